// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/gonesessions.h"

#include "session/appendedrows.h"

namespace sessionscope::live {

namespace {

bool isKept(const ViewRequest &request, quint64 goneIn)
{
    return isShown(request, goneIn)
        || (request.mark.answer != nullptr && goneIn > request.mark.number);
}

// Rows of the data before that are no longer in the answer, the earliest gone first.
struct GoneRows
{
    std::vector<quint32> rows;
    std::vector<quint64> goneIn;
};

GoneRows goneRows(const RefreshResult &before, const ViewRequest &request,
                  const session::SnapshotDiff &diff, quint64 number)
{
    GoneRows gone;
    const quint32 answered = before.answer->rowCount();
    for (quint32 i = 0; i < before.goneIn.size(); ++i) {
        if (!isKept(request, before.goneIn[i]))
            continue;
        gone.rows.push_back(answered + i);
        gone.goneIn.push_back(before.goneIn[i]);
    }
    std::vector<bool> survives(answered);
    for (const quint32 oldRow : diff.newToOld) {
        if (oldRow != session::kNoRow)
            survives[oldRow] = true;
    }
    for (quint32 row = 0; row < answered; ++row) {
        if (survives[row])
            continue;
        gone.rows.push_back(row);
        gone.goneIn.push_back(number);
    }
    return gone;
}

template <class Value>
void keepLast(std::vector<Value> &values, std::size_t count)
{
    if (values.size() > count)
        values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(count));
}

} // namespace

bool isShown(const ViewRequest &request, quint64 goneIn)
{
    return request.keepsGone && goneIn > request.leftUpTo;
}

ShownData withGoneSessions(const RefreshResult &before, const session::SnapshotPointer &answer,
                           const ViewRequest &request, session::SnapshotDiff diff, quint64 number)
{
    ShownData shown;
    shown.snapshot = answer;
    if (answer->rowCount() > kMaxRowsWithGone) {
        shown.goneNotKept = isShown(request, number) && before.answer->rowCount() > diff.survivors;
        shown.newToOld = std::move(diff.newToOld);
        return shown;
    }
    GoneRows gone = goneRows(before, request, diff, number);
    keepLast(gone.rows, kMaxGoneRows);
    keepLast(gone.goneIn, kMaxGoneRows);
    shown.newToOld = std::move(diff.newToOld);
    if (gone.rows.empty())
        return shown;
    shown.snapshot = session::withAppendedRows(*answer, *before.snapshot, gone.rows);
    shown.newToOld.insert(shown.newToOld.end(), gone.rows.begin(), gone.rows.end());
    shown.goneIn = std::move(gone.goneIn);
    return shown;
}

} // namespace sessionscope::live
