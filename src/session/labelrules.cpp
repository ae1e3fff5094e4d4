// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/labelrules.h"

#include "session/wildcards.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace sessionscope::session {

namespace {

bool looksLikeAddresses(const QString &pattern)
{
    // A block, or four numbers and perhaps another end; not "/tmp/redis.sock", not "order-1".
    static const QRegularExpression shape(
        QStringLiteral("^(?:(?:[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/[0-9]*"
                       "|[0-9]+(?:\\.[0-9]+){3}(?:(?:-|\\.\\.)[0-9.]+)?)$"));
    return shape.match(pattern).hasMatch();
}

//! Of a block; nullopt for a range that is none.
std::optional<int> prefixBitsOf(const AddressRange &range)
{
    int equal = 0;
    while (equal < 128) {
        const auto byte = static_cast<std::size_t>(equal / 8);
        const int mask = 0x80 >> (equal % 8);
        if (((range.first.bytes[byte] ^ range.last.bytes[byte]) & mask) != 0)
            break;
        ++equal;
    }
    const int bits = equal - (128 - addressBits(range.first.version));
    if (bits < 0 || addressBlock(range.first, bits) != range)
        return std::nullopt;
    return bits;
}

//! Whether there are fewer addresses in \a left.
bool isSmaller(const AddressRange &left, const AddressRange &right)
{
    // As long numbers, most significant byte first.
    const auto sizeOf = [](const AddressRange &range) {
        std::array<quint8, 16> size{};
        int borrow = 0;
        for (std::size_t i = size.size(); i-- > 0;) {
            const int digit = int(range.last.bytes[i]) - int(range.first.bytes[i]) - borrow;
            borrow = digit < 0 ? 1 : 0;
            size[i] = static_cast<quint8>(digit + borrow * 256);
        }
        return size;
    };
    return sizeOf(left) < sizeOf(right);
}

} // namespace

std::optional<LabelRuleKind> kindOfLabelPattern(const QString &pattern)
{
    if (pattern.trimmed().isEmpty() || pattern.size() > kMaxLabelPattern)
        return std::nullopt;
    if (const auto range = parseAddressRange(pattern)) {
        if (range->first == range->last)
            return LabelRuleKind::Address;
        return prefixBitsOf(*range) ? LabelRuleKind::Block : LabelRuleKind::Range;
    }
    if (looksLikeAddresses(pattern))
        return std::nullopt;
    return LabelRuleKind::Text;
}

QStringList labelTags(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    return text.split(separators, Qt::SkipEmptyParts);
}

LabelRule tidyLabelRule(const LabelRule &rule)
{
    LabelRule tidy;
    tidy.pattern = rule.pattern.trimmed();
    tidy.label.alias = rule.label.alias.simplified().left(kMaxLabelAlias).trimmed();
    for (const QString &entry : rule.label.tags) {
        for (const QString &word : labelTags(entry)) {
            const QString tag = word.left(kMaxLabelTag);
            if (tidy.label.tags.size() < kMaxLabelTags
                && !tidy.label.tags.contains(tag, Qt::CaseInsensitive))
                tidy.label.tags.append(tag);
        }
    }
    if (rule.label.color >= 1 && rule.label.color <= kLabelColorCount)
        tidy.label.color = rule.label.color;
    return tidy;
}

LabelRules::LabelRules(std::vector<LabelRule> rules)
    : m_rules(std::move(rules))
{
    const std::size_t count = std::min(m_rules.size(), kMaxLabelRules);
    for (std::size_t rule = 0; rule < count; ++rule)
        add(static_cast<quint32>(rule));
    std::stable_sort(m_blocks.begin(), m_blocks.end(), [](const Blocks &left, const Blocks &right) {
        return left.prefixBits > right.prefixBits;
    });
    for (Blocks &equal : m_blocks) {
        std::stable_sort(
            equal.blocks.begin(), equal.blocks.end(),
            [](const Block &left, const Block &right) { return left.first < right.first; });
    }
    std::stable_sort(m_ranges.begin(), m_ranges.end(), [](const Range &left, const Range &right) {
        return isSmaller(left.range, right.range);
    });
    std::stable_sort(m_patterns.begin(), m_patterns.end(),
                     [](const Pattern &left, const Pattern &right) {
                         return left.characters > right.characters;
                     });
}

