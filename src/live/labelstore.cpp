// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/labelstore.h"

#include "core/filelock.h"
#include "core/jsonfile.h"
#include "core/logging.h"
#include "session/labelrulesfile.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonObject>

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

LabelRule fromJson(const QJsonObject &object)
{
    LabelRule rule;
    rule.pattern = object[u"pattern"_s].toString();
    rule.label.alias = object[u"alias"_s].toString();
    for (const QJsonValue &tag : object[u"tags"_s].toArray())
        rule.label.tags.append(tag.toString());
    rule.label.color = colorFrom(object[u"colour"_s].toString());
    return session::tidyLabelRule(rule);
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

//! What a file holds.
struct Contents
{
    JsonFile file;
    std::vector<LabelRule> rules;
    QJsonArray notUnderstood; //!< written back
};

Contents readContents(const QString &path)
{
    Contents contents;
    contents.file = JsonFile::read(path, kFileVersion);
    if (contents.file.state != JsonFile::State::Good)
        return contents;
    if (!contents.file.root[kRulesMember].isArray()) {
        contents.file.state = JsonFile::State::Damaged;
        return contents;
    }
    QHash<QString, bool> patterns;
    for (const QJsonValue &entry : contents.file.root.take(kRulesMember).toArray()) {
        LabelRule rule = fromJson(entry.toObject());
        const QString key = rule.pattern.toCaseFolded();
        if (!session::kindOfLabelPattern(rule.pattern) || patterns.contains(key)
            || contents.rules.size() >= session::kMaxLabelRules) {
            contents.notUnderstood.append(entry);
            continue;
        }
        patterns.insert(key, true);
        contents.rules.push_back(std::move(rule));
    }
    return contents;
}

QJsonObject toRoot(const Contents &contents)
{
    QJsonArray entries;
    for (const LabelRule &rule : contents.rules)
        entries.append(toJson(rule));
    for (const QJsonValue &entry : contents.notUnderstood)
        entries.append(entry);
    QJsonObject root = contents.file.root;
    root[kRulesMember] = entries;
    return root;
}

} // namespace

LabelStore::LabelStore(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_filePath(QDir::cleanPath(filePath))
    , m_rules(std::make_shared<const LabelRules>())
{
    load();
}

void LabelStore::load()
{
    Contents contents = readContents(m_filePath);
    const QString path = QDir::toNativeSeparators(m_filePath);
    switch (contents.file.state) {
    case JsonFile::State::Missing:
    case JsonFile::State::Good:
        m_rules = std::make_shared<const LabelRules>(std::move(contents.rules));
        return;
    case JsonFile::State::Damaged:
        m_notice = tr("The file of the source names %1 is damaged; it is left as it is, and kept "
                      "under another name when a source is named.")
                       .arg(path);
        break;
    case JsonFile::State::Newer:
        m_notice = tr("The file of the source names %1 was written by a newer version of this "
                      "program; it is left as it is, and kept under another name when a source is "
                      "named.")
                       .arg(path);
        break;
    case JsonFile::State::Unreadable:
        m_notice =
            tr("The file of the source names %1 cannot be read; check its rights.").arg(path);
        break;
    }
    qCWarning(lcLive) << "source names not read:" << contents.file.detail;
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
        QHash<QString, std::size_t> places;
        for (std::size_t i = 0; i < rules.size(); ++i)
            places.insert(rules[i].pattern.toCaseFolded(), i);
        for (const LabelRule &rule : added) {
            const QString key = rule.pattern.toCaseFolded();
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
        std::erase_if(rules, [&patterns](const LabelRule &rule) {
            return patterns.contains(rule.pattern, Qt::CaseInsensitive);
        });
        return {};
    });
}

Result<void> LabelStore::apply(const Change &change)
{
    const QString path = QDir::toNativeSeparators(m_filePath);
    QDir().mkpath(QFileInfo(m_filePath).absolutePath());
    const FileLock lock(m_filePath);
    if (!lock.isHeld()) {
        return failure(Error::Code::CannotWrite,
                       tr("The source names cannot be saved in %1: another program holds the file, "
                          "or the folder cannot be written to; try again.")
                           .arg(path));
    }
    Contents contents = readContents(m_filePath);
    if (contents.file.state == JsonFile::State::Unreadable) {
        return failure(
            Error::Code::CannotRead,
            tr("The file of the source names %1 cannot be read; check its rights.").arg(path),
            contents.file.detail);
    }
    const bool mustBeKept = contents.file.mustBeKept();
    if (mustBeKept)
        contents.rules = m_rules->rules(); // as last seen whole; none if it never was
    if (auto changed = change(contents.rules); !changed)
        return changed;
    if (contents.rules.size() > session::kMaxLabelRules) {
        return failure(Error::Code::InvalidInput,
                       tr("There would be more than %Ln name(s) for sources.", nullptr,
                          static_cast<int>(session::kMaxLabelRules)));
    }
    QString keptNotice;
    if (mustBeKept) {
        const Result<QString> aside = contents.file.keepAside(m_filePath);
        if (!aside) {
            return failure(Error::Code::CannotWrite,
                           tr("The file of the source names %1 is not understood and cannot be "
                              "renamed; move it away.")
                               .arg(path));
        }
        keptNotice =
            tr("The former file of the source names was not understood; it has been kept as %1.")
                .arg(QDir::toNativeSeparators(*aside));
    }
    if (auto written = JsonFile::write(m_filePath, kFileVersion, toRoot(contents)); !written) {
        return failure(
            Error::Code::CannotWrite,
            tr("The source names cannot be saved in %1; check the rights of the folder.").arg(path),
            written.error().detail);
    }
    m_notice = keptNotice;
    m_rules = std::make_shared<const LabelRules>(std::move(contents.rules));
    emit changed();
    return {};
}

} // namespace sessionscope::live
