// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/column.h"

#include <QCoreApplication>

#include <array>

namespace sessionscope::session {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ColumnText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::ColumnText)
};

// Meanings: DAS API page GetRedisAllSession, https://redis.io/commands/client-list, and
// catClientInfoString() of Redis for what that page leaves out (rbs, rbp).
constexpr std::array<ColumnInfo, kColumnCount> kColumns{{
    {Column::Id, "Id"_L1, "id"_L1, ValueType::Id, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Id"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Client id, unique on one node as long as its process runs.")},
    {Column::Addr, "Addr"_L1, "addr"_L1, ValueType::Text, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Address"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Address and port of the client; path:0 for a Unix socket.")},
    {Column::Client,
     "Client"_L1,
     {},
     ValueType::Text,
     Unit::None,
     false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Source"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Address of the client without its port: the source of the session.")},
    {Column::ClientDesc,
     "ClientDesc"_L1,
     {},
     ValueType::Text,
     Unit::None,
     true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Alias"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Alias of the source, as somebody set it in the DAS console.")},
    {Column::Name, "Name"_L1, "name"_L1, ValueType::Text, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Name"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Name that the client gave itself with CLIENT SETNAME; empty if none.")},
    {Column::Cmd, "Cmd"_L1, "cmd"_L1, ValueType::Text, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Command"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "The last command that the client ran.")},
    {Column::Age, "Age"_L1, "age"_L1, ValueType::Integer, Unit::Seconds, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Age"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Seconds since the client connected.")},
    {Column::Idle, "Idle"_L1, "idle"_L1, ValueType::Integer, Unit::Seconds, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Idle"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Seconds since the last interaction.")},
    {Column::Flags, "Flags"_L1, "flags"_L1, ValueType::Text, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Flags"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "State of the client, one letter each: N normal, b blocked, x in MULTI, "
                       "O MONITOR, P Pub/Sub, S replica and others.")},
    {Column::Db, "Db"_L1, "db"_L1, ValueType::Integer, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Database"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Number of the selected database.")},
    {Column::Sub, "Sub"_L1, "sub"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Channels"),
     QT_TRANSLATE_NOOP(
         "sessionscope::ColumnText",
         "Number of subscribed channels. Behind the Tair proxy it may be 0 or 1 only.")},
    {Column::Psub, "Psub"_L1, "psub"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Patterns"),
     QT_TRANSLATE_NOOP(
         "sessionscope::ColumnText",
         "Number of subscribed patterns. Behind the Tair proxy it may be 0 or 1 only.")},
    {Column::Multi, "Multi"_L1, "multi"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "MULTI"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Commands queued in MULTI; -1 means that the client is not in MULTI.")},
    {Column::Qbuf, "Qbuf"_L1, "qbuf"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Input buffer"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes that wait in the query (input) buffer. May mean nothing behind the "
                       "Tair proxy.")},
    {Column::QbufFree, "QbufFree"_L1, "qbuf-free"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Input free"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Free bytes of the query (input) buffer. May mean nothing behind the Tair "
                       "proxy.")},
    {Column::Obl, "Obl"_L1, "obl"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Fixed output"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes used in the fixed output buffer. May mean nothing behind the Tair "
                       "proxy.")},
    {Column::Oll, "Oll"_L1, "oll"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Output replies"),
     QT_TRANSLATE_NOOP(
         "sessionscope::ColumnText",
         "Replies that wait in the output list; a number, not bytes. May mean nothing "
         "behind the Tair proxy.")},
    {Column::Omem, "Omem"_L1, "omem"_L1, ValueType::Integer, Unit::Bytes, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Output memory"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Bytes of memory that the output list uses.")},
    {Column::Events, "Events"_L1, "events"_L1, ValueType::Text, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Events"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "What the server waits for on the socket: r readable, w writable.")},
    {Column::Fd, "Fd"_L1, "fd"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Socket"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "File descriptor of the socket in the server process.")},
    {Column::NodeId,
     "NodeId"_L1,
     {},
     ValueType::Text,
     Unit::None,
     false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Node"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Node (proxy or shard) that holds the connection.")},
    {Column::User, "User"_L1, "user"_L1, ValueType::Text, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "User"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "ACL user that the client is.")},
    {Column::Laddr, "Laddr"_L1, "laddr"_L1, ValueType::Text, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Server address"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Address and port of the server that the client connected to.")},
    {Column::LibName, "LibName"_L1, "lib-name"_L1, ValueType::Text, Unit::None, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Library"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Client library, as it told with CLIENT SETINFO; empty if it did not.")},
    {Column::LibVer, "LibVer"_L1, "lib-ver"_L1, ValueType::Text, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Library version"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Version of the client library, as it told with CLIENT SETINFO.")},
    {Column::Resp, "Resp"_L1, "resp"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "RESP"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Version of the protocol that the client speaks, 2 or 3.")},
    {Column::Redir, "Redir"_L1, "redir"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Tracking to"),
     QT_TRANSLATE_NOOP(
         "sessionscope::ColumnText",
         "Id of the client that invalidation messages of tracking go to; -1 means no other one.")},
    {Column::Ssub, "Ssub"_L1, "ssub"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Shard channels"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Number of subscribed channels of shards.")},
    {Column::Watch, "Watch"_L1, "watch"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Watched keys"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Number of keys that the client watches (WATCH).")},
    {Column::ArgvMem, "ArgvMem"_L1, "argv-mem"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Arguments"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes of the arguments of a command that has not come completely.")},
    {Column::MultiMem, "MultiMem"_L1, "multi-mem"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "MULTI memory"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes of the commands that are queued in MULTI.")},
    {Column::TotMem, "TotMem"_L1, "tot-mem"_L1, ValueType::Integer, Unit::Bytes, true,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Total memory"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes of memory that the client uses in all its buffers.")},
    {Column::Rbs, "Rbs"_L1, "rbs"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Reply buffer"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Size of the fixed reply buffer in bytes.")},
    {Column::Rbp, "Rbp"_L1, "rbp"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Reply peak"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Most bytes of the fixed reply buffer that were used lately.")},
    {Column::TotNetIn, "TotNetIn"_L1, "tot-net-in"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Received"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes that the server has read from the client.")},
    {Column::TotNetOut, "TotNetOut"_L1, "tot-net-out"_L1, ValueType::Integer, Unit::Bytes, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Sent"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Bytes that the server has sent to the client.")},
    {Column::TotCmds, "TotCmds"_L1, "tot-cmds"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Commands"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Number of commands that the client has run.")},
    {Column::IoThread, "IoThread"_L1, "io-thread"_L1, ValueType::Integer, Unit::None, false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "I/O thread"),
     QT_TRANSLATE_NOOP("sessionscope::ColumnText",
                       "Number of the I/O thread that serves the client.")},
    {Column::Other,
     "Other"_L1,
     {},
     ValueType::Text,
     Unit::None,
     false,
     QT_TRANSLATE_NOOP("sessionscope::ColumnText", "Other fields"),
     QT_TRANSLATE_NOOP(
         "sessionscope::ColumnText",
         "Fields of CLIENT LIST that Sessionscope does not know, as the server sent them.")},
}};

} // namespace

std::span<const ColumnInfo> columns()
{
    return kColumns;
}

std::vector<Column> columnsOf(ColumnSet set)
{
    std::vector<Column> columns;
    for (const ColumnInfo &info : kColumns) {
        if ((set & columnSet(info.column)) != 0)
            columns.push_back(info.column);
    }
    return columns;
}

const ColumnInfo &columnInfo(Column column)
{
    return kColumns[static_cast<std::size_t>(column)];
}

std::optional<Column> columnFromApiName(QStringView name)
{
    for (const ColumnInfo &info : kColumns) {
        if (name.compare(info.apiName, Qt::CaseInsensitive) == 0)
            return info.column;
    }
    return std::nullopt;
}

std::optional<Column> columnFromClientListField(QLatin1StringView field)
{
    if (field.isEmpty())
        return std::nullopt;
    for (const ColumnInfo &info : kColumns) {
        if (field == info.clientListField)
            return info.column;
    }
    return std::nullopt;
}

QString columnTitle(Column column)
{
    return ColumnText::tr(columnInfo(column).title);
}

QString columnHelp(Column column)
{
    return ColumnText::tr(columnInfo(column).help);
}

} // namespace sessionscope::session
