// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/userdata.h"

#include "core/settings.h"
#include "export/exporter.h"
#include "gui/savedfilters.h"
#include "live/labelstore.h"
#include "live/profilestore.h"
#include "record/snapshotfile.h"
#include "session/snapshotbuilder.h"

#include <QFile>
#include <QSet>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace sessionscope::test {

namespace {

constexpr int kConnections = 20;
constexpr int kRules = 200;
constexpr int kFilters = 50;
constexpr quint32 kSessions = 3000; // some pages of the file

QString at(const QString &folder, const char *name)
{
    return folder + u'/' + QLatin1StringView(name);
}

QString textOf(int generation)
{
    return u"generation %1"_s.arg(generation);
}

template <typename T>
QString sentenceOf(const Result<T> &written)
{
    return written ? QString() : written.error().line();
}

// Those of a kind must be complete, and of one generation.
QString mixture(const QSet<QString> &generations, qsizetype count, qsizetype expected)
{
    if (count != expected)
        return u"%1 of %2 are there"_s.arg(count).arg(expected);
    return generations.size() > 1 ? u"two generations are mixed"_s : QString();
}

QString writeSettings(const QString &folder, int generation)
{
    Settings settings(at(folder, "settings.ini"));
    settings.setLastExportFolder(textOf(generation));
    settings.setLastFileFolder(textOf(generation));
    return settings.sync() ? QString() : u"the settings cannot be written"_s;
}

QString settingsProblem(const QString &folder)
{
    const Settings settings(at(folder, "settings.ini"));
    if (!settings.notice().isEmpty())
        return settings.notice();
    return settings.lastExportFolder() == settings.lastFileFolder()
        ? QString()
        : u"two generations are mixed"_s;
}

QString writeConnections(const QString &folder, int generation)
{
    live::ProfileStore store(at(folder, "connections.json"));
    while (store.profiles().size() < kConnections) {
        live::ConnectionProfile profile;
        profile.name = u"connection %1"_s.arg(store.profiles().size());
        if (const auto added = store.add(profile); !added)
            return added.error().line();
    }
    live::ConnectionProfile last = store.profiles().constLast();
    last.instanceId = textOf(generation);
    last.consoleContext = textOf(generation);
    return sentenceOf(store.update(last));
}

QString connectionsProblem(const QString &folder)
{
    const live::ProfileStore store(at(folder, "connections.json"));
    if (!store.notice().isEmpty())
        return store.notice();
    for (const live::ConnectionProfile &profile : store.profiles()) {
        if (profile.instanceId != profile.consoleContext)
            return u"two generations are mixed"_s;
    }
    return {};
}

QString writeLabels(const QString &folder, int generation)
{
    std::vector<session::LabelRule> rules(kRules);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        rules[i].pattern = u"10.0.0.%1"_s.arg(i);
        rules[i].label.alias = textOf(generation);
    }
    return sentenceOf(live::LabelStore(at(folder, "sources.json")).putAll(rules));
}

QString labelsProblem(const QString &folder)
{
    const live::LabelStore store(at(folder, "sources.json"));
    if (!store.notice().isEmpty())
        return store.notice();
    const auto &rules = store.rules()->rules();
    QSet<QString> generations;
    for (const session::LabelRule &rule : rules)
        generations.insert(rule.label.alias);
    return rules.empty() ? QString()
                         : mixture(generations, static_cast<qsizetype>(rules.size()), kRules);
}

QString writeFilters(const QString &folder, int generation)
{
    Settings settings(at(folder, "filters.ini"));
    QList<gui::SavedFilter> filters;
    for (int i = 0; i < kFilters; ++i)
        filters.append({u"filter %1"_s.arg(i), textOf(generation)});
    gui::SavedFilters(settings).setList(filters);
    return settings.sync() ? QString() : u"the settings cannot be written"_s;
}

QString filtersProblem(const QString &folder)
{
    const QString path = at(folder, "filters.ini");
    if (!QFile::exists(path))
        return {};
    Settings settings(path);
    if (!settings.notice().isEmpty())
        return settings.notice();
    const QList<gui::SavedFilter> filters = gui::SavedFilters(settings).list();
    QSet<QString> generations;
    for (const gui::SavedFilter &filter : filters)
        generations.insert(filter.filter);
    return mixture(generations, filters.size(), kFilters);
}

session::SnapshotPointer sessionsOf(int generation)
{
    session::SnapshotBuilder builder;
    for (quint32 row = 0; row < kSessions; ++row) {
        builder.beginRow();
        builder.setId(row);
        builder.setText(session::Column::Name, textOf(generation).toUtf8());
    }
    return std::move(builder).finish({});
}

QString writeTable(const QString &folder, int generation)
{
    const session::SnapshotPointer sessions = sessionsOf(generation);
    const exporting::ExportJob job{
        exporting::SessionsTable{sessions, exporting::allRows(*sessions), {session::Column::Name}},
        {exporting::TableFormat::Kind::Csv, exporting::TableFormat::Preset::Scripts, false},
        at(folder, "table.csv")};
    return sentenceOf(exporting::exportTable(job));
}

QString tableProblem(const QString &folder)
{
    QFile file(at(folder, "table.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (!lines.takeLast().isEmpty() || lines.isEmpty() || lines.takeFirst() != u"Name")
        return u"the last line or the header is not whole"_s;
    return mixture(QSet<QString>(lines.begin(), lines.end()), lines.size(), kSessions);
}

QString writeSnapshot(const QString &folder, int generation)
{
    return sentenceOf(
        record::saveSnapshot(at(folder, "sessions.json"), *sessionsOf(generation), {}));
}

QString snapshotProblem(const QString &folder)
{
    const QString path = at(folder, "sessions.json");
    if (!QFile::exists(path))
        return {};
    const Result<session::SnapshotPointer> sessions = record::loadSnapshot(path);
    if (!sessions)
        return sessions.error().line();
    QSet<QString> generations;
    for (quint32 row = 0; row < (*sessions)->rowCount(); ++row)
        generations.insert((*sessions)->text(session::Column::Name, row).value_or(QString()));
    return mixture(generations, (*sessions)->rowCount(), kSessions);
}

} // namespace

const std::vector<UserData> &userData()
{
    static const std::vector<UserData> kinds{
        {"settings", writeSettings, settingsProblem},
        {"connections", writeConnections, connectionsProblem},
        {"labels", writeLabels, labelsProblem},
        {"filters", writeFilters, filtersProblem},
        {"table", writeTable, tableProblem},
        {"snapshot", writeSnapshot, snapshotProblem},
    };
    return kinds;
}

} // namespace sessionscope::test
