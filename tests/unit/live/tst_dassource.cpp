// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From bytes on a socket to a snapshot: small answers, and large ones that are decoded while they
// arrive.
#include "live/dassource.h"

#include "cloud/dasclient.h"
#include "core/clock.h"
#include "core/future.h"
#include "live/refreshworker.h"
#include "support/scriptedserver.h"

#include <QTest>

#include <atomic>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::FetchedSnapshot;
using session::Column;
using testing::ScriptedReply;
using testing::ScriptedServer;
using Then = ScriptedReply::Then;

namespace {

//! An answer with \a rows sessions; the ids count from 0.
QByteArray answerOf(int rows)
{
    QByteArray body = R"({"Code":200,"Success":true,"RequestId":"REQ-1","Data":{"Total":)"
        + QByteArray::number(rows) + R"(,"Sessions":[)";
    for (int id = 0; id < rows; ++id)
        body += (id == 0 ? "" : ",") + QByteArray(R"({"Id":)") + QByteArray::number(id)
            + R"(,"Addr":"10.0.0.1:)" + QByteArray::number(1024 + id % 60'000)
            + R"(","Name":"worker"})";
    return body + "]}}";
}

} // namespace

class DasSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anAnswerBecomesASnapshot_data();
    void anAnswerBecomesASnapshot();
    void aCutAnswerIsAskedForAgain();
    void badAnswersAreErrors_data();
    void badAnswersAreErrors();
    void aHalfAnswerCanBeGivenUp();
    void theWorkerMayGoAfterTheClient();

private:
    QFuture<Result<FetchedSnapshot>> fetch(live::RefreshWorker &worker, std::stop_token stop = {},
                                           live::SessionSource::Progress progress = {})
    {
        live::DasTarget target;
        target.endpoint = cloud::Endpoint::parse(m_server->endpoint()).value();
        target.instanceId = u"r-1"_s;
        const auto credentials = [] {
            return readyFuture<cloud::Credentials>(
                cloud::Credentials{u"id"_s, Secret("secret"), {}});
        };
        m_source = std::make_unique<live::DasSource>(target, credentials, *m_client, worker);
        return m_source->fetch(std::move(stop), std::move(progress));
    }

    static Result<FetchedSnapshot> wait(const QFuture<Result<FetchedSnapshot>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000)
            || future.resultCount() != 1)
            qFatal("the fetch did not end with one result");
        return future.result();
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<cloud::DasClient> m_client;
    std::unique_ptr<live::DasSource> m_source;
};

void DasSourceTest::init()
{
    m_server = std::make_unique<ScriptedServer>();
    cloud::DasClientOptions options;
    options.retry.baseDelay = std::chrono::milliseconds(1);
    options.retry.maxDelay = std::chrono::milliseconds(5);
    m_client = std::make_unique<cloud::DasClient>(m_clock, options);
}

void DasSourceTest::anAnswerBecomesASnapshot_data()
{
    QTest::addColumn<int>("rows");
    QTest::addRow("none") << 0;
    QTest::addRow("a few, below the limit of an envelope") << 20;
    QTest::addRow("some, streamed") << 3'000;
    QTest::addRow("many, more than fits into the pipe") << 200'000;
}

void DasSourceTest::anAnswerBecomesASnapshot()
{
    QFETCH(int, rows);
    const QByteArray body = answerOf(rows);
    m_server->setScript({ScriptedReply::http(200, body)});
    live::RefreshWorker worker;
    const Result<FetchedSnapshot> fetched = wait(fetch(worker));
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QCOMPARE(fetched->bytes, body.size());
    QCOMPARE(fetched->attempts, 1);
    const session::SessionSnapshot &snapshot = *fetched->snapshot;
    QCOMPARE(snapshot.rowCount(), quint32(rows));
    QCOMPARE(snapshot.info().total, qint64(rows));
    QCOMPARE(snapshot.info().requestId, u"REQ-1"_s);
    QCOMPARE(snapshot.info().instanceId, u"r-1"_s);
    for (quint32 row = 0; row < snapshot.rowCount(); ++row)
        QCOMPARE(snapshot.id(row), quint64(row));
}

void DasSourceTest::aCutAnswerIsAskedForAgain()
{
    const QByteArray body = answerOf(20'000);
    ScriptedReply cut = ScriptedReply::http(200, body);
    cut.bytes.chop(body.size() / 3);
    cut.then = Then::Close;
    m_server->setScript({cut, ScriptedReply::http(200, body)});
    live::RefreshWorker worker;
    const Result<FetchedSnapshot> fetched = wait(fetch(worker));
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QCOMPARE(fetched->attempts, 2);
    QCOMPARE(fetched->snapshot->rowCount(), 20'000u);
}

void DasSourceTest::badAnswersAreErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Code>("code");
    const QByteArray list = answerOf(5'000);
    QTest::addRow("not JSON behind a long list")
        << list.chopped(3) + "oops" << Error::Code::NotJson;
    QTest::addRow("a long list that is cut, as HTTP does not know")
        << list.chopped(1'000) << Error::Code::NotJson;
    QTest::addRow("a refusal with a long list") << QByteArray(list).replace(
        R"("Code":200,"Success":true)", R"("Code":"Forbidden.RAM","Success":false)")
                                                << Error::Code::NoPermission;
    QTest::addRow("a long list of something else") << R"({"Success":true,"Data":{"Sessions":")"
            + QByteArray(100'000, 'x') + "\"}}" << Error::Code::UnexpectedAnswer;
}

void DasSourceTest::badAnswersAreErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(Error::Code, code);
    m_server->setScript({ScriptedReply::http(200, body)});
    live::RefreshWorker worker;
    const Result<FetchedSnapshot> fetched = wait(fetch(worker));
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, code);
    QVERIFY(!fetched.error().message.isEmpty());
}

void DasSourceTest::aHalfAnswerCanBeGivenUp()
{
    ScriptedReply half = ScriptedReply::http(200, answerOf(50'000));
    half.bytes.chop(half.bytes.size() / 2);
    half.then = Then::KeepAlive;
    m_server->setScript({half});
    live::RefreshWorker worker;
    std::stop_source stop;
    std::atomic<qint64> received = 0;
    const auto future =
        fetch(worker, stop.get_token(),
              [&received](const live::SourceProgress &progress) { received = progress.bytes; });
    QTRY_VERIFY(received > half.bytes.size() - 1'000);
    QVERIFY(!future.isFinished());
    stop.request_stop();
    QCOMPARE(wait(future).error().code, Error::Code::Cancelled);
    // The worker waits for its threads: this hangs if the decoder is left waiting for bytes.
}

void DasSourceTest::theWorkerMayGoAfterTheClient()
{
    ScriptedReply half = ScriptedReply::http(200, answerOf(50'000));
    half.bytes.chop(half.bytes.size() / 2);
    half.then = Then::KeepAlive;
    m_server->setScript({half});
    live::RefreshWorker worker;
    std::atomic<qint64> received = 0;
    const auto future = fetch(worker, {}, [&received](const live::SourceProgress &progress) {
        received = progress.bytes;
    });
    QTRY_VERIFY(received > half.bytes.size() - 1'000);
    m_client.reset(); // takes the writer of the pipe along
    QCOMPARE(wait(future).error().code, Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(DasSourceTest)
#include "tst_dassource.moc"
