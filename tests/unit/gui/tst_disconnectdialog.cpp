// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/disconnectdialog.h"

#include "models/disconnectmodel.h"
#include "support/redisclients.h"
#include "unit/gui/dialogworld.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using models::DisconnectModel;
using test::child;
using test::RedisClients;
using Tester = QAbstractItemModelTester;

namespace {

constexpr int kWait_ms = 30'000;

//! A server with clients, and the dialog about some of them.
struct World
{
    explicit World(int victims)
    {
        if (!server.start())
            qFatal("%s", qUtf8Printable(server.errorString()));
        clients = test::connectClients(server, "victim", victims);
        keeper = std::make_unique<test::RedisClient>(server.port(), "keeper");
    }

    DisconnectSubject subject() const
    {
        DisconnectSubject subject;
        subject.connectionId = u"c1"_s;
        subject.connectionName = u"orders <b>\u202e"_s;
        subject.nodes = {test::accessTo(server)};
        subject.snapshot = test::clientsOf(subject.nodes);
        subject.rows = test::rowsNamed(*subject.snapshot, "victim");
        subject.areOfFilter = true;
        return subject;
    }

    void open(const DisconnectSubject &about)
    {
        dialog = std::make_unique<DisconnectDialog>(about, journal, clock);
        tester = std::make_unique<Tester>(model(), Tester::FailureReportingMode::Fatal);
        dialog->open();
        QTRY_VERIFY(button("dryRunButton")->isEnabled());
    }

    DisconnectModel *model() const { return static_cast<DisconnectModel *>(table()->model()); }

    QTableView *table() const { return child<QTableView>(dialog.get(), "sessionsTableView"); }

    QPushButton *button(const char *name) const { return child<QPushButton>(dialog.get(), name); }

    QPushButton *cancel() const
    {
        return child<QDialogButtonBox>(dialog.get(), "buttonBox")->button(QDialogButtonBox::Cancel);
    }

    QString text(const char *label) const { return child<QLabel>(dialog.get(), label)->text(); }

    QLineEdit *confirm() const { return child<QLineEdit>(dialog.get(), "confirmLineEdit"); }

    test::RedisServer server;
    RedisClients clients;
    std::unique_ptr<test::RedisClient> keeper;
    QTemporaryDir folder;
    live::Journal journal{folder.filePath(u"journal.ndjson"_s)};
    SystemClock clock;
    std::unique_ptr<DisconnectDialog> dialog;
    std::unique_ptr<Tester> tester;
};

} // namespace

