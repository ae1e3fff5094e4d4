// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/order.h"

#include "session/address.h"
#include "session/orderindex.h"
#include "session/textranks.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QCollator>
#include <QTest>

#include <algorithm>
#include <memory>
#include <numeric>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);

// The documented rules, compared pair by pair.
class NaiveOrder
{
public:
    NaiveOrder(const SessionSnapshot &snapshot, SortSpec spec, const QLocale &locale)
        : m_snapshot(snapshot)
        , m_spec(std::move(spec))
        , m_collator(locale)
    {
        if (locale.language() != QLocale::C)
            m_collator.setNumericMode(true);
    }

    bool operator()(quint32 left, quint32 right) const
    {
        SortSpec keys = m_spec;
        for (const Column column : {Column::NodeId, Column::Id, Column::Addr})
            keys.push_back({column, Qt::AscendingOrder});
        for (const SortKey &key : keys) {
            const bool leftUnknown = m_snapshot.isUnknown(key.column, left);
            const bool rightUnknown = m_snapshot.isUnknown(key.column, right);
            if (leftUnknown != rightUnknown)
                return rightUnknown; // last, whatever the direction
            if (leftUnknown)
                continue;
            const int order = compare(key.column, left, right);
            if (order != 0)
                return key.order == Qt::AscendingOrder ? order < 0 : order > 0;
        }
        return left < right;
    }

private:
    template <class T>
    static int sign(const T &left, const T &right)
    {
        return left < right ? -1 : right < left ? 1 : 0;
    }

    int compareText(const QByteArray &left, const QByteArray &right) const
    {
        // Without a language the order is that of the code points, as UTF-8 has it.
        const int order = m_collator.locale().language() == QLocale::C
            ? 0
            : m_collator.compare(exactText(left), exactText(right));
        return order != 0 ? order : sign(left, right);
    }

    // What the port belongs to; the port only where it is written as a number would be.
    static std::pair<QByteArray, int> split(const QByteArray &addr)
    {
        const qsizetype colon = addr.lastIndexOf(':');
        if (colon < 0)
            return {addr, -1};
        const QByteArray digits = addr.sliced(colon + 1);
        bool ok = false;
        const int port = digits.toInt(&ok);
        if (!ok || port < 0 || port > 65535 || QByteArray::number(port) != digits)
            return {addr, -1};
        return {addr.first(colon), port};
    }

    int compareHosts(const QByteArray &left, const QByteArray &right) const
    {
        const auto leftAddress = parseHostAddress(left);
        const auto rightAddress = parseHostAddress(right);
        if (leftAddress.has_value() != rightAddress.has_value())
            return leftAddress ? -1 : 1;
        if (leftAddress && *leftAddress != *rightAddress)
            return sign(*leftAddress, *rightAddress);
        return compareText(left, right);
    }

    int compare(Column column, quint32 left, quint32 right) const
    {
        if (column == Column::Id)
            return sign(*m_snapshot.id(left), *m_snapshot.id(right));
        if (columnInfo(column).type == ValueType::Integer)
            return sign(*m_snapshot.integer(column, left), *m_snapshot.integer(column, right));
        const QByteArray leftText = *m_snapshot.utf8(column, left);
        const QByteArray rightText = *m_snapshot.utf8(column, right);
        if (column == Column::Client)
            return compareHosts(leftText, rightText);
        if (column != Column::Addr)
            return compareText(leftText, rightText);
        const auto [leftHost, leftPort] = split(leftText);
        const auto [rightHost, rightPort] = split(rightText);
        const int order = compareHosts(leftHost, rightHost);
        return order != 0 ? order : sign(leftPort, rightPort);
    }

    const SessionSnapshot &m_snapshot;
    SortSpec m_spec;
    QCollator m_collator;
};

std::vector<quint32> naiveOrder(const SessionSnapshot &snapshot, const SortSpec &spec,
                                const QLocale &locale)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    if (!spec.empty())
        std::sort(rows.begin(), rows.end(), NaiveOrder(snapshot, spec, locale));
    return rows;
}

QString sorted(const char *table, const SortSpec &spec, const char *members,
               const QLocale &locale = kEnglish)
{
    const SnapshotPointer snapshot = drawnSnapshot(table);
    const std::vector<quint32> rows = sortedRows(*snapshot, spec, locale);
    return drawn(*snapshot, members, rows);
}

} // namespace

class TestOrder : public QObject
{
    Q_OBJECT

private slots:

    void noSpecIsTheOrderOfTheServer()
    {
        QCOMPARE(sorted("Id\n3\n1\n2\n-", {}, "Id"), drawnTable("Id\n3\n1\n2\n-"));
    }

