// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"
#include "models/roles.h"
#include "models/sourcetablemodel.h"
#include "unit/models/simulatedsessions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::RefreshResultPointer;
using models::SourceTableModel;
using session::Column;

namespace {

QStringList column(const SourceTableModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

//! "10.0.0.2 10.0.0.2 10.0.0.10": one session a word; "-" is a session of unknown source.
RefreshResultPointer resultOf(const QByteArray &sources, session::SnapshotInfo info = {},
                              const live::ViewRequest &request = {})
{
    session::SnapshotBuilder builder;
    quint64 id = 0;
    for (const QByteArray &source : sources.split(' ')) {
        builder.beginRow();
        builder.setId(++id);
        if (source != "-") {
            builder.setText(Column::Client, source);
            builder.setInteger(Column::Idle, id % 2 == 0 ? 100 : 1);
        }
    }
    return live::buildRefresh(nullptr, std::move(builder).finish(std::move(info)), request, 1);
}

} // namespace

class TestSourceTableModel : public QObject
{
    Q_OBJECT

private slots:
    void followsSourcesThroughChurn();
    void sortsByValue_data();
    void sortsByValue();
    void showsTheServersCountBesideOurs();
    void doesNotCallAFilteredCountADifference();
    void givesTheIdsOfASource();
    void tellsUnknownFromEmpty();
    void isSilentWhereNothingChanges();
};

void TestSourceTableModel::followsSourcesThroughChurn()
{
    SimulatedSessions simulated(11);
    simulated.add(60);
    SourceTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    RefreshResultPointer result;
    for (quint64 number = 1; number <= 200; ++number) {
        result = live::buildRefresh(result.get(), simulated.snapshot(), {}, number);
        QList<QPersistentModelIndex> held;
        QStringList heldSources;
        for (int row = 0; row < model.rowCount(); ++row) {
            held.append(model.index(row, SourceTableModel::Sessions));
            heldSources.append(model.selectionAt(row).source.value());
        }
        model.setResult(result);
        QCOMPARE(model.rowCount(), int(result->statistics.sources.size()));
        QStringList sources;
        for (int row = 0; row < model.rowCount(); ++row)
            sources.append(model.selectionAt(row).source.value());
        for (qsizetype i = 0; i < held.size(); ++i)
            QCOMPARE(held[i].row(), int(sources.indexOf(heldSources[i])));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowOf(model.selectionAt(row)), row);

        if (simulated.random().bounded(10) == 0)
            simulated.clear();
        simulated.churn(0.5);
        if (simulated.random().bounded(5) == 0) {
            model.sort(int(simulated.random().bounded(-1, int(SourceTableModel::ColumnCount))),
                       simulated.random().bounded(2) == 0 ? Qt::AscendingOrder
                                                          : Qt::DescendingOrder);
        }
    }
}

void TestSourceTableModel::sortsByValue_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    const QStringList byAddress{u"10.0.0.2"_s, u"10.0.0.10"_s, u"fe80::1"_s, u"(unknown)"_s};
    QTest::addRow("address, ascending")
        << int(SourceTableModel::Source) << Qt::AscendingOrder << byAddress;
    QTest::addRow("address, descending, unknown still last")
        << int(SourceTableModel::Source) << Qt::DescendingOrder
        << QStringList{u"fe80::1"_s, u"10.0.0.10"_s, u"10.0.0.2"_s, u"(unknown)"_s};
    QTest::addRow("sessions, descending")
        << int(SourceTableModel::Sessions) << Qt::DescendingOrder
        << QStringList{u"10.0.0.10"_s, u"(unknown)"_s, u"10.0.0.2"_s, u"fe80::1"_s};
}

void TestSourceTableModel::sortsByValue()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, expected);
    SourceTableModel model;
    model.setResult(resultOf("10.0.0.10 fe80::1 - 10.0.0.2 10.0.0.10 - 10.0.0.10"));
    model.sort(column, order);
    QStringList titles = ::column(model, SourceTableModel::Source);
    if (column == SourceTableModel::Sessions) {
        // fe80::1 and 10.0.0.2 have one session each: the order of the statistics decides.
        QCOMPARE(titles.mid(0, 2), expected.mid(0, 2));
        return;
    }
    QCOMPARE(titles, expected);
}

