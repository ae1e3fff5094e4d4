// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/address.h"

#include "support/testrandom.h"

#include <QHostAddress>
#include <QTest>

#include <algorithm>

using namespace sessionscope::session;
using sessionscope::test::TestRandom;

namespace {

// What Qt makes of it, in our terms.
std::optional<HostAddress> opinion(const QByteArray &text)
{
    const QHostAddress address(QString::fromLatin1(text));
    HostAddress result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = address.toIPv4Address();
        for (int i = 0; i < 4; ++i)
            result.bytes[static_cast<std::size_t>(12 + i)] =
                static_cast<quint8>(number >> (24 - 8 * i));
        return result;
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return std::nullopt;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    result.version = 6;
    std::copy(std::begin(bytes.c), std::end(bytes.c), result.bytes.begin());
    return result;
}

QByteArray drawnIpv6(TestRandom &random)
{
    QByteArrayList groups;
    for (int i = 0; i < 8; ++i)
        groups += QByteArray::number(random.oneIn(2) ? 0 : random.below(0x10000), 16);
    const int gap = random.below(12);
    if (gap < 7) { // leave out some groups
        const int size = 1 + random.below(8 - gap);
        for (int i = 0; i < size; ++i)
            groups.removeAt(gap);
        QByteArray text = groups.mid(0, gap).join(':') + "::" + groups.mid(gap).join(':');
        return random.oneIn(2) ? text : text.toUpper();
    }
    return groups.join(':');
}

} // namespace

class TestAddress : public QObject
{
    Q_OBJECT

private slots:

    void readsAddresses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes"); // empty = no address
        const auto ipv4 = [](const char *text, const char *hex) {
            QTest::addRow("%s", text) << QByteArray(text) << QByteArray::fromHex(hex);
        };
        const auto ipv6 = ipv4;
        ipv4("0.0.0.0", "00000000");
        ipv4("10.0.0.1", "0a000001");
        ipv4("255.255.255.255", "ffffffff");
        ipv4("[10.0.0.1]", "0a000001");
        ipv6("::", "00000000000000000000000000000000");
        ipv6("::1", "00000000000000000000000000000001");
        ipv6("[::1]", "00000000000000000000000000000001");
        ipv6("fe80::1:2", "fe800000000000000000000000010002");
        ipv6("1:2:3:4:5:6:7:8", "00010002000300040005000600070008");
        ipv6("1::", "00010000000000000000000000000000");
        ipv6("1::3:4:5:6:7:8", "00010000000300040005000600070008");
        ipv6("::ffff:10.0.0.1", "00000000000000000000ffff0a000001");
        ipv6("1:2:3:4:5:6:10.0.0.1", "0001000200030004000500060a000001");
        ipv6("ABCD::eF", "abcd00000000000000000000000000ef");
        for (const char *text : {"",
                                 ".",
                                 "10.1",
                                 "10.0.0",
                                 "10.0.0.",
                                 "10.0.0.1.",
                                 "10.0.0.1.2",
                                 "10..0.1",
                                 "256.0.0.1",
                                 "10.0.0.-1",
                                 "10.0.0.1:5000",
                                 "172.16.XX.XX",
                                 "10.0.0.1 ",
                                 " 10.0.0.1",
                                 "0x10.0.0.1",
                                 ":",
                                 ":1",
                                 "1:",
                                 "1:2",
                                 "1:2:3:4:5:6:7:8:9",
                                 "1::2::3",
                                 ":::",
                                 "1:::2",
                                 "12345::",
                                 "g::",
                                 "::1%eth0",
                                 "[::1",
                                 "::1]",
                                 "[::1]:5000",
                                 "::10.0.0",
                                 "10.0.0.1::",
                                 "1:2:3:4:5:6:7:10.0.0.1",
                                 "1:2:3:4:5:6:7::8:9",
                                 "localhost",
                                 "r-2ze****",
                                 "1.2.3.4.in-addr.arpa",
                                 "/run/redis.sock",
                                 "99999999999999999999.0.0.1"})
            QTest::addRow("'%s'", text) << QByteArray(text) << QByteArray();
    }

    void readsAddresses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, bytes);
        const std::optional<HostAddress> address = parseHostAddress(text);
        QCOMPARE(address.has_value(), !bytes.isEmpty());
        if (!address)
            return;
        QCOMPARE(int(address->version), bytes.size() == 4 ? 4 : 6);
        QByteArray found(reinterpret_cast<const char *>(address->bytes.data()), 16);
        if (address->version == 4)
            QCOMPARE(found.first(12), QByteArray(12, '\0'));
        QCOMPARE(address->version == 4 ? found.sliced(12) : found, bytes);
    }

    void agreesWithQt()
    {
        TestRandom random;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray text = drawnIpv6(random);
            QVERIFY2(parseHostAddress(text) == opinion(text), text.constData());
        }
        for (int i = 0; i < 5'000; ++i) {
            QByteArrayList parts;
            for (int part = 0; part < 4; ++part)
                parts += QByteArray::number(random.below(random.oneIn(3) ? 300 : 256));
            const QByteArray text = parts.join('.');
            QVERIFY2(parseHostAddress(text) == opinion(text), text.constData());
        }
    }

    void writesAddressesAsQtDoes()
    {
        QCOMPARE(hostText(*parseHostAddress("10.1.4.200")), "10.1.4.200");
        QCOMPARE(hostText(*parseHostAddress("2001:db8:0:0:1:0:0:1")), "2001:db8::1:0:0:1");
        QCOMPARE(hostText(*parseHostAddress("2001:db8:0:1:1:1:1:1")), "2001:db8:0:1:1:1:1:1");
        QCOMPARE(hostText(*parseHostAddress("::")), "::");
        QCOMPARE(hostText(*parseHostAddress("1::")), "1::");
        TestRandom random;
        for (int i = 0; i < 5'000; ++i) {
            HostAddress address{6, {}};
            Q_IPV6ADDR bytes;
            for (std::size_t at = 0; at < 16; ++at) {
                address.bytes[at] = static_cast<quint8>(random.oneIn(2) ? 0 : random.below(256));
                bytes[static_cast<int>(at)] = address.bytes[at];
            }
            const QByteArray text = hostText(address);
            QVERIFY2(parseHostAddress(text) == address, text.constData());
            // Qt writes what is mapped from IPv4 with dots.
            const QByteArray qt = QHostAddress(bytes).toString().toLatin1();
            QVERIFY2(text == qt || qt.contains('.'), text.constData());
        }
    }

    void ipv4StandsBeforeIpv6InOrderOfNumbers()
    {
        const QByteArrayList inOrder{
            "0.0.0.0",         "2.0.0.0",     "10.0.0.1",        "10.0.0.9",     "10.0.0.10",
            "10.0.1.0",        "172.16.0.1",  "255.255.255.255", "::",           "::1",
            "::ffff:10.0.0.1", "2001:db8::1", "2001:db8::a",     "2001:db8::10", "fe80::1"};
        for (qsizetype i = 1; i < inOrder.size(); ++i)
            QVERIFY2(*parseHostAddress(inOrder[i - 1]) < *parseHostAddress(inOrder[i]),
                     inOrder[i].constData());
    }

    void aLongTextIsNoAddress()
    {
        QVERIFY(!parseHostAddress(QByteArray(100'000, ':')));
        QVERIFY(!parseHostAddress(QByteArray(100'000, '1')));
        QVERIFY(!parseHostAddress(QByteArray("10.0.0." + QByteArray(100, '0') + '1')));
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
