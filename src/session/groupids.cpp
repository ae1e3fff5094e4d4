// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/groupids.h"

#include "session/knowncolumn.h"
#include "session/prefetch.h"
#include "session/scratch.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sessionscope::session {

namespace {

// Combinations of codes get a place each if there are no more of them than these for each row, and
// no more than 16 MiB of them.
constexpr quint64 kPlacesOfRow = 4;
constexpr quint64 kMostPlaces = quint64(1) << 22;
constexpr std::size_t kAhead = 16; // rows whose places are asked for together
constexpr quint64 kOdd = 0x9e3779b97f4a7c15; // 2^64 divided by the golden ratio

// Numbers things as they first occur; few enough to have a place each.
class DirectNumbers
{
public:
    explicit DirectNumbers(quint64 range)
        : m_numbers(static_cast<std::size_t>(range))
    {
        for (std::size_t value = 0; value < range; ++value)
            m_numbers[value] = GroupIds::kNone;
    }

    void expect(quint64 value) const
    {
        prefetch(m_numbers.values().data()
                 + std::min<quint64>(value, m_numbers.values().size() - 1));
    }

    quint32 numberOf(quint64 value, quint32 next)
    {
        quint32 &number = m_numbers[static_cast<std::size_t>(value)];
        if (number == GroupIds::kNone)
            number = next;
        return number;
    }

private:
    ScratchArray<quint32> m_numbers;
};

// The same for any values: open addressing, at most half full.
class HashedNumbers
{
public:
    HashedNumbers()
        : m_slots(std::size_t(1) << 12)
        , m_shift(64 - 12)
    {
    }

    void expect(quint64 value) const { prefetch(&m_slots[placeOf(value)]); }

    quint32 numberOf(quint64 value, quint32 next)
    {
        for (std::size_t at = placeOf(value);; at = (at + 1) & (m_slots.size() - 1)) {
            Slot &slot = m_slots[at];
            if (slot.number == GroupIds::kNone) {
                slot = {value, next};
                if (++m_used * 2 > m_slots.size())
                    grow();
                return next;
            }
            if (slot.value == value)
                return slot.number;
        }
    }

private:
    struct Slot
    {
        quint64 value = 0;
        quint32 number = GroupIds::kNone;
    };

    std::size_t placeOf(quint64 value) const
    {
        return static_cast<std::size_t>(((value ^ value >> 32) * kOdd) >> m_shift);
    }

    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 4);
        old.swap(m_slots);
        m_shift = 64 - std::countr_zero(m_slots.size());
        for (const Slot &slot : old) {
            if (slot.number == GroupIds::kNone)
                continue;
            std::size_t at = placeOf(slot.value);
            while (m_slots[at].number != GroupIds::kNone)
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots; // size is a power of two
    int m_shift;
    std::size_t m_used = 0;
};

class Combining
{
public:
    Combining(std::size_t rowCount, std::span<const quint8> passing)
        : m_passing(passing)
        , m_values(rowCount)
    {
    }

    void add(const GroupCodes &codes)
    {
        // As long as combinations fit into 32 bits they are just counted through.
        if (m_range * codes.size() > GroupIds::kNone)
            number(HashedNumbers());
        const bool fits = m_range * codes.size() <= GroupIds::kNone;
        if (fits) {
            eachPart(codes, [&](std::size_t row, quint32 code) {
                m_values[row] = m_values[row] * codes.size() + code;
            });
            m_range *= codes.size();
            return;
        }
        HashedNumbers numbers;
        m_firstRows.clear();
        eachPart(codes, [&](std::size_t row, quint32 code) {
            if (passes(row))
                take(row, numbers, quint64(m_values[row]) * codes.size() + code);
        });
        m_range = std::max<quint64>(1, m_firstRows.size());
        m_areNumbers = true;
    }

    GroupIds finish()
    {
        const quint64 places = std::min(kMostPlaces, m_values.size() * kPlacesOfRow);
        if (!m_areNumbers && m_range <= places)
            number(DirectNumbers(m_range));
        else if (!m_areNumbers)
            number(HashedNumbers());
        for (std::size_t row = 0; row < m_values.size() && !m_passing.empty(); ++row)
            m_values[row] = m_passing[row] != 0 ? m_values[row] : GroupIds::kNone;
        return {std::move(m_values), std::move(m_firstRows)};
    }

private:
    bool passes(std::size_t row) const { return m_passing.empty() || m_passing[row] != 0; }

    template <class Visit>
    void eachPart(const GroupCodes &codes, Visit visit)
    {
        std::array<quint32, KnownValues::kRows> part;
        for (std::size_t first = 0; first < m_values.size(); first += part.size()) {
            const std::size_t size = std::min(part.size(), m_values.size() - first);
            codes.read(first, std::span(part).first(size));
            for (std::size_t i = 0; i < size; ++i)
                visit(first + i, part[i]);
        }
        m_areNumbers = false;
    }

    template <class Numbers>
    void take(std::size_t row, Numbers &numbers, quint64 value)
    {
        const auto next = static_cast<quint32>(m_firstRows.size());
        m_values[row] = numbers.numberOf(value, next);
        if (m_values[row] == next)
            m_firstRows.push_back(static_cast<quint32>(row));
    }

    template <class Numbers>
    void number(Numbers numbers)
    {
        m_firstRows.clear();
        for (std::size_t row = 0; row < m_values.size(); ++row) {
            numbers.expect(m_values[std::min(row + kAhead, m_values.size() - 1)]);
            if (passes(row))
                take(row, numbers, m_values[row]);
        }
        m_range = std::max<quint64>(1, m_firstRows.size());
        m_areNumbers = true;
    }

    std::span<const quint8> m_passing;
    std::vector<quint32> m_values; // of rows that pass; less than m_range
    std::vector<quint32> m_firstRows;
    quint64 m_range = 1;
    bool m_areNumbers = false; // of groups, in the order in which they first occur
};

} // namespace

GroupIds groupIds(std::span<const GroupCodes> keys, std::size_t rowCount,
                  std::span<const quint8> passing)
{
    Combining combining(rowCount, passing);
    for (const GroupCodes &key : keys)
        combining.add(key);
    return combining.finish();
}

} // namespace sessionscope::session
