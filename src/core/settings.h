// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <memory>

class QSettings;

namespace sessionscope {

//! The user's preferences and the remembered looks, in one INI file (mode 0600). One table in
//! settings.cpp holds every key with its name, default and range. What cannot be read gives the
//! default, a number out of range the nearest allowed one. No secret is ever put here.
//!
//! Several running programs may share the file: changes are merged key by key. A file that is no
//! INI file, or of a newer version of the program, is kept aside under another name (see notice()).
//! GUI thread.
class Settings final : public QObject
{
    Q_OBJECT

public:
    enum class Key {
        SchemaVersion,
        Language,
        Theme,
        DefaultRefreshInterval,
        ActiveIdleLimit,
        HighlightSeconds,
        CsvPreset,
        ChartTopN,
        RowDensity,
        WindowGeometry,
        WindowState,
        SessionsHeaderState,
        SourcesHeaderState,
        PageState,
        LastConnection,
        LastExportFolder,
        LastExportFormat,
        ExportsLocalNames,
        LastFileFolder,
        RecentFiles,
        DirectModeNoteDismissed,
        HidesOwnConnections,
        FindingDominantPercent,
        FindingIdleSeconds,
        FindingIdlePercent,
        FindingUnnamedPercent,
        FindingBlockedSeconds,
        FindingMultiSeconds,
        FindingOutputKib,
        FindingInputKib,
        FindingChurn,
        FindingConnectionLimit,
        FindingLimitPercent,
        RecentFilters,
        SavedFilters,
    };
    Q_ENUM(Key)
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)
    enum class CsvPreset { Standard, Spreadsheet, Scripts };
    Q_ENUM(CsvPreset)
    enum class RowDensity { Compact, Normal, Comfortable };
    Q_ENUM(RowDensity)

    //! The file is created when something is first saved. The caller names it, as a rule
    //! QStandardPaths::AppConfigLocation + "/settings.ini".
    explicit Settings(const QString &filePath, QObject *parent = nullptr);
    ~Settings() override;

    //! "" follows the system, else "en" or "zh_CN".
    QString language() const;
    void setLanguage(const QString &language);
    Theme theme() const;
    void setTheme(Theme theme);
    //! For new connections. 0 is off; else kMinRefreshInterval..kMaxRefreshInterval.
    std::chrono::seconds defaultRefreshInterval() const;
    void setDefaultRefreshInterval(std::chrono::seconds interval);
    //! A session is active up to this idle time: 0..86400 s.
    std::chrono::seconds activeIdleLimit() const;
    void setActiveIdleLimit(std::chrono::seconds limit);
    //! How long changed rows stay marked: 0 (not at all)..600 s.
    std::chrono::seconds highlightTime() const;
    void setHighlightTime(std::chrono::seconds time);
    CsvPreset csvPreset() const;
    void setCsvPreset(CsvPreset preset);
    //! Bars of the sources chart besides "others": 3..50.
    int chartTopN() const;
    void setChartTopN(int count);
    //! From when on something is a finding; \a key is one of the Finding... keys. Percent, seconds,
    //! KiB or sessions; a FindingConnectionLimit of 0 is not known.
    int threshold(Key key) const;
    void setThreshold(Key key, int value);
    //! Of pages that have none of their own.
    RowDensity rowDensity() const;
    void setRowDensity(RowDensity density);

    //! A saved look (WindowGeometry, WindowState, the ...HeaderStates, PageState). \a
    //! version is the one of the code that makes the bytes: what another version wrote is not given
    //! back.
    QByteArray state(Key key, int version) const;
    void setState(Key key, int version, const QByteArray &state);

    //! The id of the connection opened last.
    QString lastConnection() const;
    void setLastConnection(const QString &profileId);
    QString lastExportFolder() const;
    void setLastExportFolder(const QString &folder);
    //! csv, tsv, json or ndjson.
    QString lastExportFormat() const;
    void setLastExportFormat(const QString &format);
    //! Tables have what the user calls the sources, in columns of their own.
    bool exportsLocalNames() const;
    void setExportsLocalNames(bool exports);
    //! Of the snapshot files.
    QString lastFileFolder() const;
    void setLastFileFolder(const QString &folder);
    //! Paths of snapshot files, the latest first, at most kMaxRecentFiles.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    //! The latest first, at most kMaxRecentFilters.
    QStringList recentFilters() const;
    void addRecentFilter(const QString &filter);
    //! Instance ids whose note on direct-mode connections has been dismissed.
    QStringList directModeNoteDismissed() const;
    bool isDirectModeNoteDismissed(const QString &instanceId) const;
    void dismissDirectModeNote(const QString &instanceId);

    //! Back to the default.
    void reset(Key key);
    //! The allowed ends of a numeric key, for spin boxes: {minimum, maximum}; 0 is allowed for
    //! DefaultRefreshInterval besides.
    static std::pair<int, int> range(Key key);

    //! Connections of this program are not shown among the sessions.
    bool hidesOwnConnections() const;
    void setHidesOwnConnections(bool hides);

    //! Writes what has changed and takes over what other programs have changed (with changed()).
    //! False if the file cannot be written: the settings then last until the program ends.
    bool sync();

    //! What the user should know about the file, in one sentence; empty when all is well.
    QString notice() const { return m_notice; }

    QString filePath() const;

    static constexpr int kSchemaVersion = 1;
    static constexpr int kMaxRecentFiles = 10;
    static constexpr int kMaxRecentFilters = 20;

signals:
    void changed(sessionscope::Settings::Key key);

private:
    QVariant value(Key key) const;
    void setValue(Key key, const QVariant &value);
    void setAsideIfUnfit(const QString &filePath);
    void addToList(Key key, const QString &entry);
    void remember();

    std::unique_ptr<QSettings> m_file;
    QHash<Key, QVariant> m_known; //!< as last told by changed()
    QString m_notice;
};

} // namespace sessionscope
