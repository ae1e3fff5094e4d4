// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/snapshotbuilder.h"

#include "session/hostandport.h"

#include <functional>
#include <numeric>
#include <utility>

namespace sessionscope::session {

SnapshotBuilder::SnapshotBuilder()
    : m_snapshot(new SessionSnapshot)
    , m_columns(kColumns)
{
    m_columns[at(Column::Id)] = ColumnBuilder(ColumnBuilder::Kind::Unsigned);
}

void SnapshotBuilder::beginBlock()
{
    if (m_block == nullptr)
        m_block = std::make_unique_for_overwrite<Block>();
    else
        flushBlock();
    m_rowsLeft = kBlockRows;
}

void SnapshotBuilder::flushBlock()
{
    const std::span<const ColumnSet> known(m_block->known.data(), m_rowsInBlock);
    const ColumnSet knownInAny =
        std::reduce(known.begin(), known.end(), ColumnSet(0), std::bit_or());
    for (std::size_t column = 0; column < kColumns; ++column) {
        if ((knownInAny & bitOf(column)) != 0)
            m_columns[column].append({m_block->values.data() + column * kStride, m_rowsInBlock},
                                     known, bitOf(column));
        else
            m_columns[column].appendUnknown(m_rowsInBlock);
    }
    m_rowsBefore += m_rowsInBlock;
    m_rowsInBlock = 0;
}

void SnapshotBuilder::setText(Column column, QByteArrayView utf8)
{
    setUnknown(column); // a port from before
    markKnown(putText(column, utf8));
}

ColumnSet SnapshotBuilder::putAddr(QByteArrayView utf8)
{
    const HostAndPort addr = splitHostAndPort(utf8);
    const ColumnSet host = put(at(Column::Addr), dictionary(Column::Addr).add(addr.host));
    return addr.port ? host | put(kPort, *addr.port) : host;
}

void SnapshotBuilder::setUnknown(Column column)
{
    m_block->known[m_rowsInBlock - 1] &= ~bitsOf(column);
}

SnapshotPointer SnapshotBuilder::finish(SnapshotInfo info) &&
{
    SessionSnapshot &snapshot = *m_snapshot;
    snapshot.m_info = std::move(info);
    snapshot.m_rowCount = rowCount();
    if (m_block != nullptr)
        flushBlock();
    m_block.reset();
    for (std::size_t column = 0; column < kColumns; ++column) {
        PackedIntegers &packed = column == at(Column::Id) ? snapshot.m_ids
            : column == kPort                             ? snapshot.m_ports
                                                          : snapshot.m_columns[column];
        packed = std::move(m_columns[column]).finish();
        if (column != kPort && !packed.isAllUnknown())
            snapshot.m_columnSet |= bitOf(column);
    }
    for (Dictionary &dictionary : snapshot.m_dictionaries)
        dictionary.squeeze();
    return std::move(m_snapshot);
}

} // namespace sessionscope::session
