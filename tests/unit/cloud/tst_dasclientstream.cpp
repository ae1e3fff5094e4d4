// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Large answers that go to a sink while they arrive.
#include "cloud/dasclient.h"
#include "cloud/gzip.h"
#include "core/clock.h"
#include "fetching.h"

#include <QMutex>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;
using namespace std::chrono_literals;
using Code = Error::Code;
using Then = ScriptedReply::Then;

Q_DECLARE_METATYPE(sessionscope::testing::ScriptedReply)

namespace {

//! What became of one sink; its own bytes until it is gone.
struct Stream
{
    QByteArray body;
    int writes = 0;
    bool isFinished = false;
    bool isGone = false;
};

//! Written on the network thread, read by the test when the fetch has ended.
class Streams final
{
public:
    OpenBodySink opener()
    {
        return [this] {
            m_all.push_back(std::make_shared<Stream>());
            return std::make_unique<Sink>(m_all.back());
        };
    }

    const std::vector<std::shared_ptr<Stream>> &all() const { return m_all; }

private:
    class Sink final : public BodySink
    {
    public:
        explicit Sink(std::shared_ptr<Stream> stream)
            : m_stream(std::move(stream))
        {
        }

        ~Sink() override { m_stream->isGone = true; }

        void write(QByteArray bytes) override
        {
            if (bytes.isEmpty() || m_stream->isFinished)
                qFatal("written nothing, or after the end");
            m_stream->body += bytes;
            ++m_stream->writes;
        }

        void finish() override { m_stream->isFinished = true; }

    private:
        std::shared_ptr<Stream> m_stream;
    };

    std::vector<std::shared_ptr<Stream>> m_all;
};

QByteArray listOf(qsizetype bytes)
{
    QByteArray list = R"({"Data":{"Sessions":[)";
    for (int id = 0; list.size() < bytes; ++id)
        list += R"({"Id":)" + QByteArray::number(id) + R"(,"Name":"worker"},)";
    return list + "{}]}}";
}

//! A body that breaks off, though its length was promised.
ScriptedReply cut(const QByteArray &body)
{
    ScriptedReply reply = ScriptedReply::http(200, body);
    reply.bytes.chop(body.size() / 4);
    reply.then = Then::Close;
    return reply;
}

} // namespace

class TestDasClientStream : public QObject
{
    Q_OBJECT

private slots:
    void streamsALargeAnswer_data();
    void streamsALargeAnswer();
    void keepsOtherAnswers_data();
    void keepsOtherAnswers();
    void beginsAnewForEachAttempt();
    void dropsTheSinkOfAFailure_data();
    void dropsTheSinkOfAFailure();
    void dropsTheSinkWhenCancelled();

private:
    SystemClock m_clock;
};

void TestDasClientStream::streamsALargeAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("compressed");
    const QByteArray justLarge = listOf(kMaxEnvelopeBytes + 1);
    const QByteArray veryLarge = listOf(16 * 1024 * 1024);
    QTest::addRow("a little above the limit") << justLarge << false;
    QTest::addRow("16 MiB") << veryLarge << false;
    QTest::addRow("16 MiB in gzip") << veryLarge << true;
}

void TestDasClientStream::streamsALargeAnswer()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, compressed);
    ScriptedServer server;
    server.setScript({compressed ? ScriptedReply::http(200, gzip(body), "application/json",
                                                       {{"Content-Encoding", "gzip"}})
                                 : ScriptedReply::http(200, body)});
    Streams streams;
    DasClient client(m_clock, fastOptions());
    const auto answer =
        wait(client.getRedisAllSession(queryFor(server.endpoint()), {}, {}, streams.opener()));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().line()));
    QVERIFY(answer->isStreamed);
    QVERIFY(answer->body.isEmpty());
    QCOMPARE(answer->bodyBytes, body.size());
    QCOMPARE(streams.all().size(), 1u);
    QVERIFY(streams.all().front()->isFinished);
    QVERIFY(streams.all().front()->isGone);
    QVERIFY(streams.all().front()->body == body);
    QVERIFY(body.size() < 1024 * 1024 || streams.all().front()->writes > 3);
}

void TestDasClientStream::keepsOtherAnswers_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<bool>("succeeds");
    const QByteArray large = listOf(2 * kMaxEnvelopeBytes);
    QTest::addRow("small") << good() << true;
    QTest::addRow("a large refusal") << ScriptedReply::http(403, large) << false;
    QTest::addRow("a large web page")
        << ScriptedReply::http(200, "<!DOCTYPE html>" + large, "text/plain") << false;
    QTest::addRow("a web page by its header")
        << ScriptedReply::http(200, "Please sign in. " + large, "text/html") << false;
    QTest::addRow("a redirect") << ScriptedReply::http(302, large, "application/json",
                                                       {{"Location", "http://127.0.0.1:1/"}})
                                << false;
}

