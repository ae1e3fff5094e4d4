// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/snapshotbuilder.h"
#include "support/hostiletexts.h"
#include "support/testrandom.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <vector>

//! Sessions as a plain list of rows: what a snapshot must be equal to, without its columns,
//! dictionaries and packing.
namespace sessionscope::test {

struct PlainSession
{
    std::optional<quint64> id;
    std::array<std::optional<qint64>, session::kColumnCount> numbers;
    std::array<std::optional<QByteArray>, session::kColumnCount> texts;

    std::optional<qint64> &number(session::Column column)
    {
        return numbers[static_cast<std::size_t>(column)];
    }

    const std::optional<qint64> &number(session::Column column) const
    {
        return numbers[static_cast<std::size_t>(column)];
    }

    std::optional<QByteArray> &text(session::Column column)
    {
        return texts[static_cast<std::size_t>(column)];
    }

    const std::optional<QByteArray> &text(session::Column column) const
    {
        return texts[static_cast<std::size_t>(column)];
    }

    friend bool operator==(const PlainSession &, const PlainSession &) = default;
};

using PlainSessions = std::vector<PlainSession>;

inline session::SnapshotPointer toSnapshot(const PlainSessions &rows,
                                           session::SnapshotInfo info = {})
{
    session::SnapshotBuilder builder;
    for (const PlainSession &row : rows) {
        builder.beginRow();
        if (row.id)
            builder.setId(*row.id);
        for (const session::ColumnInfo &column : session::columns()) {
            if (const auto &number = row.number(column.column))
                builder.setInteger(column.column, *number);
            if (const auto &text = row.text(column.column))
                builder.setText(column.column, *text);
        }
    }
    return std::move(builder).finish(std::move(info));
}

inline PlainSessions toPlain(const session::SessionSnapshot &snapshot)
{
    PlainSessions rows(snapshot.rowCount());
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        rows[row].id = snapshot.id(row);
        for (const session::ColumnInfo &column : session::columns()) {
            if (column.type == session::ValueType::Integer)
                rows[row].number(column.column) = snapshot.integer(column.column, row);
            else if (column.type == session::ValueType::Text)
                rows[row].text(column.column) = snapshot.utf8(column.column, row);
        }
    }
    return rows;
}

//! Equal beside the rows; counts of unreadable values aside.
inline bool sayTheSame(const session::SnapshotInfo &left, const session::SnapshotInfo &right)
{
    const auto isSame = [](const session::SourceStat &a, const session::SourceStat &b) {
        return a.key == b.key && a.count == b.count && a.ids == b.ids;
    };
    return left.instanceId == right.instanceId && left.requestId == right.requestId
        && left.timestamp_ms == right.timestamp_ms && left.total == right.total
        && left.hasSourceStats == right.hasSourceStats
        && std::equal(left.sourceStats.begin(), left.sourceStats.end(), right.sourceStats.begin(),
                      right.sourceStats.end(), isSame);
}

//! Valid UTF-8 that a client may have chosen to do harm, or that is easily done wrong.
inline QByteArray drawnFromHostileTexts(TestRandom &random)
{
    if (random.oneIn(40))
        return QByteArray(random.below(3000), 'w');
    QByteArray bytes = random.oneOf(shortHostileTexts()).utf8;
    if (random.oneIn(3))
        bytes += QByteArray::number(random.below(300));
    return bytes;
}

//! Small numbers, both ends of the range, and everything between.
inline qint64 drawnInteger(TestRandom &random)
{
    constexpr qint64 kMax = std::numeric_limits<qint64>::max();
    switch (random.below(6)) {
    case 0:
        return random.oneOf(std::initializer_list<qint64>{0, -1, 1, 9, 10, 255, 256, 65535, 65536,
                                                          4294967295, 4294967296, kMax - 1, kMax,
                                                          -kMax - 1, -kMax});
    case 1:
        return static_cast<qint64>(random.bits());
    default:
        return random.between(-1, 1000);
    }
}

inline PlainSession drawnSession(TestRandom &random)
{
    PlainSession row;
    if (!random.oneIn(8))
        row.id = random.oneIn(3) ? random.bits() : static_cast<quint64>(random.below(100));
    for (const session::ColumnInfo &column : session::columns()) {
        if (random.oneIn(6))
            continue;
        if (column.type == session::ValueType::Integer)
            row.number(column.column) = drawnInteger(random);
        else if (column.type == session::ValueType::Text)
            row.text(column.column) = drawnFromHostileTexts(random);
    }
    return row;
}

inline PlainSessions drawnSessions(TestRandom &random, int count)
{
    PlainSessions rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(drawnSession(random));
    return rows;
}

} // namespace sessionscope::test
