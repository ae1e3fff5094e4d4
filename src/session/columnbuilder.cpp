// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/columnbuilder.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sessionscope::session {

namespace {

struct Range
{
    qint64 smallest = std::numeric_limits<qint64>::max();
    qint64 largest = std::numeric_limits<qint64>::min();

    bool isEmpty() const { return smallest > largest; }

    // Modulo 2^64, which is right for signed values as well.
    quint64 span() const { return static_cast<quint64>(largest) - static_cast<quint64>(smallest); }
};

// The fewest bytes that hold 0 .. largest and one pattern more; 8 where there is none.
int widthFor(quint64 largest)
{
    if (largest < std::numeric_limits<quint8>::max())
        return sizeof(quint8);
    if (largest < std::numeric_limits<quint16>::max())
        return sizeof(quint16);
    return largest < std::numeric_limits<quint32>::max() ? sizeof(quint32) : sizeof(quint64);
}

template <class Entry>
void write(quint8 *out, std::size_t row, Entry entry)
{
    std::memcpy(out + row * sizeof(Entry), &entry, sizeof(Entry));
}

template <class Entry>
Entry read(const quint8 *entries, std::size_t row)
{
    Entry entry;
    std::memcpy(&entry, entries + row * sizeof(Entry), sizeof(Entry));
    return entry;
}

// Calls \a visitor with a zero of the unsigned type of \a width bytes.
template <class Visitor>
void withEntryOf(int width, Visitor visitor)
{
    switch (width) {
    case sizeof(quint8):
        return visitor(quint8(0));
    case sizeof(quint16):
        return visitor(quint16(0));
    case sizeof(quint32):
        return visitor(quint32(0));
    default:
        return visitor(quint64(0));
    }
}

} // namespace

template <class Entry>
void ColumnBuilder::pack(Block &block, std::span<const qint64> values,
                         std::span<const ColumnSet> known, ColumnSet bit)
{
    constexpr Entry kUnknown = std::numeric_limits<Entry>::max();
    quint8 *out = block.entries.get();
    const quint64 base = block.base;
    // No branch and no test where it can be helped: the compiler makes vectors of these loops.
    if (!block.hasUnknown) {
        for (std::size_t row = 0; row < values.size(); ++row)
            write(out, row, static_cast<Entry>(static_cast<quint64>(values[row]) - base));
        return;
    }
    for (std::size_t row = 0; row < values.size(); ++row) {
        const auto entry = static_cast<Entry>(static_cast<quint64>(values[row]) - base);
        write(out, row, (known[row] & bit) != 0 ? entry : kUnknown);
    }
}

void ColumnBuilder::append(std::span<const qint64> values, std::span<const ColumnSet> known,
                           ColumnSet bit)
{
    if (values.empty())
        return;
    ColumnSet knownInAll = bit;
    for (const ColumnSet mask : known)
        knownInAll &= mask;
    Range range;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (knownInAll == 0 && (known[row] & bit) == 0)
            continue;
        range.smallest = std::min(range.smallest, ordered(values[row]));
        range.largest = std::max(range.largest, ordered(values[row]));
    }
    m_smallest = std::min(m_smallest, range.smallest);
    m_largest = std::max(m_largest, range.largest);
    m_size += values.size();

    Block &block = m_blocks.emplace_back();
    block.rows = values.size();
    block.hasUnknown = knownInAll == 0;
    block.base = static_cast<quint64>(ordered(range.smallest));
    if (range.isEmpty() || (!block.hasUnknown && range.span() == 0))
        return;
    block.width = widthFor(range.span());
    std::size_t bytes = block.rows * static_cast<std::size_t>(block.width);
    if (block.width == sizeof(quint64)) {
        block.base = 0;
        if (block.hasUnknown)
            bytes += block.rows;
    }
    block.entries = std::make_unique_for_overwrite<quint8[]>(bytes);
    withEntryOf(block.width, [&](auto entry) { pack<decltype(entry)>(block, values, known, bit); });
    if (block.width == sizeof(quint64) && block.hasUnknown) {
        quint8 *isUnknown = block.entries.get() + block.rows * sizeof(quint64);
        for (std::size_t row = 0; row < block.rows; ++row)
            isUnknown[row] = (known[row] & bit) == 0 ? 1 : 0;
    }
}

