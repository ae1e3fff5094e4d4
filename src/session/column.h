// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace sessionscope::session {

//! What is told of a session, in the order in which tables are written: the 21 members of
//! Sessions[] (DAS 2020-01-16, GetRedisAllSession), and behind them what CLIENT LIST has and DAS
//! has not. The number of a column is never saved: files and settings use its API name.
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
    // CLIENT LIST alone.
    User,
    Laddr,
    LibName,
    LibVer,
    Resp,
    Redir,
    Ssub,
    Watch,
    ArgvMem,
    MultiMem,
    TotMem,
    Rbs,
    Rbp,
    TotNetIn,
    TotNetOut,
    TotCmds,
    IoThread,
    Other,
};

inline constexpr int kDasColumnCount = 21; //!< they come first
inline constexpr int kColumnCount = 39;

//! A set of columns: bit indexOf(column).
using ColumnSet = quint64;

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
    //! Member of the answer, column of exports, field of filters; ours, in the same manner, where
    //! DAS has none.
    QLatin1StringView apiName;
    QLatin1StringView clientListField; //!< field of CLIENT LIST; empty where there is none
    ValueType type;
    Unit unit;
    bool shownAtFirst; //!< visible until the user chooses otherwise
    const char *title; //!< untranslated; columnTitle() translates
    const char *help; //!< untranslated; columnHelp() translates
};

std::span<const ColumnInfo> columns();
//! Those of \a set, in the order in which tables are written.
std::vector<Column> columnsOf(ColumnSet set);
const ColumnInfo &columnInfo(Column column);

constexpr int indexOf(Column column)
{
    return static_cast<int>(column);
}

constexpr ColumnSet columnSet(Column column)
{
    return ColumnSet(1) << indexOf(column);
}

inline constexpr ColumnSet kAllColumns = (ColumnSet(1) << kColumnCount) - 1;
inline constexpr ColumnSet kDasColumns = (ColumnSet(1) << kDasColumnCount) - 1;

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
