// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detailsmodel.h"
#include "models/roles.h"
#include "unit/models/simulatedsessions.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using models::DetailsModel;
using session::Column;

class TestDetailsModel : public QObject
{
    Q_OBJECT

private slots:
    void showsEveryMemberWithItsMeaning();
    void followsTheCurrentSessionUnderChurn();
};

void TestDetailsModel::showsEveryMemberWithItsMeaning()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setInteger(Column::Age, 12345);
    const auto snapshot = std::move(builder).finish({});
    DetailsModel model;
    model.setSession(snapshot, 0);
    QCOMPARE(model.rowCount(), 21);
    const int age = session::indexOf(Column::Age);
    QCOMPARE(model.index(age, DetailsModel::Title).data().toString(), u"Age"_s);
    QCOMPARE(model.index(age, DetailsModel::Value).data().toString(), u"3 h 25 m"_s);
    QCOMPARE(model.index(age, DetailsModel::Raw).data().toString(), u"12345"_s);
    QCOMPARE(model.index(age, DetailsModel::ApiName).data().toString(), u"Age"_s);
    QCOMPARE(model.index(age, DetailsModel::Meaning).data().toString(),
             session::columnHelp(Column::Age));
    const int omem = session::indexOf(Column::Omem);
    QCOMPARE(model.index(omem, DetailsModel::Value).data().toString(), u"unknown"_s);
    QVERIFY(model.index(omem, DetailsModel::Value).data(models::PlaceholderRole).toBool());
    QVERIFY(!model.index(omem, DetailsModel::Value).data(models::RawRole).isValid());
}

void TestDetailsModel::followsTheCurrentSessionUnderChurn()
{
    SimulatedSessions simulated(2);
    DetailsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    simulated.add(8);
    for (int i = 0; i < 50; ++i) {
        simulated.churn(0.2);
        const auto snapshot = simulated.snapshot();
        if (snapshot->rowCount() == 0 || simulated.random().bounded(4) == 0) {
            model.clear();
            QCOMPARE(model.rowCount(), 0);
            QVERIFY(!model.hasSession());
            continue;
        }
        const quint32 row = simulated.random().bounded(snapshot->rowCount());
        model.setSession(snapshot, row);
        const std::vector<session::Column> members = session::columnsOf(snapshot->columnSet());
        QCOMPARE(model.rowCount(), int(members.size()));
        for (int member = 0; member < model.rowCount(); ++member) {
            const session::Column column = members[std::size_t(member)];
            QCOMPARE(model.memberAt(member), column);
            const QVariant raw = model.index(member, 0).data(models::RawRole);
            QCOMPARE(raw.isValid(), !snapshot->isUnknown(column, row));
            if (raw.isValid())
                QCOMPARE(raw.toString(), *snapshot->rawText(column, row));
        }
    }
}

QTEST_GUILESS_MAIN(TestDetailsModel)
#include "tst_detailsmodel.moc"
