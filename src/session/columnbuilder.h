// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "session/packedintegers.h"

#include <QtGlobal>

#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace sessionscope::session {

//! Collects the values of a column, block by block, and joins them to PackedIntegers. Each block
//! is packed by itself as soon as it comes, so that a column takes no more memory while it grows
//! than when it is finished; finish() needs both for a moment.
//!
//! For one thread.
class ColumnBuilder final
{
public:
    //! How the 64 bits of a value are meant.
    enum class Kind : quint8 { Signed, Unsigned };

    explicit ColumnBuilder(Kind kind = Kind::Signed)
        : m_signBit(kind == Kind::Unsigned ? quint64(1) << 63 : 0)
    {
    }

    //! Appends a block. A value is known if its mask in \a known, of the same size, has \a bit.
    void append(std::span<const qint64> values, std::span<const ColumnSet> known, ColumnSet bit);
    //! Appends a block without any value.
    void appendUnknown(std::size_t rows);

    //! In the fewest bytes a value that hold the range between the smallest and the largest one.
    PackedIntegers finish() &&;

private:
    // A block of rows. An entry is the distance to the base, the largest one means unknown; entries
    // of 8 bytes are values (base 0), and which are unknown stands behind them, a byte for each.
    struct Block
    {
        std::size_t rows = 0;
        quint64 base = 0;
        int width = 0; // bytes an entry; 0 = all rows are the same: the base, or unknown
        bool hasUnknown = false;
        std::unique_ptr<quint8[]> entries;
    };

    template <class Entry>
    static void pack(Block &block, std::span<const qint64> values, std::span<const ColumnSet> known,
                     ColumnSet bit);
    template <class Entry>
    void join(PackedIntegers &column);
    template <class Entry>
    static void joinBlock(const Block &block, quint8 *out, quint64 base);
    static void joinUnknown(const Block &block, std::vector<bool> &unknown);
    template <class Entry>
    static bool isUnknownIn(const quint8 *entries, std::size_t rows, std::size_t row);

    // Values are compared as signed ones, those of Kind::Unsigned with their top bit turned.
    qint64 ordered(qint64 value) const
    {
        return static_cast<qint64>(static_cast<quint64>(value) ^ m_signBit);
    }

    quint64 m_signBit; // of values that have none: turned to compare them as if they had
    std::size_t m_size = 0;
    std::vector<Block> m_blocks;
    // In the order of ordered(); the other way round as long as nothing is known.
    qint64 m_smallest = std::numeric_limits<qint64>::max();
    qint64 m_largest = std::numeric_limits<qint64>::min();
};

} // namespace sessionscope::session
