// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savedfilters.h"

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

namespace sessionscope::gui {

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

QByteArray toJson(const QList<SavedFilter> &list)
{
    QJsonArray filters;
    for (const SavedFilter &saved : list)
        filters.append(QJsonObject{{kNameMember, saved.name}, {kFilterMember, saved.filter}});
    const QJsonObject root{{kVersionMember, SavedFilters::kVersion}, {kFiltersMember, filters}};
    return QJsonDocument(root).toJson();
}

std::optional<SavedFilter> toSavedFilter(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QString name = object[kNameMember].toString().trimmed();
    const QString filter = object[kFilterMember].toString();
    if (name.isEmpty() || name.size() > SavedFilters::kMaxNameCharacters
        || filter.trimmed().isEmpty() || filter.size() > query::kMaxFilterCharacters)
        return std::nullopt;
    return SavedFilter{name, filter};
}

const SavedFilter *named(const QList<SavedFilter> &list, const QString &name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const SavedFilter &saved) {
        return saved.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == list.end() ? nullptr : &*found;
}

// Adds \a saved, as "idle ones (2)" if another filter has its name. False: it is there already.
bool addTo(QList<SavedFilter> &list, const SavedFilter &saved)
{
    constexpr qsizetype kSuffix = 6; // " (999)"
    QString name = saved.name;
    for (int number = 2; const SavedFilter *present = named(list, name); ++number) {
        if (present->filter == saved.filter)
            return false;
        name = u"%1 (%2)"_s
                   .arg(saved.name.first(
                       std::min(saved.name.size(), SavedFilters::kMaxNameCharacters - kSuffix)))
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
    if (version > SavedFilters::kVersion)
        return failure(invalid(path, FileText::tr("a newer version of this program wrote it.")));
    QList<SavedFilter> list;
    for (const QJsonValue &value : root[kFiltersMember].toArray()) {
        const std::optional<SavedFilter> saved = toSavedFilter(value);
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

QList<SavedFilter> SavedFilters::list() const
{
    const QByteArray state = m_settings.state(Settings::Key::SavedFilters, kVersion);
    QList<SavedFilter> list;
    for (const QJsonValue &value :
         QJsonDocument::fromJson(state).object()[kFiltersMember].toArray()) {
        const std::optional<SavedFilter> saved = toSavedFilter(value);
        if (saved && named(list, saved->name) == nullptr && list.size() < kMostFilters)
            list.append(*saved);
    }
    return list;
}

void SavedFilters::setList(const QList<SavedFilter> &list)
{
    m_settings.setState(Settings::Key::SavedFilters, kVersion, toJson(list));
    m_settings.sync();
}

void SavedFilters::save(const QString &name, const QString &filter)
{
    m_settings.sync(); // another program may have saved some
    QList<SavedFilter> all = list();
    const auto found = std::find_if(all.begin(), all.end(), [&](const SavedFilter &saved) {
        return saved.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found != all.end())
        *found = {name, filter};
    else
        all.append({name, filter});
    setList(all);
}

bool SavedFilters::contains(const QString &name) const
{
    return named(list(), name) != nullptr;
}

Result<int> SavedFilters::importFrom(const QString &path)
{
    const Result<QList<SavedFilter>> read = readFile(path);
    if (!read)
        return tl::unexpected(read.error());
    m_settings.sync();
    QList<SavedFilter> all = list();
    int added = 0;
    for (const SavedFilter &saved : *read)
        added += addTo(all, saved) ? 1 : 0;
    if (all.size() > kMostFilters)
        return failure(invalid(
            path, FileText::tr("with it there would be more than %1 filters.").arg(kMostFilters)));
    setList(all);
    return added;
}

Result<void> SavedFilters::exportTo(const QString &path) const
{
    const QByteArray json = toJson(list());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return {};
    return failure(Error::Code::CannotWrite,
                   FileText::tr("%1 cannot be written: %2")
                       .arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace sessionscope::gui
