// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/snapshotbuilder.h"

#include <algorithm>
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

void SnapshotBuilder::grow()
{
    constexpr std::size_t kFirstRows = 64;
    const std::size_t capacity = std::max(kFirstRows, m_known.size() * 2);
    for (std::vector<qint64> &column : m_values)
        column.resize(capacity);
}

void SnapshotBuilder::beginRow()
{
    if (m_known.size() == m_values.front().size())
        grow();
    m_known.push_back(0);
}

void SnapshotBuilder::setValue(std::size_t column, qint64 value)
{
    m_values[column][m_known.size() - 1] = value;
    m_known.back() |= quint32(1) << column;
}

void SnapshotBuilder::setId(quint64 value)
{
    setValue(at(Column::Id), static_cast<qint64>(value));
}

void SnapshotBuilder::setInteger(Column column, qint64 value)
{
    Q_ASSERT(columnInfo(column).type == ValueType::Integer);
    setValue(at(column), value);
}

void SnapshotBuilder::setText(Column column, QByteArrayView utf8)
{
    Q_ASSERT(columnInfo(column).type == ValueType::Text);
    if (column == Column::Addr)
        setAddr(utf8);
    else
        setValue(at(column), m_snapshot->m_dictionaries[at(column)].add(utf8));
}

void SnapshotBuilder::setAddr(QByteArrayView utf8)
{
    const HostAndPort addr = splitAddr(utf8);
    setUnknown(Column::Addr); // a port from before
    setValue(at(Column::Addr), m_snapshot->m_dictionaries[at(Column::Client)].add(addr.host));
    if (addr.port)
        setValue(kPort, *addr.port);
}

void SnapshotBuilder::setUnknown(Column column)
{
    quint32 bits = quint32(1) << at(column);
    if (column == Column::Addr)
        bits |= quint32(1) << kPort;
    m_known.back() &= ~bits;
}

std::vector<bool> SnapshotBuilder::unknownOf(std::size_t column) const
{
    std::vector<bool> unknown(m_known.size());
    for (std::size_t row = 0; row < m_known.size(); ++row)
        unknown[row] = (m_known[row] >> column & 1) == 0;
    return unknown;
}

SnapshotPointer SnapshotBuilder::finish(SnapshotInfo info) &&
{
    SessionSnapshot &snapshot = *m_snapshot;
    snapshot.m_info = std::move(info);
    snapshot.m_rowCount = rowCount();
    for (std::size_t column = 0; column <= kPort; ++column) {
        std::vector<qint64> values = std::exchange(m_values[column], {});
        values.resize(m_known.size());
        const std::vector<bool> unknown = unknownOf(column);
        if (column == at(Column::Id))
            snapshot.m_ids = PackedIntegers::packUnsigned(
                std::vector<quint64>(values.begin(), values.end()), unknown);
        else if (column == kPort)
            snapshot.m_ports = PackedIntegers::pack(values, unknown);
        else
            snapshot.m_columns[column] = PackedIntegers::pack(values, unknown);
        // values goes away here, as early as possible: this is where memory peaks.
    }
    for (Dictionary &dictionary : snapshot.m_dictionaries)
        dictionary.squeeze();
    return std::move(m_snapshot);
}

} // namespace sessionscope::session
