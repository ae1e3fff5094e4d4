// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/orderkeys.h"

#include "session/radix.h"

#include <algorithm>
#include <bit>

namespace sessionscope::session {

namespace {

template <class View>
quint64 largestKnownEntry(const View &view, std::size_t rows)
{
    quint64 largest = 0;
    for (std::size_t row = 0; row < rows; ++row)
        largest = std::max<quint64>(largest, view.isUnknown(row) ? 0 : view.entry(row));
    return largest;
}

} // namespace

OrderKeys::OrderKeys(const SessionSnapshot &snapshot, Column column, Qt::SortOrder order,
                     std::span<const quint32> ranks)
    : m_rows(snapshot.rowCount())
{
    const PackedIntegers &packed = snapshot.packed(column);
    if (packed.isAllUnknown())
        return;
    if (columnInfo(column).type == ValueType::Text) {
        readRanks(packed, ranks, order);
        if (column == Column::Addr)
            addPorts(snapshot, ranks.size(), order);
        return;
    }
    // Entries are distances from the smallest value: they sort as the values do, signed or not.
    packed.visit([&]<class Entry>(const PackedView<Entry> &view) {
        if constexpr (sizeof(Entry) < 8)
            readNarrow(view, order);
        else
            readWide(view, order);
    });
}

OrderKeys::OrderKeys(const PackedIntegers &codes, Qt::SortOrder order,
                     std::span<const quint32> ranks)
    : m_rows(codes.size())
{
    if (!codes.isAllUnknown())
        readRanks(codes, ranks, order);
}

// Entries of less than eight bytes leave at least the marker free, for unknown values.
template <class View>
void OrderKeys::readNarrow(const View &view, Qt::SortOrder order)
{
    const auto largest = static_cast<quint32>(largestKnownEntry(view, m_rows));
    m_low.resize(m_rows);
    for (std::size_t row = 0; row < m_rows; ++row) {
        const quint32 entry = view.entry(row);
        const quint32 known = order == Qt::AscendingOrder ? entry : largest - entry;
        m_low[row] = view.isUnknown(row) ? largest + 1 : known;
    }
}

template <class View>
void OrderKeys::readWide(const View &view, Qt::SortOrder order)
{
    const quint64 largest = largestKnownEntry(view, m_rows);
    m_low.resize(m_rows);
    m_high.resize(m_rows);
    bool hasUnknown = false;
    for (std::size_t row = 0; row < m_rows; ++row) {
        const bool isUnknown = view.isUnknown(row);
        const quint64 entry = view.entry(row);
        const quint64 known = order == Qt::AscendingOrder ? entry : largest - entry;
        const quint64 key = isUnknown ? 0 : known;
        m_low[row] = static_cast<quint32>(key);
        m_high[row] = static_cast<quint32>(key >> 32);
        hasUnknown = hasUnknown || isUnknown;
    }
    if (!hasUnknown)
        return;
    // All 2^64 keys may be taken.
    m_unknown.resize(m_rows);
    for (std::size_t row = 0; row < m_rows; ++row)
        m_unknown[row] = view.isUnknown(row) ? 1 : 0;
}

void OrderKeys::readRanks(const PackedIntegers &codes, std::span<const quint32> ranks,
                          Qt::SortOrder order)
{
    const auto size = static_cast<quint32>(ranks.size());
    m_low.resize(m_rows);
    codes.visit([&](const auto &view) {
        for (std::size_t row = 0; row < m_rows; ++row) {
            if (view.isUnknown(row)) {
                m_low[row] = size;
                continue;
            }
            const quint32 rank = ranks[view.value(row)];
            m_low[row] = order == Qt::AscendingOrder ? rank : size - 1 - rank;
        }
    });
}

// Turns hosts into hosts with ports; without a port stands before all ports.
void OrderKeys::addPorts(const SessionSnapshot &snapshot, std::size_t hosts, Qt::SortOrder order)
{
    const PackedIntegers &ports = snapshot.packedPorts();
    if (ports.isAllUnknown())
        return;
    constexpr int kPortBits = 17;
    constexpr quint32 kLargest = 65536;
    Halves keys(m_rows);
    ports.visit([&](const auto &view) {
        for (std::size_t row = 0; row < m_rows; ++row) {
            const quint32 port =
                view.isUnknown(row) ? 0 : static_cast<quint32>(view.value(row)) + 1;
            keys[row] = order == Qt::AscendingOrder ? port : kLargest - port;
        }
    });
    if (std::bit_width(hosts) + kPortBits > 32) {
        m_high = std::move(m_low);
        m_low = std::move(keys);
        // A row without Addr has no port either, so that these are equal.
        return;
    }
    for (std::size_t row = 0; row < m_rows; ++row)
        m_low[row] = m_low[row] << kPortBits | keys[row];
}

bool OrderKeys::areEqual(quint32 left, quint32 right) const
{
    const auto agree = [left, right](const Halves &part) {
        return part.empty() || part[left] == part[right];
    };
    return agree(m_low) && agree(m_high) && agree(m_unknown);
}

bool OrderKeys::isLess(quint32 left, quint32 right) const
{
    for (const Halves *part : {&m_unknown, &m_high, &m_low}) {
        if (!part->empty() && (*part)[left] != (*part)[right])
            return (*part)[left] < (*part)[right];
    }
    return false;
}

void OrderKeys::sort(std::vector<quint32> &rows) const
{
    for (const Halves *part : {&m_low, &m_high, &m_unknown}) {
        if (!part->empty())
            sortRowsByKeys(rows, *part);
    }
}

} // namespace sessionscope::session
