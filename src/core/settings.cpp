// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include "core/limits.h"
#include "core/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;

namespace {

using Key = Settings::Key;

enum class Kind {
    Integer, //!< within minimum..maximum
    Interval, //!< likewise, or 0 for off
    Choice, //!< one of the comma-separated choices
    Text, //!< at most maximum characters
    TextList, //!< at most maximum entries
    State, //!< "<version>:<base64>"
};

struct Row
{
    Key key;
    const char *name; //!< in the file; never changed once released
    Kind kind;
    const char *fallback;
    int minimum = 0;
    int maximum = 0;
    const char *choices = "";
};

constexpr int kMinInterval = static_cast<int>(kMinRefreshInterval.count());
constexpr int kMaxInterval = static_cast<int>(kMaxRefreshInterval.count());
constexpr int kMaxTextLength = 4096; // PATH_MAX
constexpr int kMaxThreshold = 10'000'000; // seconds of four months, KiB of ten GiB
constexpr int kMaxDismissed = 200; // more instances than anybody opens; the oldest are asked again

// In the order of Key.
constexpr std::array kTable{
    Row{Key::SchemaVersion, "schemaVersion", Kind::Integer, "1", 1, 1'000'000},
    Row{Key::Language, "interface/language", Kind::Choice, "", 0, 0, ",en,zh_CN"},
    Row{Key::Theme, "interface/theme", Kind::Choice, "system", 0, 0, "system,light,dark"},
    Row{Key::DefaultRefreshInterval, "refresh/defaultInterval", Kind::Interval, "10", kMinInterval,
        kMaxInterval},
    Row{Key::ActiveIdleLimit, "sessions/activeIdleLimit", Kind::Integer, "10", 0, 86'400},
    Row{Key::HighlightSeconds, "sessions/highlightSeconds", Kind::Integer, "5", 0, 600},
    Row{Key::CsvPreset, "export/csvPreset", Kind::Choice, "standard", 0, 0,
        "standard,spreadsheet,scripts"},
    Row{Key::ChartTopN, "sources/chartTopN", Kind::Integer, "12", 3, 50},
    Row{Key::RowDensity, "interface/rowDensity", Kind::Choice, "normal", 0, 0,
        "compact,normal,comfortable"},
    Row{Key::WindowGeometry, "window/geometry", Kind::State, ""},
    Row{Key::WindowState, "window/state", Kind::State, ""},
    Row{Key::SessionsHeaderState, "sessions/headerState", Kind::State, ""},
    Row{Key::SourcesHeaderState, "sources/headerState", Kind::State, ""},
    Row{Key::PageState, "page/state", Kind::State, ""},
    Row{Key::LastConnection, "connections/last", Kind::Text, "", 0, kMaxTextLength},
    Row{Key::LastExportFolder, "export/lastFolder", Kind::Text, "", 0, kMaxTextLength},
    Row{Key::LastExportFormat, "export/lastFormat", Kind::Choice, "csv", 0, 0,
        "csv,tsv,json,ndjson"},
    Row{Key::LastFileFolder, "files/lastFolder", Kind::Text, "", 0, kMaxTextLength},
    Row{Key::RecentFiles, "files/recent", Kind::TextList, "", 0, Settings::kMaxRecentFiles},
    Row{Key::DirectModeNoteDismissed, "sessions/directModeNoteDismissed", Kind::TextList, "", 0,
        kMaxDismissed},
    Row{Key::FindingDominantPercent, "findings/dominantPercent", Kind::Integer, "40", 1, 100},
    Row{Key::FindingIdleSeconds, "findings/idleSeconds", Kind::Integer, "600", 1, kMaxThreshold},
    Row{Key::FindingIdlePercent, "findings/idlePercent", Kind::Integer, "50", 0, 100},
    Row{Key::FindingUnnamedPercent, "findings/unnamedPercent", Kind::Integer, "20", 0, 100},
    Row{Key::FindingBlockedSeconds, "findings/blockedSeconds", Kind::Integer, "600", 1,
        kMaxThreshold},
    Row{Key::FindingMultiSeconds, "findings/multiSeconds", Kind::Integer, "30", 1, kMaxThreshold},
    Row{Key::FindingOutputKib, "findings/outputKib", Kind::Integer, "8192", 1, kMaxThreshold},
    Row{Key::FindingInputKib, "findings/inputKib", Kind::Integer, "1024", 1, kMaxThreshold},
    Row{Key::FindingChurn, "findings/churn", Kind::Integer, "20", 1, kMaxThreshold},
    Row{Key::FindingConnectionLimit, "findings/connectionLimit", Kind::Integer, "0", 0,
        kMaxThreshold},
    Row{Key::FindingLimitPercent, "findings/limitPercent", Kind::Integer, "80", 1, 100},
    Row{Key::Zoom, "sessions/zoom", Kind::Integer, "100", 50, 200},
    Row{Key::RecentFilters, "filters/recent", Kind::TextList, "", 0, Settings::kMaxRecentFilters},
    Row{Key::SavedFilters, "filters/saved", Kind::State, ""},
};

const Row &rowOf(Key key)
{
    const Row &row = kTable[static_cast<std::size_t>(key)];
    Q_ASSERT(row.key == key);
    return row;
}

QString nameOf(Key key)
{
    return QString::fromLatin1(rowOf(key).name);
}

QStringList choicesOf(const Row &row)
{
    return QString::fromLatin1(row.choices).split(u',');
}

//! What is stored, brought into what is allowed.
QVariant checked(const Row &row, const QVariant &stored)
{
    const QString fallback = QString::fromLatin1(row.fallback);
    switch (row.kind) {
    case Kind::Integer:
    case Kind::Interval: {
        bool isNumber = false;
        const qint64 number = stored.toString().toLongLong(&isNumber);
        if (!isNumber)
            return fallback.toInt();
        if (row.kind == Kind::Interval && number <= 0)
            return 0;
        return static_cast<int>(std::clamp<qint64>(number, row.minimum, row.maximum));
    }
    case Kind::Choice:
        return choicesOf(row).contains(stored.toString()) ? stored.toString() : fallback;
    case Kind::Text:
        return stored.toString().size() <= row.maximum ? stored.toString() : fallback;
    case Kind::TextList: {
        QStringList list = stored.toStringList();
        list.removeAll(QString());
        return list.mid(0, row.maximum);
    }
    case Kind::State:
        return stored.toString();
    }
    return fallback;
}

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

//! QSettings writes beside and renames, and the new file takes the permissions of the old one: it
//! must be there, and the user's alone, before anything is written to it.
void makePrivate(const QString &path)
{
    constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (QFile::exists(path)) {
        if (QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther))
            QFile::setPermissions(path, kOwnerOnly);
        return;
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile created(path);
    if (created.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly))
        created.close();
}

} // namespace