    void numbersSortByValueAndUnknownStandsLast()
    {
        const char *table = "Age\n100\n-\n9\n-1\n-9223372036854775808\n9223372036854775807\n-\n10";
        QCOMPARE(
            sorted(table, {{Column::Age}}, "Age"),
            drawnTable("Age\n-9223372036854775808\n-1\n9\n10\n100\n9223372036854775807\n-\n-"));
        QCOMPARE(
            sorted(table, {{Column::Age, Qt::DescendingOrder}}, "Age"),
            drawnTable("Age\n9223372036854775807\n100\n10\n9\n-1\n-9223372036854775808\n-\n-"));
        QCOMPARE(
            sorted("Id\n18446744073709551615\n0\n-\n9223372036854775808", {{Column::Id}}, "Id"),
            drawnTable("Id\n0\n9223372036854775808\n18446744073709551615\n-"));
    }

    void addressesSortByNumberThenPort()
    {
        const char *table =
            "Addr\n somewhere:1\n 10.0.0.10:1\n [::1]:80\n 10.0.0.9:5000\n -\n 10.0.0.9:80\n"
            " 9.0.0.1:1\n /run/redis.sock:0\n 10.0.0.9\n [::1]:9";
        QCOMPARE(sorted(table, {{Column::Addr}}, "Addr"),
                 drawnTable("Addr\n 9.0.0.1:1\n 10.0.0.9\n 10.0.0.9:80\n 10.0.0.9:5000\n "
                            "10.0.0.10:1\n [::1]:9\n"
                            " [::1]:80\n /run/redis.sock:0\n somewhere:1\n -"));
    }

    void textsSortAsPeopleDo()
    {
        const char *table = "Name\n cart10\n Cart9\n \"\"\n -\n apple\n \u00e4pfel\n cart9\n zebra";
        QCOMPARE(
            sorted(table, {{Column::Name}}, "Name"),
            drawnTable("Name\n \"\"\n \u00e4pfel\n apple\n cart9\n Cart9\n cart10\n zebra\n -"));
    }

    void equalRowsStandInTheOrderOfTheirKeys()
    {
        const char *table = "NodeId Id Addr Db\n b 1 x:1 0\n a 2 x:1 0\n a 1 x:2 0\n a 1 x:1 0\n - "
                            "0 x:1 0\n a - x:1 0\n"
                            " a 1 x:1 0\n b 9 x:1 7";
        const char *inKeyOrder =
            "NodeId Id Addr Db\n a 1 x:1 0\n a 1 x:1 0\n a 1 x:2 0\n a 2 x:1 0\n a - x:1 0\n"
            " b 1 x:1 0\n - 0 x:1 0\n b 9 x:1 7";
        QCOMPARE(sorted(table, {{Column::Db}}, "NodeId Id Addr Db"), drawnTable(inKeyOrder));
        QVERIFY(sorted(table, {{Column::Db, Qt::DescendingOrder}}, "NodeId Id Addr Db")
                    .startsWith(drawnTable(
                        "NodeId Id Addr Db\n b 9 x:1 7\n a 1 x:1 0\n a 1 x:1 0\n a 1 x:2 0")));
    }

    void rowsThatAgreeInEverythingKeepTheirPlaces()
    {
        const SnapshotPointer snapshot = drawnSnapshot("Id Db\n1 0\n1 0\n1 0\n- 0\n- 0");
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
            QCOMPARE(sortedRows(*snapshot, {{Column::Db, order}}, kEnglish),
                     (std::vector<quint32>{0, 1, 2, 3, 4}));
    }

    void severalColumns()
    {
        QCOMPARE(sorted("Db Age\n 1 5\n 0 7\n 1 9\n 0 1\n - 3",
                        {{Column::Db}, {Column::Age, Qt::DescendingOrder}}, "Db Age"),
                 drawnTable("Db Age\n 0 7\n 0 1\n 1 9\n 1 5\n - 3"));
    }

