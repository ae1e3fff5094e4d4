// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/scratch.h"

#include <QTest>

#include <cstddef>
#include <cstdint>
#include <numeric>

using namespace sessionscope::session;

class TestScratch : public QObject
{
    Q_OBJECT

private slots:

    void holdsAllThatIsWritten_data()
    {
        QTest::addColumn<int>("size");
        QTest::addRow("nothing") << 0;
        QTest::addRow("one") << 1;
        QTest::addRow("the last of the heap") << 32'767;
        QTest::addRow("the first that is much") << 32'768;
        QTest::addRow("a huge page") << 262'144;
        QTest::addRow("one more") << 262'145;
        QTest::addRow("many") << 2'000'000;
    }

    void holdsAllThatIsWritten()
    {
        QFETCH(const int, size);
        ScratchArray<quint64> scratch(static_cast<std::size_t>(size));
        QCOMPARE(scratch.values().size(), static_cast<std::size_t>(size));
        const auto address = reinterpret_cast<std::uintptr_t>(scratch.values().data());
        QCOMPARE(address % alignof(std::max_align_t), std::uintptr_t(0));
        for (std::size_t i = 0; i < scratch.values().size(); ++i)
            scratch[i] = i;
        const quint64 sum =
            std::accumulate(scratch.values().begin(), scratch.values().end(), quint64(0));
        QCOMPARE(sum, static_cast<quint64>(size) * (static_cast<quint64>(size) - 1) / 2);
    }
};

QTEST_GUILESS_MAIN(TestScratch)
#include "tst_scratch.moc"
