// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/addressrange.h"

#include "support/testrandom.h"

#include <QTest>

using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

HostAddress address(QByteArrayView text)
{
    return parseHostAddress(text).value();
}

} // namespace

class TestAddressRange : public QObject
{
    Q_OBJECT

private slots:

    void readsRanges_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("last");
        const auto add = [](const char *text, const char *first, const char *last) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(first) << QByteArray(last);
        };
        add("10.0.0.1", "10.0.0.1", "10.0.0.1");
        add("10.0.0.0/8", "10.0.0.0", "10.255.255.255");
        add("10.1.2.3/8", "10.0.0.0", "10.255.255.255");
        add("10.1.2.3/32", "10.1.2.3", "10.1.2.3");
        add("10.1.2.3/31", "10.1.2.2", "10.1.2.3");
        add("10.1.2.3/0", "0.0.0.0", "255.255.255.255");
        add("10.1.200.3/18", "10.1.192.0", "10.1.255.255");
        add("10.0.0.1-10.0.0.9", "10.0.0.1", "10.0.0.9");
        add("10.0.0.1..10.0.0.9", "10.0.0.1", "10.0.0.9");
        add("10.0.0.1..10.0.0.1", "10.0.0.1", "10.0.0.1");
        add("::1", "::1", "::1");
        add("[::1]", "::1", "::1");
        add("2001:db8::/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
        add("2001:db8::1/128", "2001:db8::1", "2001:db8::1");
        add("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        add("::1-::ff", "::1", "::ff");
    }

    void readsRanges()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, last);
        const auto range = parseAddressRange(text);
        QVERIFY(range);
        QVERIFY(range->first == address(first));
        QVERIFY(range->last == address(last));
    }

    void refusesOthers_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8",
              "::/129", "10.0.0.9-10.0.0.1", "10.0.0.1-::1", "10.0.0.1-", "-10.0.0.1", "..",
              "10.0.0.1..", "10.0.0.1...10.0.0.2", "office", "10.0.0.1-10.0.0.2-10.0.0.3"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void refusesOthers()
    {
        QFETCH(QString, text);
        QVERIFY(!parseAddressRange(text));
    }

    // A block holds an address if as many of their first bits are the same.
    void blocksHoldWhatHasTheirBits()
    {
        TestRandom random;
        int inside = 0;
        for (int i = 0; i < 20'000; ++i) {
            const bool isV6 = random.oneIn(2);
            const int all = addressBits(isV6 ? 6 : 4);
            const int bits = random.below(all + 1);
            HostAddress one;
            one.version = isV6 ? 6 : 4;
            for (std::size_t at = isV6 ? 0 : 12; at < 16; ++at)
                one.bytes[at] = static_cast<quint8>(random.below(256));
            HostAddress other = one;
            const int turned = random.below(all);
            other.bytes[static_cast<std::size_t>((128 - all + turned) / 8)] ^=
                static_cast<quint8>(0x80 >> (turned % 8));
            const AddressRange block = addressBlock(one, bits);
            const QByteArray about = "seed " + QByteArray::number(random.seed());
            QVERIFY2(block.contains(one), about.constData());
            QVERIFY2(block.contains(other) == (turned >= bits), about.constData());
            inside += turned >= bits ? 1 : 0;
        }
        QVERIFY(inside > 5000);
    }

    void versionsDoNotMix()
    {
        QVERIFY(!parseAddressRange(u"::/0"_s)->contains(address("10.0.0.1")));
        QVERIFY(!parseAddressRange(u"0.0.0.0/0"_s)->contains(address("::1")));
    }
};

QTEST_GUILESS_MAIN(TestAddressRange)
#include "tst_addressrange.moc"
