// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/savedfilters.h"

#include "core/limits.h"
#include "core/settings.h"
#include "query/parser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <optional>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FileText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::SavedFilters)
};

// Members of the file and of the settings; never changed once released.
constexpr QLatin1StringView kVersionMember = "version"_L1;
constexpr QLatin1StringView kFiltersMember = "filters"_L1;
constexpr QLatin1StringView kNameMember = "name"_L1;
constexpr QLatin1StringView kFilterMember = "filter"_L1;

QJsonObject write(const SavedFilter &saved)
{
    return {{kNameMember, saved.name}, {kFilterMember, saved.filter}};
}

std::optional<SavedFilter> read(const QJsonObject &object)
{
    const QString name = object[kNameMember].toString().trimmed();
    const QString filter = object[kFilterMember].toString();
    if (name.isEmpty() || name.size() > SavedFilterStore::kMaxNameCharacters
        || filter.trimmed().isEmpty() || filter.size() > query::kMaxFilterCharacters)
        return std::nullopt;
    return SavedFilter{name, filter};
}

QString keyOf(const SavedFilter &saved)
{
    return caselessKey(saved.name);
}

bool isSame(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

qsizetype placeOf(const QList<SavedFilter> &list, const QString &name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&name](const SavedFilter &saved) {
        return isSame(saved.name, name);
    });
    return found == list.end() ? -1 : std::distance(list.begin(), found);
}

//! Of the program that kept them in the settings.
QList<SavedFilter> ofSettings(const Settings &settings)
{
    const QByteArray state =
        settings.state(Settings::Key::SavedFilters, SavedFilterStore::kVersion);
    QList<SavedFilter> list;
    const QJsonArray values = QJsonDocument::fromJson(state).object()[kFiltersMember].toArray();
    for (const auto &value : values) {
        const std::optional<SavedFilter> saved = read(value.toObject());
        if (saved && placeOf(list, saved->name) < 0 && list.size() < SavedFilterStore::kMostFilters)
            list.append(*saved);
    }
    return list;
}

// Adds \a saved, as "idle ones (2)" if another filter has its name. False: it is there already.
bool addTo(QList<SavedFilter> &list, const SavedFilter &saved)
{
    constexpr qsizetype kSuffix = 6; // " (999)"
    QString name = saved.name;
    for (int number = 2; placeOf(list, name) >= 0; ++number) {
        if (list[placeOf(list, name)].filter == saved.filter)
            return false;
        name = u"%1 (%2)"_s
                   .arg(saved.name.first(
                       std::min(saved.name.size(), SavedFilterStore::kMaxNameCharacters - kSuffix)))
                   .arg(number);
    }
    list.append({name, saved.filter});
    return true;
}

Error invalid(const QString &path, const QString &why)
{
    return {Error::Code::InvalidInput,
            FileText::tr("%1 is no file of saved filters: %2 Nothing has been imported.")
                .arg(QDir::toNativeSeparators(path), why),
            {},
            {},
            {}};
}

Result<QList<SavedFilter>> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::CannotRead,
                       FileText::tr("%1 cannot be read: %2")
                           .arg(QDir::toNativeSeparators(path), file.errorString()));
    const QByteArray bytes = file.read(kMaxSettingsFileBytes + 1);
    if (bytes.size() > kMaxSettingsFileBytes)
        return failure(invalid(path, FileText::tr("it is too long.")));
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (!document.isObject())
        return failure(invalid(path, FileText::tr("it holds no JSON object.")));
    const QJsonObject root = document.object();
    const int version = root[kVersionMember].toInt();
    if (version < 1 || !root[kFiltersMember].isArray())
        return failure(
            invalid(path, FileText::tr("its version or its list of filters is missing.")));
    if (version > SavedFilterStore::kVersion)
        return failure(invalid(path, FileText::tr("a newer version of this program wrote it.")));
    QList<SavedFilter> list;
    const QJsonArray values = root[kFiltersMember].toArray();
    for (const auto &value : values) {
        const std::optional<SavedFilter> saved = read(value.toObject());
        if (!saved)
            return failure(invalid(path,
                                   FileText::tr("its entry %1 has no name, no filter, or too long "
                                                "ones.")
                                       .arg(list.size() + 1)));
        list.append(*saved);
    }
    return list;
}

} // namespace

