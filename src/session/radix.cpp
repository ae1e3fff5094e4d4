// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/radix.h"

#include <array>
#include <bit>
#include <memory>

namespace sessionscope::session {

namespace {

// 2048 counters stay in the first-level cache, 2048 places to write to in the second-level TLB.
constexpr int kDigitBits = 11;
constexpr quint32 kBuckets = 1U << kDigitBits;
constexpr std::size_t kMostDigits = 3; // of 32 bits

class Digit
{
public:
    explicit Digit(int shift)
        : m_shift(shift)
    {
    }

    quint32 of(quint32 key) const { return (key >> m_shift) & (kBuckets - 1); }

    quint32 mask() const { return (kBuckets - 1) << m_shift; }

private:
    int m_shift;
};

using Places = std::array<quint32, kBuckets>;

// Where the rows of each bucket begin.
Places placesOf(std::span<const quint32> keys, Digit digit)
{
    // Two sets of counters: neighbours often have equal keys, and counting one up twice in a row
    // waits for the first store.
    Places counts{};
    Places odd{};
    std::size_t i = 0;
    for (; i + 1 < keys.size(); i += 2) {
        ++counts[digit.of(keys[i])];
        ++odd[digit.of(keys[i + 1])];
    }
    if (i < keys.size())
        ++counts[digit.of(keys[i])];
    quint32 begin = 0;
    for (quint32 bucket = 0; bucket < kBuckets; ++bucket) {
        const quint32 size = counts[bucket] + odd[bucket];
        counts[bucket] = begin;
        begin += size;
    }
    return counts;
}

struct Digits
{
    std::array<Digit, kMostDigits> digits{Digit(0), Digit(0), Digit(0)};
    std::size_t count = 0;
};

// The digits in which keys differ, lowest first.
Digits digitsOf(std::span<const quint32> keys)
{
    quint32 differing = 0;
    for (const quint32 key : keys)
        differing |= key ^ keys.front();
    Digits found;
    while (differing != 0) {
        const Digit digit(std::countr_zero(differing));
        found.digits[found.count++] = digit;
        differing &= ~digit.mask();
    }
    return found;
}

// A row below its key: moved as one number, so that a pass need not look keys up again.
quint64 packed(quint32 key, quint32 row)
{
    return quint64(key) << 32 | row;
}

quint32 keyOf(quint64 item)
{
    return static_cast<quint32>(item >> 32);
}

} // namespace

void sortRowsByKeys(std::vector<quint32> &rows, std::span<const quint32> keys)
{
    Q_ASSERT(rows.size() == keys.size());
    const Digits found = digitsOf(keys);
    const std::size_t size = rows.size();
    if (found.count == 0)
        return;
    if (found.count == 1) {
        const Digit digit = found.digits[0];
        Places next = placesOf(keys, digit);
        std::vector<quint32> sorted(size);
        for (const quint32 row : rows)
            sorted[next[digit.of(keys[row])]++] = row;
        rows.swap(sorted);
        return;
    }
    auto from = std::make_unique_for_overwrite<quint64[]>(size);
    Places next = placesOf(keys, found.digits[0]);
    for (const quint32 row : rows)
        from[next[found.digits[0].of(keys[row])]++] = packed(keys[row], row);
    if (found.count == 3) {
        auto to = std::make_unique_for_overwrite<quint64[]>(size);
        next = placesOf(keys, found.digits[1]);
        for (std::size_t i = 0; i < size; ++i)
            to[next[found.digits[1].of(keyOf(from[i]))]++] = from[i];
        from.swap(to);
    }
    const Digit last = found.digits[found.count - 1];
    next = placesOf(keys, last);
    for (std::size_t i = 0; i < size; ++i)
        rows[next[last.of(keyOf(from[i]))]++] = static_cast<quint32>(from[i]);
}

} // namespace sessionscope::session