void ColumnBuilder::appendUnknown(std::size_t rows)
{
    m_size += rows;
    // Most columns that have no value in a block have none in the next one.
    const bool isFollowing =
        !m_blocks.empty() && m_blocks.back().width == 0 && m_blocks.back().hasUnknown;
    Block &block = isFollowing ? m_blocks.back() : m_blocks.emplace_back();
    block.rows += rows;
    block.hasUnknown = true;
}

template <class Entry>
bool ColumnBuilder::isUnknownIn(const quint8 *entries, std::size_t rows, std::size_t row)
{
    if constexpr (sizeof(Entry) == sizeof(quint64))
        return entries[rows * sizeof(Entry) + row] != 0;
    else
        return read<Entry>(entries, row) == std::numeric_limits<Entry>::max();
}

template <class Entry>
void ColumnBuilder::joinBlock(const Block &block, quint8 *out, quint64 base)
{
    constexpr Entry kMarker = PackedView<Entry>::kMarker;
    const quint64 shift = block.base - base;
    // Copies: bytes are written, which might be those of the block for all that the compiler knows.
    const quint8 *const entries = block.entries.get();
    const std::size_t rows = block.rows;
    if (block.width == 0) {
        const Entry entry = block.hasUnknown ? kMarker : static_cast<Entry>(shift);
        for (std::size_t row = 0; row < rows; ++row)
            write(out, row, entry);
        return;
    }
    withEntryOf(block.width, [&](auto zero) {
        using From = decltype(zero);
        if (!block.hasUnknown) {
            for (std::size_t row = 0; row < rows; ++row)
                write(out, row, static_cast<Entry>(shift + read<From>(entries, row)));
            return;
        }
        for (std::size_t row = 0; row < rows; ++row) {
            const auto entry = static_cast<Entry>(shift + read<From>(entries, row));
            write(out, row, isUnknownIn<From>(entries, rows, row) ? kMarker : entry);
        }
    });
}

// Beside the entries, where none of them is left over for "unknown".
void ColumnBuilder::joinUnknown(const Block &block, std::vector<bool> &unknown)
{
    if (block.width == 0 || !block.hasUnknown) {
        unknown.insert(unknown.end(), block.rows, block.hasUnknown);
        return;
    }
    withEntryOf(block.width, [&](auto zero) {
        for (std::size_t row = 0; row < block.rows; ++row)
            unknown.push_back(isUnknownIn<decltype(zero)>(block.entries.get(), block.rows, row));
    });
}

template <class Entry>
void ColumnBuilder::join(PackedIntegers &column)
{
    column.m_width = sizeof(Entry);
    column.m_bytes = std::make_unique_for_overwrite<quint8[]>(m_size * sizeof(Entry));
    std::size_t row = 0;
    for (Block &block : m_blocks) {
        joinBlock<Entry>(block, column.m_bytes.get() + row * sizeof(Entry), column.m_base);
        if (!column.m_hasMarker)
            joinUnknown(block, column.m_unknown);
        row += block.rows;
        block.entries.reset();
    }
}

PackedIntegers ColumnBuilder::finish() &&
{
    PackedIntegers column;
    column.m_size = m_size;
    const Range range{m_smallest, m_largest};
    if (!range.isEmpty()) {
        column.m_base = static_cast<quint64>(ordered(range.smallest));
        // Where all 2^64 values may occur, none is left over for "unknown".
        column.m_hasMarker = range.span() < std::numeric_limits<quint64>::max();
        withEntryOf(widthFor(range.span()), [&](auto entry) { join<decltype(entry)>(column); });
    }
    m_blocks = std::vector<Block>();
    return column;
}

} // namespace sessionscope::session
