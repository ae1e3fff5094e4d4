// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/colorrules.h"

#include "core/displaytext.h"
#include "core/limits.h"

#include <QElapsedTimer>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace sessionscope::live {

namespace {

QString signOf(const QString &word)
{
    // Of an invisible character the beginning of its number: a colour never stands alone.
    const QString shown = displayText(word, kMaxCellCharacters);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, shown);
    return shown.left(std::max<qsizetype>(0, finder.toNextBoundary())).toUpper();
}

} // namespace

ColorRules::ColorRules(const std::vector<ColorRule> &rules)
{
    for (const ColorRule &rule : rules) {
        if (m_rules.size() >= kMaxRulesInForce)
            break;
        const query::Parsed<query::Filter> filter = query::Filter::parse(rule.filter);
        m_rules.push_back({rule, signOf(rule.word), filter ? *filter : query::Filter()});
    }
}

bool ColorRules::isSameAs(const ColorRules &other) const
{
    return std::equal(
        m_rules.begin(), m_rules.end(), other.m_rules.begin(), other.m_rules.end(),
        [](const RuleInForce &left, const RuleInForce &right) { return left.rule == right.rule; });
}

RowColors rowColors(const ColorRulesPointer &rules, const session::SessionSnapshot &snapshot,
                    const query::Context &context)
{
    RowColors colors{rules, std::vector<quint8>(snapshot.rowCount(), 0), false};
    QElapsedTimer timer;
    timer.start();
    quint8 number = 0;
    for (const RuleInForce &rule : rules->rules()) {
        ++number;
        if (rule.filter.isEmpty())
            continue;
        if (timer.hasExpired(query::kMaxMatchingTime.count())) {
            colors.gaveUp = true;
            break;
        }
        const query::Evaluation found = rule.filter.evaluate(snapshot, context);
        colors.gaveUp = colors.gaveUp || found.gaveUp;
        for (std::size_t row = 0; row < colors.rows.size(); ++row) {
            const quint8 own = found.passing[row] != 0 ? number : quint8(0);
            colors.rows[row] = colors.rows[row] != 0 ? colors.rows[row] : own;
        }
    }
    return colors;
}

} // namespace sessionscope::live
