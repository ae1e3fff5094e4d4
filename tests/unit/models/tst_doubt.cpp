// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"
#include "models/celltext.h"
#include "models/detailsmodel.h"
#include "models/doubt.h"
#include "models/marktext.h"
#include "models/roles.h"
#include "models/sessiontablemodel.h"
#include "support/drawnsnapshot.h"

#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using models::isDoubtful;
using session::Column;

namespace {

constexpr Column kDoubtful[] = {Column::Sub,      Column::Psub, Column::Qbuf,
                                Column::QbufFree, Column::Obl,  Column::Oll};

session::SnapshotPointer sessions()
{
    return test::drawnSnapshot("Id NodeId Sub Psub Qbuf QbufFree Obl Oll Omem Db\n"
                               " 1 r-2ze-proxy-14#1679 0 0 1 2 3 4 5 6\n"
                               " 2 r-2ze-db-0#1 0 0 1 2 3 4 5 6\n"
                               " 3 - 0 0 1 2 3 4 5 6\n"
                               " 4 r-2ze-proxy-1#2 - - - - - - - -");
}

} // namespace

class TestDoubt : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatAProxyFillsInIsDoubtful();
    void reasonsStandWhereverTheValueDoes();
    void marksHaveSignsAndWords();
};

void TestDoubt::onlyWhatAProxyFillsInIsDoubtful()
{
    const auto snapshot = sessions();
    for (const session::ColumnInfo &info : session::columns()) {
        const bool isOne = std::count(std::begin(kDoubtful), std::end(kDoubtful), info.column) > 0;
        QCOMPARE(isDoubtful(*snapshot, info.column, 0), isOne);
        QCOMPARE(models::isColumnDoubtful(*snapshot, info.column), isOne);
        for (const quint32 row : {1U, 2U, 3U})
            QVERIFY(!isDoubtful(*snapshot, info.column, row));
    }
    const auto direct = test::drawnSnapshot("Id NodeId Qbuf\n 1 node-1 7");
    QVERIFY(!models::isColumnDoubtful(*direct, Column::Qbuf));
}

void TestDoubt::reasonsStandWhereverTheValueDoes()
{
    const auto snapshot = sessions();
    models::SessionTableModel table;
    table.apply(live::buildRefresh(nullptr, snapshot, {}, 1));
    models::DetailsModel details;
    for (const Column column : kDoubtful) {
        const QString reason = models::doubtText(column);
        QVERIFY(reason.contains(u"proxy"_s));
        const int section = session::indexOf(column);
        const QModelIndex cell = table.index(0, section);
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(reason));
        QVERIFY(cell.data(Qt::AccessibleTextRole).toString().endsWith(u", doubtful"_s));
        QVERIFY(
            table.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().contains(reason));
        QVERIFY(!table.index(1, section).data(Qt::ToolTipRole).toString().contains(reason));
        details.setSession(snapshot, 0);
        const QModelIndex meaning = details.index(section, models::DetailsModel::Meaning);
        QVERIFY(meaning.data().toString().contains(reason));
        details.setSession(snapshot, 1);
        QVERIFY(!meaning.data().toString().contains(reason));
    }
}

void TestDoubt::marksHaveSignsAndWords()
{
    using models::Mark;
    const auto idle = session::columnSet(Column::Idle) | session::columnSet(Column::Age);
    const auto values = session::columnSet(Column::Cmd) | session::columnSet(Column::Db);
    QCOMPARE(models::markOf(0), Mark::None);
    QCOMPARE(models::markOf(idle), Mark::None);
    QCOMPARE(models::markOf(values | idle), Mark::Changed);
    QCOMPARE(models::markOf(session::kRowIsNew), Mark::New);
    QCOMPARE(models::markOf(session::kRowIsGone), Mark::Gone);
    QVERIFY(models::markText(idle).isEmpty());
    QCOMPARE(models::markText(values | idle),
             u"changed: %1, %2"_s.arg(session::columnTitle(Column::Cmd),
                                      session::columnTitle(Column::Db)));
    const QSet<QString> signs{models::markSign(Mark::New), models::markSign(Mark::Changed),
                              models::markSign(Mark::Gone), models::markSign(Mark::None)};
    QCOMPARE(signs.size(), 4);
}

QTEST_GUILESS_MAIN(TestDoubt)
#include "tst_doubt.moc"
