// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/profilestore.h"

#include "core/filelock.h"
#include "core/limits.h"
#include "core/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kFileVersion = 1;
constexpr auto kReloadDelay = 100ms; // one save is several events of the file system

const QString kVersionMember = u"version"_s;
const QString kProfilesMember = u"connections"_s;

template <class Profiles>
auto findById(Profiles &profiles, const QString &id)
{
    return std::find_if(profiles.begin(), profiles.end(),
                        [&](const ConnectionProfile &profile) { return profile.id == id; });
}

bool hasName(const QList<ConnectionProfile> &profiles, const QString &name, const QString &exceptId)
{
    return std::any_of(profiles.begin(), profiles.end(), [&](const ConnectionProfile &profile) {
        return profile.name == name && profile.id != exceptId;
    });
}

} // namespace

//! The file as read.
struct ProfileStore::Contents
{
    enum class State { Missing, Good, Damaged, Newer, Unreadable };

    State state = State::Missing;
    QList<ConnectionProfile> profiles;
    QJsonObject otherMembers; //!< of the file, written back
    QJsonArray notUnderstood; //!< entries without id or name, written back
    QString detail;

    //! Must not be written over.
    bool mustBeKept() const { return state == State::Damaged || state == State::Newer; }
};

ProfileStore::ProfileStore(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_filePath(QDir::cleanPath(filePath))
{
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(kReloadDelay);
    connect(&m_reloadTimer, &QTimer::timeout, this, &ProfileStore::reload);
    const auto startTimer = [this] {
        m_reloadTimer.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, startTimer);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, startTimer);
    reload();
}

ProfileStore::Contents ProfileStore::readFile() const
{
    using State = Contents::State;
    Contents contents;
    QFile file(m_filePath);
    if (!file.exists())
        return contents;
    if (!file.open(QIODevice::ReadOnly)) {
        contents.state = State::Unreadable;
        contents.detail = file.errorString();
        return contents;
    }
    contents.state = State::Damaged;
    if (file.size() > kMaxSettingsFileBytes)
        return contents;
    QJsonParseError parseError;
    const QJsonDocument document =
        QJsonDocument::fromJson(file.read(kMaxSettingsFileBytes), &parseError);
    contents.detail = parseError.errorString();
    QJsonObject root = document.object();
    const int version = root.value(kVersionMember).toInt();
    if (!document.isObject() || version < 1)
        return contents;
    if (version > kFileVersion) {
        contents.state = State::Newer;
        return contents;
    }
    if (!root.value(kProfilesMember).isArray())
        return contents;
    contents.state = State::Good;
    QSet<QString> ids;
    const QJsonArray entries = root.take(kProfilesMember).toArray();
    for (const QJsonValue &entry : entries) {
        auto profile = ConnectionProfile::fromJson(entry.toObject());
        if (!profile || ids.contains(profile->id)) {
            contents.notUnderstood.append(entry);
            continue;
        }
        ids.insert(profile->id);
        contents.profiles.append(*std::move(profile));
    }
    contents.otherMembers = root;
    return contents;
}

Result<void> ProfileStore::writeFile(const Contents &contents) const
{
    QJsonArray entries;
    for (const ConnectionProfile &profile : contents.profiles)
        entries.append(profile.toJson());
    for (const QJsonValue &entry : contents.notUnderstood)
        entries.append(entry);
    QJsonObject root = contents.otherMembers;
    root[kVersionMember] = kFileVersion;
    root[kProfilesMember] = entries;

    QSaveFile file(m_filePath);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(root).toJson()) >= 0 && file.commit();
    if (isWritten)
        return {};
    return failure(Error::Code::CannotWrite,
                   tr("The connections cannot be saved in %1; check the rights of the folder.")
                       .arg(QDir::toNativeSeparators(m_filePath)),
                   file.errorString());
}

Result<void> ProfileStore::apply(const Change &change)
{
    QDir().mkpath(QFileInfo(m_filePath).absolutePath());
    const FileLock lock(m_filePath);
    if (!lock.isHeld()) {
        return failure(
            Error::Code::CannotWrite,
            tr("The connections cannot be saved in %1: another program holds the file, or "
               "the folder cannot be written to; try again.")
                .arg(QDir::toNativeSeparators(m_filePath)));
    }
    Contents contents = readFile();
    if (contents.state == Contents::State::Unreadable) {
        return failure(Error::Code::CannotRead,
                       tr("The file of the connections %1 cannot be read; check its rights.")
                           .arg(QDir::toNativeSeparators(m_filePath)),
                       contents.detail);
    }
    const bool mustBeKept = contents.mustBeKept();
    if (mustBeKept)
        contents.profiles = m_profiles; // as last seen whole; none if it never was
    if (auto changed = change(contents.profiles); !changed)
        return changed;
    QString keptNotice;
    if (mustBeKept) {
        const QString aside = m_filePath
            + (contents.state == Contents::State::Newer ? u".newer-"_s : u".damaged-"_s)
            + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
        if (!QFile::rename(m_filePath, aside)) {
            return failure(Error::Code::CannotWrite,
                           tr("The file of the connections %1 is not understood and cannot be "
                              "renamed; move it away.")
                               .arg(QDir::toNativeSeparators(m_filePath)));
        }
        keptNotice =
            tr("The former file of the connections was not understood; it has been kept as %1.")
                .arg(QDir::toNativeSeparators(aside));
    }
    auto written = writeFile(contents);
    if (!written)
        return written;
    m_isUnreadable = false;
    setNotice(keptNotice);
    watch();
    takeOver(contents.profiles);
    return {};
}

