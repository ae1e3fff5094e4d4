// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sessionscope;

class TestSettings final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path() const { return m_dir->filePath(u"sub/settings.ini"_s); }

    void writeFile(const QByteArray &content) const
    {
        QDir().mkpath(m_dir->filePath(u"sub"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QByteArray readFile() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    //! Another running program: this one again, in the role of writeAsOtherProgram().
    void runOtherProgram(const QString &key, const QString &value) const
    {
        QProcess other;
        other.setProcessChannelMode(QProcess::ForwardedChannels);
        other.start(QCoreApplication::applicationFilePath(),
                    {u"--other-program"_s, path(), key, value});
        QVERIFY(other.waitForFinished());
        QCOMPARE(other.exitCode(), 0);
    }

private slots:

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void beginsWithDefaultsAndNoFile()
    {
        const Settings settings(path());
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.theme(), Settings::Theme::System);
        QCOMPARE(settings.defaultRefreshInterval(), 10s);
        QCOMPARE(settings.activeIdleLimit(), 10s);
        QCOMPARE(settings.highlightTime(), 5s);
        QCOMPARE(settings.csvPreset(), Settings::CsvPreset::Standard);
        QCOMPARE(settings.chartTopN(), 12);
        QCOMPARE(settings.rowDensity(), Settings::RowDensity::Normal);
        QCOMPARE(settings.lastExportFormat(), u"csv"_s);
        QVERIFY(settings.recentFiles().isEmpty());
        QVERIFY(settings.state(Settings::Key::WindowGeometry, 1).isEmpty());
        QVERIFY(settings.notice().isEmpty());
        QVERIFY(!QFile::exists(path()));
    }

    void everythingSurvivesARestart()
    {
        const QByteArray state("\0\xff\n;bin", 7);
        {
            Settings settings(path());
            settings.setLanguage(u"zh_CN"_s);
            settings.setTheme(Settings::Theme::Dark);
            settings.setDefaultRefreshInterval(0s);
            settings.setActiveIdleLimit(86'400s);
            settings.setHighlightTime(0s);
            settings.setCsvPreset(Settings::CsvPreset::Scripts);
            settings.setChartTopN(50);
            settings.setRowDensity(Settings::RowDensity::Comfortable);
            settings.setState(Settings::Key::SessionsHeaderState, 3, state);
            settings.setLastConnection(u"id"_s);
            settings.setLastRegion(u"cn-hangzhou"_s);
            settings.setLastExportFolder(u"/data/ü, \"x\";[y]"_s);
            settings.setLastExportFormat(u"ndjson"_s);
            settings.setExportsLocalNames(true);
            settings.setLastFileFolder(u"/f"_s);
            settings.addRecentFile(u"/a,b.json"_s);
            settings.addRecentFile(u"/c.json"_s);
            settings.dismissDirectModeNote(u"r-1"_s);
        }
        const Settings settings(path());
        QCOMPARE(settings.language(), u"zh_CN"_s);
        QCOMPARE(settings.theme(), Settings::Theme::Dark);
        QCOMPARE(settings.defaultRefreshInterval(), 0s);
        QCOMPARE(settings.activeIdleLimit(), 86'400s);
        QCOMPARE(settings.highlightTime(), 0s);
        QCOMPARE(settings.csvPreset(), Settings::CsvPreset::Scripts);
        QCOMPARE(settings.chartTopN(), 50);
        QCOMPARE(settings.rowDensity(), Settings::RowDensity::Comfortable);
        QCOMPARE(settings.state(Settings::Key::SessionsHeaderState, 3), state);
        QVERIFY(settings.state(Settings::Key::SessionsHeaderState, 4).isEmpty());
        QCOMPARE(settings.lastConnection(), u"id"_s);
        QCOMPARE(settings.lastRegion(), u"cn-hangzhou"_s);
        QCOMPARE(settings.lastExportFolder(), u"/data/ü, \"x\";[y]"_s);
        QCOMPARE(settings.lastExportFormat(), u"ndjson"_s);
        QVERIFY(settings.exportsLocalNames());
        QCOMPARE(settings.lastFileFolder(), u"/f"_s);
        QCOMPARE(settings.recentFiles(), (QStringList{u"/c.json"_s, u"/a,b.json"_s}));
        QVERIFY(settings.isDirectModeNoteDismissed(u"r-1"_s));
        QVERIFY(!settings.isDirectModeNoteDismissed(u"r-2"_s));
    }

    void fileIsTheUsersAlone()
    {
        Settings settings(path());
        settings.setChartTopN(20);
        QVERIFY(settings.sync());
        settings.setChartTopN(21);
        QVERIFY(settings.sync());
        constexpr auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
        QFile::setPermissions(path(), QFile::permissions(path()) | others);
        settings.setChartTopN(22);
        QVERIFY(settings.sync());
        QVERIFY(!(QFile::permissions(path()) & others));
    }

    void whatIsOutOfRangeIsBroughtIn_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("interval");
        QTest::addRow("off") << QByteArray("0") << 0;
        QTest::addRow("negative") << QByteArray("-7") << 0;
        QTest::addRow("too short") << QByteArray("1") << 2;
        QTest::addRow("custom") << QByteArray("7") << 7;
        QTest::addRow("longest") << QByteArray("86400") << 86'400;
        QTest::addRow("too long") << QByteArray("99999999999") << 86'400;
        QTest::addRow("beyond 64 bits") << QByteArray("99999999999999999999") << 10;
        QTest::addRow("no number") << QByteArray("soon") << 10;
        QTest::addRow("empty") << QByteArray("") << 10;
        QTest::addRow("list") << QByteArray("1, 2") << 10;
    }

    void whatIsOutOfRangeIsBroughtIn()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, interval);
        writeFile("[refresh]\ndefaultInterval=" + line + "\n");
        const Settings settings(path());
        QCOMPARE(settings.defaultRefreshInterval(), std::chrono::seconds(interval));
    }

    void unknownChoiceGivesTheDefault()
    {
        writeFile("[interface]\ntheme=neon\nlanguage=tlh\nrowDensity=COMPACT\n"
                  "[export]\ncsvPreset=\n[sources]\nchartTopN=1\n"
                  "[sessions]\nactiveIdleLimit=100000\nheaderState=garbage\n");
        const Settings settings(path());
        QCOMPARE(settings.theme(), Settings::Theme::System);
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.rowDensity(), Settings::RowDensity::Normal);
        QCOMPARE(settings.csvPreset(), Settings::CsvPreset::Standard);
        QCOMPARE(settings.chartTopN(), 3);
        QCOMPARE(settings.activeIdleLimit(), 86'400s);
        QVERIFY(settings.state(Settings::Key::SessionsHeaderState, 1).isEmpty());
    }

    void settersKeepTheRangeToo()
    {
        Settings settings(path());
        settings.setDefaultRefreshInterval(1s);
        QCOMPARE(settings.defaultRefreshInterval(), 2s);
        settings.setDefaultRefreshInterval(std::chrono::hours(1'000'000));
        QCOMPARE(settings.defaultRefreshInterval(), 86'400s);
        settings.setChartTopN(-3);
        QCOMPARE(settings.chartTopN(), Settings::range(Settings::Key::ChartTopN).first);
        settings.setLanguage(u"xx"_s);
        QCOMPARE(settings.language(), QString());
    }

    void changedIsToldOncePerChange()
    {
        Settings settings(path());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setTheme(Settings::Theme::Light);
        settings.setTheme(Settings::Theme::Light);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<Settings::Key>(), Settings::Key::Theme);
        settings.reset(Settings::Key::Theme);
        settings.reset(Settings::Key::Theme);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(settings.theme(), Settings::Theme::System);
        settings.sync();
        QCOMPARE(changed.count(), 2);
    }

    void recentFilesAreFewAndUnique()
    {
        Settings settings(path());
        for (int i = 0; i < 30; ++i)
            settings.addRecentFile(u"/%1.json"_s.arg(i));
        settings.addRecentFile(u"/25.json"_s);
        QCOMPARE(settings.recentFiles().size(), Settings::kMaxRecentFiles);
        QCOMPARE(settings.recentFiles().constFirst(), u"/25.json"_s);
        QCOMPARE(settings.recentFiles().count(u"/25.json"_s), 1);
        settings.removeRecentFile(u"/25.json"_s);
        QVERIFY(!settings.recentFiles().contains(u"/25.json"_s));
    }

    void otherProgramsKeysAreKeptAndTakenOver()
    {
        Settings settings(path());
        settings.setChartTopN(7);
        QVERIFY(settings.sync());
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setActiveIdleLimit(33s); // not yet written when the other one writes
        changed.clear();
        runOtherProgram(u"theme"_s, u"dark"_s);
        runOtherProgram(u"recent"_s, u"/other.json"_s);
        settings.addRecentFile(u"/mine.json"_s);
        QVERIFY(settings.sync());

        QCOMPARE(settings.theme(), Settings::Theme::Dark);
        QCOMPARE(settings.recentFiles(), (QStringList{u"/mine.json"_s, u"/other.json"_s}));
        QList<Settings::Key> keys;
        for (const auto &arguments : changed)
            keys.append(arguments.at(0).value<Settings::Key>());
        QVERIFY(keys.contains(Settings::Key::Theme));
        const Settings afterwards(path());
        QCOMPARE(afterwards.theme(), Settings::Theme::Dark);
        QCOMPARE(afterwards.activeIdleLimit(), 33s);
        QCOMPARE(afterwards.chartTopN(), 7);
    }

    void unknownKeysAreKept()
    {
        writeFile("[future]\nkey=value\n");
        {
            Settings settings(path());
            settings.setChartTopN(9);
        }
        QVERIFY(readFile().contains("key=value"));
    }

    void damagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("no INI") << QByteArray("{\"json\": true}\nwhat is this\n");
        QTest::addRow("bytes") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0IHDR garbage", 24);
        QTest::addRow("huge") << QByteArray(5 * 1024 * 1024, 'x');
        // A list of 2^31 byte arrays, says the value.
        const QByteArray claim = "\\0\\0\\0\\x31\\0\\x7f\\xff\\xff\\xff)\n";
        QTest::addRow("value that claims") << QByteArray("[files]\nrecent=@Variant(" + claim);
        QTest::addRow("in a list") << QByteArray("[files]\nrecent=/a, \"@Variant(" + claim);
        QTest::addRow("escaped") << QByteArray("[files]\nrecent=\\$\\x40V\\\nari\\141nt(" + claim);
        QTest::addRow("escape of no digit") << QByteArray("[files]\nrecent=@Var\\xiant(" + claim);
        QTest::addRow("date") << QByteArray("[files]\nrecent=@DateTime(" + claim);
    }

    void damagedFileIsKeptAside()
    {
        QFETCH(QByteArray, content);
        writeFile(content);
        {
            Settings settings(path());
            QVERIFY(settings.notice().contains(u"damaged"_s));
            QCOMPARE(settings.chartTopN(), 12);
            settings.setChartTopN(9);
            QVERIFY(settings.sync());
        }
        QCOMPARE(Settings(path()).chartTopN(), 9);
        const QDir folder(m_dir->filePath(u"sub"_s));
        const QStringList aside = folder.entryList({u"settings.ini.damaged-*"_s});
        QCOMPARE(aside.size(), 1);
        QFile kept(folder.filePath(aside.constFirst()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
    }

    void textsThatLookLikeValuesStay()
    {
        const QStringList texts{u"@Variant(\\0\\0)"_s, u"a @Variant("_s,          u"@DateTime()"_s,
                                u"a=@Variant(\\0)"_s,  u"\"a\", @Variant("_s,     u"= @DateTime("_s,
                                u"\n=@Variant("_s,     u"\u00e9\ufffd@Variant("_s};
        {
            Settings settings(path());
            for (const QString &text : texts)
                settings.addRecentFilter(text);
        }
        const Settings settings(path());
        QVERIFY2(settings.notice().isEmpty(), qPrintable(settings.notice()));
        QCOMPARE(settings.recentFilters(), QStringList(texts.rbegin(), texts.rend()));
    }

    void fileOfANewerVersionIsKeptAside()
    {
        {
            Settings settings(path());
            settings.setChartTopN(9);
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray newer = file.readAll().replace("schemaVersion=1", "schemaVersion=12");
        writeFile(newer);
        {
            Settings settings(path());
            QVERIFY2(settings.notice().contains(u"newer version"_s), qPrintable(settings.notice()));
            QCOMPARE(settings.chartTopN(), 12);
            settings.setChartTopN(7);
        }
        const QDir folder(m_dir->filePath(u"sub"_s));
        const QStringList aside = folder.entryList({u"settings.ini.newer-*"_s});
        QCOMPARE(aside.size(), 1);
        QFile kept(folder.filePath(aside.constFirst()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), newer);
        const Settings again(path());
        QCOMPARE(again.chartTopN(), 7);
        QVERIFY(again.notice().isEmpty());
    }

    void unwritableFolderIsSaid()
    {
        QFile blocker(m_dir->filePath(u"sub"_s)); // a file where the folder should be
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Settings settings(path());
        settings.setChartTopN(9);
        QVERIFY(!settings.sync());
        QVERIFY(!settings.notice().isEmpty());
        QCOMPARE(settings.chartTopN(), 9);
    }
};

namespace {

int writeAsOtherProgram(const QStringList &arguments)
{
    Settings settings(arguments.value(2));
    if (arguments.value(3) == u"theme"_s)
        settings.setTheme(Settings::Theme::Dark);
    else
        settings.addRecentFile(arguments.value(4));
    return settings.sync() ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--other-program"_s)
        return writeAsOtherProgram(QCoreApplication::arguments());
    TestSettings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settings.moc"
