// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/profilestore.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFileVersion = 1;

const QString kProfilesMember = u"connections"_s; // never changed once released

QString idOf(const ConnectionProfile &profile)
{
    return profile.id;
}

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

ProfileStore::ProfileStore(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_list(filePath,
             {kFileVersion, kProfilesMember, &ConnectionProfile::fromJson,
              &ConnectionProfile::toJson, idOf})
    , m_profiles(m_list.entries())
{
    connect(&m_list, &EntryFile::changed, this, &ProfileStore::takeOver);
    connect(&m_list, &EntryFile::noticeChanged, this, &ProfileStore::noticeChanged);
}

void ProfileStore::takeOver()
{
    const QList<ConnectionProfile> profiles = m_list.entries();
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

Result<ConnectionProfile> ProfileStore::add(ConnectionProfile profile)
{
    if (profile.id.isEmpty())
        profile.id = newId();
    auto applied = m_list.change([&](QList<ConnectionProfile> &profiles) -> Result<void> {
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
    return m_list.change([&](QList<ConnectionProfile> &profiles) -> Result<void> {
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
    auto applied = m_list.change([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        const auto original = findById(profiles, id);
        if (original == profiles.end())
            return failure(notThere());
        copy = *original;
        copy.id = newId();
        copy.name = tr("%1 (copy)").arg(original->name);
        for (int number = 2; hasName(profiles, copy.name, {}); ++number)
            copy.name = tr("%1 (copy %2)").arg(original->name).arg(number);
        profiles.insert(original - profiles.begin() + 1, copy);
        return {};
    });
    if (!applied)
        return failure(applied.error());
    return copy;
}

Result<void> ProfileStore::remove(const QString &id)
{
    return m_list.change([&](QList<ConnectionProfile> &profiles) -> Result<void> {
        const auto found = findById(profiles, id);
        if (found == profiles.end())
            return failure(notThere());
        profiles.removeAt(found - profiles.begin());
        return {};
    });
}

Result<void> ProfileStore::move(const QString &id, int position)
{
    return m_list.change([&](QList<ConnectionProfile> &profiles) -> Result<void> {
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
