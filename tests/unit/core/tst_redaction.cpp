// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redaction.h"

#include "support/testrandom.h"

#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;

//! What must not stand in a report that strangers read, and what must stay for it to be of use.
class TestRedaction final : public QObject
{
    Q_OBJECT

private slots:
    void hidesWhatIsPrivate_data();
    void hidesWhatIsPrivate();
    void keepsWhatIsOfUse_data();
    void keepsWhatIsOfUse();
    void hidesTheNamesOfTheUser();
    void longerNamesGoFirst();
    void linesStayLines();
    void longLinesDoNotEndWithinAnAddress();
    void isFoundAnywhereInALine();
};

void TestRedaction::hidesWhatIsPrivate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    const auto add = [](const char *what, const QString &text, const QString &redacted) {
        QTest::addRow("%s", what) << text << redacted;
    };
    add("AccessKey id", u"key LTAI5tQxYzAbCdEfGh is unknown"_s, u"key <key> is unknown"_s);
    add("STS id", u"STS.NUgYrLnoC37mZZCNnAbez is old"_s, u"<key> is old"_s);
    add("secret", u"AccessKeySecret=4yGqHz8kLmNo"_s, u"AccessKeySecret=<secret>"_s);
    add("short secret in JSON", u"{\"secret\": \"abc\"}"_s, u"{\"secret\": \"<secret>\"}"_s);
    add("header", u"Authorization: Bearer a.b-c"_s, u"Authorization: <secret>"_s);
    add("secret with nothing around it", u"used wJalrXUtnFEMIK7MDENGbPxRfiCYEX today"_s,
        u"used <id> today"_s);
    add("secret of letters", u"is wJalrXUtnFEMIKMDENGbPxRfiCYEXAMPLE"_s, u"is <id>"_s);
    add("STS token", u"CAISjgJ1q6Ft5B2yfSjIr5bBMu3u9LlIx/+sRg=="_s, u"<id>"_s);
    add("URL", u"at https://ann:pw@das.example.com:8443/a?Signature=x%2F, HTTP 403"_s,
        u"at <url> HTTP 403"_s);
    add("endpoint", u"POST at das.cn-shanghai.aliyuncs.com"_s, u"POST at <host>"_s);
    add("host named like the program", u"at sessionscope.example.com"_s, u"at <host>"_s);
    add("host with port", u"proxy.example.internal:3128 refused"_s, u"<host> refused"_s);
    add("host without a domain", u"redis01:6379 refused"_s, u"<host> refused"_s);
    add("host in Chinese", u"找不到 订单库.公司.中国 主机"_s, u"找不到 <host> 主机"_s);
    add("punycode", u"no xn--fiqs8s.xn--p1ai here"_s, u"no <host> here"_s);
    add("instance", u"instance r-bp1zxszhcgatnx not found"_s, u"instance <instance> not found"_s);
    add("node", u"r-bp1zxszhcgatnx-db-0 is slow"_s, u"<instance> is slow"_s);
    add("IPv4", u"from 10.20.30.40 to 8.8.8.8:6379"_s, u"from <address> to <address>"_s);
    add("block", u"in 10.0.0.0/8"_s, u"in <address>"_s);
    add("IPv6", u"from 2001:db8::7 to [fe80::1%eth0]:6379"_s, u"from <address> to <address>"_s);
    add("IPv6 in full", u"2001:0db8:85a3:0000:0000:8a2e:0370:7334!"_s, u"<address>!"_s);
    add("IPv4 in IPv6", u"::ffff:10.1.2.3"_s, u"<address>"_s);
    add("request", u"RequestId: 0F1AA3B2-7A1E-5C0D-9E77-1234567890AB"_s, u"RequestId: <id>"_s);
    add("account", u"for acs:ram::1234567890123456:user/ann now"_s, u"for <account> now"_s);
    add("number of an account", u"uid 1234567890123456"_s, u"uid <number>"_s);
    add("mail", u"ann@example.com may not"_s, u"<user> may not"_s);
    add("sub user", u"ann@1234567890.onaliyun.com"_s, u"<user>"_s);
    add("path", u"/home/ann/My Customer/x.csv: no space left"_s, u"<path>: no space left"_s);
    add("quoted path", u"not read: \"/home/ann/a, \\\"b\\\": c.csv\" today"_s,
        u"not read: <path> today"_s);
    add("home", u"in ~ann/x and more"_s, u"in <path>"_s);
    add("drive", u"C:\\Users\\ann\\x.csv: denied"_s, u"<path>: denied"_s);
    add("share", u"\\\\server\\share\\x"_s, u"<path>"_s);
    add("file URL", u"file:///home/ann/x"_s, u"<path>"_s);
    add("override", u"a\u202e10.1.2.3"_s, u"a\\u{202E}<address>"_s);
    add("escape sequence", u"\x1b[31m10.1.2.3\x1b[0m"_s, u"␛[31m10.1.2.3␛[0m"_s);
}

