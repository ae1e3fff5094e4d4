// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/colorrulestore.h"

#include "models/tidyname.h"
#include "query/parser.h"
#include "session/labelrulesfile.h"
#include "session/sourcelabels.h"

#include <QUuid>

#include <algorithm>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using live::ColorRule;

namespace {

// Members of the file; never changed once released.
constexpr QLatin1StringView kRules = "rules"_L1;
constexpr QLatin1StringView kId = "id"_L1;
constexpr QLatin1StringView kWord = "word"_L1;
constexpr QLatin1StringView kFilter = "filter"_L1;
constexpr QLatin1StringView kColor = "colour"_L1;

constexpr qsizetype kMaxId = 64; // characters

enum Color { Blue = 1, Orange, Green, Pink, Olive, SkyBlue, Purple };

//! Kept in the file with their words as soon as a rule is changed.
QList<ColorRule> examples()
{
    return {
        {u"example-monitor"_s, ColorRuleStore::tr("MONITOR running"), u"flags:monitor"_s, Orange},
        {u"example-output"_s, ColorRuleStore::tr("Large output buffer"), u"omem >= 8MiB"_s, Pink},
        {u"example-blocked"_s, ColorRuleStore::tr("Blocked for long"),
         u"flags:blocked and idle > 10m"_s, Purple},
        {u"example-idle"_s, ColorRuleStore::tr("Idle for an hour"), u"idle > 1h"_s, SkyBlue},
        {u"example-unnamed"_s, ColorRuleStore::tr("Without a name"), u"name = \"\""_s, Olive},
    };
}

int colorFrom(const QString &word)
{
    for (int color = 1; color <= session::kLabelColorCount; ++color) {
        if (word == session::labelColorWord(color))
            return color;
    }
    return 0;
}

qsizetype placeOf(const QList<ColorRule> &rules, const QString &id)
{
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&id](const ColorRule &rule) { return rule.id == id; });
    return found == rules.end() ? -1 : std::distance(rules.begin(), found);
}

std::optional<ColorRule> readRule(const QJsonObject &json)
{
    ColorRule rule;
    rule.id = json[kId].toString();
    rule.word = tidyName(json[kWord].toString(), ColorRuleStore::kMaxWord);
    rule.filter = json[kFilter].toString();
    rule.color = colorFrom(json[kColor].toString());
    // A filter that is wrong is kept, for the user to mend: a newer version may know more fields.
    if (rule.id.isEmpty() || rule.id.size() > kMaxId || rule.word.isEmpty()
        || rule.filter.trimmed().isEmpty() || rule.filter.size() > query::kMaxFilterCharacters
        || rule.color == 0)
        return std::nullopt;
    return rule;
}

QJsonObject writeRule(const ColorRule &rule)
{
    return {{kId, rule.id},
            {kWord, rule.word},
            {kFilter, rule.filter},
            {kColor, QString(session::labelColorWord(rule.color))}};
}

} // namespace

ColorRuleStore::ColorRuleStore(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_rules(filePath,
              {kVersion, kRules, readRule, writeRule, [](const ColorRule &rule) { return rule.id; },
               kMostRules},
              examples())
{
    connect(&m_rules, &EntryFile::changed, this, &ColorRuleStore::changed);
    connect(&m_rules, &EntryFile::noticeChanged, this, &ColorRuleStore::noticeChanged);
}

live::ColorRulesPointer ColorRuleStore::inForce(const QStringList &ids) const
{
    std::vector<ColorRule> rules;
    for (const ColorRule &rule : this->rules()) {
        if (ids.contains(rule.id))
            rules.push_back(rule);
    }
    return rules.empty() ? nullptr : std::make_shared<const live::ColorRules>(rules);
}

QString ColorRuleStore::problemOf(const ColorRule &rule) const
{
    if (tidyName(rule.word, kMaxWord).isEmpty())
        return tr("Give the rule a name.");
    if (rule.filter.trimmed().isEmpty())
        return tr("Say which sessions are to be coloured.");
    if (const auto filter = query::Filter::parse(rule.filter); !filter)
        return filter.error().message;
    if (rule.color < 1 || rule.color > session::kLabelColorCount)
        return tr("Choose a colour.");
    if (placeOf(rules(), rule.id) < 0 && rules().size() >= kMostRules)
        return tr("There are %Ln rule(s) already; delete one first.", nullptr,
                  static_cast<int>(rules().size()));
    return {};
}

Result<QString> ColorRuleStore::put(const ColorRule &rule)
{
    if (const QString problem = problemOf(rule); !problem.isEmpty())
        return failure(Error::Code::InvalidInput, problem);
    ColorRule tidy = rule;
    tidy.word = tidyName(rule.word, kMaxWord);
    tidy.filter = rule.filter.trimmed();
    if (tidy.id.isEmpty())
        tidy.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<void> changed = m_rules.change([&tidy](Rules &rules) -> Result<void> {
        if (const qsizetype place = placeOf(rules, tidy.id); place >= 0)
            rules[place] = tidy;
        else
            rules.append(tidy);
        return {};
    });
    if (!changed)
        return failure(changed.error());
    return tidy.id;
}

Result<void> ColorRuleStore::move(const QString &id, int by)
{
    return changeOne(id, [by](Rules &rules, qsizetype place) {
        rules.move(place, std::clamp<qsizetype>(place + by, 0, rules.size() - 1));
    });
}

Result<void> ColorRuleStore::remove(const QString &id)
{
    return changeOne(id, [](Rules &rules, qsizetype place) { rules.removeAt(place); });
}

Result<void> ColorRuleStore::changeOne(const QString &id,
                                       const std::function<void(Rules &, qsizetype)> &edit)
{
    return m_rules.change([&](Rules &rules) -> Result<void> {
        const qsizetype place = placeOf(rules, id);
        if (place < 0)
            return failure(Error::Code::NotFound, tr("There is no such rule any more."));
        edit(rules, place);
        return {};
    });
}

} // namespace sessionscope::models
