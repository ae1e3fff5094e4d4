// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/columnbuilder.h"

#include "support/testrandom.h"

#include <QTest>

#include <limits>

using sessionscope::session::ColumnBuilder;
using sessionscope::session::PackedIntegers;
using sessionscope::test::TestRandom;

namespace {

constexpr qint64 kMin = std::numeric_limits<qint64>::min();
constexpr qint64 kMax = std::numeric_limits<qint64>::max();
constexpr quint64 kMaxUnsigned = std::numeric_limits<quint64>::max();

// In blocks of \a blockRows.
template <class T>
PackedIntegers packed(const std::vector<std::optional<T>> &values, std::size_t blockRows = 1000)
{
    constexpr sessionscope::session::ColumnSet kBit = 4;
    std::vector<qint64> numbers;
    std::vector<sessionscope::session::ColumnSet> known;
    for (const std::optional<T> &value : values) {
        numbers.push_back(static_cast<qint64>(value.value_or(77))); // does not matter
        known.push_back(value ? 7 : 3);
    }
    ColumnBuilder builder(std::is_signed_v<T> ? ColumnBuilder::Kind::Signed
                                              : ColumnBuilder::Kind::Unsigned);
    for (std::size_t row = 0; row < values.size(); row += blockRows) {
        const std::size_t rows = std::min(blockRows, values.size() - row);
        builder.append(std::span(numbers).subspan(row, rows), std::span(known).subspan(row, rows),
                       kBit);
    }
    return std::move(builder).finish();
}

template <class T>
bool holds(const PackedIntegers &packed, const std::vector<std::optional<T>> &values)
{
    if (packed.size() != values.size())
        return false;
    for (std::size_t row = 0; row < values.size(); ++row) {
        std::optional<T> value;
        if constexpr (std::is_signed_v<T>)
            value = packed.value(row);
        else
            value = packed.unsignedValue(row);
        if (value != values[row] || packed.isUnknown(row) != !values[row])
            return false;
    }
    return true;
}

using Integers = std::vector<std::optional<qint64>>;
using Ids = std::vector<std::optional<quint64>>;

} // namespace

Q_DECLARE_METATYPE(Integers)

class TestPackedIntegers : public QObject
{
    Q_OBJECT

private slots:

    void takesAsFewBytesAsTheRangeNeeds_data()
    {
        QTest::addColumn<Integers>("values");
        QTest::addColumn<int>("width"); // bytes an entry
        const auto row = [](const char *what, const Integers &values, int width) {
            QTest::newRow(what) << values << width;
        };
        row("nothing known", {std::nullopt, std::nullopt}, 0);
        row("one value", {5}, 1);
        row("one value, far away", {kMin}, 1);
        row("-1 and some", {-1, std::nullopt, 3, -1}, 1);
        row("255 values", {0, 254, std::nullopt}, 1);
        row("256 values", {0, 255, std::nullopt}, 2);
        row("256 values around 0", {-128, 127}, 2);
        row("near each other, far away", {kMax, kMax - 200}, 1);
        row("65535 values", {-1, 65533, std::nullopt}, 2);
        row("65536 values", {-1, 65534, std::nullopt}, 4);
        row("2^32-1 values", {10, 4294967304, std::nullopt}, 4);
        row("2^32 values", {10, 4294967305, std::nullopt}, 8);
        row("2^64-1 values", {kMin, kMax - 1, std::nullopt}, 8);
    }

    void takesAsFewBytesAsTheRangeNeeds()
    {
        QFETCH(Integers, values);
        QFETCH(int, width);
        const PackedIntegers result = packed(values);
        QVERIFY(holds(result, values));
        QCOMPARE(result.byteCount(), values.size() * static_cast<std::size_t>(width));
    }

    void noValueIsTakenForUnknown()
    {
        // All 2^64 values occur: nothing is left over to mean "unknown".
        const Integers all{kMin, kMax, std::nullopt, 0, -1, std::nullopt};
        QVERIFY(holds(packed(all), all));
        const Ids ids{0, kMaxUnsigned, std::nullopt, kMaxUnsigned - 1};
        QVERIFY(holds(packed(ids), ids));
        const Ids large{kMaxUnsigned, std::nullopt};
        QVERIFY(holds(packed(large), large));
        for (std::size_t blockRows = 1; blockRows < 6; ++blockRows) {
            QVERIFY(holds(packed(all, blockRows), all));
            QVERIFY(holds(packed(ids, blockRows), ids));
        }
    }

    void anEmptyColumnIsEmpty()
    {
        QCOMPARE(PackedIntegers().size(), 0U);
        QCOMPARE(packed(Integers{}).size(), 0U);
        QCOMPARE(packed(Ids{}).size(), 0U);
    }

    void holdsWhateverItIsGiven()
    {
        TestRandom random;
        for (int round = 0; round < 3000; ++round) {
            const int bits = 1 + random.below(64);
            const qint64 base = static_cast<qint64>(random.bits() >> random.below(64));
            const int unknownOneIn = 1 + random.below(6);
            Integers integers;
            Ids ids;
            for (int row = random.below(40); row > 0; --row) {
                const quint64 distance = random.bits() >> (64 - bits);
                const quint64 value =
                    static_cast<quint64>(base) + distance; // may wrap around: fine
                const bool isUnknown = unknownOneIn > 1 && random.oneIn(unknownOneIn);
                integers.push_back(isUnknown ? std::nullopt
                                             : std::optional(static_cast<qint64>(value)));
                ids.push_back(isUnknown ? std::nullopt : std::optional(value));
            }
            const auto blockRows = static_cast<std::size_t>(1 + random.below(20));
            const QByteArray seed = QByteArray::number(random.seed());
            QVERIFY2(holds(packed(integers, blockRows), integers), seed.constData());
            QVERIFY2(holds(packed(ids, blockRows), ids), seed.constData());
            QCOMPARE(packed(ids, blockRows).byteCount(), packed(ids).byteCount());
        }
    }
};

QTEST_GUILESS_MAIN(TestPackedIntegers)
#include "tst_packedintegers.moc"