void TestRedaction::hidesWhatIsPrivate()
{
    QFETCH(QString, text);
    QFETCH(QString, redacted);
    QCOMPARE(Redaction({}).of(text), redacted);
}

void TestRedaction::keepsWhatIsOfUse_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {
             "21:47:03.120 warning sessionscope.cloud: reply 3.1: HTTP 403, 512 bytes, 81 ms",
             "12:03:41.000 info qt.network.ssl: handshake failed",
             "The key is not known (Code InvalidAccessKeyId.NotFound)",
             "Code Throttling.User, SignatureDoesNotMatch, ServiceUnavailable",
             "hdm:GetRedisAllSession is needed",
             "damaged settings file set aside: sessionscope.ini, looks.json",
             "QObject::connect(QTimer, Unknown): invalid nullptr parameter",
             "no key, no secret and no token",
             "Qt 6.4.2 and 1.5 GiB or 12,345,678 bytes",
             "2026-11-22 and/or 3 of 4",
             "saved docks cannot be used",
         })
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void TestRedaction::keepsWhatIsOfUse()
{
    QFETCH(QString, text);
    QCOMPARE(Redaction({}).of(text), text);
}

void TestRedaction::hidesTheNamesOfTheUser()
{
    const Redaction redaction({u"orders"_s, u"r-x"_s, u"C++ (old)"_s, u" "_s, u""_s, u"订单"_s});
    QCOMPARE(redaction.of(u"Orders: reorders, orders_2 r-x C++ (old) 订单"_s),
             u"<name>: reorders, orders_2 <name> <name> <name>"_s);
    // A name that stands in its own replacement ends nevertheless.
    QCOMPARE(Redaction({u"name"_s}).of(u"name, name"_s), u"<name>, <name>"_s);
}

void TestRedaction::longerNamesGoFirst()
{
    QCOMPARE(Redaction({u"orders"_s, u"orders prod"_s}).of(u"orders prod"_s), u"<name>"_s);
}

void TestRedaction::linesStayLines()
{
    QCOMPARE(Redaction({}).of(u"a\n10.1.2.3\r\n\nb"_s), u"a\n<address>␍\n\nb"_s);
}

void TestRedaction::longLinesDoNotEndWithinAnAddress()
{
    const QString line = QString(Redaction::kMaxLineCharacters - 6, u'x') + u" 10.20.30.40"_s;
    QCOMPARE(Redaction({}).of(line), QString(Redaction::kMaxLineCharacters - 6, u'x') + u'…');
    // Nowhere to cut: nothing is kept.
    QCOMPARE(Redaction({}).of(QString(1'000'000, u'x')), u"…"_s);
    QCOMPARE(Redaction({}).of(QString(2'000'000, u':')), u"…"_s);
}

void TestRedaction::isFoundAnywhereInALine()
{
    const std::array markers{u"10.20.30.40"_s, u"LTAI5tQxYzAbCdEfGh"_s, u"r-bp1zxszhcgatnx"_s,
                             u"redis.corp.example"_s, u"wJalrXUtnFEMIK7MDENGbPxRfiCYEX"_s};
    const QString noise = u" \t=:,;()[]{}\"'<>/\\.@&%#\u202e\u200bé中"_s + QChar(char16_t(0xd800));
    test::TestRandom random;
    for (int round = 0; round < 3000; ++round) {
        const QString &marker = random.oneOf(markers);
        QString line;
        const auto addNoise = [&] {
            for (auto count = random.below(12); count > 0; --count)
                line += random.oneOf(noise);
        };
        addNoise();
        line += u' ' + marker + u' ';
        addNoise();
        const QString redacted = Redaction({}).of(line);
        QVERIFY2(!redacted.contains(marker),
                 qPrintable(u"seed %1: %2"_s.arg(random.seed()).arg(line)));
    }
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
