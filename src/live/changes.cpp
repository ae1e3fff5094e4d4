// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/changes.h"

#include "session/appendedrows.h"
#include "session/changes.h"
#include "session/snapshotbuilder.h"

#include <numeric>

namespace sessionscope::live {

namespace {

using session::kNoRow;
using session::kRowIsGone;
using session::kRowIsNew;

// Counts the rows of an answer; the first of \a rows say which columns have changed.
void countAnswer(Changes &changes, std::span<const quint32> newToOld, quint32 answered)
{
    for (quint32 row = 0; row < answered; ++row) {
        if (newToOld[row] == kNoRow) {
            changes.rows[row] = kRowIsNew;
            ++changes.added;
        } else if ((changes.rows[row] & session::kTellingColumns) != 0) {
            ++changes.changed;
        }
    }
}

// Of the rows behind those of the answer. Compared by themselves: who has taken over the id of a
// session that is gone would stand in its way.
void addGone(Changes &changes, const session::SessionSnapshot &mark, const RefreshResult &result)
{
    if (result.goneIn.empty())
        return;
    std::vector<quint32> rows(result.goneIn.size());
    std::iota(rows.begin(), rows.end(), result.answer->rowCount());
    const session::SnapshotPointer nothing = session::SnapshotBuilder().finish({});
    const session::SnapshotPointer gone =
        session::withAppendedRows(*nothing, *result.snapshot, rows);
    for (const quint32 oldRow : session::compareSnapshots(mark, *gone).newToOld)
        changes.rows.push_back(oldRow == kNoRow ? 0 : kRowIsGone);
}

} // namespace

ChangesPointer changesSinceLast(const session::SessionSnapshot &before,
                                const session::SnapshotDiff &diff, const RefreshResult &result)
{
    auto changes = std::make_shared<Changes>();
    changes->rows = session::changedColumns(before, *result.answer, diff);
    countAnswer(*changes, diff.newToOld, result.answer->rowCount());
    changes->gone = before.rowCount() - diff.survivors;
    for (const quint64 goneIn : result.goneIn)
        changes->rows.push_back(goneIn == result.number ? kRowIsGone : 0);
    return changes;
}

ChangesPointer changesSinceMark(const session::SnapshotPointer &mark, const RefreshResult &result)
{
    auto changes = std::make_shared<Changes>();
    if (mark == result.answer)
        return changes;
    const session::SnapshotDiff diff = session::compareSnapshots(*mark, *result.answer);
    changes->rows = session::changedColumns(*mark, *result.answer, diff);
    countAnswer(*changes, diff.newToOld, result.answer->rowCount());
    changes->gone = mark->rowCount() - diff.survivors;
    addGone(*changes, *mark, result);
    return changes;
}

} // namespace sessionscope::live
