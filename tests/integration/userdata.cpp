// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/userdata.h"

#include "core/settings.h"
#include "export/exporter.h"
#include "live/journal.h"
#include "live/labelstore.h"
#include "live/profilestore.h"
#include "models/viewstores.h"
#include "record/snapshotfile.h"
#include "session/snapshotbuilder.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace sessionscope::test {

namespace {

constexpr int kConnections = 20;
constexpr int kRules = 200;
constexpr int kFilters = 8;
constexpr int kSets = 8;
constexpr int kJournalTargets = 60;
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

// Those of version 0.1.0, which somebody who is new does not have. Never written.
const Settings &emptySettings()
{
    static const Settings settings(QDir::temp().filePath(u"there-is-none/none.ini"_s));
    return settings;
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

// One write for each generation, after the first.
template <class Store, class Save>
QString fillAndSave(Store &store, qsizetype present, int count, const Save &save)
{
    for (qsizetype i = present; i < count; ++i) {
        if (const QString problem = sentenceOf(save(store, i)); !problem.isEmpty())
            return problem;
    }
    return present < count ? QString() : sentenceOf(save(store, count - 1));
}

// Killed while the first ones were added, there may be less of them; but there are some.
QString problemOf(const QString &notice, const QString &path, qsizetype count)
{
    if (!notice.isEmpty())
        return notice;
    return count == 0 && QFile::exists(path) ? u"nothing is left"_s : QString();
}

QString writeFilters(const QString &folder, int generation)
{
    models::SavedFilterStore store(at(folder, "filters.json"), emptySettings());
    return fillAndSave(store, store.list().size(), kFilters,
                       [generation](models::SavedFilterStore &filters, qsizetype i) {
                           return filters.save(u"filter %1"_s.arg(i), textOf(generation));
                       });
}

QString filtersProblem(const QString &folder)
{
    const QString path = at(folder, "filters.json");
    const models::SavedFilterStore store(path, emptySettings());
    return problemOf(store.notice(), path, store.list().size());
}

QString writeColumnSets(const QString &folder, int generation)
{
    models::ColumnSetStore store(at(folder, "columnsets.json"));
    return fillAndSave(
        store, store.own().size(), kSets, [generation](models::ColumnSetStore &sets, qsizetype i) {
            const auto column = generation % 2 == 0 ? session::Column::Age : session::Column::Idle;
            return sets.save(u"set %1"_s.arg(i), {column});
        });
}

QString columnSetsProblem(const QString &folder)
{
    const QString path = at(folder, "columnsets.json");
    const models::ColumnSetStore store(path);
    return problemOf(store.notice(), path, store.own().size());
}

QString writeColorRules(const QString &folder, int generation)
{
    models::ColorRuleStore store(at(folder, "colourrules.json"));
    const live::ColorRule rule{u"mine"_s, textOf(generation), u"db = %1"_s.arg(generation), 1};
    return sentenceOf(store.put(rule));
}

QString colorRulesProblem(const QString &folder)
{
    const QString path = at(folder, "colourrules.json");
    const models::ColorRuleStore store(path);
    if (!store.notice().isEmpty() || !QFile::exists(path))
        return store.notice();
    const live::ColorRule &last = store.rules().constLast();
    const bool isWhole =
        last.id == u"mine"_s && last.word == textOf(QStringView(last.filter).mid(5).toInt());
    return isWhole ? QString() : u"two generations are mixed"_s;
}

QString writeLooks(const QString &folder, int generation)
{
    models::LookStore store(at(folder, "looks.json"), emptySettings());
    models::Look look;
    look.zoom = 100 + generation % 50;
    look.docks = QByteArray::number(*look.zoom);
    store.setLook(u"orders"_s, look);
    // It says it in the log alone, since nobody waits for it.
    const models::LookStore again(at(folder, "looks.json"), emptySettings());
    return again.look(u"orders"_s).zoom == look.zoom ? QString() : u"the look cannot be saved"_s;
}

QString looksProblem(const QString &folder)
{
    const QString path = at(folder, "looks.json");
    const models::LookStore store(path, emptySettings());
    if (!store.notice().isEmpty() || !QFile::exists(path))
        return store.notice();
    const models::Look look = store.look(u"orders"_s);
    return look.zoom && look.docks == QByteArray::number(*look.zoom)
        ? QString()
        : u"two generations are mixed"_s;
}

//! Its lines are longer than what is left of a page of a full disk.
live::JournalAction journalAction(const QString &name)
{
    live::JournalAction action;
    action.id = live::JournalAction::newId();
    action.begun = QDateTime::currentDateTimeUtc();
    action.connectionName = name;
    action.targets = QList<live::JournalTarget>(kJournalTargets,
                                                {u"node"_s, 7, u"10.0.0.1:5000"_s, u"client"_s});
    return action;
}

QString writeJournal(const QString &folder, int generation)
{
    const live::Journal journal(at(folder, "journal.ndjson"));
    live::JournalAction action = journalAction(textOf(generation));
    if (const QString problem = sentenceOf(journal.begin(action)); !problem.isEmpty())
        return problem;
    action.ended = action.begun;
    action.outcomes = QList<live::DisconnectOutcome>(kJournalTargets,
                                                     {live::DisconnectOutcome::Kind::Closed, {}});
    return sentenceOf(journal.end(action));
}

//! An action without its end is what a crash leaves.
QString journalProblem(const QString &folder)
{
    for (const live::JournalEntry &entry : live::Journal(at(folder, "journal.ndjson")).read()) {
        if (entry.kind != live::JournalEntry::Kind::Action)
            return u"%1:%2 %3"_s.arg(entry.file).arg(entry.line).arg(entry.text.left(80));
        if (entry.action.targets.size() != kJournalTargets)
            return u"an action is not whole"_s;
    }
    return {};
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

template <class Store>
class Opened final : public OpenStore
{
public:
    using Add = Result<void> (*)(Store &, const QString &);
    using Has = bool (*)(const Store &, const QString &);

    template <class... Arguments>
    Opened(Add adder, Has finder, Arguments &&...arguments)
        : m_add(adder)
        , m_has(finder)
        , m_store(std::forward<Arguments>(arguments)...)
    {
    }

    Result<void> add(const QString &name) override { return m_add(m_store, name); }

    bool has(const QString &name) const override { return m_has(m_store, name); }

    QString notice() const override { return m_store.notice(); }

private:
    Add m_add;
    Has m_has;
    Store m_store;
};

template <class T>
Result<void> withoutValue(const Result<T> &result)
{
    return result ? Result<void>() : failure(result.error());
}

std::unique_ptr<OpenStore> openConnections(const QString &folder)
{
    using Store = live::ProfileStore;
    return std::make_unique<Opened<Store>>(
        [](Store &store, const QString &name) {
            live::ConnectionProfile profile;
            profile.name = name;
            return withoutValue(store.add(profile));
        },
        [](const Store &store, const QString &name) { return store.isNameTaken(name); },
        at(folder, "connections.json"));
}

std::unique_ptr<OpenStore> openLabels(const QString &folder)
{
    using Store = live::LabelStore;
    return std::make_unique<Opened<Store>>(
        [](Store &store, const QString &name) {
            return store.put({name, {u"alias"_s, {}, 0}});
        },
        [](const Store &store, const QString &name) { return store.rule(name) != nullptr; },
        at(folder, "sources.json"));
}

std::unique_ptr<OpenStore> openFilters(const QString &folder)
{
    using Store = models::SavedFilterStore;
    return std::make_unique<Opened<Store>>(
        [](Store &store, const QString &name) { return store.save(name, u"idle > 5m"_s); },
        [](const Store &store, const QString &name) { return store.contains(name); },
        at(folder, "filters.json"), emptySettings());
}

std::unique_ptr<OpenStore> openColumnSets(const QString &folder)
{
    using Store = models::ColumnSetStore;
    return std::make_unique<Opened<Store>>(
        [](Store &store, const QString &name) { return store.save(name, {session::Column::Idle}); },
        [](const Store &store, const QString &name) { return store.contains(name); },
        at(folder, "columnsets.json"));
}

std::unique_ptr<OpenStore> openColorRules(const QString &folder)
{
    using Store = models::ColorRuleStore;
    return std::make_unique<Opened<Store>>(
        [](Store &store, const QString &name) {
            return withoutValue(store.put({{}, name, u"idle > 5m"_s, 1}));
        },
        [](const Store &store, const QString &name) {
            const auto &rules = store.rules();
            return std::any_of(rules.begin(), rules.end(),
                               [&name](const live::ColorRule &rule) { return rule.word == name; });
        },
        at(folder, "colourrules.json"));
}

std::unique_ptr<OpenStore> openLooks(const QString &folder)
{
    using Store = models::LookStore;
    return std::make_unique<Opened<Store>>(
        [](Store &store, const QString &name) -> Result<void> {
            models::Look look;
            look.zoom = 110;
            store.setLook(name, look);
            if (store.hasOwn(name))
                return {};
            return failure(Error::Code::CannotWrite, u"the look cannot be saved"_s);
        },
        [](const Store &store, const QString &name) { return store.hasOwn(name); },
        at(folder, "looks.json"), emptySettings());
}

class OpenJournal final : public OpenStore
{
public:
    explicit OpenJournal(const QString &folder)
        : m_journal(at(folder, "journal.ndjson"))
    {
    }

    Result<void> add(const QString &name) override { return m_journal.begin(journalAction(name)); }

    bool has(const QString &name) const override
    {
        const std::vector<live::JournalEntry> entries = m_journal.read();
        return std::any_of(entries.begin(), entries.end(),
                           [&name](const live::JournalEntry &entry) {
                               return entry.action.connectionName == name;
                           });
    }

    QString notice() const override { return {}; }

private:
    live::Journal m_journal;
};

std::unique_ptr<OpenStore> openJournal(const QString &folder)
{
    return std::make_unique<OpenJournal>(folder);
}

} // namespace

const std::vector<UserData> &userData()
{
    static const std::vector<UserData> kinds{
        {"settings", "settings.ini", writeSettings, settingsProblem, nullptr},
        {"connections", "connections.json", writeConnections, connectionsProblem, openConnections},
        {"labels", "sources.json", writeLabels, labelsProblem, openLabels},
        {"filters", "filters.json", writeFilters, filtersProblem, openFilters},
        {"columnsets", "columnsets.json", writeColumnSets, columnSetsProblem, openColumnSets},
        {"colourrules", "colourrules.json", writeColorRules, colorRulesProblem, openColorRules},
        {"looks", "looks.json", writeLooks, looksProblem, openLooks},
        {"journal", "journal.ndjson", writeJournal, journalProblem, openJournal},
        {"table", "table.csv", writeTable, tableProblem, nullptr},
        {"snapshot", "sessions.json", writeSnapshot, snapshotProblem, nullptr},
    };
    return kinds;
}

const UserData *userData(const QString &name)
{
    for (const UserData &kind : userData()) {
        if (name == QLatin1StringView(kind.name))
            return &kind;
    }
    return nullptr;
}

} // namespace sessionscope::test
