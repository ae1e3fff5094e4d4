// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace sessionscope::session {

//! The 21 members of Sessions[] (DAS 2020-01-16, GetRedisAllSession), in the order in which tables
//! are written. The number of a column is never saved: files and settings use its API name.
enum class Column : quint8 {
    Id,
    Addr,
    Client,
    ClientDesc,
    Name,
    Cmd,
    Age,
    Idle,
    Flags,
    Db,
    Sub,
    Psub,
    Multi,
    Qbuf,
    QbufFree,
    Obl,
    Oll,
    Omem,
    Events,
    Fd,
    NodeId,
};

inline constexpr int kColumnCount = 21;

enum class ValueType : quint8 {
    Id, //!< 0 .. 2^64-1
    Integer, //!< -2^63 .. 2^63-1
    Text, //!< UTF-8
};

enum class Unit : quint8 { None, Seconds, Bytes };

//! What the program knows about a column: one row of the one table of columns.
struct ColumnInfo
{
    Column column;
    QLatin1StringView apiName; //!< member of the answer, column of exports, field of filters
    QLatin1StringView clientListField; //!< field of CLIENT LIST; empty where DAS adds the member
    ValueType type;
    Unit unit;
    bool shownAtFirst; //!< visible until the user chooses otherwise
    const char *title; //!< untranslated; columnTitle() translates
    const char *help; //!< untranslated; columnHelp() translates
};

std::span<const ColumnInfo> columns();
const ColumnInfo &columnInfo(Column column);

constexpr int indexOf(Column column)
{
    return static_cast<int>(column);
}

//! \a index must be in 0 .. kColumnCount-1.
constexpr Column columnAt(int index)
{
    return static_cast<Column>(index);
}

//! The column of that API name, upper and lower case alike.
std::optional<Column> columnFromApiName(QStringView name);

//! The column that holds this field of CLIENT LIST, for example "qbuf-free".
std::optional<Column> columnFromClientListField(QLatin1StringView field);

QString columnTitle(Column column);
//! What the member means, one or two sentences.
QString columnHelp(Column column);

} // namespace sessionscope::session