void TestDasClientStream::keepsOtherAnswers()
{
    QFETCH(ScriptedReply, reply);
    QFETCH(bool, succeeds);
    ScriptedServer server;
    server.setScript({reply});
    Streams streams;
    DasClient client(m_clock, fastOptions());
    const auto answer =
        wait(client.getRedisAllSession(queryFor(server.endpoint()), {}, {}, streams.opener()));
    QCOMPARE(answer.has_value(), succeeds);
    QVERIFY(streams.all().empty());
    if (answer) {
        QVERIFY(!answer->isStreamed);
        QCOMPARE(answer->body, kGoodBody);
        QCOMPARE(answer->bodyBytes, kGoodBody.size());
    }
}

void TestDasClientStream::beginsAnewForEachAttempt()
{
    const QByteArray body = listOf(1024 * 1024);
    ScriptedServer server;
    server.setScript({cut(body), ScriptedReply::http(200, body)});
    Streams streams;
    DasClient client(m_clock, fastOptions());
    const auto answer =
        wait(client.getRedisAllSession(queryFor(server.endpoint()), {}, {}, streams.opener()));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().line()));
    QCOMPARE(answer->attempts, 2);
    QCOMPARE(streams.all().size(), 2u);
    QVERIFY(streams.all()[0]->isGone && !streams.all()[0]->isFinished);
    QVERIFY(body.startsWith(streams.all()[0]->body));
    QVERIFY(streams.all()[1]->isFinished);
    QVERIFY(streams.all()[1]->body == body);
}

void TestDasClientStream::dropsTheSinkOfAFailure_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<int>("code");
    const QByteArray body = listOf(1024 * 1024);
    const QByteArray packed = gzip(body);
    QByteArray damaged = packed;
    damaged[damaged.size() - 9] = char(~damaged[damaged.size() - 9]);
    QTest::addRow("cut each time") << cut(body) << int(Code::ConnectionLost);
    QTest::addRow("above the limit")
        << ScriptedReply::http(200, body + body) << int(Code::TooLarge);
    QTest::addRow("above the limit in gzip") << ScriptedReply::http(
        200, gzip(body + body), "application/json", {{"Content-Encoding", "gzip"}})
                                             << int(Code::TooLarge);
    QTest::addRow("damaged gzip") << ScriptedReply::http(200, damaged, "application/json",
                                                         {{"Content-Encoding", "gzip"}})
                                  << int(Code::CompressedWrongly);
}

void TestDasClientStream::dropsTheSinkOfAFailure()
{
    QFETCH(ScriptedReply, reply);
    QFETCH(int, code);
    ScriptedServer server;
    server.setScript({reply});
    Streams streams;
    DasClientOptions options = fastOptions();
    options.maxBodyBytes = 1536 * 1024;
    DasClient client(m_clock, options);
    const auto answer =
        wait(client.getRedisAllSession(queryFor(server.endpoint()), {}, {}, streams.opener()));
    QVERIFY(!answer);
    QCOMPARE(int(answer.error().code), code);
    for (const auto &stream : streams.all())
        QVERIFY(stream->isGone && !stream->isFinished);
}

void TestDasClientStream::dropsTheSinkWhenCancelled()
{
    ScriptedServer server;
    const QByteArray body = listOf(1024 * 1024);
    ScriptedReply reply = ScriptedReply::http(200, body);
    reply.bytes.chop(1);
    reply.then = Then::KeepAlive;
    server.setScript({reply});
    Streams streams;
    DasClient client(m_clock, fastOptions());
    std::stop_source stop;
    std::atomic<qint64> received = 0;
    const auto future = client.getRedisAllSession(
        queryFor(server.endpoint()), stop.get_token(),
        [&received](const FetchProgress &progress) { received = progress.bytesReceived; },
        streams.opener());
    QTRY_COMPARE(received.load(), body.size() - 1);
    stop.request_stop();
    const auto answer = wait(future);
    QCOMPARE(answer.error().code, Code::Cancelled);
    QCOMPARE(streams.all().size(), 1u);
    QVERIFY(streams.all().front()->isGone && !streams.all().front()->isFinished);
}

QTEST_GUILESS_MAIN(TestDasClientStream)
#include "tst_dasclientstream.moc"
