// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/orderindex.h"

#include "session/labelcolumns.h"
#include "session/orderkeys.h"
#include "session/sourcelabels.h"
#include "session/textranks.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sessionscope::session {

namespace {

bool isAddress(Column column)
{
    return column == Column::Addr || column == Column::Client;
}

// Addr and Client share their ranks, as they share their dictionary.
std::size_t slotOf(Column column)
{
    return static_cast<std::size_t>(column == Column::Addr ? Column::Client : column);
}

std::vector<quint32> allRows(const SessionSnapshot &snapshot)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

} // namespace

struct OrderIndex::ShownAliases
{
    TextColumn column;
    std::vector<quint32> ranks;
};

OrderIndex::OrderIndex(SnapshotPointer snapshot, const QLocale &locale)
    : m_snapshot(std::move(snapshot))
    , m_locale(locale)
{
}

OrderIndex::OrderIndex(SnapshotPointer snapshot, const OrderIndex &before, const SortSpec &spec)
    : OrderIndex(std::move(snapshot), before.m_locale)
{
    for (const SortKey &key : spec) {
        const std::size_t slot = slotOf(key.column);
        // Addresses are cheap to compare.
        if (!before.m_ranks[slot] || m_ranks[slot] || isAddress(key.column))
            continue;
        m_ranks[slot] =
            rankByText(m_snapshot->dictionary(key.column), m_locale,
                       {before.m_snapshot->dictionary(key.column), *before.m_ranks[slot]});
    }
    m_aliasesBefore = before.m_shownAliases;
}

void OrderIndex::setLabels(const std::shared_ptr<const SourceLabels> &labels)
{
    if (m_labels == labels)
        return;
    m_labels = labels;
    if (m_shownAliases)
        m_aliasesBefore = std::exchange(m_shownAliases, nullptr);
    const auto isAlias = [](const SortKey &key) {
        return key.column == Column::ClientDesc;
    };
    if (m_spec && std::any_of(m_spec->begin(), m_spec->end(), isAlias))
        m_spec.reset();
}

const OrderIndex::ShownAliases &OrderIndex::shownAliases()
{
    if (!m_shownAliases) {
        auto aliases = std::make_shared<ShownAliases>();
        aliases->column = session::shownAliases(*m_snapshot, *m_labels);
        const Dictionary &texts = aliases->column.texts;
        const auto before = std::exchange(m_aliasesBefore, nullptr);
        aliases->ranks = before ? rankByText(texts, m_locale, {before->column.texts, before->ranks})
                                : rankByText(texts, m_locale);
        m_shownAliases = std::move(aliases);
    }
    return *m_shownAliases;
}

const std::vector<quint32> &OrderIndex::ranks(Column column)
{
    Q_ASSERT(columnInfo(column).type == ValueType::Text);
    std::optional<std::vector<quint32>> &ranks = m_ranks[slotOf(column)];
    if (!ranks) {
        const Dictionary &dictionary = m_snapshot->dictionary(column);
        ranks = isAddress(column) ? rankByAddress(dictionary, m_locale)
                                  : rankByText(dictionary, m_locale);
    }
    return *ranks;
}

OrderKeys OrderIndex::keysOf(const SortKey &key)
{
    if (key.column == Column::ClientDesc && m_labels && !m_labels->isEmpty()) {
        const ShownAliases &aliases = shownAliases();
        return {aliases.column.codes, key.order, aliases.ranks};
    }
    const bool isText = columnInfo(key.column).type == ValueType::Text;
    return {*m_snapshot, key.column, key.order,
            isText ? std::span(ranks(key.column)) : std::span<const quint32>()};
}

const std::vector<quint32> &OrderIndex::keyOrder()
{
    if (!m_keyOrder.empty() || m_snapshot->rowCount() == 0)
        return m_keyOrder;
    std::vector<quint32> rows = allRows(*m_snapshot);
    const OrderKeys ids = keysOf({Column::Id});
    const OrderKeys nodes = keysOf({Column::NodeId});
    ids.sort(rows);
    nodes.sort(rows);
    // Two rows with the same Id on the same node are rare enough to look at Addr for them alone.
    std::optional<OrderKeys> addresses;
    for (auto first = rows.begin(); first != rows.end();) {
        auto last = first + 1;
        while (last != rows.end() && ids.areEqual(*first, *last) && nodes.areEqual(*first, *last))
            ++last;
        if (last - first > 1) {
            if (!addresses)
                addresses = keysOf({Column::Addr});
            std::stable_sort(first, last, [&](quint32 left, quint32 right) {
                return addresses->isLess(left, right);
            });
        }
        first = last;
    }
    m_keyOrder = std::move(rows);
    return m_keyOrder;
}

const std::vector<quint32> &OrderIndex::sorted(const SortSpec &spec)
{
    if (m_spec == spec)
        return m_sorted;
    m_spec.reset();
    if (spec.empty()) {
        m_sorted = allRows(*m_snapshot);
    } else {
        m_sorted = keyOrder();
        // Least significant first: every step keeps the order of equal rows.
        std::for_each(spec.rbegin(), spec.rend(),
                      [this](const SortKey &key) { keysOf(key).sort(m_sorted); });
    }
    m_spec = spec;
    return m_sorted;
}

std::size_t OrderIndex::byteCount() const
{
    std::size_t bytes = (m_keyOrder.capacity() + m_sorted.capacity()) * sizeof(quint32);
    for (const auto &ranks : m_ranks)
        bytes += ranks ? ranks->capacity() * sizeof(quint32) : 0;
    if (m_shownAliases)
        bytes += m_shownAliases->column.texts.byteCount() + m_shownAliases->column.codes.byteCount()
            + m_shownAliases->ranks.capacity() * sizeof(quint32);
    return bytes;
}

std::vector<quint32> sortedRows(const SessionSnapshot &snapshot, const SortSpec &spec,
                                const QLocale &locale)
{
    // Borrowed: the index lives no longer than this call.
    return OrderIndex(SnapshotPointer(SnapshotPointer(), &snapshot), locale).sorted(spec);
}

} // namespace sessionscope::session
