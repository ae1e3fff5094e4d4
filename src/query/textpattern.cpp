// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/textpattern.h"

#include "session/wildcards.h"

#include <utility>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;
using session::kWildcard;
using session::WildcardMatch;

namespace {

// Steps of PCRE for one text (pcre2pattern(3), "Setting match resource limits"); a user's own limit
// can only be lower. A name of 20,000 characters takes fewer with any sensible expression.
constexpr QLatin1StringView kLimits = "(*LIMIT_MATCH=1000000)(*LIMIT_DEPTH=100000)"_L1;

} // namespace

TextPattern TextPattern::equal(const QString &text, bool hasWildcards)
{
    TextPattern pattern;
    pattern.m_text = text.toCaseFolded();
    if (hasWildcards && text.contains(kWildcard)) {
        pattern.m_kind = Kind::Wildcards;
        pattern.m_parts = pattern.m_text.split(kWildcard);
    }
    return pattern;
}

TextPattern TextPattern::containing(const QString &text, bool hasWildcards)
{
    TextPattern pattern;
    pattern.m_text = text.toCaseFolded();
    pattern.m_kind = Kind::Contains;
    if (!hasWildcards || !text.contains(kWildcard))
        return pattern;
    // Those at the ends change nothing.
    pattern.m_parts = pattern.m_text.split(kWildcard, Qt::SkipEmptyParts);
    pattern.m_kind = Kind::PartWildcards;
    if (pattern.m_parts.size() <= 1) {
        pattern.m_kind = Kind::Contains;
        pattern.m_text = pattern.m_parts.value(0);
    }
    return pattern;
}

std::optional<TextPattern> TextPattern::regularExpression(const QString &text, QString &why,
                                                          qsizetype &where)
{
    TextPattern pattern;
    pattern.m_kind = Kind::RegularExpression;
    pattern.m_text = text;
    pattern.m_expression = QRegularExpression(kLimits + text,
                                              QRegularExpression::UseUnicodePropertiesOption
                                                  | QRegularExpression::DontCaptureOption);
    if (!pattern.m_expression.isValid()) {
        why = pattern.m_expression.errorString();
        where = qMax<qsizetype>(0, pattern.m_expression.patternErrorOffset() - kLimits.size());
        return std::nullopt;
    }
    pattern.m_expression.optimize();
    return pattern;
}

bool TextPattern::matches(const QString &text, TimeLimit &limit) const
{
    switch (m_kind) {
    case Kind::Equal:
        return text.compare(m_text, Qt::CaseInsensitive) == 0;
    case Kind::Contains:
        return text.contains(m_text, Qt::CaseInsensitive);
    case Kind::Wildcards:
        return session::matchesWildcards(text, m_parts, WildcardMatch::Whole);
    case Kind::PartWildcards:
        return session::matchesWildcards(text, m_parts, WildcardMatch::Part);
    case Kind::RegularExpression:
        break;
    }
    if (limit.hasPassed())
        return false;
    const QRegularExpressionMatch match = m_expression.match(text);
    if (!match.isValid())
        limit.giveUp(); // PCRE has reached its limit
    return match.hasMatch();
}

} // namespace sessionscope::query