void TestSourceTableModel::showsTheServersCountBesideOurs()
{
    session::SnapshotInfo info;
    info.hasSourceStats = true;
    info.sourceStats = {{u"10.0.0.1"_s, 2, {1, 2}}, {u"10.0.0.2"_s, 7, {}}, {u"10.0.0.3"_s, 1, {}}};
    SourceTableModel model;
    model.setResult(resultOf("10.0.0.1 10.0.0.1 10.0.0.2", info));
    QCOMPARE(column(model, SourceTableModel::Source),
             QStringList({u"10.0.0.1"_s, u"10.0.0.2"_s, u"10.0.0.3"_s}));
    QCOMPARE(column(model, SourceTableModel::Sessions), QStringList({u"2"_s, u"1"_s, u"0"_s}));
    QCOMPARE(column(model, SourceTableModel::ServerCount), QStringList({u"2"_s, u"7"_s, u"1"_s}));
    QVERIFY(!model.isDiffering(0));
    QVERIFY(model.isDiffering(1));
    QVERIFY(model.isDiffering(2));
    QVERIFY(model.index(1, SourceTableModel::ServerCount).data(models::NoteworthyRole).toBool());
    QCOMPARE(column(model, SourceTableModel::Share)[0], u"66.7 %"_s);
    QCOMPARE(column(model, SourceTableModel::Active), QStringList({u"1"_s, u"1"_s, u"0"_s}));
}

void TestSourceTableModel::doesNotCallAFilteredCountADifference()
{
    session::SnapshotInfo info;
    info.hasSourceStats = true;
    info.sourceStats = {{u"10.0.0.1"_s, 2, {}}, {u"10.0.0.2"_s, 1, {}}};
    live::ViewRequest request;
    request.filter = query::Filter::parse(u"10.0.0.1"_s).value();
    SourceTableModel model;
    model.setResult(resultOf("10.0.0.1 10.0.0.2", info, request));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.isDiffering(0));
}

void TestSourceTableModel::givesTheIdsOfASource()
{
    session::SnapshotInfo info;
    info.hasSourceStats = true;
    info.sourceStats = {{u"10.0.0.1"_s, 2, {18446744073709551615ULL, 2}}};
    SourceTableModel model;
    model.setResult(resultOf("10.0.0.1 10.0.0.9", info));
    const int row = model.rowOf({u"10.0.0.1"_s});
    QCOMPARE(model.serverIds(row), (std::vector<quint64>{18446744073709551615ULL, 2}));
    QVERIFY(model.serverIds(model.rowOf({u"10.0.0.9"_s})).empty());
    QCOMPARE(model.rowOf({u"10.0.0.8"_s}), -1);
}

void TestSourceTableModel::tellsUnknownFromEmpty()
{
    SourceTableModel model;
    model.setResult(resultOf("- 10.0.0.1"));
    const int unknown = model.rowOf({std::nullopt});
    QVERIFY(unknown >= 0);
    QCOMPARE(model.index(unknown, SourceTableModel::Source).data().toString(), u"(unknown)"_s);
    QVERIFY(!model.selectionAt(unknown).source.has_value());
    QCOMPARE(model.rowOf({QString()}), -1);
}

void TestSourceTableModel::isSilentWhereNothingChanges()
{
    SourceTableModel model;
    model.setResult(resultOf("10.0.0.1 10.0.0.2 10.0.0.1"));
    const QSignalSpy changed(&model, &SourceTableModel::dataChanged);
    const QSignalSpy layout(&model, &SourceTableModel::layoutChanged);
    model.setResult(resultOf("10.0.0.1 10.0.0.2 10.0.0.1"));
    QCOMPARE(changed.size() + layout.size(), 0);
    model.setResult(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestSourceTableModel)
#include "tst_sourcetablemodel.moc"