    void everyOrderIsTheDocumentedOne_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("C") << QLocale::c();
        QTest::newRow("English") << kEnglish;
        QTest::newRow("Chinese") << QLocale(QLocale::Chinese, QLocale::China);
    }

    void everyOrderIsTheDocumentedOne()
    {
        QFETCH(QLocale, locale);
        TestRandom random;
        for (int round = 0; round < 3; ++round) {
            const SnapshotPointer snapshot = toSnapshot(drawnSessions(random, 150));
            for (const ColumnInfo &info : columns()) {
                for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                    const SortSpec spec{{info.column, order}};
                    const std::vector<quint32> found = sortedRows(*snapshot, spec, locale);
                    const std::vector<quint32> expected = naiveOrder(*snapshot, spec, locale);
                    if (found != expected) // show where
                        QCOMPARE(drawn(*snapshot, info.apiName.data(), found),
                                 drawn(*snapshot, info.apiName.data(), expected));
                    QVERIFY2(found == expected, info.apiName.data());
                }
            }
            for (int i = 0; i < 20; ++i) {
                SortSpec spec;
                for (int keys = 2 + random.below(3); keys > 0; --keys)
                    spec.push_back({columnAt(random.below(kColumnCount)),
                                    random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder});
                QVERIFY(sortedRows(*snapshot, spec, locale) == naiveOrder(*snapshot, spec, locale));
            }
        }
    }

    void anIndexGivesTheSameThroughClicksAndRefreshes_data()
    {
        everyOrderIsTheDocumentedOne_data();
    }

    void anIndexGivesTheSameThroughClicksAndRefreshes()
    {
        QFETCH(QLocale, locale);
        TestRandom random;
        PlainSessions sessions = drawnSessions(random, 60);
        SnapshotPointer snapshot = toSnapshot(sessions);
        auto index = std::make_unique<OrderIndex>(snapshot, locale);
        for (int round = 0; round < 60; ++round) {
            SortSpec spec;
            for (int keys = random.below(3); keys > 0; --keys)
                spec.push_back({columnAt(random.below(kColumnCount)),
                                random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder});
            if (random.oneIn(3)) {
                for (PlainSession &session : sessions) {
                    if (random.oneIn(4))
                        session = drawnSession(random);
                }
                snapshot = toSnapshot(sessions);
                index = std::make_unique<OrderIndex>(snapshot, *index, spec);
            }
            for (int again = 0; again < 2; ++again)
                QVERIFY2(index->sorted(spec) == naiveOrder(*snapshot, spec, locale),
                         qPrintable(u"seed %1, round %2"_s.arg(random.seed()).arg(round)));
        }
    }

    // Hosts and ports together no longer fit into one number of 32 bits.
    void moreHostsThanUsual()
    {
        TestRandom random;
        SnapshotBuilder builder;
        for (int row = 0; row < 45'000; ++row) {
            builder.beginRow();
            if (random.oneIn(100))
                continue;
            const QByteArray host =
                "10.1." + QByteArray::number(row / 250) + '.' + QByteArray::number(row % 250);
            const QByteArray port = ':' + QByteArray::number(random.below(3));
            builder.setText(Column::Addr, QByteArray(random.oneIn(9) ? host : host + port));
        }
        const SnapshotPointer snapshot = std::move(builder).finish({});
        QVERIFY(snapshot->dictionary(Column::Addr).size() > 32'768);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const SortSpec spec{{Column::Addr, order}};
            std::vector<quint32> rows = sortedRows(*snapshot, spec, kEnglish);
            QVERIFY(
                std::is_sorted(rows.begin(), rows.end(), NaiveOrder(*snapshot, spec, kEnglish)));
            std::sort(rows.begin(), rows.end());
            QCOMPARE(rows, naiveOrder(*snapshot, {}, kEnglish));
        }
    }

    void knownRanksLeadToTheSame()
    {
        TestRandom random;
        for (int round = 0; round < 40; ++round) {
            Dictionary before;
            Dictionary after;
            for (int i = random.below(100); i > 0; --i) {
                const QByteArray text = drawnFromHostileTexts(random);
                if (!random.oneIn(4))
                    before.add(text);
                if (!random.oneIn(4))
                    after.add(text);
            }
            const std::vector<quint32> known = rankByText(before, kEnglish);
            QVERIFY2(rankByText(after, kEnglish, {before, known}) == rankByText(after, kEnglish),
                     qPrintable(u"seed %1, round %2"_s.arg(random.seed()).arg(round)));
        }
    }

    void ranksAreAPermutation()
    {
        TestRandom random;
        Dictionary dictionary;
        for (int i = 0; i < 300; ++i)
            dictionary.add(drawnFromHostileTexts(random));
        for (std::vector<quint32> ranks :
             {rankByText(dictionary, kEnglish), rankByAddress(dictionary, kEnglish)}) {
            std::sort(ranks.begin(), ranks.end());
            for (quint32 i = 0; i < ranks.size(); ++i)
                QCOMPARE(ranks[i], i);
            QCOMPARE(ranks.size(), dictionary.size());
        }
    }

    void anEmptySnapshotHasAnEmptyOrder()
    {
        QVERIFY(sortedRows(*drawnSnapshot(""), {{Column::Addr}}, kEnglish).empty());
    }
};

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
