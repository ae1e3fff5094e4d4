// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/radix.h"

#include "support/testrandom.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace sessionscope::session;
using namespace sessionscope::test;

class TestRadix : public QObject
{
    Q_OBJECT

private slots:

    void nothingToSort()
    {
        std::vector<quint32> rows;
        sortRowsByKeys(rows, {});
        QVERIFY(rows.empty());
        rows = {0};
        sortRowsByKeys(rows, std::vector<quint32>{7});
        QCOMPARE(rows, std::vector<quint32>{0});
    }

    void agreesWithStableSort_data()
    {
        QTest::addColumn<quint32>("mask"); // bits in which keys may differ
        QTest::newRow("all equal") << 0U;
        QTest::newRow("one bit") << 0x80000000U;
        QTest::newRow("one digit") << 0x7ffU;
        QTest::newRow("one digit in the middle") << 0x3ff00U;
        QTest::newRow("two digits") << 0xfffU;
        QTest::newRow("two digits apart") << 0xc0000003U;
        QTest::newRow("three digits") << 0x7fffffU;
        QTest::newRow("all bits") << 0xffffffffU;
    }

    void agreesWithStableSort()
    {
        QFETCH(quint32, mask);
        TestRandom random;
        for (const std::size_t size : {1U, 2U, 3U, 100U, 5001U}) {
            std::vector<quint32> keys(size);
            const auto common = static_cast<quint32>(random.bits());
            for (quint32 &key : keys)
                key = (static_cast<quint32>(random.bits()) & mask) | (common & ~mask);
            std::vector<quint32> rows(size);
            std::iota(rows.begin(), rows.end(), 0U);
            for (std::size_t i = size; i > 1; --i)
                std::swap(rows[i - 1],
                          rows[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
            std::vector<quint32> expected = rows;
            std::stable_sort(
                expected.begin(), expected.end(),
                [&keys](quint32 left, quint32 right) { return keys[left] < keys[right]; });
            sortRowsByKeys(rows, keys);
            QVERIFY2(rows == expected, qPrintable(QStringLiteral("seed %1").arg(random.seed())));
        }
    }
};

QTEST_GUILESS_MAIN(TestRadix)
#include "tst_radix.moc"