class TestDisconnectDialog final : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void followsWhatBecomesOfTheConnection()
    {
        World world(2);
        world.open(world.subject());
        QVERIFY(world.button("disconnectButton")->isEnabled());
        // Marked as production meanwhile: the number is to be typed.
        world.dialog->setProductionWord(u"LIVE"_s);
        QVERIFY(!world.button("disconnectButton")->isEnabled());
        QTest::keyClicks(world.confirm(), u"2"_s);
        QVERIFY(world.button("disconnectButton")->isEnabled());
        world.dialog->setProductionWord(u"VERY LIVE"_s);
        QVERIFY(!world.button("disconnectButton")->isEnabled());
        world.dialog->setProductionWord({});
        QVERIFY(world.button("disconnectButton")->isEnabled());
        // Not allowed any more, while it waits for another list, too.
        world.button("readAgainButton")->click();
        world.dialog->revoke(u"Not allowed."_s);
        QVERIFY(!world.button("disconnectButton")->isEnabled());
        QVERIFY(!world.button("readAgainButton")->isEnabled());
        QVERIFY(world.text("resultHint").contains(u"Not allowed."_s));
        QVERIFY(!world.text("summaryLabel").contains(u"Reading"_s));
        QTest::keyClick(world.dialog.get(), Qt::Key_Escape);
        QVERIFY(!world.dialog->isVisible());
        for (const auto &client : world.clients)
            QVERIFY(client->lives());
    }

    void disconnectsWhatIsTicked()
    {
        World world(3);
        world.open(world.subject());
        QCOMPARE(world.model()->rowCount(), 3);
        QVERIFY(!world.confirm()->isVisible());
        QVERIFY2(world.table()->isColumnHidden(DisconnectModel::Node), "there is one node only");
        QVERIFY(!world.text("introLabel").contains(QChar(0x202e)));
        QCOMPARE(child<QLabel>(world.dialog.get(), "introLabel")->textFormat(), Qt::PlainText);

        // One is left alone, by the keyboard, whatever column is the current one.
        world.table()->setFocus();
        world.table()->setCurrentIndex(world.model()->index(1, DisconnectModel::Remark));
        QTest::keyClick(world.table(), Qt::Key_Space);
        QCOMPARE(world.model()->plan().chosenCount(), 2U);
        QVERIFY(world.button("disconnectButton")->text().contains(u'2'));
        const quint64 spared =
            world.model()->index(1, DisconnectModel::Id).data().toString().toULongLong();

        QSignalSpy ended(world.dialog.get(), &DisconnectDialog::ended);
        QTest::mouseClick(world.button("disconnectButton"), Qt::LeftButton);
        QVERIFY(ended.size() == 1 || ended.wait(kWait_ms));
        for (const auto &client : world.clients)
            QVERIFY(client->id() == spared ? client->lives() : client->isClosed());
        QVERIFY(world.keeper->lives());
        QCOMPARE(world.text("summaryLabel"), u"2 disconnected"_s);
        QCOMPARE(world.model()->rowCount(), 2);
        QVERIFY(world.button("disconnectButton")->isHidden());

        QTest::mouseClick(world.button("copyButton"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(u"\tDisconnected\n"_s), 2);
        QVERIFY(copied.contains(u"\tvictim-"_s));
        QTest::keyClick(world.dialog.get(), Qt::Key_Escape);
        QVERIFY(!world.dialog->isVisible());
        QCOMPARE(world.journal.read().size(), std::size_t(1));
    }

    void cancelIsTheDefault()
    {
        World world(2);
        world.open(world.subject());
        QVERIFY(world.cancel()->isDefault());
        for (const auto *button : world.dialog->findChildren<QPushButton *>())
            QVERIFY2(button == world.cancel() || !button->autoDefault(),
                     qPrintable(button->objectName()));
        QTest::keyClick(world.dialog.get(), Qt::Key_Return);
        QVERIFY(!world.dialog->isVisible());
        QVERIFY(world.clients[0]->lives());
        QVERIFY(world.journal.read().empty());
    }

    void manyMustBeTyped_data()
    {
        QTest::addColumn<int>("victims");
        QTest::addColumn<QString>("productionWord");
        QTest::addColumn<bool>("mustBeTyped");
        const int limit = static_cast<int>(live::kMaxDisconnectsUntyped);
        QTest::newRow("as many as need not") << limit << QString() << false;
        QTest::newRow("more") << limit + 2 << QString() << true;
        QTest::newRow("one, in production") << 1 << u"LIVE"_s << true;
    }

    void manyMustBeTyped()
    {
        QFETCH(int, victims);
        QFETCH(QString, productionWord);
        QFETCH(bool, mustBeTyped);
        World world(victims);
        DisconnectSubject subject = world.subject();
        subject.productionWord = productionWord;
        world.open(subject);
        QCOMPARE(world.confirm()->isVisible(), mustBeTyped);
        QCOMPARE(world.button("disconnectButton")->isEnabled(), !mustBeTyped);
        QCOMPARE(world.text("productionHint").contains(u"LIVE"_s), !productionWord.isEmpty());
        if (!mustBeTyped)
            return;
        world.confirm()->setFocus();
        QTest::keyClicks(world.confirm(), QString::number(victims + 1));
        QVERIFY(!world.button("disconnectButton")->isEnabled());
        world.confirm()->clear();
        QTest::keyClicks(world.confirm(), QString::number(victims));
        QVERIFY(world.button("disconnectButton")->isEnabled());
        // Another choice is another number.
        world.table()->setCurrentIndex(world.model()->index(0, 0));
        QTest::keyClick(world.table(), Qt::Key_Space);
        QVERIFY(!world.button("disconnectButton")->isEnabled());
    }

    void aDryRunShowsTheCommandsOnly()
    {
        World world(2);
        world.open(world.subject());
        QTest::mouseClick(world.button("dryRunButton"), Qt::LeftButton);
        auto *commands = child<QPlainTextEdit>(world.dialog.get(), "commandsTextEdit");
        QVERIFY(commands->isVisible());
        QStringList lines = commands->toPlainText().split(u'\n', Qt::SkipEmptyParts);
        lines.sort();
        QStringList expected;
        for (const auto &client : world.clients)
            expected.append(u"CLIENT KILL ID %1"_s.arg(client->id()));
        expected.sort();
        QCOMPARE(lines, expected);
        QVERIFY(!world.button("disconnectButton")->isEnabled());
        QTest::mouseClick(world.button("copyButton"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), commands->toPlainText());
        QTest::mouseClick(world.button("dryRunButton"), Qt::LeftButton);
        QVERIFY(world.button("disconnectButton")->isEnabled());
        QVERIFY(world.clients[0]->lives());
        QVERIFY(world.journal.read().empty());
    }

    void isReadAgain()
    {
        World world(3);
        DisconnectSubject subject = world.subject();
        subject.areOfFilter = false;
        world.open(subject);
        world.table()->setCurrentIndex(world.model()->index(2, 0));
        QTest::keyClick(world.table(), Qt::Key_Space);
        const quint64 spared =
            world.model()->index(2, DisconnectModel::Id).data().toString().toULongLong();
        const QSignalSpy asked(world.dialog.get(), &DisconnectDialog::readAgainRequested);
        QTest::mouseClick(world.button("readAgainButton"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!world.button("disconnectButton")->isEnabled());

        world.dialog->showReadProblem(u"The server is gone."_s);
        QVERIFY(world.text("resultHint").contains(u"The server is gone."_s));
        QVERIFY(world.button("readAgainButton")->isEnabled());

        QTest::mouseClick(world.button("readAgainButton"), Qt::LeftButton);
        const bool isSpared = world.clients[0]->id() == spared;
        world.clients.erase(world.clients.begin() + (isSpared ? 1 : 0));
        const auto others = test::connectClients(world.server, "victim-new", 2);
        QTRY_COMPARE(world.subject().rows.size(), std::size_t(4));
        subject = world.subject();
        subject.areOfFilter = false;
        world.dialog->setSubject(subject);
        QTRY_COMPARE(world.model()->rowCount(), 2); // nobody who has not been chosen
        QCOMPARE(world.model()->plan().chosenCount(), 1U);
        QTRY_VERIFY(world.text("resultHint").contains(u'1'));
    }

    void stopsAndStays()
    {
        World world(400);
        DisconnectSubject subject = world.subject();
        world.open(subject);
        world.confirm()->setText(u"400"_s);
        QSignalSpy ended(world.dialog.get(), &DisconnectDialog::ended);
        connect(world.model(), &QAbstractItemModel::dataChanged, world.dialog.get(),
                [&world] { world.dialog->reject(); });
        QTest::mouseClick(world.button("disconnectButton"), Qt::LeftButton);
        QVERIFY(world.dialog->isVisible());
        QVERIFY(ended.wait(kWait_ms));
        QVERIFY(world.dialog->isVisible());
        const int closed = world.model()->outcomeCount(live::DisconnectOutcome::Kind::Closed);
        const int left = world.model()->outcomeCount(live::DisconnectOutcome::Kind::NotTried);
        QVERIFY(closed > 0);
        QCOMPARE(closed + left, 400);
        QVERIFY(world.cancel()->isEnabled());
    }

    void withoutAJournalNothingIsDone()
    {
        World world(1);
        QVERIFY(QDir(world.folder.path()).mkdir(u"journal.ndjson"_s));
        world.open(world.subject());
        QSignalSpy ended(world.dialog.get(), &DisconnectDialog::ended);
        QTest::mouseClick(world.button("disconnectButton"), Qt::LeftButton);
        QVERIFY(ended.size() == 1 || ended.wait(kWait_ms));
        QVERIFY(world.text("resultHint").contains(u"Nothing was disconnected"_s));
        QVERIFY(world.clients[0]->lives());
    }
};

QTEST_MAIN(TestDisconnectDialog)
#include "tst_disconnectdialog.moc"
