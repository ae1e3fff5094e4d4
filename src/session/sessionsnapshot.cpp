// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionsnapshot.h"

#include <numeric>

namespace sessionscope::session {

namespace {

constexpr std::size_t at(Column column)
{
    return static_cast<std::size_t>(column);
}

} // namespace

quint64 SnapshotInfo::unreadableCount() const
{
    return std::accumulate(unreadable.begin(), unreadable.end(), quint64(unreadableRows));
}

const PackedIntegers &SessionSnapshot::packed(Column column) const
{
    return column == Column::Id ? m_ids : m_columns[at(column)];
}

bool SessionSnapshot::isUnknown(Column column, quint32 row) const
{
    return packed(column).isUnknown(row);
}

std::optional<qint64> SessionSnapshot::integer(Column column, quint32 row) const
{
    Q_ASSERT(columnInfo(column).type == ValueType::Integer);
    return m_columns[at(column)].value(row);
}

std::optional<quint32> SessionSnapshot::code(Column column, quint32 row) const
{
    Q_ASSERT(columnInfo(column).type == ValueType::Text);
    const std::optional<quint64> value = m_columns[at(column)].unsignedValue(row);
    return value ? std::optional(static_cast<quint32>(*value)) : std::nullopt;
}

const Dictionary &SessionSnapshot::dictionary(Column column) const
{
    return m_dictionaries[at(column == Column::Addr ? Column::Client : column)];
}

std::optional<quint32> SessionSnapshot::addrHostCode(quint32 row) const
{
    return code(Column::Addr, row);
}

std::optional<quint16> SessionSnapshot::addrPort(quint32 row) const
{
    const std::optional<quint64> port = m_ports.unsignedValue(row);
    return port ? std::optional(static_cast<quint16>(*port)) : std::nullopt;
}

std::optional<QByteArray> SessionSnapshot::utf8(Column column, quint32 row) const
{
    const std::optional<quint32> textCode = code(column, row);
    if (!textCode)
        return std::nullopt;
    QByteArray bytes = dictionary(column).utf8(*textCode).toByteArray();
    if (column == Column::Addr) {
        if (const std::optional<quint16> port = addrPort(row))
            bytes += ':' + QByteArray::number(*port);
    }
    return bytes;
}

std::optional<QString> SessionSnapshot::text(Column column, quint32 row) const
{
    const std::optional<QByteArray> bytes = utf8(column, row);
    return bytes ? std::optional(exactText(*bytes)) : std::nullopt;
}

std::optional<QString> SessionSnapshot::rawText(Column column, quint32 row) const
{
    switch (columnInfo(column).type) {
    case ValueType::Id:
        if (const std::optional<quint64> value = id(row))
            return QString::number(*value);
        return std::nullopt;
    case ValueType::Integer:
        if (const std::optional<qint64> value = integer(column, row))
            return QString::number(*value);
        return std::nullopt;
    case ValueType::Text:
        break;
    }
    return text(column, row);
}

std::size_t SessionSnapshot::byteCount() const
{
    std::size_t bytes = sizeof(*this) + m_ids.byteCount() + m_ports.byteCount();
    for (const PackedIntegers &column : m_columns)
        bytes += column.byteCount();
    for (const Dictionary &dictionary : m_dictionaries)
        bytes += dictionary.byteCount();
    return bytes;
}

} // namespace sessionscope::session