SavedFilterStore::SavedFilterStore(const QString &filePath, const Settings &settings,
                                   QObject *parent)
    : QObject(parent)
    , m_filters(filePath, {kVersion, kFiltersMember, read, write, keyOf, kMostFilters},
                ofSettings(settings))
{
    connect(&m_filters, &EntryFile::changed, this, &SavedFilterStore::changed);
    connect(&m_filters, &EntryFile::noticeChanged, this, &SavedFilterStore::noticeChanged);
}

bool SavedFilterStore::contains(const QString &name) const
{
    return placeOf(list(), name.trimmed()) >= 0;
}

QString SavedFilterStore::problemOf(const QString &name, const QString &replaced) const
{
    const QString tidy = name.trimmed();
    if (tidy.isEmpty() || tidy.size() > kMaxNameCharacters)
        return tr("A name has 1 to %1 characters.").arg(kMaxNameCharacters);
    if (!replaced.isEmpty() && !isSame(tidy, replaced) && contains(tidy))
        return tr("Another filter has this name already.");
    if (replaced.isEmpty() && !contains(tidy) && list().size() >= kMostFilters)
        return tr("There are %1 saved filters already; delete one first.").arg(kMostFilters);
    return {};
}

Result<void> SavedFilterStore::save(const QString &name, const QString &filter)
{
    if (const QString problem = problemOf(name); !problem.isEmpty())
        return failure(Error::Code::InvalidInput, problem);
    const SavedFilter saved{name.trimmed(), filter};
    if (!read(write(saved)))
        return failure(Error::Code::InvalidInput, tr("There is no filter, or it is too long."));
    return m_filters.change([&saved](Filters &filters) -> Result<void> {
        if (const qsizetype place = placeOf(filters, saved.name); place >= 0)
            filters[place] = saved;
        else
            filters.append(saved);
        return {};
    });
}

Result<void> SavedFilterStore::rename(const QString &name, const QString &newName)
{
    if (const QString problem = problemOf(newName, name); !problem.isEmpty())
        return failure(Error::Code::InvalidInput, problem);
    return changeOne(name, [&newName](Filters &filters, qsizetype place) {
        filters[place].name = newName.trimmed();
    });
}

Result<void> SavedFilterStore::move(const QString &name, int by)
{
    return changeOne(name, [by](Filters &filters, qsizetype place) {
        filters.move(place, std::clamp<qsizetype>(place + by, 0, filters.size() - 1));
    });
}

Result<void> SavedFilterStore::remove(const QString &name)
{
    return changeOne(name, [](Filters &filters, qsizetype place) { filters.removeAt(place); });
}

Result<void> SavedFilterStore::changeOne(const QString &name,
                                         const std::function<void(Filters &, qsizetype)> &edit)
{
    return m_filters.change([&](Filters &filters) -> Result<void> {
        const qsizetype place = placeOf(filters, name);
        if (place < 0)
            return failure(Error::Code::NotFound, tr("There is no such filter any more."));
        edit(filters, place);
        return {};
    });
}

Result<int> SavedFilterStore::importFrom(const QString &path)
{
    const Result<QList<SavedFilter>> imported = readFile(path);
    if (!imported)
        return tl::unexpected(imported.error());
    int added = 0;
    const Result<void> changed = m_filters.change([&](Filters &filters) -> Result<void> {
        for (const SavedFilter &saved : *imported)
            added += addTo(filters, saved) ? 1 : 0;
        if (filters.size() <= kMostFilters)
            return {};
        return failure(invalid(
            path, FileText::tr("with it there would be more than %1 filters.").arg(kMostFilters)));
    });
    if (!changed)
        return failure(changed.error());
    return added;
}

Result<void> SavedFilterStore::exportTo(const QString &path) const
{
    QJsonArray filters;
    for (const SavedFilter &saved : list())
        filters.append(write(saved));
    const QByteArray json =
        QJsonDocument(QJsonObject{{kVersionMember, kVersion}, {kFiltersMember, filters}}).toJson();
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return {};
    return failure(Error::Code::CannotWrite,
                   FileText::tr("%1 cannot be written: %2")
                       .arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace sessionscope::models
