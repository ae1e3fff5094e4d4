// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/disconnectmodel.h"
#include "models/roles.h"
#include "support/drawnsnapshot.h"
#include "support/testrandom.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace sessionscope;
using namespace sessionscope::models;
using namespace Qt::Literals::StringLiterals;
using test::drawnSnapshot;
using Kind = live::DisconnectOutcome::Kind;
using Tester = QAbstractItemModelTester;

namespace {

live::DisconnectPlan planOf(const session::SnapshotPointer &snapshot)
{
    std::vector<quint32> rows(snapshot->rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return live::DisconnectPlan::make(snapshot, rows, {{}});
}

live::DisconnectPlan somePlan()
{
    return planOf(drawnSnapshot(R"(
        Id  Addr        Age  Idle  Flags  Name               Cmd
        1   10.0.0.1:1  5    1     N      cart               get
        2   10.0.0.1:2  5    1     O      "<b>\u{202e}\n"    monitor
        3   -           5    1     N      lost               get
        4   10.0.0.1:4  5    1     N      ""                 get
    )"));
}

QStringList column(const DisconnectModel &model, int column, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data(role).toString());
    return texts;
}

//! '+' chosen, '-' not, ' ' without a box.
QString boxes(const DisconnectModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QVariant state = model.index(row, 0).data(Qt::CheckStateRole);
        text += !state.isValid()                           ? u' '
            : state.value<Qt::CheckState>() == Qt::Checked ? u'+'
                                                           : u'-';
    }
    return text;
}

bool tick(DisconnectModel &model, int row, bool isOn)
{
    return model.setData(model.index(row, 0), isOn ? Qt::Checked : Qt::Unchecked,
                         Qt::CheckStateRole);
}

} // namespace

class TestDisconnectModel final : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void showsThePreview()
    {
        DisconnectModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setPlan(somePlan());
        // What has an obstacle comes first.
        QCOMPARE(boxes(model), u"- ++"_s);
        QCOMPARE(column(model, DisconnectModel::Address),
                 (QStringList{u"10.0.0.1:2"_s, u"–"_s, u"10.0.0.1:1"_s, u"10.0.0.1:4"_s}));
        QVERIFY(model.index(0, DisconnectModel::Remark).data().toString().contains(u"MONITOR"_s));
        QVERIFY(!model.index(1, DisconnectModel::Remark).data().toString().isEmpty());
        QCOMPARE(model.index(2, DisconnectModel::Remark).data().toString(), QString());
        QCOMPARE(model.headerData(DisconnectModel::Remark, Qt::Horizontal).toString(),
                 u"Why not"_s);
        // Hostile names are harmless, wherever they are shown.
        const QString name = model.index(0, DisconnectModel::Name).data().toString();
        QVERIFY(!name.contains(QChar(0x202e)) && !name.contains(u'\n'));
        QVERIFY(model.index(0, DisconnectModel::Name)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"&lt;b&gt;"_s));
        QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"cart"_s));
        QCOMPARE(model.toText().count(u'\n'), 5);
    }

    void boxesAreChosenOneByOne()
    {
        DisconnectModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setPlan(somePlan());
        const QSignalSpy changed(&model, &DisconnectModel::choiceChanged);
        QVERIFY(tick(model, 0, true));
        QVERIFY(tick(model, 2, false));
        QVERIFY(!tick(model, 1, true));
        QVERIFY(!model.setData(model.index(0, 1), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(0, 0), u"x"_s, Qt::EditRole));
        QCOMPARE(boxes(model), u"+ -+"_s);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(model.plan().chosenCount(), 2U);
        QVERIFY(model.index(0, DisconnectModel::Remark).data(NoteworthyRole).toBool());
    }

    void showsTheOutcomes()
    {
        DisconnectModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setPlan(somePlan());
        QVERIFY(tick(model, 0, true));
        model.begin();
        QCOMPARE(column(model, DisconnectModel::Id),
                 (QStringList{u"1"_s, u"2"_s, u"4"_s})); // as targets() has them
        QCOMPARE(boxes(model), u"   "_s);
        QVERIFY(!tick(model, 0, false));
        QCOMPARE(column(model, DisconnectModel::Remark),
                 (QStringList{u"Waiting"_s, u"Waiting"_s, u"Waiting"_s}));
        QCOMPARE(model.settledCount(), 0);

        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setOutcomes({{2, {Kind::Closed, {}}}, {1, {Kind::Refused, u"no\nway"_s}}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(column(model, DisconnectModel::Remark),
                 (QStringList{u"Waiting"_s, u"Refused: no␊way"_s, u"Disconnected"_s}));
        QVERIFY(model.index(1, DisconnectModel::Remark).data(NoteworthyRole).toBool());
        QVERIFY(!model.index(2, DisconnectModel::Remark).data(NoteworthyRole).toBool());
        model.setOutcomes({{0, {Kind::Closed, {}}}});
        model.setOutcomes({});
        QCOMPARE(model.settledCount(), 3);
        QCOMPARE(model.outcomeCount(Kind::Closed), 2);
        QCOMPARE(model.outcomeCount(Kind::Unknown), 0);
        QCOMPARE(model.outcomeSummary(), u"2 disconnected, 1 refused"_s);
        QVERIFY(model.toText().contains(u"\tRefused: no␊way\n"_s));
    }

    void churn()
    {
        test::TestRandom random;
        DisconnectModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        for (int round = 0; round < 30; ++round) {
            session::SnapshotBuilder builder;
            const int count = random.below(40);
            for (int i = 0; i < count; ++i) {
                builder.beginRow();
                builder.setId(static_cast<quint64>(i) + 1);
                builder.setInteger(session::Column::Age, 1);
                builder.setText(session::Column::Addr, QByteArray("a:" + QByteArray::number(i)));
                builder.setText(session::Column::Flags, random.oneIn(4) ? "O" : "N");
            }
            model.setPlan(planOf(std::move(builder).finish({})));
            QCOMPARE(model.rowCount(), count);
            for (int step = 0; step < 20 && count > 0; ++step)
                QVERIFY(tick(model, random.below(count), random.oneIn(2)));
            model.begin();
            const auto targets = model.plan().targets();
            QVERIFY2(model.rowCount() == static_cast<int>(targets.size()),
                     qPrintable(u"seed %1"_s.arg(random.seed())));
            for (int row = 0; row < model.rowCount(); ++row) {
                QCOMPARE(model.index(row, DisconnectModel::Id).data().toString(),
                         QString::number(targets[static_cast<std::size_t>(row)].id));
                if (random.oneIn(2))
                    model.setOutcomes({{static_cast<quint32>(row), {Kind::Closed, {}}}});
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDisconnectModel)
#include "tst_disconnectmodel.moc"
