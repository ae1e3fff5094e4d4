// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparisonmodel.h"

#include "models/roles.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using live::compareForView;
using live::ComparisonRequest;
using live::ComparisonViewPointer;
using models::ComparisonModel;
using session::ComparedColumn;
using session::Side;
using Tester = QAbstractItemModelTester;

namespace {

ComparisonRequest requestOf(const session::SnapshotPointer &left,
                            const session::SnapshotPointer &right)
{
    ComparisonRequest request;
    request.left = left;
    request.right = right;
    return request;
}

ComparisonRequest drawnRequest()
{
    return requestOf(test::drawnSnapshot(R"(
            Id  Addr           Client    Name   Cmd  Age  NodeId
            1   10.0.0.10:1    10.0.0.10 cart   get  10   a
            2   10.0.0.9:1     10.0.0.9  ""     set  5    a
        )"),
                     test::drawnSnapshot(R"(
            Id  Addr           Client    Name   Cmd    Age  NodeId
            7   10.0.0.9:1     10.0.0.9  search blpop  6    b
            8   10.0.0.9:10    10.0.0.9  cart   get    7    b
        )"));
}

QStringList rowTexts(const ComparisonModel &model, int row)
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

QModelIndex cell(const ComparisonModel &model, int row, ComparedColumn column)
{
    return model.index(row, static_cast<int>(column));
}

} // namespace

class ComparisonModelTest : public QObject
{
    Q_OBJECT

private slots:

    void saysWhoHasASession()
    {
        ComparisonModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setTitles(u"orders"_s, u"direct"_s);
        model.apply(compareForView(drawnRequest(), nullptr));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(rowTexts(model, 0),
                 (QStringList{u"Only in orders"_s,
                              u"10.0.0.10:1"_s,
                              u"10.0.0.10"_s,
                              u"cart"_s,
                              u"get"_s,
                              u"10 s"_s,
                              {},
                              u"a"_s,
                              {}}));
        QCOMPARE(rowTexts(model, 1),
                 (QStringList{u"Only in direct"_s,
                              u"10.0.0.9:10"_s,
                              u"10.0.0.9"_s,
                              u"cart"_s,
                              u"get"_s,
                              {},
                              u"7 s"_s,
                              {},
                              u"b"_s}));
        QCOMPARE(cell(model, 2, ComparedColumn::Side).data().toString(), u"In both"_s);
        QCOMPARE(cell(model, 2, ComparedColumn::AgeLeft).data(models::RawRole).toLongLong(), 5LL);
        QCOMPARE(cell(model, 2, ComparedColumn::AgeRight).data(models::RawRole).toLongLong(), 6LL);
        QVERIFY(cell(model, 0, ComparedColumn::Side).data(models::NoteworthyRole).toBool());
        QVERIFY(!cell(model, 2, ComparedColumn::Side).data(models::NoteworthyRole).toBool());
        QVERIFY(cell(model, 0, ComparedColumn::Side)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains("direct does not list"_L1));
        QVERIFY(model.headerData(static_cast<int>(ComparedColumn::AgeRight), Qt::Horizontal)
                    .toString()
                    .contains("direct"_L1));
    }

    void theCurrentRowGoesAlong()
    {
        ComparisonModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        ComparisonRequest request = drawnRequest();
        const ComparisonViewPointer first = compareForView(request, nullptr);
        model.apply(first);
        const QPersistentModelIndex current = cell(model, 2, ComparedColumn::Addr);
        const QPersistentModelIndex other = cell(model, 1, ComparedColumn::Addr);
        request.sides = live::bitOf(Side::Both);
        const ComparisonViewPointer second = compareForView(request, first.get());
        QCOMPARE(model.apply(second, 2, placeAfter(*first, 2, *second)), first);
        QCOMPARE(current.row(), 0);
        QCOMPARE(current.data().toString(), u"10.0.0.9:1"_s);
        QVERIFY(!other.isValid());
        model.apply(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!current.isValid());
    }

    void survivesAnyChange()
    {
        ComparisonModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        test::TestRandom random;
        const auto list = [&random] {
            return test::toSnapshot(test::drawnSessions(random, random.below(25)));
        };
        session::SnapshotPointer left = list();
        session::SnapshotPointer right = list();
        ComparisonViewPointer shown;
        for (int round = 0; round < 200; ++round) {
            if (random.oneIn(3))
                left = list();
            if (random.oneIn(3))
                right = list();
            ComparisonRequest request = requestOf(left, right);
            request.sides = static_cast<quint8>(random.below(16));
            request.sort = static_cast<ComparedColumn>(random.below(session::kComparedColumnCount));
            const ComparisonViewPointer next = compareForView(request, shown.get());
            const int row = shown && !shown->rows.empty()
                ? random.below(static_cast<int>(shown->rows.size()))
                : -1;
            const QPersistentModelIndex kept = model.index(row, 1);
            const int place = shown ? placeAfter(*shown, row, *next) : -1;
            model.apply(next, row, place);
            shown = next;
            const auto where = u"seed %1, round %2"_s.arg(random.seed()).arg(round);
            QVERIFY2(kept.row() == place, qPrintable(where));
            QVERIFY2(model.rowCount() == static_cast<int>(next->rows.size()), qPrintable(where));
        }
    }

    void hostileTextsAreHarmless()
    {
        ComparisonModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        test::PlainSessions rows;
        for (const test::HostileText &hostile : test::shortHostileTexts()) {
            test::PlainSession row;
            for (const session::Column column :
                 {session::Column::Addr, session::Column::Client, session::Column::Name,
                  session::Column::Cmd, session::Column::NodeId})
                row.text(column) = hostile.utf8;
            rows.push_back(row);
        }
        model.setTitles(u"<b>left</b>\u202e"_s, u"a\nb"_s);
        model.apply(
            compareForView(requestOf(test::toSnapshot(rows), test::toSnapshot({})), nullptr));
        QVERIFY(model.rowCount() > 10);
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                const QString shown = index.data().toString();
                QVERIFY(!shown.contains(u'\n') && !shown.contains(QChar(0x202e)));
                QVERIFY(!index.data(Qt::ToolTipRole).toString().contains("<img"_L1));
            }
        }
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString title = model.headerData(column, Qt::Horizontal).toString();
            QVERIFY(!title.contains(u'\n') && !title.contains(QChar(0x202e)));
        }
    }
};

QTEST_GUILESS_MAIN(ComparisonModelTest)
#include "tst_comparisonmodel.moc"
