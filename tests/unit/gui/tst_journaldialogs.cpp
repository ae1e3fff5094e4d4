// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/future.h"
#include "gui/disconnectalldialog.h"
#include "gui/journaldialog.h"
#include "gui/journaltable.h"
#include "models/journalmodel.h"
#include "unit/gui/dialogworld.h"

#include <QAbstractItemModelTester>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using live::JournalAction;
using test::child;
using Kind = live::DisconnectOutcome::Kind;

namespace {

JournalAction action()
{
    JournalAction result;
    result.id = u"a1"_s;
    result.user = u"ops"_s;
    result.begun = {QDate(2026, 3, 1), QTime(3, 12), Qt::UTC};
    result.ended = result.begun.addSecs(1);
    result.connectionName = u"orders"_s;
    result.commands = QStringList{u"CLIENT KILL ID"_s};
    result.targets = {{{}, 7, u"10.0.0.1:1"_s, u"=cmd()"_s}, {{}, ~quint64(0), u"a:2"_s, {}}};
    result.outcomes = {{Kind::Closed, {}}, {Kind::Refused, u"No."_s}};
    return result;
}

//! The one who sends it: answers when told to.
struct Service
{
    DisconnectAllDialog::Call call()
    {
        return [this] {
            ++calls;
            promise.start();
            return promise.future();
        };
    }

    void answer(const Result<live::DisconnectAllEnd> &end)
    {
        promise.addResult(end);
        promise.finish();
    }

    int calls = 0;
    QPromise<Result<live::DisconnectAllEnd>> promise;
};

live::ConnectionProfile profile()
{
    live::ConnectionProfile result;
    result.name = u"orders"_s;
    result.instanceId = u"r-bp1"_s;
    result.production = true;
    result.productionWord = u"LIVE"_s;
    return result;
}

QPushButton *cancelOf(const QDialog &dialog)
{
    return child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Cancel);
}

QString textOf(const QDialog &dialog, const char *label)
{
    return child<QLabel>(&dialog, label)->text();
}

} // namespace

