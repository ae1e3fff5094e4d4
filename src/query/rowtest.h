// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/context.h"
#include "query/entryranges.h"
#include "query/expression.h"
#include "query/joinmarks.h"
#include "query/wordsearch.h"
#include "session/sessionsnapshot.h"

#include <memory>
#include <span>
#include <vector>

namespace sessionscope::query {

//! A test made ready for one snapshot: what depends on the values alone has been found out.
class RowTest
{
public:
    RowTest() = default;
    virtual ~RowTest() = default;
    Q_DISABLE_COPY_MOVE(RowTest)

    //! Sets \a out, at most kRowsOfPart, to 1 or 0 for the rows from \a first on.
    virtual void mark(std::size_t first, std::span<quint8> out) const = 0;

    //! The same joined with the \a marks that are there. By default words of 64 rows are left out
    //! where no mark can change.
    virtual void join(std::size_t first, std::span<quint8> marks, Join join) const;

    //! About how long a row takes. That of one comparison, which many rows share, is 1.
    virtual int cost() const { return kLookUp; }

protected:
    static constexpr int kLookUp = 8;
};

using RowTestPointer = std::unique_ptr<RowTest>;

//! What the tests are made ready with; all of it must outlive them.
struct RowTestInput
{
    const session::SessionSnapshot &snapshot;
    const Context &context;
    TimeLimit &limit;
};

//! All of \a tests (Join::And), or any of them (Join::Or).
RowTestPointer makeCombinedRows(Join join, std::vector<RowTestPointer> tests);
RowTestPointer makeOppositeRows(RowTestPointer test);
RowTestPointer makeRangeRows(EntryRanges ranges);
RowTestPointer makeWordRows(const WordTest &test, bool isNegated, const RowTestInput &input);
RowTestPointer makeTextRows(const TextTest &test, bool isNegated, const RowTestInput &input);
//! By \a marks of the values of \a column: 1 or 0.
RowTestPointer makeMarkedRows(const session::PackedIntegers &column, Marks marks, bool isNegated);
//! For a test of Addr.
RowTestPointer makeEndpointRows(const TextTest &test, bool isNegated, const RowTestInput &input);
//! For a test of alias or tag.
RowTestPointer makeLabelRows(const TextTest &test, bool isNegated, const RowTestInput &input);
RowTestPointer makeUnknownRows(const UnknownTest &test, bool isNegated, const RowTestInput &input);
RowTestPointer makeChangedRows(const ChangedTest &test, bool isNegated, const RowTestInput &input);

//! The text of each code as one of \a conditions sees it: 1 where it holds, else 0.
Marks textsThatHold(const session::Dictionary &dictionary,
                    const std::vector<TextCondition> &conditions, FieldKind kind, TimeLimit &limit);
//! Whether \a condition holds of \a text.
bool holds(const TextCondition &condition, const QString &text, TimeLimit &limit);

} // namespace sessionscope::query
