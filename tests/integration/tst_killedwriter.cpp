// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/userdata.h"
#include "support/testrandom.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

// A program that is killed while it writes leaves the old file or the new one, and the next program
// can go on with it.
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(const UserData *)

namespace {

constexpr int kKills = 36; // of each kind: more than 200 in all
constexpr int kLongestWait_us = 12'000; // some generations of the slowest kind

} // namespace

class TestKilledWriter final : public QObject
{
    Q_OBJECT

private slots:
    void leavesTheOldOrTheNewFile_data();
    void leavesTheOldOrTheNewFile();

    void brokenFilesAreNoticed_data() { leavesTheOldOrTheNewFile_data(); }

    void brokenFilesAreNoticed();
};

void TestKilledWriter::leavesTheOldOrTheNewFile_data()
{
    QTest::addColumn<const UserData *>("kind");
    for (const UserData &kind : userData())
        QTest::newRow(kind.name) << &kind;
}

void TestKilledWriter::leavesTheOldOrTheNewFile()
{
    QFETCH(const UserData *, kind);
    TestRandom random;
    const QTemporaryDir folder;
    int interrupted = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        QProcess writer;
        writer.start(QStringLiteral(SESSIONSCOPE_USERDATAWRITER),
                     {QLatin1StringView(kind->name), folder.path()});
        QVERIFY(writer.waitForReadyRead());
        QThread::usleep(static_cast<unsigned long>(random.below(kLongestWait_us)));
        QCOMPARE(writer.state(), QProcess::Running);
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

        const QString problem = kind->problem(folder.path());
        QVERIFY2(problem.isEmpty(),
                 qPrintable(u"seed %1, kill %2: %3"_s.arg(random.seed()).arg(kill).arg(problem)));
        // More than the file itself: it was in the middle of writing.
        interrupted += QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() > 1 ? 1 : 0;
    }
    QCOMPARE(kind->write(folder.path(), 0), QString());
    QCOMPARE(kind->problem(folder.path()), QString());
    qInfo("%s: killed %d times, files beside it %d times", kind->name, kKills, interrupted);
}

// The test above can fail: half a file is told from a whole one.
void TestKilledWriter::brokenFilesAreNoticed()
{
    QFETCH(const UserData *, kind);
    const QTemporaryDir folder;
    QCOMPARE(kind->write(folder.path(), 1), QString());
    QCOMPARE(kind->problem(folder.path()), QString());
    for (const QFileInfo &info : QDir(folder.path()).entryInfoList(QDir::Files))
        QVERIFY(QFile::resize(info.filePath(), info.size() / 2));
    QVERIFY(!kind->problem(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestKilledWriter)
#include "tst_killedwriter.moc"
