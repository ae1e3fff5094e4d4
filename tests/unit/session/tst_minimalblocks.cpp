// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/minimalblocks.h"

#include "session/addressrange.h"
#include "support/testrandom.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sessionscope::session;
using namespace Qt::Literals::StringLiterals;
using sessionscope::test::TestRandom;

namespace {

HostAddress address(const QString &text)
{
    return *parseHostAddress(text.toUtf8());
}

QStringList blocksOf(const QStringList &addresses)
{
    std::vector<HostAddress> parsed;
    for (const QString &text : addresses)
        parsed.push_back(address(text));
    QStringList texts;
    for (const AddressBlock &block : minimalBlocks(parsed))
        texts.append(toText(block));
    return texts;
}

//! The fewest blocks for the set of numbers that has \a members, among 2^bits numbers: all or the
//! best of both halves.
int fewest(const std::set<int> &members, int from, int bits)
{
    const auto begin = members.lower_bound(from);
    const auto end = members.lower_bound(from + (1 << bits));
    const auto count = std::distance(begin, end);
    if (count == 0)
        return 0;
    if (count == (1 << bits))
        return 1;
    return fewest(members, from, bits - 1) + fewest(members, from + (1 << (bits - 1)), bits - 1);
}

} // namespace

class TestMinimalBlocks : public QObject
{
    Q_OBJECT

private slots:
    void addressesAreJoined_data();
    void addressesAreJoined();
    void blocksHoldTheAddressesAndNoOther();
    void textsCanBeReadBack();
};

void TestMinimalBlocks::addressesAreJoined_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QStringList>("blocks");
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("one") << QStringList{u"10.0.0.1"_s} << QStringList{u"10.0.0.1/32"_s};
    QTest::newRow("twice the same")
        << QStringList{u"10.0.0.1"_s, u"10.0.0.1"_s} << QStringList{u"10.0.0.1/32"_s};
    QTest::newRow("two halves") << QStringList{u"10.0.0.3"_s, u"10.0.0.2"_s}
                                << QStringList{u"10.0.0.2/31"_s};
    QTest::newRow("neighbours that are no halves")
        << QStringList{u"10.0.0.1"_s, u"10.0.0.2"_s}
        << QStringList{u"10.0.0.1/32"_s, u"10.0.0.2/32"_s};
    QTest::newRow("over an octet")
        << QStringList{u"10.0.0.254"_s, u"10.0.0.255"_s, u"10.0.1.0"_s, u"10.0.1.1"_s}
        << QStringList{u"10.0.0.254/31"_s, u"10.0.1.0/31"_s};
    QTest::newRow("versions stay apart")
        << QStringList{u"::1"_s, u"0.0.0.1"_s, u"0.0.0.0"_s, u"::"_s}
        << QStringList{u"0.0.0.0/31"_s, u"::/127"_s};
    QTest::newRow("the last addresses") << QStringList{u"255.255.255.255"_s, u"255.255.255.254"_s}
                                        << QStringList{u"255.255.255.254/31"_s};
    QStringList all;
    for (int i = 0; i < 256; ++i)
        all.append(u"10.1.2.%1"_s.arg(i));
    QTest::newRow("a whole block") << all << QStringList{u"10.1.2.0/24"_s};
}

void TestMinimalBlocks::addressesAreJoined()
{
    QFETCH(QStringList, addresses);
    QTEST(blocksOf(addresses), "blocks");
}

void TestMinimalBlocks::blocksHoldTheAddressesAndNoOther()
{
    TestRandom random;
    constexpr int kBits = 9; // two octets are touched
    for (int round = 0; round < 60; ++round) {
        const bool isIpv6 = random.oneIn(2);
        const QString form = isIpv6 ? u"fd00::%1:%2"_s : u"10.0.%1.%2"_s;
        const int density = 1 + random.below(10);
        std::set<int> members;
        for (int i = 0; i < (1 << kBits); ++i) {
            if (random.below(10) < density)
                members.insert(i);
        }
        std::vector<HostAddress> addresses;
        for (const int member : members) {
            const auto made = isIpv6 ? address(form.arg(0).arg(member, 0, 16))
                                     : address(form.arg(member / 256).arg(member % 256));
            addresses.push_back(made);
            if (random.oneIn(4))
                addresses.push_back(made);
        }
        for (std::size_t i = addresses.size(); i > 1; --i)
            std::swap(addresses[i - 1],
                      addresses[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
        const std::vector<AddressBlock> blocks = minimalBlocks(addresses);
        const QByteArray note =
            "seed " + QByteArray::number(random.seed()) + ", round " + QByteArray::number(round);
        QVERIFY2(static_cast<int>(blocks.size()) == fewest(members, 0, kBits), note.constData());
        const std::set<HostAddress> distinct(addresses.begin(), addresses.end());
        std::size_t held = 0;
        for (const AddressBlock &block : blocks) {
            const AddressRange range = addressBlock(block.first, block.prefixBits);
            QVERIFY2(range.first == block.first, note.constData());
            // The distinct addresses within, which must be all that it has room for.
            const auto within =
                std::count_if(distinct.begin(), distinct.end(),
                              [&range](const HostAddress &one) { return range.contains(one); });
            QVERIFY2(within == 1LL << (addressBits(block.first.version) - block.prefixBits),
                     note.constData());
            held += static_cast<std::size_t>(within);
        }
        QVERIFY2(held == members.size(), note.constData());
    }
}

void TestMinimalBlocks::textsCanBeReadBack()
{
    for (const QString &text :
         {u"0.0.0.0"_s, u"255.1.0.99"_s, u"::"_s, u"::1"_s, u"1::"_s, u"fe80::1:0:0:1"_s,
          u"2001:db8::1:0:0:1"_s, u"1:2:3:4:5:6:7:8"_s, u"1:0:3:4:5:6:7:8"_s})
        QCOMPARE(toText(address(text)), text);
    TestRandom random;
    for (int i = 0; i < 2000; ++i) {
        HostAddress one;
        one.version = 6;
        for (quint8 &byte : one.bytes)
            byte = random.oneIn(2) ? quint8(0) : static_cast<quint8>(random.below(256));
        const auto back = parseHostAddress(toText(one).toUtf8());
        QVERIFY2(back && *back == one, qPrintable(toText(one)));
    }
}

QTEST_GUILESS_MAIN(TestMinimalBlocks)
#include "tst_minimalblocks.moc"
