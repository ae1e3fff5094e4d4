// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ascendingids.h"

#include "session/snapshotbuilder.h"

#include <QTest>

#include <utility>

using namespace sessionscope::session;

class TestAscendingIds : public QObject
{
    Q_OBJECT

private slots:

    // A step is what becomes of a key, its node and its id: = pair, - gone, + come.
    void tellsDistinctKeys_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<bool>("areDistinct");
        QTest::addRow("nothing") << QByteArray() << true;
        QTest::addRow("ascending") << QByteArray("=a1 -a2 =a5 +a9") << true;
        QTest::addRow("each node for itself") << QByteArray("=a7 =b3 -a8 +b4 =a9") << true;
        QTest::addRow("come before the last that stays") << QByteArray("=a1 +a2 =a3") << false;
        QTest::addRow("gone after the first that came") << QByteArray("=a1 +a5 -a2") << true;
        QTest::addRow("pair twice") << QByteArray("=a1 =a1") << false;
        QTest::addRow("pair below one that has gone") << QByteArray("-a2 =a1") << false;
        QTest::addRow("pair below one that came") << QByteArray("+a2 =a1") << false;
        QTest::addRow("gone like a pair") << QByteArray("=a1 -a1") << false;
        QTest::addRow("gone twice") << QByteArray("-a1 -a1") << false;
        QTest::addRow("come like a pair") << QByteArray("=a1 +a1") << false;
        QTest::addRow("come twice") << QByteArray("+a1 +a1") << false;
        QTest::addRow("come like one that goes later") << QByteArray("+a1 -a1") << false;
        QTest::addRow("come like one that has gone") << QByteArray("-a1 +a1") << false;
        QTest::addRow("unknown id") << QByteArray("=a- =a1") << false;
        QTest::addRow("unknown node") << QByteArray("=-1 =-2 =a1") << true;
    }

    void tellsDistinctKeys()
    {
        QFETCH(const QByteArray, steps);
        QFETCH(const bool, areDistinct);
        const QByteArrayList list = steps.isEmpty() ? QByteArrayList() : steps.split(' ');
        SnapshotBuilder builder;
        for (const QByteArray &step : list) {
            builder.beginRow();
            if (step[1] != '-')
                builder.setText(Column::NodeId, step.mid(1, 1));
            if (step[2] != '-')
                builder.setId(step.mid(2).toULongLong());
        }
        const SnapshotPointer snapshot = std::move(builder).finish({});
        const KeyReader reader(*snapshot, *snapshot);
        AscendingIds ids(reader);
        for (std::size_t row = 0; row < snapshot->rowCount(); ++row) {
            const SessionKey key = reader.key(row);
            switch (list[static_cast<qsizetype>(row)][0]) {
            case '=':
                ids.addPairs({&key, 1});
                break;
            case '-':
                ids.addGone(key);
                break;
            default:
                ids.addCome(key);
            }
        }
        QCOMPARE(ids.areDistinct(), areDistinct);
    }
};

QTEST_GUILESS_MAIN(TestAscendingIds)
#include "tst_ascendingids.moc"
