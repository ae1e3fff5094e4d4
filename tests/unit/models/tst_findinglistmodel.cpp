// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findinglistmodel.h"

#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using findings::Finding;
using findings::Kind;
using models::FindingListModel;

class TestFindingListModel : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasWords();
    void saysWhatWhyAndHowToSeeIt();
    void followsTheFindings();
    void hostileSourcesAreHarmless();
};

void TestFindingListModel::everyKindHasWords()
{
    for (int kind = 0; kind < findings::kKindCount; ++kind) {
        Finding finding;
        finding.kind = static_cast<Kind>(kind);
        finding.sessions = 3;
        finding.of = 10;
        QVERIFY(!models::findingTitle(finding, QLocale::c()).isEmpty());
        QVERIFY(!models::findingReason(finding, QLocale::c()).isEmpty());
        QVERIFY(!models::severityWord(findings::severityOf(finding.kind)).isEmpty());
    }
    QVERIFY(!models::findingsLookedAt().isEmpty());
}

void TestFindingListModel::saysWhatWhyAndHowToSeeIt()
{
    FindingListModel model;
    model.setFindings(std::make_shared<const std::vector<Finding>>(std::vector<Finding>{
        {Kind::DominantSource, u"10.0.0.1"_s, 52, 100, 0, 40, u"client = 10.0.0.1"_s}}));
    const QModelIndex index = model.index(0, 0);
    QCOMPARE(index.data().toString(), u"10.0.0.1 has 52 % of all sessions"_s);
    QCOMPARE(index.data(models::DescriptionRole).toString(),
             u"52 of 100 sessions; more than 40 % is noted."_s);
    QCOMPARE(index.data(models::KeyRole).toString(), u"client = 10.0.0.1"_s);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
             u"Warning: 10.0.0.1 has 52 % of all sessions. 52 of 100 sessions; more than 40 % is "
             "noted."_s);
}

void TestFindingListModel::followsTheFindings()
{
    FindingListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto show = [&model](const std::vector<Finding> &found) {
        model.setFindings(std::make_shared<const std::vector<Finding>>(found));
    };
    show({{Kind::Monitor, {}, 1, 10, 0, 0, u"flags:monitor"_s},
          {Kind::Unnamed, {}, 5, 10, 0, 20, u"name = \"\""_s}});
    const QPersistentModelIndex unnamed(model.index(1, 0));
    show({{Kind::Unnamed, {}, 6, 10, 0, 20, u"name = \"\""_s}});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(unnamed.row(), 0);
    model.setFindings(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestFindingListModel::hostileSourcesAreHarmless()
{
    const Finding finding{
        Kind::Churn, u"<b>a\nb</b>\u202e"_s + QString(20'000, u'x'), 20, 100, 20, 20, {}};
    const QString title = models::findingTitle(finding, QLocale::c());
    QVERIFY(!title.contains(u'\n'));
    QVERIFY(!title.contains(QChar(0x202e)));
    QVERIFY(title.size() < 400);
}

QTEST_GUILESS_MAIN(TestFindingListModel)
#include "tst_findinglistmodel.moc"
