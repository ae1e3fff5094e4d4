// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnlistmodel.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sessionscope;
using models::ColumnListModel;
using session::Column;

class TestColumnListModel : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithTheDefaults();
    void keepsOneColumnAtLeast();
    void listsWhatTheSessionsHave();
    void agreesWithItsSignalsUnderChurn();
};

void TestColumnListModel::beginsWithTheDefaults()
{
    ColumnListModel model;
    QCOMPARE(model.rowCount(), session::kDasColumnCount);
    for (const session::ColumnInfo &info :
         session::columns().first(std::size_t(session::kDasColumnCount))) {
        const QModelIndex index = model.index(session::indexOf(info.column));
        QCOMPARE(model.isVisible(info.column), info.shownAtFirst);
        QCOMPARE(index.data(Qt::CheckStateRole).value<Qt::CheckState>(),
                 info.shownAtFirst ? Qt::Checked : Qt::Unchecked);
        QCOMPARE(index.data(models::DescriptionRole).toString(), session::columnHelp(info.column));
    }
}

void TestColumnListModel::keepsOneColumnAtLeast()
{
    ColumnListModel model;
    for (const session::ColumnInfo &info : session::columns())
        model.setVisible(info.column, info.column == Column::Cmd);
    QVERIFY(!model.setVisible(Column::Cmd, false));
    QVERIFY(!model.setData(model.index(session::indexOf(Column::Cmd)), Qt::Unchecked,
                           Qt::CheckStateRole));
    QVERIFY(model.isVisible(Column::Cmd));
    model.setDefaults();
    QCOMPARE(model.isVisible(Column::Fd), session::columnInfo(Column::Fd).shownAtFirst);
}

void TestColumnListModel::listsWhatTheSessionsHave()
{
    ColumnListModel model;
    QSignalSpy available(&model, &ColumnListModel::availableChanged);
    QSignalSpy chosen(&model, &ColumnListModel::visibilityChanged);
    QVERIFY(model.isTicked(Column::User) && !model.isVisible(Column::User));
    QVERIFY(model.setVisible(Column::Resp, true)); // a look of a connection that had it
    QVERIFY(!model.isVisible(Column::Resp));

    model.setAvailable(session::kDasColumns | session::columnSet(Column::User)
                       | session::columnSet(Column::Resp));
    QCOMPARE(available.count(), 1);
    QVERIFY(chosen.isEmpty());
    QCOMPARE(model.rowCount(), session::kDasColumnCount + 2);
    QVERIFY(model.isVisible(Column::User) && model.isVisible(Column::Resp));
    QCOMPARE(model.index(model.rowCount() - 1).data(models::KeyRole).toString(),
             QStringLiteral("Resp"));
    QCOMPARE(model.availableOf({Column::Watch, Column::Resp, Column::Id}),
             (QList{Column::Id, Column::Resp}));

    // Its last visible column goes away: the user sees the usual ones, not nothing.
    model.setVisibleColumns({Column::Resp});
    model.setAvailable(session::kDasColumns);
    QVERIFY(!model.visibleColumns().isEmpty());
    QVERIFY(model.isTicked(Column::Resp));
}

void TestColumnListModel::agreesWithItsSignalsUnderChurn()
{
    ColumnListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setAvailable(session::kAllColumns);
    std::array<bool, session::kColumnCount> seen{};
    for (const session::ColumnInfo &info : session::columns())
        seen[size_t(info.column)] = info.shownAtFirst;
    connect(&model, &ColumnListModel::visibilityChanged, this,
            [&seen](Column column, bool visible) { seen[size_t(column)] = visible; });
    QRandomGenerator random(4);
    for (int i = 0; i < 500; ++i) {
        model.setData(model.index(random.bounded(session::kColumnCount)),
                      random.bounded(2) == 0 ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
        for (const session::ColumnInfo &info : session::columns())
            QCOMPARE(model.isVisible(info.column), seen[size_t(info.column)]);
    }
}

QTEST_GUILESS_MAIN(TestColumnListModel)
#include "tst_columnlistmodel.moc"