void ProfileStore::reload()
{
    const Contents contents = readFile();
    const QString path = QDir::toNativeSeparators(m_filePath);
    watch();
    switch (contents.state) {
    case Contents::State::Missing:
    case Contents::State::Good:
        if (std::exchange(m_isUnreadable, false))
            setNotice({});
        takeOver(contents.profiles);
        return;
    case Contents::State::Damaged:
        setNotice(
            tr("The file of the connections %1 is damaged; it is left as it is, and kept under "
               "another name when a connection is saved.")
                .arg(path));
        break;
    case Contents::State::Newer:
        setNotice(
            tr("The file of the connections %1 was written by a newer version of this program; "
               "it is left as it is, and kept under another name when a connection is saved.")
                .arg(path));
        break;
    case Contents::State::Unreadable:
        setNotice(tr("The file of the connections %1 cannot be read; check its rights.").arg(path));
        break;
    }
    m_isUnreadable = true;
    qCWarning(lcLive) << "connections not read:" << contents.detail;
}

void ProfileStore::takeOver(const QList<ConnectionProfile> &profiles)
{
    const QList<ConnectionProfile> before = std::exchange(m_profiles, profiles);
    if (before == profiles)
        return;
    // By value: a receiver may change the list again.
    for (const ConnectionProfile &old : before) {
        if (findById(profiles, old.id) == profiles.end())
            emit removed(old.id);
    }
    for (const ConnectionProfile &now : profiles) {
        const auto old = findById(before, now.id);
        if (old == before.end())
            emit added(now.id);
        else if (*old != now)
            emit updated(now.id);
    }
    emit changed();
}

void ProfileStore::setNotice(const QString &notice)
{
    if (notice == m_notice)
        return;
    m_notice = notice;
    emit noticeChanged(notice);
}

void ProfileStore::watch()
{
    // The folder too: a file that is replaced is watched no longer, and one that does not exist yet
    // cannot be. Adding what is watched already would only print a warning.
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : {m_filePath, QFileInfo(m_filePath).absolutePath()}) {
        if (!watched.contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

Result<ConnectionProfile> ProfileStore::add(ConnectionProfile profile)
{
    if (profile.id.isEmpty())
        profile.id = newId();
    auto applied = apply([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        if (auto problem = nameProblem(profiles, profile))
            return failure(*problem);
        if (findById(profiles, profile.id) != profiles.end())
            return failure(Error::Code::InvalidInput, tr("The connection is saved already."));
        profiles.append(profile);
        return {};
    });
    if (!applied)
        return failure(applied.error());
    return profile;
}

Result<void> ProfileStore::update(const ConnectionProfile &profile)
{
    return apply([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        const auto found = findById(profiles, profile.id);
        if (found == profiles.end())
            return failure(notThere());
        if (auto problem = nameProblem(profiles, profile))
            return failure(*problem);
        *found = profile;
        return {};
    });
}

Result<ConnectionProfile> ProfileStore::duplicate(const QString &id)
{
    ConnectionProfile copy;
    auto applied = apply([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        const auto original = findById(profiles, id);
        if (original == profiles.end())
            return failure(notThere());
        copy = *original;
        copy.id = newId();
        copy.name = tr("%1 (copy)").arg(original->name);
        for (int number = 2; hasName(profiles, copy.name, {}); ++number)
            copy.name = tr("%1 (copy %2)").arg(original->name).arg(number);
        profiles.insert(std::next(original), copy);
        return {};
    });
    if (!applied)
        return failure(applied.error());
    return copy;
}

Result<void> ProfileStore::remove(const QString &id)
{
    return apply([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        const auto found = findById(profiles, id);
        if (found == profiles.end())
            return failure(notThere());
        profiles.erase(found);
        return {};
    });
}

Result<void> ProfileStore::move(const QString &id, int position)
{
    return apply([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        const auto found = findById(profiles, id);
        if (found == profiles.end())
            return failure(notThere());
        profiles.move(std::distance(profiles.begin(), found),
                      std::clamp<qsizetype>(position, 0, profiles.size() - 1));
        return {};
    });
}

Error ProfileStore::notThere()
{
    return {Error::Code::NotFound,
            tr("The connection is no longer there; another program may have "
               "deleted it."),
            {},
            {},
            {}};
}

std::optional<Error> ProfileStore::nameProblem(const QList<ConnectionProfile> &profiles,
                                               const ConnectionProfile &profile)
{
    if (profile.name.trimmed().isEmpty())
        return Error{Error::Code::InvalidInput, tr("Give the connection a name."), {}, {}, {}};
    if (hasName(profiles, profile.name, profile.id))
        return nameTaken(profile.name);
    return std::nullopt;
}

std::optional<ConnectionProfile> ProfileStore::profile(const QString &id) const
{
    const auto found = findById(m_profiles, id);
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

Result<ConnectionProfile> ProfileStore::find(const QString &name) const
{
    QList<ConnectionProfile> alike;
    for (const ConnectionProfile &profile : m_profiles) {
        if (profile.name == name)
            return profile;
        if (profile.name.compare(name, Qt::CaseInsensitive) == 0)
            alike.append(profile);
    }
    if (alike.size() == 1)
        return alike.constFirst();
    if (alike.isEmpty()) {
        return failure(Error::Code::NotFound,
                       tr("There is no saved connection called \"%1\".").arg(name));
    }
    return failure(
        Error::Code::NotFound,
        tr("Several connections are called \"%1\" but for the case of their letters; write "
           "the name exactly.")
            .arg(name));
}

Error ProfileStore::nameTaken(const QString &name)
{
    return {Error::Code::InvalidInput,
            tr("There is a connection called \"%1\" already; choose another name.").arg(name),
            {},
            {},
            {}};
}

QString ProfileStore::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

bool ProfileStore::isNameTaken(const QString &name, const QString &exceptId) const
{
    return hasName(m_profiles, name, exceptId);
}

} // namespace sessionscope::live
