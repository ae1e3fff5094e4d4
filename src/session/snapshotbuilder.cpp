// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/snapshotbuilder.h"

#include <utility>

namespace sessionscope::session {

namespace {

constexpr std::size_t at(Column column)
{
    return static_cast<std::size_t>(column);
}

struct HostAndPort
{
    QByteArrayView host;
    std::optional<quint16> port;
};

// Splits only what can be put together again to the same text: a canonical decimal port.
HostAndPort splitAddr(QByteArrayView utf8)
{
    const qsizetype colon = utf8.lastIndexOf(':');
    if (colon < 0)
        return {utf8, std::nullopt};
    const QByteArrayView digits = utf8.sliced(colon + 1);
    if (digits.isEmpty() || digits.size() > 5 || (digits.front() == '0' && digits.size() > 1))
        return {utf8, std::nullopt};
    quint32 port = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return {utf8, std::nullopt};
        port = port * 10 + static_cast<quint32>(c - '0');
    }
    if (port > 65535)
        return {utf8, std::nullopt};
    return {utf8.first(colon), static_cast<quint16>(port)};
}

} // namespace

SnapshotBuilder::SnapshotBuilder()
    : m_snapshot(new SessionSnapshot)
{
}

void SnapshotBuilder::beginRow()
{
    m_ids.push_back(0);
    m_ports.push_back(0);
    m_portUnknown.push_back(true);
    for (std::size_t column = 0; column < kColumnCount; ++column) {
        m_values[column].push_back(0);
        m_unknown[column].push_back(true);
    }
}

void SnapshotBuilder::setId(quint64 value)
{
    m_ids.back() = value;
    m_unknown[at(Column::Id)].back() = false;
}

void SnapshotBuilder::setInteger(Column column, qint64 value)
{
    Q_ASSERT(columnInfo(column).type == ValueType::Integer);
    m_values[at(column)].back() = value;
    m_unknown[at(column)].back() = false;
}

void SnapshotBuilder::setText(Column column, QByteArrayView utf8)
{
    Q_ASSERT(columnInfo(column).type == ValueType::Text);
    if (column == Column::Addr) {
        setAddr(utf8);
        return;
    }
    m_values[at(column)].back() = m_snapshot->m_dictionaries[at(column)].add(utf8);
    m_unknown[at(column)].back() = false;
}

void SnapshotBuilder::setAddr(QByteArrayView utf8)
{
    const HostAndPort addr = splitAddr(utf8);
    m_values[at(Column::Addr)].back() =
        m_snapshot->m_dictionaries[at(Column::Client)].add(addr.host);
    m_unknown[at(Column::Addr)].back() = false;
    m_ports.back() = addr.port.value_or(0);
    m_portUnknown.back() = !addr.port;
}

void SnapshotBuilder::setUnknown(Column column)
{
    m_unknown[at(column)].back() = true;
    if (column == Column::Addr)
        m_portUnknown.back() = true;
}

SnapshotPointer SnapshotBuilder::finish(SnapshotInfo info) &&
{
    SessionSnapshot &snapshot = *m_snapshot;
    snapshot.m_info = std::move(info);
    snapshot.m_rowCount = rowCount();
    snapshot.m_ids = PackedIntegers::packUnsigned(m_ids, m_unknown[at(Column::Id)]);
    snapshot.m_ports = PackedIntegers::pack(m_ports, m_portUnknown);
    for (std::size_t column = 0; column < kColumnCount; ++column) {
        snapshot.m_columns[column] = PackedIntegers::pack(m_values[column], m_unknown[column]);
        m_values[column] = {}; // as early as possible: this is where memory peaks
        m_unknown[column] = {};
        snapshot.m_dictionaries[column].squeeze();
    }
    return std::move(m_snapshot);
}

} // namespace sessionscope::session
