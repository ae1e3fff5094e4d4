// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"
#include "integration/userdata.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// Two programs write the same files at the same time, and a third one has them open: nothing is
// lost, and the third sees it all.
using namespace sessionscope;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(const UserData *)

namespace {

constexpr int kEach = 20; // of what a store may hold 50

std::unique_ptr<QProcess> startAdding(const UserData &kind, const QString &folder,
                                      const QString &prefix, int count = kEach)
{
    auto other = std::make_unique<QProcess>();
    other->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other->start(QStringLiteral(SESSIONSCOPE_USERDATAWRITER),
                 {QLatin1StringView(kind.name), folder, u"add"_s, prefix, QString::number(count)});
    return other;
}

// They wait for each other: none is through before the other has begun.
bool runTogether(const std::vector<std::unique_ptr<QProcess>> &programs)
{
    for (const auto &program : programs) {
        if (!program->waitForReadyRead())
            return false;
    }
    for (const auto &program : programs)
        program->write("go\n");
    bool isWell = true;
    for (const auto &program : programs) {
        isWell = (program->state() == QProcess::NotRunning || program->waitForFinished(60'000))
            && program->exitStatus() == QProcess::NormalExit && program->exitCode() == 0 && isWell;
    }
    return isWell;
}

QStringList missing(const OpenStore &store, const QStringList &prefixes)
{
    QStringList names;
    for (const QString &prefix : prefixes) {
        for (int i = 0; i < kEach; ++i) {
            if (!store.has(prefix + QString::number(i)))
                names.append(prefix + QString::number(i));
        }
    }
    return names;
}

} // namespace

class TestSeveralPrograms final : public QObject
{
    Q_OBJECT

private slots:
    void loseNothingOfEachOther_data();
    void loseNothingOfEachOther();
    void changeDifferentSettings();
};

void TestSeveralPrograms::loseNothingOfEachOther_data()
{
    QTest::addColumn<const UserData *>("kind");
    for (const UserData &kind : userData()) {
        if (kind.open != nullptr)
            QTest::newRow(kind.name) << &kind;
    }
}

void TestSeveralPrograms::loseNothingOfEachOther()
{
    QFETCH(const UserData *, kind);
    const QTemporaryDir folder;
    const std::unique_ptr<OpenStore> store = kind->open(folder.path());
    std::vector<std::unique_ptr<QProcess>> others;
    others.push_back(startAdding(*kind, folder.path(), u"x"_s));
    others.push_back(startAdding(*kind, folder.path(), u"y"_s));
    QVERIFY(runTogether(others));
    QCOMPARE(missing(*kind->open(folder.path()), {u"x"_s, u"y"_s}), QStringList());
    QTRY_COMPARE(missing(*store, {u"x"_s, u"y"_s}), QStringList());
    QVERIFY(store->add(u"mine"_s));
    const std::unique_ptr<OpenStore> again = kind->open(folder.path());
    QVERIFY(again->has(u"mine"_s));
    QCOMPARE(missing(*again, {u"x"_s, u"y"_s}), QStringList());
    QCOMPARE(again->notice(), QString());
}

void TestSeveralPrograms::changeDifferentSettings()
{
    const QTemporaryDir folder;
    const UserData *kind = userData(u"settings"_s);
    Settings settings(folder.filePath(u"settings.ini"_s));
    settings.setChartTopN(7);
    QVERIFY(settings.sync());
    std::vector<std::unique_ptr<QProcess>> others;
    others.push_back(startAdding(*kind, folder.path(), u"export"_s));
    others.push_back(startAdding(*kind, folder.path(), u"folder"_s));
    QVERIFY(runTogether(others));
    settings.setHighlightTime(std::chrono::seconds(9));
    QVERIFY(settings.sync());
    QCOMPARE(settings.lastExportFolder(), u"export%1"_s.arg(kEach - 1));
    QCOMPARE(settings.lastFileFolder(), u"folder%1"_s.arg(kEach - 1));
    const Settings again(folder.filePath(u"settings.ini"_s));
    QCOMPARE(again.lastExportFolder(), settings.lastExportFolder());
    QCOMPARE(again.lastFileFolder(), settings.lastFileFolder());
    QCOMPARE(again.chartTopN(), 7);
    QCOMPARE(again.highlightTime(), std::chrono::seconds(9));
}

QTEST_GUILESS_MAIN(TestSeveralPrograms)
#include "tst_severalprograms.moc"
