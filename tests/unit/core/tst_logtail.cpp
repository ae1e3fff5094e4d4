// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/displaytext.h"
#include "core/logging.h"
#include "core/logtail.h"
#include "support/hostiletexts.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;

namespace {

std::atomic_int s_heard = 0; // by who handled messages before, in any thread
thread_local QString t_lastHeard;

} // namespace

class TestLogTail final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keepsWhatIsLogged();
    void keepsTheLastLinesOnly();
    void cutsLongLines();
    void keepsAndPassesOnHarmlessLines();
    void takesLinesFromEveryThread();
    void passesOnAndGivesBack();
};

// Not the one of Qt Test: a lot is logged here.
void TestLogTail::initTestCase()
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) {
        ++s_heard;
        t_lastHeard = message;
    });
}

void TestLogTail::keepsWhatIsLogged()
{
    const LogTail tail;
    qCWarning(lcSettings) << "damaged";
    qCDebug(lcCloud) << "not enabled";
    const QStringList lines = tail.lines();
    QCOMPARE(lines.size(), 1);
    static const QRegularExpression kForm(
        u"^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} warning sessionscope\\.settings: damaged$"_s);
    QVERIFY2(kForm.match(lines.first()).hasMatch(), qUtf8Printable(lines.first()));
}

void TestLogTail::keepsTheLastLinesOnly()
{
    const LogTail tail;
    for (int i = 0; i < LogTail::kMaxLines + 5; ++i)
        qCInfo(lcGui, "line %d", i);
    const QStringList lines = tail.lines();
    QCOMPARE(lines.size(), LogTail::kMaxLines);
    QVERIFY(lines.first().endsWith(u": line 5"_s));
    QVERIFY(lines.last().endsWith(u": line %1"_s.arg(LogTail::kMaxLines + 4)));
}

void TestLogTail::cutsLongLines()
{
    const LogTail tail;
    qCInfo(lcGui).noquote() << QString(LogTail::kMaxLineCharacters * 3, u'x');
    QVERIFY(tail.lines().first().size() < LogTail::kMaxLineCharacters + 100);
}

void TestLogTail::keepsAndPassesOnHarmlessLines()
{
    for (const test::HostileText &text : test::hostileTexts()) {
        const LogTail tail;
        qCInfo(lcGui).noquote() << text.text();
        QCOMPARE(tail.lines().size(), 1);
        for (const QString &line : {tail.lines().first(), t_lastHeard}) {
            QCOMPARE(line, displayText(line, LogTail::kMaxLineCharacters * 10));
            QVERIFY2(line.size() < LogTail::kMaxLineCharacters * 10, text.what);
        }
    }
}

void TestLogTail::takesLinesFromEveryThread()
{
    const LogTail tail;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&tail] {
                for (int line = 0; line < 100; ++line) {
                    qCInfo(lcGui, "line %d", line);
                    static_cast<void>(tail.lines());
                }
            });
    }
    QCOMPARE(tail.lines().size(), LogTail::kMaxLines);
}

void TestLogTail::passesOnAndGivesBack()
{
    s_heard = 0;
    {
        const LogTail tail;
        qCInfo(lcGui, "one");
        QCOMPARE(tail.lines().size(), 1);
        QCOMPARE(s_heard.load(), 1);
    }
    qCInfo(lcGui, "two");
    QCOMPARE(s_heard.load(), 2);
}

QTEST_GUILESS_MAIN(TestLogTail)
#include "tst_logtail.moc"
