// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/labelstore.h"

#include "session/labelrulesfile.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;
using session::LabelRule;
using session::LabelRules;

namespace {

constexpr int kFileVersion = 1;

const QString kRulesMember = u"sources"_s;

QJsonObject toJson(const LabelRule &rule)
{
    QJsonObject object{{u"pattern"_s, rule.pattern}};
    if (!rule.label.alias.isEmpty())
        object[u"alias"_s] = rule.label.alias;
    if (!rule.label.tags.isEmpty())
        object[u"tags"_s] = QJsonArray::fromStringList(rule.label.tags);
    if (rule.label.color > 0)
        object[u"colour"_s] = QString(session::labelColorWord(rule.label.color));
    return object;
}

int colorFrom(const QString &word)
{
    for (int color = 1; color <= session::kLabelColorCount; ++color) {
        if (word == session::labelColorWord(color))
            return color;
    }
    return 0;
}

std::optional<LabelRule> fromJson(const QJsonObject &object)
{
    LabelRule rule;
    rule.pattern = object[u"pattern"_s].toString();
    rule.label.alias = object[u"alias"_s].toString();
    const QJsonArray tags = object[u"tags"_s].toArray();
    for (const auto &tag : tags)
        rule.label.tags.append(tag.toString());
    rule.label.color = colorFrom(object[u"colour"_s].toString());
    rule = session::tidyLabelRule(rule);
    return session::kindOfLabelPattern(rule.pattern) ? std::optional(rule) : std::nullopt;
}

QString keyOf(const LabelRule &rule)
{
    return caselessKey(rule.pattern);
}

bool isSame(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

template <class Rules>
auto find(Rules &rules, const QString &pattern)
{
    return std::find_if(rules.begin(), rules.end(), [&pattern](const LabelRule &rule) {
        return isSame(rule.pattern, pattern);
    });
}

} // namespace

LabelStore::LabelStore(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_list(filePath,
             {kFileVersion, kRulesMember, fromJson, toJson, keyOf,
              static_cast<qsizetype>(session::kMaxLabelRules)})
{
    connect(&m_list, &EntryFile::noticeChanged, this, &LabelStore::noticeChanged);
    connect(&m_list, &EntryFile::changed, this, [this] {
        takeOver();
        emit changed();
    });
    takeOver();
}

void LabelStore::takeOver()
{
    const QList<LabelRule> &rules = m_list.entries();
    m_rules = std::make_shared<const LabelRules>(std::vector(rules.begin(), rules.end()));
}

const LabelRule *LabelStore::rule(const QString &pattern) const
{
    const auto found = find(m_rules->rules(), pattern);
    return found == m_rules->rules().end() ? nullptr : &*found;
}

QString LabelStore::problemOf(const LabelRule &rule, const QString &replacedPattern) const
{
    const LabelRule tidy = session::tidyLabelRule(rule);
    if (tidy.pattern.isEmpty())
        return tr("Say which sources are meant.");
    if (!session::kindOfLabelPattern(tidy.pattern)) {
        return tidy.pattern.size() > session::kMaxLabelPattern
            ? tr("The pattern is too long.")
            : tr("This is no valid address, block or range.");
    }
    if (!isSame(tidy.pattern, replacedPattern) && this->rule(tidy.pattern) != nullptr)
        return tr("There is an entry for this already; edit that one.");
    if (tidy.label.alias.isEmpty() && tidy.label.tags.isEmpty())
        return tr("Give it an alias or a tag.");
    return {};
}

Result<void> LabelStore::put(const LabelRule &rule, const QString &replacedPattern)
{
    const QString problem = problemOf(rule, replacedPattern);
    if (!problem.isEmpty())
        return failure(Error::Code::InvalidInput, problem);
    const LabelRule tidy = session::tidyLabelRule(rule);
    return apply([&](Rules &rules) -> Result<void> {
        auto place = find(rules, replacedPattern);
        if (place == rules.end())
            place = find(rules, tidy.pattern);
        if (place != rules.end())
            *place = tidy;
        else
            rules.push_back(tidy);
        return {};
    });
}

Result<void> LabelStore::putAll(const std::vector<LabelRule> &added)
{
    return apply([&added](Rules &rules) -> Result<void> {
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < rules.size(); ++i)
            places.insert(keyOf(rules[i]), i);
        for (const LabelRule &rule : added) {
            const QString key = keyOf(rule);
            const auto there = places.constFind(key);
            if (there != places.cend()) {
                rules[*there] = rule;
                continue;
            }
            places.insert(key, rules.size());
            rules.push_back(rule);
        }
        return {};
    });
}

Result<void> LabelStore::remove(const QStringList &patterns)
{
    return apply([&patterns](Rules &rules) -> Result<void> {
        rules.removeIf([&patterns](const LabelRule &rule) {
            return patterns.contains(rule.pattern, Qt::CaseInsensitive);
        });
        return {};
    });
}

Result<void> LabelStore::apply(const Change &change)
{
    return m_list.change([&change](Rules &rules) -> Result<void> {
        if (auto changed = change(rules); !changed)
            return changed;
        constexpr auto kMost = static_cast<qsizetype>(session::kMaxLabelRules);
        if (rules.size() <= kMost)
            return {};
        return failure(Error::Code::InvalidInput,
                       tr("There would be more than %Ln name(s) for sources.", nullptr,
                          static_cast<int>(kMost)));
    });
}

} // namespace sessionscope::live