void LabelRules::add(quint32 rule)
{
    const QString &pattern = m_rules[rule].pattern;
    const auto kind = kindOfLabelPattern(pattern);
    if (!kind)
        return;
    if (*kind == LabelRuleKind::Text) {
        const QString folded = pattern.toCaseFolded();
        if (!folded.contains(kWildcard)) {
            if (!m_texts.contains(folded))
                m_texts.insert(folded, rule);
            return;
        }
        m_patterns.push_back(
            {folded.split(kWildcard), folded.size() - folded.count(kWildcard), rule});
        return;
    }
    const AddressRange range = *parseAddressRange(pattern);
    if (*kind == LabelRuleKind::Range)
        m_ranges.push_back({range, rule});
    else
        addBlock(range, *prefixBitsOf(range), rule);
}

void LabelRules::addBlock(const AddressRange &range, int prefixBits, quint32 rule)
{
    const int version = range.first.version;
    const auto alike = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const Blocks &blocks) {
        return blocks.version == version && blocks.prefixBits == prefixBits;
    });
    if (alike == m_blocks.end())
        m_blocks.push_back({version, prefixBits, {{range.first, rule}}});
    else
        alike->blocks.push_back({range.first, rule});
}

std::optional<quint32> LabelRules::ruleOfSource(QByteArrayView source) const
{
    const auto address = parseHostAddress(source);
    if (!address)
        return ruleOfText(exactText(source));
    for (const Blocks &equal : m_blocks) {
        if (equal.version != address->version)
            continue;
        const HostAddress first = addressBlock(*address, equal.prefixBits).first;
        const auto found = std::lower_bound(
            equal.blocks.begin(), equal.blocks.end(), first,
            [](const Block &block, const HostAddress &wanted) { return block.first < wanted; });
        if (found != equal.blocks.end() && found->first == first)
            return found->rule;
    }
    for (const Range &range : m_ranges) {
        if (range.range.contains(*address))
            return range.rule;
    }
    return std::nullopt;
}

std::optional<quint32> LabelRules::ruleOfName(const QString &name) const
{
    // A session without a name is not meant by "*".
    return name.isEmpty() ? std::nullopt : ruleOfText(name);
}

std::optional<quint32> LabelRules::ruleOfText(const QString &text) const
{
    if (!m_texts.isEmpty()) {
        const auto found = m_texts.constFind(text.toCaseFolded());
        if (found != m_texts.cend())
            return *found;
    }
    for (const Pattern &pattern : m_patterns) {
        if (matchesWildcards(text, pattern.parts, WildcardMatch::Whole))
            return pattern.rule;
    }
    return std::nullopt;
}

SourceLabels LabelRules::labelsOf(const SessionSnapshot &snapshot) const
{
    SourceLabels result;
    std::vector<quint32> labelOfRule(m_rules.size(), kNoLabel);
    const auto labelOf = [&](std::optional<quint32> rule) {
        if (!rule)
            return kNoLabel;
        quint32 &label = labelOfRule[*rule];
        if (label == kNoLabel) {
            label = static_cast<quint32>(result.labels.size());
            result.labels.push_back(m_rules[*rule].label);
        }
        return label;
    };
    const Dictionary &sources = snapshot.dictionary(Column::Client);
    result.ofSource.reserve(sources.size());
    for (quint32 code = 0; code < sources.size(); ++code)
        result.ofSource.push_back(labelOf(ruleOfSource(sources.utf8(code))));
    const Dictionary &names = snapshot.dictionary(Column::Name);
    if (m_texts.isEmpty() && m_patterns.empty()) {
        result.ofName.assign(names.size(), kNoLabel);
        return result;
    }
    result.ofName.reserve(names.size());
    for (quint32 code = 0; code < names.size(); ++code)
        result.ofName.push_back(labelOf(ruleOfName(names.text(code))));
    return result;
}

} // namespace sessionscope::session
