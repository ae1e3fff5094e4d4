// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journalmodel.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::models;
using namespace Qt::Literals::StringLiterals;
using live::JournalAction;
using live::JournalEntry;
using Kind = live::DisconnectOutcome::Kind;
using Tester = QAbstractItemModelTester;

namespace {

JournalEntry disconnected()
{
    JournalEntry entry;
    JournalAction &action = entry.action;
    action.id = u"a1"_s;
    action.user = u"ops"_s;
    action.begun = {QDate(2026, 3, 1), QTime(3, 12), Qt::UTC};
    action.ended = action.begun.addSecs(1);
    action.connectionName = u"<b>orders\u202e"_s;
    action.commands = QStringList{u"CLIENT KILL ID"_s};
    action.targets = {{u"n1"_s, 7, u"10.0.0.1:1"_s, u"cart\n"_s}, {{}, 8, u"10.0.0.1:2"_s, {}}};
    action.outcomes = {{Kind::Closed, {}}, {Kind::Refused, u"not permitted"_s}};
    return entry;
}

JournalEntry all()
{
    JournalEntry entry;
    entry.action.id = u"a2"_s;
    entry.action.kind = JournalAction::Kind::DisconnectAll;
    entry.action.begun = {QDate(2026, 3, 2), QTime(3, 12), Qt::UTC};
    entry.action.ended = entry.action.begun.addSecs(1);
    entry.action.instanceId = u"r-bp1"_s;
    entry.action.requestId = u"R-1"_s;
    entry.action.outcomes = {{Kind::Unknown, u"The answer was lost."_s}};
    return entry;
}

QStringList row(const JournalModel &model, int number)
{
    QStringList texts;
    for (int column = JournalModel::User; column < JournalModel::ColumnCount; ++column)
        texts.append(model.index(number, column).data().toString());
    return texts;
}

} // namespace

class TestJournalModel final : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void theNewestComesFirst()
    {
        JournalModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setEntries({disconnected(), all()});
        QCOMPARE(row(model, 0),
                 (QStringList{u"–"_s, u"–"_s, u"Disconnect all sessions (DAS)"_s, u"all"_s,
                              u"Unknown"_s}));
        QCOMPARE(row(model, 1),
                 (QStringList{u"ops"_s, u"<b>orders\\u{202E}"_s, u"Disconnect sessions"_s, u"2"_s,
                              u"1 disconnected, 1 refused"_s}));
        QVERIFY(model.index(0, JournalModel::Outcome).data(NoteworthyRole).toBool());
        QVERIFY(!model.index(1, JournalModel::Outcome).data(NoteworthyRole).toBool());
        QVERIFY(model.index(1, JournalModel::Connection)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"&lt;b&gt;"_s));
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }

    void anActionWithoutEndIsOfUnknownOutcome()
    {
        JournalEntry entry = disconnected();
        entry.action.ended = {};
        entry.action.outcomes.clear();
        JournalModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setEntries({entry});
        const QModelIndex outcome = model.index(0, JournalModel::Outcome);
        QVERIFY(outcome.data().toString().startsWith(u"Outcome unknown"_s));
        QVERIFY(outcome.data(NoteworthyRole).toBool());
        QVERIFY(journalDetails(entry, QLocale()).contains(u"id 7 · 10.0.0.1:1 · cart"_s));
    }

    void damagedLinesAreShown_data()
    {
        QTest::addColumn<JournalEntry::Kind>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("damaged") << JournalEntry::Kind::Damaged << u"Line 7 is damaged"_s;
        QTest::newRow("newer") << JournalEntry::Kind::Newer << u"newer version"_s;
        QTest::newRow("unreadable") << JournalEntry::Kind::Unreadable << u"cannot be read"_s;
    }

    void damagedLinesAreShown()
    {
        QFETCH(JournalEntry::Kind, kind);
        QFETCH(QString, word);
        JournalEntry entry;
        entry.kind = kind;
        entry.file = u"journal.ndjson"_s;
        entry.line = 7;
        entry.text = u"{\"vers\u202e"_s;
        JournalModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setEntries({entry});
        QVERIFY(model.index(0, JournalModel::Outcome).data().toString().contains(word));
        QVERIFY(model.index(0, JournalModel::Outcome).data(NoteworthyRole).toBool());
        const QString details = journalDetails(entry, QLocale());
        QVERIFY(details.contains(u"journal.ndjson"_s));
        QVERIFY(!details.contains(QChar(0x202e)));
    }

    void detailsSayAllThatIsKnown()
    {
        const QString details = journalDetails(disconnected(), QLocale());
        for (const QString &part :
             {u"2026-03-01T03:12:00.000Z"_s, u"2026-03-01T03:12:01.000Z"_s, u"ops"_s,
              u"CLIENT KILL ID"_s, u"n1 · id 7 · 10.0.0.1:1 · cart␊: Disconnected"_s,
              u"id 8 · 10.0.0.1:2: Refused – not permitted"_s})
            QVERIFY2(details.contains(part), qPrintable(part + u'\n' + details));
        const QString ofAll = journalDetails(all(), QLocale());
        for (const QString &part : {u"r-bp1"_s, u"R-1"_s, u"Unknown"_s, u"The answer was lost."_s})
            QVERIFY2(ofAll.contains(part), qPrintable(ofAll));
    }

    void longListsAreCut()
    {
        JournalEntry entry = disconnected();
        entry.action.targets = QList<live::JournalTarget>(5'000, {{}, 1, u"a:1"_s, {}});
        const QString details = journalDetails(entry, QLocale());
        QVERIFY(details.count(u'\n') < 1'100);
        QVERIFY(details.contains(u"4,000"_s));
    }
};

QTEST_GUILESS_MAIN(TestJournalModel)
#include "tst_journalmodel.moc"