Settings::Settings(const QString &filePath, QObject *parent)
    : QObject(parent)
{
    setAsideIfDamaged(filePath);
    m_file = std::make_unique<QSettings>(filePath, QSettings::IniFormat);
    m_file->setFallbacksEnabled(false);
    remember();
}

Settings::~Settings()
{
    sync();
}

void Settings::setAsideIfDamaged(const QString &filePath)
{
    const QFileInfo info(filePath);
    if (!info.exists())
        return;
    bool isDamaged = info.size() > kMaxSettingsFileBytes;
    if (!isDamaged) {
        const QSettings file(filePath, QSettings::IniFormat);
        std::ignore = file.allKeys(); // sections are parsed when first looked into
        isDamaged = file.status() == QSettings::FormatError;
    }
    if (!isDamaged)
        return;
    // Beside the file and under a name of its own: QSettings would drop what it cannot read.
    const QString aside = filePath + u".damaged-"_s
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    if (QFile::rename(filePath, aside)) {
        m_notice =
            tr("The settings file is damaged; it has been kept as %1, and the defaults are used.")
                .arg(QDir::toNativeSeparators(aside));
    } else {
        m_notice = tr("The settings file %1 is damaged and cannot be renamed; move it away.")
                       .arg(QDir::toNativeSeparators(filePath));
    }
    qCWarning(lcSettings) << "damaged settings file set aside:" << info.fileName();
}

QVariant Settings::value(Key key) const
{
    const Row &row = rowOf(key);
    const QVariant stored = m_file->value(nameOf(key));
    return checked(row, stored.isValid() ? stored : QVariant(QString::fromLatin1(row.fallback)));
}

void Settings::setValue(Key key, const QVariant &value)
{
    const QVariant allowed = checked(rowOf(key), value);
    if (allowed == this->value(key))
        return;
    makePrivate(filePath()); // QSettings may write on its own, from the event loop
    m_file->setValue(nameOf(key), allowed);
    if (!m_file->contains(nameOf(Key::SchemaVersion)))
        m_file->setValue(nameOf(Key::SchemaVersion), kSchemaVersion);
    m_known.insert(key, allowed);
    emit changed(key);
}

void Settings::reset(Key key)
{
    const QVariant before = value(key);
    m_file->remove(nameOf(key));
    m_known.insert(key, value(key));
    if (value(key) != before)
        emit changed(key);
}

void Settings::remember()
{
    for (const Row &row : kTable)
        m_known.insert(row.key, value(row.key));
}

bool Settings::sync()
{
    const QString path = filePath();
    makePrivate(path);
    m_file->sync();
    const bool isWritten = m_file->status() == QSettings::NoError;
    if (!isWritten) {
        m_notice = tr("The settings cannot be saved in %1; check the rights of the folder.")
                       .arg(QDir::toNativeSeparators(path));
    }
    // What another program has changed meanwhile.
    for (const Row &row : kTable) {
        const QVariant now = value(row.key);
        if (m_known.value(row.key) == now)
            continue;
        m_known.insert(row.key, now);
        emit changed(row.key);
    }
    return isWritten;
}

QString Settings::filePath() const
{
    return m_file->fileName();
}

std::pair<int, int> Settings::range(Key key)
{
    return {rowOf(key).minimum, rowOf(key).maximum};
}

QString Settings::language() const
{
    return value(Key::Language).toString();
}

int Settings::zoom() const
{
    return value(Key::Zoom).toInt();
}

void Settings::setZoom(int percent)
{
    setValue(Key::Zoom, percent);
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
