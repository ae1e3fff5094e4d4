// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/respreader.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::redis;

class TestRespReader final : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeIsRead();
    void repliesInPiecesAreRead();
    void emptyRepliesAreRead();
    void linesAtTheLimitAreRead();
    void repliesAtTheLimitAreRead();
    void elementsCountAsWhatTheyTake();
    void largeRepliesAreRefused_data();
    void largeRepliesAreRefused();
    void otherProtocolsAreRefused_data();
    void otherProtocolsAreRefused();
};

void TestRespReader::everyTypeIsRead()
{
    RespReader reader(1000);
    reader.feed(
        QByteArrayView("+OK\r\n-ERR no\r\n:-7\r\n$4\r\na\r\n\0\r\n$-1\r\n*2\r\n:1\r\n*0\r\n", 46));
    Result<std::optional<Reply>> next = reader.next();
    QVERIFY(next && *next);
    QCOMPARE((*next)->type, Reply::Type::Status);
    QCOMPARE((*next)->text, "OK");
    next = reader.next();
    QCOMPARE((*next)->type, Reply::Type::Error);
    QCOMPARE((*next)->text, "ERR no");
    next = reader.next();
    QCOMPARE((*next)->type, Reply::Type::Integer);
    QCOMPARE((*next)->integer, -7);
    next = reader.next();
    QCOMPARE((*next)->type, Reply::Type::String);
    QCOMPARE((*next)->text, QByteArray("a\r\n\0", 4));
    next = reader.next();
    QCOMPARE((*next)->type, Reply::Type::Nil);
    next = reader.next();
    QCOMPARE((*next)->type, Reply::Type::Array);
    QCOMPARE((*next)->elements.size(), std::size_t(2));
    QCOMPARE((*next)->elements[0].integer, 1);
    QCOMPARE((*next)->elements[1].type, Reply::Type::Array);
    next = reader.next();
    QVERIFY(next && !*next);
}

void TestRespReader::repliesInPiecesAreRead()
{
    RespReader reader(1000);
    const QByteArray bytes = "*2\r\n$3\r\nabc\r\n:12\r\n";
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        reader.feed(QByteArrayView(bytes).sliced(i, 1));
        const auto next = reader.next();
        QVERIFY(next && !*next);
    }
    reader.feed("\n");
    const auto next = reader.next();
    QVERIFY(next && *next);
    QCOMPARE((*next)->elements[0].text, "abc");
    QCOMPARE((*next)->elements[1].integer, 12);
}

void TestRespReader::emptyRepliesAreRead()
{
    RespReader reader(1000);
    reader.feed("+\r\n-\r\n$0\r\n\r\n*-1\r\n*0\r\n");
    for (const Reply::Type type : {Reply::Type::Status, Reply::Type::Error, Reply::Type::String,
                                   Reply::Type::Nil, Reply::Type::Array}) {
        const auto next = reader.next();
        QVERIFY(next && *next);
        QCOMPARE((*next)->type, type);
        QVERIFY((*next)->text.isEmpty() && (*next)->elements.empty());
    }
}

void TestRespReader::linesAtTheLimitAreRead()
{
    RespReader reader(10 * kMaxReplyLineBytes);
    const QByteArray text(kMaxReplyLineBytes - 1, 'x');
    reader.feed(QByteArray("-" + text + "\r"));
    QVERIFY(reader.next() && !*reader.next());
    reader.feed("\n");
    const auto next = reader.next();
    QVERIFY(next && *next);
    QCOMPARE((*next)->text, text);
}

void TestRespReader::repliesAtTheLimitAreRead()
{
    // The limit is one of a reply, not of all that ever came.
    RespReader reader(9);
    for (int i = 0; i < 10; ++i) {
        reader.feed("$3\r\nabc\r\n");
        const auto next = reader.next();
        QVERIFY(next && *next);
        QCOMPARE((*next)->text, "abc");
    }
}

void TestRespReader::elementsCountAsWhatTheyTake()
{
    // Three bytes each in the stream, and much more in memory.
    constexpr qint64 kLimit = 100'000;
    const QByteArray bytes = "*10000\r\n" + QByteArray("+\r\n").repeated(10'000);
    QVERIFY(bytes.size() < kLimit);
    RespReader reader(kLimit);
    reader.feed(bytes);
    const auto next = reader.next();
    QVERIFY(!next);
    QCOMPARE(next.error().code, Error::Code::TooLarge);
}

void TestRespReader::largeRepliesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("one text") << QByteArray("$50\r\n" + QByteArray(50, 'x') + "\r\n");
    QTest::addRow("never complete") << QByteArray("$999999999\r\n" + QByteArray(50, 'x'));
    QTest::addRow("many elements") << QByteArray("*100\r\n" + QByteArray(":1\r\n").repeated(15));
    QTest::addRow("claims elements") << QByteArray("*2147483647\r\n");
    QTest::addRow("claims more than there can be") << QByteArray("*9223372036854775807\r\n");
    QTest::addRow("claims a text of all memory") << QByteArray("$9223372036854775807\r\n");
}

void TestRespReader::largeRepliesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    RespReader reader(40);
    Result<std::optional<Reply>> next = std::optional<Reply>();
    for (qsizetype i = 0; i < bytes.size() && next; i += 4) {
        reader.feed(QByteArrayView(bytes).sliced(i, std::min<qsizetype>(4, bytes.size() - i)));
        next = reader.next();
        QVERIFY(!next || !*next);
    }
    QVERIFY(!next);
    QCOMPARE(next.error().code, Error::Code::TooLarge);
}

void TestRespReader::otherProtocolsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::addRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    QTest::addRow("RESP3 map") << QByteArray("%1\r\n+a\r\n+b\r\n");
    QTest::addRow("nested too deep") << QByteArray("*1\r\n").repeated(20);
    QTest::addRow("a line without end")
        << QByteArray("+" + QByteArray(kMaxReplyLineBytes + 1, 'x'));
    QTest::addRow("a text longer than it says") << QByteArray("$3\r\nabcd\r\n");
    QTest::addRow("a length below nothing") << QByteArray("$-2\r\n");
    QTest::addRow("an array below nothing") << QByteArray("*-2\r\n");
    QTest::addRow("a number that is none") << QByteArray(":1x\r\n");
    QTest::addRow("a number too large") << QByteArray(":9223372036854775808\r\n");
    QTest::addRow("no number") << QByteArray(":\r\n");
}

void TestRespReader::otherProtocolsAreRefused()
{
    QFETCH(const QByteArray, bytes);
    RespReader reader(10 * kMaxReplyLineBytes);
    reader.feed(bytes);
    const auto next = reader.next();
    QVERIFY(!next);
    QCOMPARE(next.error().code, Error::Code::UnexpectedAnswer);
    QVERIFY(!next.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestRespReader)
#include "tst_respreader.moc"
