// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/textranks.h"

#include "session/address.h"

#include <QCollator>

#include <algorithm>
#include <numeric>

namespace sessionscope::session {

namespace {

using Codes = std::vector<quint32>;

std::vector<quint32> ranksOf(const Codes &codesInOrder)
{
    std::vector<quint32> ranks(codesInOrder.size());
    for (quint32 rank = 0; rank < codesInOrder.size(); ++rank)
        ranks[codesInOrder[rank]] = rank;
    return ranks;
}

class TextOrder
{
public:
    TextOrder(const Dictionary &dictionary, const QLocale &locale)
        : m_dictionary(dictionary)
        , m_collator(locale)
        , m_hasLanguage(locale.language() != QLocale::C)
    {
        // The C locale compares code points; asking it for more only earns a warning.
        if (m_hasLanguage)
            m_collator.setNumericMode(true);
    }

    //! By keys that are made once for each text: cheaper than comparing texts in pairs.
    void sort(Codes &codes) const
    {
        if (!m_hasLanguage) {
            std::sort(codes.begin(), codes.end(), [this](quint32 left, quint32 right) {
                return m_dictionary.utf8(left) < m_dictionary.utf8(right);
            });
            return;
        }

        struct Keyed
        {
            QCollatorSortKey key;
            quint32 code;
        };

        std::vector<Keyed> items;
        items.reserve(codes.size());
        for (const quint32 code : codes)
            items.push_back({m_collator.sortKey(m_dictionary.text(code)), code});
        std::sort(items.begin(), items.end(), [this](const Keyed &left, const Keyed &right) {
            const int order = left.key.compare(right.key);
            return order != 0 ? order < 0
                              : m_dictionary.utf8(left.code) < m_dictionary.utf8(right.code);
        });
        std::transform(items.begin(), items.end(), codes.begin(),
                       [](const Keyed &item) { return item.code; });
    }

    //! Where \a text belongs in \a sorted, from \a from on; looks near there first.
    Codes::const_iterator place(const Codes &sorted, Codes::const_iterator from, quint32 code) const
    {
        const QString text = m_dictionary.text(code);
        std::ptrdiff_t step = 1;
        auto low = from;
        auto high = from;
        while (high != sorted.end() && isBefore(*high, text, code)) {
            low = high + 1;
            high += std::min(step, sorted.end() - high);
            step *= 2;
        }
        return std::partition_point(
            low, high, [&](quint32 candidate) { return isBefore(candidate, text, code); });
    }

private:
    bool isBefore(quint32 left, const QString &rightText, quint32 right) const
    {
        const int order =
            m_hasLanguage ? m_collator.compare(m_dictionary.text(left), rightText) : 0;
        return order != 0 ? order < 0 : m_dictionary.utf8(left) < m_dictionary.utf8(right);
    }

    const Dictionary &m_dictionary;
    QCollator m_collator;
    bool m_hasLanguage;
};

Codes allCodes(const Dictionary &dictionary)
{
    Codes codes(dictionary.size());
    std::iota(codes.begin(), codes.end(), 0U);
    return codes;
}

struct Survivors
{
    Codes sorted; // codes of texts that were known, in their order
    Codes fresh;
};

Survivors survivorsOf(const Dictionary &dictionary, const KnownRanks &known)
{
    Codes oldOrder(known.ranks.size());
    for (quint32 code = 0; code < oldOrder.size(); ++code)
        oldOrder[known.ranks[code]] = code;
    Survivors survivors;
    std::vector<quint8> isKnown(dictionary.size());
    for (const quint32 old : oldOrder) {
        if (const std::optional<quint32> code = dictionary.find(known.dictionary.utf8(old))) {
            survivors.sorted.push_back(*code);
            isKnown[*code] = 1;
        }
    }
    for (quint32 code = 0; code < dictionary.size(); ++code) {
        if (isKnown[code] == 0)
            survivors.fresh.push_back(code);
    }
    return survivors;
}

} // namespace

std::vector<quint32> rankByText(const Dictionary &dictionary, const QLocale &locale)
{
    Codes codes = allCodes(dictionary);
    TextOrder(dictionary, locale).sort(codes);
    return ranksOf(codes);
}

std::vector<quint32> rankByText(const Dictionary &dictionary, const QLocale &locale,
                                const KnownRanks &known)
{
    Survivors survivors = survivorsOf(dictionary, known);
    const TextOrder order(dictionary, locale);
    order.sort(survivors.fresh);
    Codes merged;
    merged.reserve(dictionary.size());
    auto from = survivors.sorted.cbegin();
    for (const quint32 code : survivors.fresh) {
        const auto place = order.place(survivors.sorted, from, code);
        merged.insert(merged.end(), from, place);
        merged.push_back(code);
        from = place;
    }
    merged.insert(merged.end(), from, survivors.sorted.cend());
    return ranksOf(merged);
}

std::vector<quint32> rankByAddress(const Dictionary &dictionary, const QLocale &locale)
{
    struct Addressed
    {
        HostAddress address;
        quint32 code;
    };

    std::vector<Addressed> addresses;
    Codes others;
    for (quint32 code = 0; code < dictionary.size(); ++code) {
        if (const std::optional<HostAddress> address = parseHostAddress(dictionary.utf8(code)))
            addresses.push_back({*address, code});
        else
            others.push_back(code);
    }
    std::sort(
        addresses.begin(), addresses.end(),
        [](const Addressed &left, const Addressed &right) { return left.address < right.address; });
    // Spellings of one address ("::1", "[::1]") stand in the order of their texts.
    const TextOrder order(dictionary, locale);
    Codes codes;
    codes.reserve(dictionary.size());
    for (auto first = addresses.cbegin(); first != addresses.cend();) {
        const auto last = std::find_if(first, addresses.cend(), [first](const Addressed &item) {
            return item.address != first->address;
        });
        Codes spellings;
        std::transform(first, last, std::back_inserter(spellings),
                       [](const Addressed &item) { return item.code; });
        if (spellings.size() > 1)
            order.sort(spellings);
        codes.insert(codes.end(), spellings.begin(), spellings.end());
        first = last;
    }
    order.sort(others);
    codes.insert(codes.end(), others.begin(), others.end());
    return ranksOf(codes);
}

} // namespace sessionscope::session
