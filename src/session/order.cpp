// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/order.h"

#include "session/address.h"

#include <QCollator>

#include <algorithm>
#include <array>
#include <numeric>

namespace sessionscope::session {

namespace {

// One row with the number it is sorted by.
struct Keyed
{
    quint64 key;
    quint32 row;
};

// LSD radix sort, 11 bits a pass (2048 counters stay in L1); passes in which all keys agree are
// left out. Stable.
void radixSort(std::vector<Keyed> &items)
{
    constexpr int kBits = 11;
    constexpr std::size_t kBuckets = std::size_t(1) << kBits;
    if (items.empty())
        return;
    quint64 differing = 0;
    for (const Keyed &item : items)
        differing |= item.key ^ items.front().key;
    std::vector<Keyed> other(items.size());
    for (int shift = 0; shift < 64; shift += kBits) {
        if (((differing >> shift) & (kBuckets - 1)) == 0)
            continue;
        std::array<std::size_t, kBuckets> next{};
        for (const Keyed &item : items)
            ++next[(item.key >> shift) & (kBuckets - 1)];
        std::size_t begin = 0;
        for (std::size_t &count : next) {
            const std::size_t size = count;
            count = begin;
            begin += size;
        }
        for (const Keyed &item : items)
            other[next[(item.key >> shift) & (kBuckets - 1)]++] = item;
        items.swap(other);
    }
}

std::vector<quint32> ranksOf(std::vector<quint32> &codesInOrder)
{
    std::vector<quint32> ranks(codesInOrder.size());
    for (quint32 rank = 0; rank < codesInOrder.size(); ++rank)
        ranks[codesInOrder[rank]] = rank;
    return ranks;
}

std::vector<quint32> allCodes(const Dictionary &dictionary)
{
    std::vector<quint32> codes(dictionary.size());
    std::iota(codes.begin(), codes.end(), 0U);
    return codes;
}

std::vector<QCollatorSortKey> collationKeys(const Dictionary &dictionary, const QLocale &locale)
{
    QCollator collator(locale);
    // The C locale compares code points; asking it for more only earns a warning.
    if (locale.language() != QLocale::C)
        collator.setNumericMode(true);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(dictionary.size());
    for (quint32 code = 0; code < dictionary.size(); ++code)
        keys.push_back(collator.sortKey(dictionary.text(code)));
    return keys;
}

// The number of a row in a column, such that numbers sort as values do.
class KeyReader
{
public:
    KeyReader(const SessionSnapshot &snapshot, Column column, const QLocale &locale)
        : m_snapshot(snapshot)
        , m_column(column)
    {
        if (columnInfo(column).type != ValueType::Text)
            return;
        const Dictionary &dictionary = snapshot.dictionary(column);
        const bool isAddress = column == Column::Addr || column == Column::Client;
        m_ranks = isAddress ? rankByAddress(dictionary, locale) : rankByText(dictionary, locale);
    }

    std::optional<quint64> operator()(quint32 row) const
    {
        constexpr quint64 kSignBit = quint64(1) << 63; // flipped: negative numbers come first
        switch (columnInfo(m_column).type) {
        case ValueType::Id:
            return m_snapshot.id(row);
        case ValueType::Integer:
            if (const std::optional<qint64> value = m_snapshot.integer(m_column, row))
                return static_cast<quint64>(*value) ^ kSignBit;
            return std::nullopt;
        case ValueType::Text:
            break;
        }
        const std::optional<quint32> code = m_snapshot.code(m_column, row);
        if (!code)
            return std::nullopt;
        const quint64 rank = m_ranks[*code];
        if (m_column != Column::Addr)
            return rank;
        const std::optional<quint16> port = m_snapshot.addrPort(row);
        return rank << 17 | (port ? quint64(*port) + 1 : 0);
    }

private:
    const SessionSnapshot &m_snapshot;
    Column m_column;
    std::vector<quint32> m_ranks;
};

void sortByColumn(std::vector<quint32> &rows, const SessionSnapshot &snapshot, const SortKey &sort,
                  const QLocale &locale)
{
    const KeyReader keyOf(snapshot, sort.column, locale);
    std::vector<Keyed> known;
    known.reserve(rows.size());
    std::vector<quint32> unknown;
    for (const quint32 row : rows) {
        if (const std::optional<quint64> key = keyOf(row))
            known.push_back({sort.order == Qt::AscendingOrder ? *key : ~*key, row});
        else
            unknown.push_back(row);
    }
    radixSort(known);
    auto out = rows.begin();
    for (const Keyed &item : known)
        *out++ = item.row;
    std::copy(unknown.begin(), unknown.end(), out);
}

} // namespace

std::vector<quint32> rankByText(const Dictionary &dictionary, const QLocale &locale)
{
    const std::vector<QCollatorSortKey> keys = collationKeys(dictionary, locale);
    std::vector<quint32> codes = allCodes(dictionary);
    std::sort(codes.begin(), codes.end(), [&](quint32 left, quint32 right) {
        const int order = keys[left].compare(keys[right]);
        return order != 0 ? order < 0 : dictionary.utf8(left) < dictionary.utf8(right);
    });
    return ranksOf(codes);
}

std::vector<quint32> rankByAddress(const Dictionary &dictionary, const QLocale &locale)
{
    std::vector<std::optional<HostAddress>> addresses(dictionary.size());
    for (quint32 code = 0; code < dictionary.size(); ++code)
        addresses[code] = parseHostAddress(dictionary.utf8(code));
    const std::vector<quint32> textRanks = rankByText(dictionary, locale);
    std::vector<quint32> codes = allCodes(dictionary);
    std::sort(codes.begin(), codes.end(), [&](quint32 left, quint32 right) {
        const bool leftIsText = !addresses[left];
        const bool rightIsText = !addresses[right];
        if (leftIsText != rightIsText)
            return rightIsText;
        if (!leftIsText && *addresses[left] != *addresses[right])
            return *addresses[left] < *addresses[right];
        return textRanks[left] < textRanks[right];
    });
    return ranksOf(codes);
}

std::vector<quint32> sortedRows(const SessionSnapshot &snapshot, const SortSpec &spec,
                                const QLocale &locale)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    if (spec.empty())
        return rows;
    SortSpec full = spec;
    for (const Column column : {Column::NodeId, Column::Id, Column::Addr})
        full.push_back({column, Qt::AscendingOrder});
    // Least significant first: every pass is stable.
    for (auto key = full.rbegin(); key != full.rend(); ++key)
        sortByColumn(rows, snapshot, *key, locale);
    return rows;
}

} // namespace sessionscope::session
