// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostiletexts.h"
#include "support/plainsessions.h"

#include <array>
#include <limits>

//! Answers full of what is meant to do harm.
namespace sessionscope::test {

//! All integers of a session are \a number, which may be as it likes.
inline PlainSession sessionOfNumber(quint64 id, qint64 number)
{
    PlainSession row;
    row.id = id;
    for (const session::ColumnInfo &column : session::columns()) {
        if (column.type == session::ValueType::Integer)
            row.number(column.column) = number;
    }
    return row;
}

//! All texts of a session are \a text.
inline PlainSession sessionOfText(quint64 id, const QByteArray &text)
{
    PlainSession row;
    row.id = id;
    for (const session::ColumnInfo &column : session::columns()) {
        if (column.type == session::ValueType::Text)
            row.text(column.column) = text;
    }
    return row;
}

//! One session for each of \a texts, which is all its texts; then the ends of the ranges of
//! numbers, a name of a megabyte, a session of nothing, and one session three times.
inline PlainSessions hostileRows(const std::vector<HostileText> &texts = hostileTexts())
{
    constexpr qint64 kMin = std::numeric_limits<qint64>::min();
    constexpr qint64 kMax = std::numeric_limits<qint64>::max();
    PlainSessions rows;
    quint64 id = 0;
    for (const HostileText &text : texts)
        rows.push_back(sessionOfText(++id, text.utf8));
    for (const qint64 number : {kMin, kMin + 1, qint64(-1), qint64(0), kMax - 1, kMax})
        rows.push_back(sessionOfNumber(std::numeric_limits<quint64>::max(), number));
    rows.push_back({});
    // A megabyte for one name.
    rows.back().text(session::Column::Name) = QByteArray("<img src=x>").repeated(1024 * 1024 / 11);
    rows.push_back({});
    for (int i = 0; i < 3; ++i) {
        PlainSession same = sessionOfText(7, "10.0.0.1:7");
        same.number(session::Column::Age) = -5;
        same.number(session::Column::Idle) = kMax;
        rows.push_back(same);
    }
    return rows;
}

inline session::SnapshotPointer
hostileSessions(const std::vector<HostileText> &texts = hostileTexts(),
                session::SnapshotInfo info = {})
{
    return toSnapshot(hostileRows(texts), std::move(info));
}

} // namespace sessionscope::test
