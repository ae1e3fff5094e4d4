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

// Meanings: DAS API page GetRedisAllSession and https://redis.io/commands/client-list.
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
}};

} // namespace

std::span<const ColumnInfo> columns()
{
    return kColumns;
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
