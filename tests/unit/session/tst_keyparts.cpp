// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keyparts.h"

#include "session/diff.h"
#include "session/snapshotbuilder.h"
#include "support/testrandom.h"

#include <QList>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace sessionscope::session;
using namespace sessionscope::test;

namespace {

SnapshotPointer snapshotOf(const std::vector<quint64> &ids)
{
    SnapshotBuilder builder;
    for (const quint64 id : ids) {
        builder.beginRow();
        builder.setId(id);
    }
    return std::move(builder).finish({});
}

// Each id three times.
std::vector<quint64> shuffledIds(TestRandom &random, int count)
{
    std::vector<quint64> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(static_cast<quint64>(i / 3));
    for (std::size_t i = ids.size(); i > 1; --i)
        std::swap(ids[i - 1], ids[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    return ids;
}

} // namespace

class TestKeyParts : public QObject
{
    Q_OBJECT

private slots:

    void everyRowIsInOnePartInOrder_data()
    {
        QTest::addColumn<std::size_t>("parts");
        QTest::addRow("one") << std::size_t(1);
        QTest::addRow("two") << std::size_t(2);
        QTest::addRow("many") << std::size_t(256);
    }

    void everyRowIsInOnePartInOrder()
    {
        QFETCH(const std::size_t, parts);
        TestRandom random;
        const std::vector<quint64> ids = shuffledIds(random, 2000);
        const SnapshotPointer snapshot = snapshotOf(ids);
        const KeyReader reader(*snapshot, *snapshot);
        const KeyParts split(reader, parts);
        QCOMPARE(split.size(), parts);
        std::vector<std::size_t> partOfId(ids.size(), parts);
        std::size_t rows = 0;
        for (std::size_t number = 0; number < parts; ++number) {
            const KeyedRowsView part = split.part(number);
            QVERIFY(std::is_sorted(part.rows.begin(), part.rows.end()));
            QVERIFY(parts == 1 || part.rows.size() < ids.size() * 3 / 4);
            for (std::size_t i = 0; i < part.rows.size(); ++i) {
                const quint64 id = part.keys[i].id;
                QCOMPARE(id, ids[part.rows[i]]);
                QVERIFY(partOfId[id] == parts || partOfId[id] == number);
                partOfId[id] = number;
            }
            rows += part.rows.size();
        }
        QCOMPARE(rows, ids.size());
    }

    void noRows()
    {
        const SnapshotPointer snapshot = snapshotOf({});
        const KeyReader reader(*snapshot, *snapshot);
        QCOMPARE(KeyParts::partCount(0), std::size_t(1));
        QVERIFY(KeyParts(reader, 1).part(0).rows.empty());
    }

    void equalKeysArePairedInOrder_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addRow("some parts") << 70'000;
        QTest::addRow("many parts") << 150'000;
    }

    void equalKeysArePairedInOrder()
    {
        QFETCH(const int, rows);
        TestRandom random;
        const std::vector<quint64> before = shuffledIds(random, rows);
        const std::vector<quint64> after = shuffledIds(random, rows);
        std::vector<QList<quint32>> rowsOf(static_cast<std::size_t>(rows));
        for (quint32 row = 0; row < before.size(); ++row)
            rowsOf[before[row]].append(row);
        std::vector<quint32> expected;
        for (const quint64 id : after)
            expected.push_back(rowsOf[id].takeFirst());
        const SnapshotDiff diff = compareSnapshots(*snapshotOf(before), *snapshotOf(after));
        QVERIFY2(diff.newToOld == expected,
                 QByteArray("seed " + QByteArray::number(random.seed())).constData());
        QCOMPARE(diff.survivors, static_cast<quint32>(rows));
    }
};

QTEST_GUILESS_MAIN(TestKeyParts)
#include "tst_keyparts.moc"
