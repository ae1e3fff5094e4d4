// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/comparisonview.h"

#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::live;
using session::ComparedCell;
using session::ComparedColumn;
using session::ComparedRow;
using session::Side;

namespace {

ComparisonRequest requestOf(const session::SnapshotPointer &left,
                            const session::SnapshotPointer &right)
{
    ComparisonRequest request;
    request.left = left;
    request.right = right;
    request.locale = QLocale::c();
    return request;
}

//! Two lists with all sides but Between.
ComparisonRequest drawnRequest()
{
    return requestOf(test::drawnSnapshot(R"(
            Id  Addr           Client    Name   Cmd  Age  NodeId
            1   10.0.0.10:1    10.0.0.10 cart   get  10   a
            2   10.0.0.9:1     10.0.0.9  -      set  5    a
            3   10.0.0.9:2     10.0.0.9  order  get  -    a
        )"),
                     test::drawnSnapshot(R"(
            Id  Addr           Client    Name   Cmd    Age  NodeId
            7   10.0.0.9:1     10.0.0.9  search blpop  6    b
            8   10.0.0.9:10    10.0.0.9  cart   get    7    b
        )"));
}

QStringList addressesOf(const ComparisonView &view)
{
    QStringList addresses;
    for (const ComparedRow &row : view.rows) {
        const ComparedCell cell = session::comparedCell(*view.request.left, *view.request.right,
                                                        row, ComparedColumn::Addr);
        addresses.append(cell.snapshot->text(cell.column, cell.row).value_or(u"-"_s));
    }
    return addresses;
}

QStringList sorted(ComparedColumn column, Qt::SortOrder order)
{
    ComparisonRequest request = drawnRequest();
    request.sort = column;
    request.order = order;
    return addressesOf(*compareForView(request, nullptr));
}

query::Filter filterOf(const QString &text)
{
    return *query::Filter::parse(text);
}

} // namespace

class ComparisonViewTest : public QObject
{
    Q_OBJECT

private slots:

    void sortsByWhatAColumnMeans()
    {
        const QString a = u"10.0.0.10:1"_s;
        const QString b = u"10.0.0.9:1"_s;
        const QString c = u"10.0.0.9:2"_s;
        const QString d = u"10.0.0.9:10"_s;
        QCOMPARE(sorted(ComparedColumn::Addr, Qt::AscendingOrder), (QStringList{b, c, d, a}));
        QCOMPARE(sorted(ComparedColumn::Addr, Qt::DescendingOrder), (QStringList{a, d, c, b}));
        QCOMPARE(sorted(ComparedColumn::Side, Qt::AscendingOrder), (QStringList{a, c, d, b}));
        // The name that one side does not know is the other's.
        QCOMPARE(sorted(ComparedColumn::Name, Qt::AscendingOrder), (QStringList{a, d, c, b}));
        // Unknown, or not there at all: last in both directions.
        QCOMPARE(sorted(ComparedColumn::AgeLeft, Qt::AscendingOrder), (QStringList{b, a, c, d}));
        QCOMPARE(sorted(ComparedColumn::AgeLeft, Qt::DescendingOrder), (QStringList{a, b, c, d}));
        QCOMPARE(sorted(ComparedColumn::NodeRight, Qt::AscendingOrder), (QStringList{b, d, a, c}));
    }

    void showsTheSidesThatAreChosen()
    {
        ComparisonRequest request = drawnRequest();
        request.sort = ComparedColumn::Addr;
        request.sides = bitOf(Side::OnlyRight) | bitOf(Side::Both);
        const ComparisonViewPointer view = compareForView(request, nullptr);
        QCOMPARE(addressesOf(*view), (QStringList{u"10.0.0.9:1"_s, u"10.0.0.9:10"_s}));
        QCOMPARE(view->comparison->count(Side::OnlyLeft), 2U); // counted all the same
    }

    void aSessionPassesByEitherOfItsRows()
    {
        ComparisonRequest request = drawnRequest();
        request.sort = ComparedColumn::Addr;
        request.filter = filterOf(u"cmd = blpop"_s);
        QCOMPARE(addressesOf(*compareForView(request, nullptr)), QStringList{u"10.0.0.9:1"_s});
        request.filter = filterOf(u"cmd = set"_s);
        QCOMPARE(addressesOf(*compareForView(request, nullptr)), QStringList{u"10.0.0.9:1"_s});
        request.filter = filterOf(u"cart"_s);
        QCOMPARE(addressesOf(*compareForView(request, nullptr)),
                 (QStringList{u"10.0.0.9:10"_s, u"10.0.0.10:1"_s}));
    }

    void theSameListsAreComparedOnce()
    {
        ComparisonRequest request = drawnRequest();
        const ComparisonViewPointer first = compareForView(request, nullptr);
        request.filter = filterOf(u"cart"_s);
        QCOMPARE(compareForView(request, first.get())->comparison, first->comparison);
        request.right = request.left;
        QVERIFY(compareForView(request, first.get())->comparison != first->comparison);
    }

    void findsASessionAgain()
    {
        ComparisonRequest request = drawnRequest();
        request.sort = ComparedColumn::Addr;
        const ComparisonViewPointer before = compareForView(request, nullptr); // b c d a
        request.order = Qt::DescendingOrder;
        const ComparisonViewPointer turned = compareForView(request, before.get()); // a d c b
        QCOMPARE(placeAfter(*before, 0, *turned), 3);
        QCOMPARE(placeAfter(*before, 2, *turned), 1);
        QCOMPARE(placeAfter(*before, -1, *turned), -1);
        QCOMPARE(placeAfter(*before, 4, *turned), -1);

        request.left = test::drawnSnapshot("Id Addr NodeId\n 3 10.0.0.9:2 a");
        request.right = test::drawnSnapshot("Id Addr NodeId\n 9 10.0.0.9:10 b");
        const ComparisonViewPointer next = compareForView(request, before.get());
        QCOMPARE(addressesOf(*next), (QStringList{u"10.0.0.9:10"_s, u"10.0.0.9:2"_s}));
        QCOMPARE(placeAfter(*before, 1, *next), 1);
        QCOMPARE(placeAfter(*before, 2, *next), -1); // another Id: another session
        QCOMPARE(placeAfter(*before, 0, *next), -1);
    }

    void everyOrderHasAllRowsAndStaysTheSame()
    {
        test::TestRandom random;
        const auto list = [&random] {
            test::PlainSessions rows;
            for (int i = random.below(60); i > 0; --i)
                rows.push_back(test::drawnSession(random));
            return test::toSnapshot(rows);
        };
        for (int round = 0; round < 60; ++round) {
            ComparisonRequest request = requestOf(list(), list());
            const auto all = compareForView(request, nullptr);
            for (int column = 0; column < session::kComparedColumnCount; ++column) {
                request.sort = static_cast<ComparedColumn>(column);
                request.order = random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
                const auto view = compareForView(request, all.get());
                const auto again = compareForView(request, nullptr);
                QVERIFY2(view->rows == again->rows,
                         qPrintable(u"seed %1, round %2"_s.arg(random.seed()).arg(round)));
                QCOMPARE(view->rows.size(), view->comparison->rows.size());
                for (const ComparedRow &row : view->comparison->rows)
                    QVERIFY(std::count(view->rows.begin(), view->rows.end(), row) == 1);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ComparisonViewTest)
#include "tst_comparisonview.moc"
