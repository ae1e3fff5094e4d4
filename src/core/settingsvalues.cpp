// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The typed values of Settings.
#include "core/settings.h"

#include "core/settingstable.h"

#include <algorithm>
#include <limits>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;
using namespace settingstable;

namespace {

using Key = Settings::Key;

std::chrono::seconds toSeconds(const QVariant &value)
{
    return std::chrono::seconds(value.toInt());
}

//! Durations beyond an int are out of every range; they must not wrap into one.
int fromSeconds(std::chrono::seconds seconds)
{
    return static_cast<int>(
        std::clamp<qint64>(seconds.count(), -1, std::numeric_limits<int>::max()));
}

template <class Enum>
Enum toEnum(Key key, const QVariant &value)
{
    const qsizetype index = choicesOf(rowOf(key)).indexOf(value.toString());
    return static_cast<Enum>(std::max<qsizetype>(index, 0));
}

template <class Enum>
QString fromEnum(Key key, Enum value)
{
    return choicesOf(rowOf(key)).value(static_cast<qsizetype>(value));
}

} // namespace

std::pair<int, int> Settings::range(Key key)
{
    return {rowOf(key).minimum, rowOf(key).maximum};
}

QString Settings::language() const
{
    return value(Key::Language).toString();
}

int Settings::threshold(Key key) const
{
    return value(key).toInt();
}

void Settings::setThreshold(Key key, int value)
{
    setValue(key, value);
}

void Settings::setLanguage(const QString &language)
{
    setValue(Key::Language, language);
}

Settings::Theme Settings::theme() const
{
    return toEnum<Theme>(Key::Theme, value(Key::Theme));
}

void Settings::setTheme(Theme theme)
{
    setValue(Key::Theme, fromEnum(Key::Theme, theme));
}

std::chrono::seconds Settings::defaultRefreshInterval() const
{
    return toSeconds(value(Key::DefaultRefreshInterval));
}

void Settings::setDefaultRefreshInterval(std::chrono::seconds interval)
{
    setValue(Key::DefaultRefreshInterval, fromSeconds(interval));
}

std::chrono::seconds Settings::activeIdleLimit() const
{
    return toSeconds(value(Key::ActiveIdleLimit));
}

void Settings::setActiveIdleLimit(std::chrono::seconds limit)
{
    setValue(Key::ActiveIdleLimit, fromSeconds(limit));
}

std::chrono::seconds Settings::highlightTime() const
{
    return toSeconds(value(Key::HighlightSeconds));
}

void Settings::setHighlightTime(std::chrono::seconds time)
{
    setValue(Key::HighlightSeconds, fromSeconds(time));
}

Settings::CsvPreset Settings::csvPreset() const
{
    return toEnum<CsvPreset>(Key::CsvPreset, value(Key::CsvPreset));
}

void Settings::setCsvPreset(CsvPreset preset)
{
    setValue(Key::CsvPreset, fromEnum(Key::CsvPreset, preset));
}

int Settings::chartTopN() const
{
    return value(Key::ChartTopN).toInt();
}

void Settings::setChartTopN(int count)
{
    setValue(Key::ChartTopN, count);
}

Settings::RowDensity Settings::rowDensity() const
{
    return toEnum<RowDensity>(Key::RowDensity, value(Key::RowDensity));
}

void Settings::setRowDensity(RowDensity density)
{
    setValue(Key::RowDensity, fromEnum(Key::RowDensity, density));
}

QByteArray Settings::state(Key key, int version) const
{
    Q_ASSERT(rowOf(key).kind == Kind::State);
    const QString prefix = QString::number(version) + u':';
    const QString stored = value(key).toString();
    if (!stored.startsWith(prefix))
        return {};
    return QByteArray::fromBase64(QStringView(stored).mid(prefix.size()).toLatin1());
}

void Settings::setState(Key key, int version, const QByteArray &state)
{
    Q_ASSERT(rowOf(key).kind == Kind::State);
    setValue(key, QString(QString::number(version) + u':' + QString::fromLatin1(state.toBase64())));
}

QString Settings::lastConnection() const
{
    return value(Key::LastConnection).toString();
}

void Settings::setLastConnection(const QString &profileId)
{
    setValue(Key::LastConnection, profileId);
}

QString Settings::lastExportFolder() const
{
    return value(Key::LastExportFolder).toString();
}

void Settings::setLastExportFolder(const QString &folder)
{
    setValue(Key::LastExportFolder, folder);
}

QString Settings::lastExportFormat() const
{
    return value(Key::LastExportFormat).toString();
}

void Settings::setLastExportFormat(const QString &format)
{
    setValue(Key::LastExportFormat, format);
}

bool Settings::exportsLocalNames() const
{
    return value(Key::ExportsLocalNames).toString() == "yes"_L1;
}

void Settings::setExportsLocalNames(bool exports)
{
    setValue(Key::ExportsLocalNames, exports ? u"yes"_s : u"no"_s);
}

bool Settings::hidesOwnConnections() const
{
    return value(Key::HidesOwnConnections).toString() == "yes"_L1;
}

void Settings::setHidesOwnConnections(bool hides)
{
    setValue(Key::HidesOwnConnections, hides ? u"yes"_s : u"no"_s);
}

QString Settings::lastFileFolder() const
{
    return value(Key::LastFileFolder).toString();
}

void Settings::setLastFileFolder(const QString &folder)
{
    setValue(Key::LastFileFolder, folder);
}

QStringList Settings::recentFiles() const
{
    return value(Key::RecentFiles).toStringList();
}

void Settings::addToList(Key key, const QString &entry)
{
    sync(); // the list of another program may be longer by now
    QStringList list = value(key).toStringList();
    list.removeAll(entry);
    list.prepend(entry);
    setValue(key, list);
}

void Settings::addRecentFile(const QString &path)
{
    addToList(Key::RecentFiles, path);
}

void Settings::removeRecentFile(const QString &path)
{
    sync();
    QStringList list = recentFiles();
    list.removeAll(path);
    setValue(Key::RecentFiles, list);
}

QStringList Settings::recentFilters() const
{
    return value(Key::RecentFilters).toStringList();
}

void Settings::addRecentFilter(const QString &filter)
{
    addToList(Key::RecentFilters, filter);
}

QStringList Settings::directModeNoteDismissed() const
{
    return value(Key::DirectModeNoteDismissed).toStringList();
}

bool Settings::isDirectModeNoteDismissed(const QString &instanceId) const
{
    return directModeNoteDismissed().contains(instanceId);
}

void Settings::dismissDirectModeNote(const QString &instanceId)
{
    addToList(Key::DirectModeNoteDismissed, instanceId);
}

} // namespace sessionscope
