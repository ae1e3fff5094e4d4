// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/joinmarks.h"
#include "query/numbers.h"
#include "query/wordsearch.h"
#include "session/packedintegers.h"

#include <optional>
#include <span>
#include <vector>

namespace sessionscope::query {

//! Some values of a column, as ranges of what it stores: its rows are marked by comparisons, many
//! at once. The column must outlive it.
class EntryRanges final
{
public:
    //! From \c first to \c last, both included.
    struct Range
    {
        quint64 first;
        quint64 last;

        friend bool operator==(const Range &, const Range &) = default;
    };

    //! More of them take as long as looking each row up.
    static constexpr std::size_t kFew = 4;

    //! Known values within \a ranges, or outside of all of them. \a signBit as signBitOf() says.
    EntryRanges(const session::PackedIntegers &column, quint64 signBit,
                std::span<const NumberRange> ranges, bool isNegated);

    //! Values, which are numbers of texts, that \a marks has \a wanted for; nullopt if these are
    //! more than kFew ranges.
    static std::optional<EntryRanges> ofMarks(const session::PackedIntegers &column,
                                              const Marks &marks, quint8 wanted);

    //! Ascending, with others between them.
    std::span<const Range> ranges() const { return m_ranges; }

    //! Joins whether they hold the values of the rows from \a firstRow on with \a marks, at most
    //! kRowsOfPart.
    void mark(std::size_t firstRow, std::span<quint8> marks, Join join) const;

private:
    explicit EntryRanges(const session::PackedIntegers &column)
        : m_column(&column)
    {
    }

    const session::PackedIntegers *m_column;
    std::vector<Range> m_ranges;
};

} // namespace sessionscope::query
