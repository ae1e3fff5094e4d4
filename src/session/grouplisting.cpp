// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grouplisting.h"

#include "session/address.h"
#include "session/textranks.h"

#include <algorithm>
#include <numeric>

namespace sessionscope::session {

namespace {

// A group with what it is ordered by.
struct Entry
{
    bool isUnknown;
    qint64 metric; // as it is compared: the smaller one first
    quint32 group;

    friend bool operator<(const Entry &left, const Entry &right)
    {
        if (left.isUnknown != right.isUnknown)
            return right.isUnknown;
        return left.metric != right.metric ? left.metric < right.metric : left.group < right.group;
    }

    bool isEqual(const Entry &other) const
    {
        return isUnknown == other.isUnknown && metric == other.metric;
    }
};

// Blocks are ordered by their address alone.
QByteArray withoutBits(const QByteArray &network)
{
    const qsizetype slash = network.indexOf('/');
    return slash > 0 && parseHostAddress(network.first(slash)) ? network.first(slash) : network;
}

} // namespace

GroupListing::GroupListing(std::span<const GroupCodes> codes, const GroupRequest &request,
                           const GroupIds &ids, std::span<const GroupTotals> totals,
                           std::span<const std::optional<qint64>> medians, const QLocale &locale)
    : m_codes(codes)
    , m_request(request)
    , m_ids(ids)
    , m_totals(totals)
    , m_medians(medians)
    , m_locale(locale)
{
}

std::optional<qint64> GroupListing::metric(quint32 group, GroupColumn column) const
{
    const GroupTotals &totals = m_totals[group];
    switch (column) {
    case GroupColumn::Active:
        return totals.active;
    case GroupColumn::MaxIdle:
        return totals.maxIdle();
    case GroupColumn::MedianIdle:
        return m_medians[group];
    case GroupColumn::OldestAge:
        return totals.oldestAge();
    case GroupColumn::Qbuf:
        return totals.qbuf.value();
    case GroupColumn::Omem:
        return totals.omem.value();
    default:
        return totals.sessions;
    }
}

quint32 GroupListing::codeOf(quint32 group, std::size_t key) const
{
    quint32 code = 0;
    m_codes[key].read(m_ids.firstRows[group], {&code, 1});
    return code;
}

std::vector<quint32> GroupListing::codesOf(std::span<const quint32> groups, std::size_t key) const
{
    std::vector<quint32> codes;
    codes.reserve(groups.size());
    for (const quint32 group : groups)
        codes.push_back(codeOf(group, key));
    return codes;
}

// The places of the values among each other; unknown is the last one.
std::vector<quint32> GroupListing::ranksOf(std::span<const quint32> codes, std::size_t key) const
{
    const GroupBy by = m_request.keys[key].by;
    const bool isAddress = by == GroupBy::Source || by == GroupBy::Network;
    Dictionary texts;
    std::vector<quint32> textOfCode(m_codes[key].size(), GroupIds::kNone);
    for (const quint32 code : codes) {
        if (textOfCode[code] != GroupIds::kNone)
            continue;
        if (const auto utf8 = m_codes[key].utf8(code))
            textOfCode[code] = texts.add(by == GroupBy::Network ? withoutBits(*utf8) : *utf8);
    }
    std::vector<quint32> textRanks;
    if (by == GroupBy::Db) {
        // Decimal numbers, which texts with a minus sign in front would not be.
        std::vector<std::pair<qint64, quint32>> numbers;
        for (quint32 text = 0; text < texts.size(); ++text)
            numbers.emplace_back(texts.utf8(text).toByteArray().toLongLong(), text);
        std::sort(numbers.begin(), numbers.end());
        textRanks.resize(texts.size());
        for (quint32 place = 0; place < numbers.size(); ++place)
            textRanks[numbers[place].second] = place;
    } else {
        textRanks = isAddress ? rankByAddress(texts, m_locale) : rankByText(texts, m_locale);
    }
    std::vector<quint32> ranks;
    ranks.reserve(codes.size());
    for (const quint32 code : codes) {
        const quint32 text = textOfCode[code];
        ranks.push_back(text == GroupIds::kNone ? GroupIds::kNone : textRanks[text]);
    }
    return ranks;
}

std::vector<quint32> GroupListing::first(std::size_t atMost, GroupColumn column,
                                         Qt::SortOrder order) const
{
    const auto keyColumn = static_cast<std::size_t>(column);
    const bool isByKey = keyColumn < m_request.keys.size();
    std::vector<quint32> keyRanks;
    if (isByKey) {
        std::vector<quint32> all(m_totals.size());
        std::iota(all.begin(), all.end(), 0U);
        keyRanks = ranksOf(codesOf(all, keyColumn), keyColumn);
    }
    // A heap with the last of those that are first so far on top: most of the others come behind
    // it, and nothing is done with them.
    std::vector<Entry> entries;
    entries.reserve(std::min(atMost, m_totals.size()));
    for (quint32 group = 0; group < m_totals.size() && atMost > 0; ++group) {
        std::optional<qint64> value;
        if (!isByKey)
            value = metric(group, column);
        else if (keyRanks[group] != GroupIds::kNone)
            value = keyRanks[group];
        // The complement turns the order around, and is there for the smallest number as well.
        const qint64 comparable = value.value_or(0);
        const Entry entry{!value, order == Qt::AscendingOrder ? comparable : ~comparable, group};
        if (entries.size() < atMost) {
            entries.push_back(entry);
            if (entries.size() == atMost)
                std::make_heap(entries.begin(), entries.end());
        } else if (entry < entries.front()) {
            std::pop_heap(entries.begin(), entries.end());
            entries.back() = entry;
            std::push_heap(entries.begin(), entries.end());
        }
    }

    // Equal ones by the values of their keys.
    std::sort(entries.begin(), entries.end());
    std::vector<quint32> groups;
    groups.reserve(entries.size());
    for (const Entry &entry : entries)
        groups.push_back(entry.group);
    std::vector<std::vector<quint32>> ranks;
    for (std::size_t key = 0; key < m_request.keys.size(); ++key)
        ranks.push_back(ranksOf(codesOf(groups, key), key));
    std::vector<std::size_t> places(entries.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    std::sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
        if (!entries[left].isEqual(entries[right]))
            return entries[left] < entries[right];
        for (const std::vector<quint32> &ranksOfKey : ranks) {
            if (ranksOfKey[left] != ranksOfKey[right])
                return ranksOfKey[left] < ranksOfKey[right];
        }
        return left < right;
    });
    std::vector<quint32> ordered;
    ordered.reserve(places.size());
    for (const std::size_t place : places)
        ordered.push_back(groups[place]);
    return ordered;
}

std::array<std::optional<QString>, kMaxGroupKeys> GroupListing::valuesOf(quint32 group) const
{
    std::array<std::optional<QString>, kMaxGroupKeys> values;
    for (std::size_t key = 0; key < m_request.keys.size(); ++key) {
        if (const auto utf8 = m_codes[key].utf8(codeOf(group, key)))
            values[key] = exactText(*utf8);
    }
    return values;
}

} // namespace sessionscope::session
