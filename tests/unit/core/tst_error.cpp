// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/result.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;

class TestError final : public QObject
{
    Q_OBJECT

private slots:

    void lineNamesCodeAndRequest()
    {
        Error error{Error::Code::NoPermission, u"Not allowed."_s, u"raw"_s, {}, {}};
        QCOMPARE(error.line(), u"Not allowed."_s);
        error.serverCode = u"NoPermission"_s;
        QCOMPARE(error.line(), u"Not allowed. [Code: NoPermission]"_s);
        error.requestId = u"6894B13B"_s;
        QCOMPARE(error.line(), u"Not allowed. [Code: NoPermission] [RequestId: 6894B13B]"_s);
        QVERIFY(!error.line().contains(u"raw"_s));
    }

    //! The stages are the exit statuses of the command line (README): one of each border.
    void stageFollowsTheCode_data()
    {
        QTest::addColumn<Error::Code>("code");
        QTest::addColumn<ErrorStage>("stage");
        QTest::addRow("cancelled") << Error::Code::Cancelled << ErrorStage::Cancelled;
        QTest::addRow("no credentials") << Error::Code::NoCredentials << ErrorStage::BeforeSending;
        QTest::addRow("http") << Error::Code::InsecureEndpoint << ErrorStage::BeforeSending;
        QTest::addRow("time-out") << Error::Code::TimedOut << ErrorStage::Network;
        QTest::addRow("redirect") << Error::Code::Redirected << ErrorStage::Network;
        QTest::addRow("outcome unknown") << Error::Code::OutcomeUnknown << ErrorStage::Network;
        QTest::addRow("clock") << Error::Code::ClockSkew << ErrorStage::Refusal;
        QTest::addRow("throttled") << Error::Code::Throttled << ErrorStage::Refusal;
        QTest::addRow("deadline in the wait") << Error::Code::RetryDeadline << ErrorStage::Refusal;
        QTest::addRow("HTML") << Error::Code::NotJson << ErrorStage::Answer;
        QTest::addRow("huge") << Error::Code::TooLarge << ErrorStage::Answer;
        QTest::addRow("disk full") << Error::Code::CannotWrite << ErrorStage::Target;
        QTest::addRow("locked") << Error::Code::KeychainLocked << ErrorStage::Keychain;
        QTest::addRow("defect") << Error::Code::Internal << ErrorStage::Internal;
    }

    void stageFollowsTheCode()
    {
        QFETCH(Error::Code, code);
        QFETCH(ErrorStage, stage);
        QCOMPARE(stageOf(code), stage);
    }

    void failureBecomesAnyResult()
    {
        const Result<int> number = failure(Error::Code::NotFound, u"m"_s, u"d"_s);
        QVERIFY(!number);
        QCOMPARE(number.error(), (Error{Error::Code::NotFound, u"m"_s, u"d"_s, {}, {}}));
        const Result<void> nothing = failure(number.error());
        QCOMPARE(nothing.error(), number.error());
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