//! The journal, and what DAS is asked to do.
class TestJournalDialogs final : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void showsWhatWasDone()
    {
        test::DialogWorld world;
        const live::Journal journal(world.folder.filePath(u"journal.ndjson"_s));
        JournalDialog dialog(journal, world.files, world.settings);
        dialog.open();
        auto *table = child<QTableView>(&dialog, "journalTableView");
        const QAbstractItemModelTester tester(
            table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_VERIFY(textOf(dialog, "resultHint").contains(u"Nothing"_s));
        QVERIFY(!child<QPushButton>(&dialog, "exportButton")->isEnabled());

        QVERIFY(journal.begin(action()));
        QVERIFY(journal.end(action()));
        QTest::mouseClick(child<QPushButton>(&dialog, "refreshButton"), Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        const QString details = child<QPlainTextEdit>(&dialog, "detailsTextEdit")->toPlainText();
        QVERIFY2(details.contains(u"id 7 · 10.0.0.1:1 · =cmd(): Disconnected"_s),
                 qPrintable(details));
    }

    void exportsIt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("CSV") << u"journal.csv"_s;
        QTest::newRow("JSON") << u"journal.json"_s;
    }

    void exportsIt()
    {
        QFETCH(QString, file);
        test::DialogWorld world;
        const live::Journal journal(world.folder.filePath(u"journal.ndjson"_s));
        QVERIFY(journal.begin(action()));
        JournalDialog dialog(journal, world.files, world.settings);
        dialog.open();
        QTRY_VERIFY(child<QPushButton>(&dialog, "exportButton")->isEnabled());
        world.files.answer = world.folder.filePath(file);
        QTest::mouseClick(child<QPushButton>(&dialog, "exportButton"), Qt::LeftButton);
        QTRY_VERIFY(textOf(dialog, "resultHint").contains(file));
        QFile written(world.files.answer);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        if (file.endsWith(u".csv"_s)) {
            QVERIFY(bytes.startsWith("Begun,Ended,User,"));
            QCOMPARE(bytes.count("\r\n"), 3);
            QVERIFY2(bytes.contains("'=cmd()"), "no formula gets into a spreadsheet");
            return;
        }
        const QJsonArray rows = QJsonDocument::fromJson(bytes).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][u"Id"_s].toInteger(), 7);
        QCOMPARE(rows[1][u"Id"_s].toString(), u"18446744073709551615"_s);
        QCOMPARE(rows[0][u"Outcome"_s].toString(), u"unknown"_s); // it has no end
        QVERIFY(rows[0][u"Ended"_s].isNull());
    }

    void tellsWhatCannotBeWritten()
    {
        test::DialogWorld world;
        const live::Journal journal(world.folder.filePath(u"journal.ndjson"_s));
        QVERIFY(journal.begin(action()));
        JournalDialog dialog(journal, world.files, world.settings);
        dialog.open();
        QTRY_VERIFY(child<QPushButton>(&dialog, "exportButton")->isEnabled());
        world.files.answer = world.folder.filePath(u"missing/journal.csv"_s);
        QTest::mouseClick(child<QPushButton>(&dialog, "exportButton"), Qt::LeftButton);
        QTRY_VERIFY(textOf(dialog, "resultHint").contains(u"missing"_s));
    }

    void damagedLinesAreExported()
    {
        live::JournalEntry damaged;
        damaged.kind = live::JournalEntry::Kind::Damaged;
        damaged.file = u"journal.ndjson"_s;
        damaged.line = 7;
        damaged.text = u"{"_s;
        const exporting::PlainTable table = journalTable({damaged});
        QCOMPARE(table.rows.size(), std::size_t(1));
        QCOMPARE(table.rows[0].size(), table.columns.size());
        QCOMPARE(std::get<QString>(table.rows[0].back()), u"journal.ndjson:7: {"_s);
    }

    void theInstanceIdMustBeTyped()
    {
        Service service;
        DisconnectAllDialog dialog(profile(), service.call());
        dialog.open();
        auto *button = child<QPushButton>(&dialog, "disconnectButton");
        auto *field = child<QLineEdit>(&dialog, "confirmLineEdit");
        QVERIFY(cancelOf(dialog)->isDefault());
        QVERIFY(!button->isEnabled());
        QVERIFY(textOf(dialog, "questionLabel").contains(u"r-bp1"_s));
        QVERIFY(textOf(dialog, "productionHint").contains(u"LIVE"_s));
        QTest::keyClicks(field, u"r-bp"_s);
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(field, u"1"_s);
        QVERIFY(button->isEnabled());
        QTest::keyClick(field, Qt::Key_Return); // the default is to leave it
        QVERIFY(!dialog.isVisible());
        QCOMPARE(service.calls, 0);
    }

    void saysWhatBecameOfIt_data()
    {
        QTest::addColumn<Result<live::DisconnectAllEnd>>("end");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("hasDetails");
        const Error lost{Error::Code::OutcomeUnknown, u"The answer was lost."_s, {}, {}, u"R-1"_s};
        const Error refused{Error::Code::NoPermission, u"Not permitted."_s, {}, {}, u"R-1"_s};
        using End = Result<live::DisconnectAllEnd>;
        QTest::newRow("done") << End({{Kind::Closed, {}}, {}, u"R-1"_s, {}}) << u"R-1"_s << false;
        QTest::newRow("unknown") << End({{Kind::Unknown, lost.message}, lost, u"R-1"_s, {}})
                                 << u"look at the list"_s << true;
        QTest::newRow("refused") << End({{Kind::Refused, refused.message}, refused, {}, {}})
                                 << u"No session was disconnected. Not permitted."_s << true;
        QTest::newRow("not begun") << End(failure(refused)) << u"Nothing was sent."_s << true;
        QTest::newRow("not noted") << End(
            {{Kind::Closed, {}}, {}, {}, Error{Error::Code::CannotWrite, u"Full."_s, {}, {}, {}}})
                                   << u"all sessions were disconnected"_s << false;
    }

    void saysWhatBecameOfIt()
    {
        QFETCH(Result<live::DisconnectAllEnd>, end);
        QFETCH(QString, words);
        QFETCH(bool, hasDetails);
        Service service;
        DisconnectAllDialog dialog(profile(), service.call());
        dialog.open();
        const QSignalSpy ended(&dialog, &DisconnectAllDialog::ended);
        QTest::keyClicks(child<QLineEdit>(&dialog, "confirmLineEdit"), u"r-bp1"_s);
        QTest::mouseClick(child<QPushButton>(&dialog, "disconnectButton"), Qt::LeftButton);
        QCOMPARE(service.calls, 1);
        // What has been sent cannot be taken back.
        QVERIFY(!cancelOf(dialog)->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QVERIFY(child<QLabel>(&dialog, "busyLabel")->isVisible());

        service.answer(end);
        QTRY_COMPARE(ended.size(), 1);
        const QString result = textOf(dialog, "resultHint");
        QVERIFY2(result.contains(words), qPrintable(result));
        QCOMPARE(child<QPushButton>(&dialog, "detailsButton")->isVisible(), hasDetails);
        QCOMPARE(textOf(dialog, "journalHint").contains(u"Full."_s),
                 end && end->notNoted.has_value());
        QVERIFY(!child<QPushButton>(&dialog, "disconnectButton")->isVisible());
        QCOMPARE(service.calls, 1);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
    }
};

QTEST_MAIN(TestJournalDialogs)
#include "tst_journaldialogs.moc"
