// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/future.h"
#include "core/limits.h"
#include "live/liveinstance.h"
#include "live/refreshworker.h"
#include "support/randomsessions.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace sessionscope;
using namespace std::chrono_literals;
using live::FetchedSnapshot;
using live::LiveInstance;
using live::RefreshWorker;
using test::RandomSessions;

namespace {

class FakeClock final : public Clock
{
public:
    QDateTime now() const override { return m_start.addMSecs((m_wall).count()); }

    std::chrono::milliseconds elapsed() const override { return m_steady; }

    void advance(std::chrono::milliseconds by)
    {
        m_wall += by;
        m_steady += by;
    }

    void sleepMachine(std::chrono::milliseconds by) { m_wall += by; }

private:
    QDateTime m_start = QDateTime::fromMSecsSinceEpoch(1660100000000, Qt::UTC);
    std::chrono::milliseconds m_wall{0};
    std::chrono::milliseconds m_steady{0};
};

// Answers when the test says so; counts what is under way.
struct Exchange
{
    std::deque<std::shared_ptr<QPromise<Result<FetchedSnapshot>>>> open;
    std::stop_token stop;
    live::SessionSource::Progress progress;
    int fetches = 0;
    bool isLive = true;

    void answer(const Result<FetchedSnapshot> &result)
    {
        open.front()->addResult(result);
        open.front()->finish();
        open.pop_front();
    }
};

class FakeSource final : public live::SessionSource
{
public:
    explicit FakeSource(std::shared_ptr<Exchange> exchange)
        : m_exchange(std::move(exchange))
    {
    }

    bool isLive() const override { return m_exchange->isLive; }

    QString instanceId() const override { return QStringLiteral("r-test"); }

    QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override
    {
        auto promise = std::make_shared<QPromise<Result<FetchedSnapshot>>>();
        promise->start();
        m_exchange->open.push_back(promise);
        m_exchange->stop = std::move(stop);
        m_exchange->progress = std::move(progress);
        ++m_exchange->fetches;
        return promise->future();
    }

private:
    std::shared_ptr<Exchange> m_exchange;
};

Result<FetchedSnapshot> sessions(RandomSessions &random)
{
    FetchedSnapshot fetched;
    fetched.snapshot = random.snapshot();
    return fetched;
}

} // namespace

class TestLiveInstance : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_exchange = std::make_shared<Exchange>();
        m_instance = std::make_unique<LiveInstance>(std::make_unique<FakeSource>(m_exchange),
                                                    m_worker, m_clock);
    }

    void cleanup() { m_instance.reset(); }

    void resultsComeInOrder();
    void twoFetchesNeverOverlap();
    void failureKeepsTheRows();
    void nextPollCountsFromTheEnd();
    void throttlingSlowsDown();
    void pauseStopsPollingOnly();
    void cancelIsNoError();
    void sleepMakesDataOld();
    void fileIsNotPolled();
    void intervalHasLimits();
    void closingInTheMiddleIsSafe();
    void progressIsShown();
    void goneSessionsLeaveWithoutARefresh();
    void whatIsMarkedIsWhatIsShown();
    void orderIsHeldWhileTheGuardSaysSo();

private:
    RefreshWorker m_worker;
    FakeClock m_clock;
    RandomSessions m_random{42};
    std::shared_ptr<Exchange> m_exchange;
    std::unique_ptr<LiveInstance> m_instance;
};

void TestLiveInstance::resultsComeInOrder()
{
    m_random.grow(30);
    std::vector<std::pair<quint64, quint64>> numbers;
    connect(m_instance.get(), &LiveInstance::resultReady, this,
            [&numbers](const live::RefreshResultPointer &result) {
                numbers.emplace_back(result->base, result->number);
            });
    for (int round = 0; round < 5; ++round) {
        m_instance->refresh();
        m_random.churn(3, 4);
        m_exchange->answer(sessions(m_random));
        live::ViewRequest view;
        view.filter = *query::Filter::parse(QStringLiteral("name-%1").arg(round));
        m_instance->setView(view);
        QTRY_VERIFY(!m_instance->status().fetching);
    }
    QTRY_VERIFY(m_instance->result() && m_instance->result()->request == m_instance->view()
                && m_instance->result()->answer->rowCount() == m_random.sessions().size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        QCOMPARE(numbers[i], std::pair(quint64(i), quint64(i + 1)));
}

void TestLiveInstance::twoFetchesNeverOverlap()
{
    m_instance->setInterval(2s);
    m_instance->refresh();
    m_instance->refresh();
    QTest::qWait(2300); // longer than the interval: the answer is late
    QCOMPARE(m_exchange->fetches, 1);
    QCOMPARE(m_exchange->open.size(), std::size_t(1));
}

void TestLiveInstance::failureKeepsTheRows()
{
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->result());
    const live::RefreshResultPointer before = m_instance->result();
    const QSignalSpy failed(m_instance.get(), &LiveInstance::failed);
    m_instance->refresh();
    m_exchange->answer(failure(Error::Code::ConnectionLost, QStringLiteral("gone")));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_instance->result(), before);
    QCOMPARE(m_instance->status().error->code, Error::Code::ConnectionLost);
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(!m_instance->status().error);
}

void TestLiveInstance::nextPollCountsFromTheEnd()
{
    m_instance->setInterval(2s);
    m_instance->refresh();
    QVERIFY(!m_instance->status().nextPoll); // none is planned while one is under way
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->status().nextPoll.has_value());
    QVERIFY(*m_instance->status().nextPoll > 1s);
    QTRY_COMPARE_WITH_TIMEOUT(m_exchange->fetches, 2, 4000);
}

void TestLiveInstance::throttlingSlowsDown()
{
    m_instance->setInterval(10s);
    for (const int factor : {2, 4, 8}) {
        m_instance->refresh();
        m_exchange->answer(failure(Error::Code::Throttled, QStringLiteral("slow down")));
        QTRY_COMPARE(m_instance->status().effectiveInterval, 10'000ms * factor);
        QVERIFY(*m_instance->status().nextPoll > 10s * (factor - 1));
    }
    QCOMPARE(m_instance->status().interval, 10'000ms);
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_COMPARE(m_instance->status().effectiveInterval, 10'000ms);
}

void TestLiveInstance::pauseStopsPollingOnly()
{
    m_instance->setInterval(2s);
    m_instance->setPaused(true);
    QVERIFY(!m_instance->status().nextPoll);
    m_instance->refresh();
    QCOMPARE(m_exchange->fetches, 1);
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->result());
    QVERIFY(!m_instance->status().nextPoll);
    m_instance->setPaused(false);
    QVERIFY(m_instance->status().nextPoll.has_value());
}

void TestLiveInstance::cancelIsNoError()
{
    m_instance->refresh();
    QVERIFY(!m_exchange->stop.stop_requested());
    m_instance->cancel();
    QVERIFY(m_exchange->stop.stop_requested());
    m_exchange->answer(failure(Error::Code::Cancelled, QString()));
    QTRY_VERIFY(!m_instance->status().fetching);
    QVERIFY(!m_instance->status().error);
}

void TestLiveInstance::sleepMakesDataOld()
{
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->result());
    m_clock.advance(4s);
    QCOMPARE(m_instance->status().dataAge, 4s);
    m_clock.sleepMachine(8h);
    QCOMPARE(m_instance->status().dataAge, 8h + 4s);
}

void TestLiveInstance::fileIsNotPolled()
{
    m_exchange->isLive = false;
    m_instance->setInterval(2s);
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->result());
    QVERIFY(!m_instance->status().nextPoll);
}

void TestLiveInstance::intervalHasLimits()
{
    m_instance->setInterval(1s);
    QCOMPARE(m_instance->status().interval, std::chrono::milliseconds(kMinRefreshInterval));
    m_instance->setInterval(0s);
    QCOMPARE(m_instance->status().interval, 0ms);
    m_instance->setInterval(100h);
    QCOMPARE(m_instance->status().interval, std::chrono::milliseconds(kMaxRefreshInterval));
}

void TestLiveInstance::closingInTheMiddleIsSafe()
{
    m_random.grow(1000);
    for (int round = 0; round < 20; ++round) {
        init();
        m_instance->refresh();
        const auto progress = m_exchange->progress;
        if (round % 2 == 0)
            m_exchange->answer(sessions(m_random));
        if (round % 3 == 0)
            QCoreApplication::processEvents();
        m_instance.reset();
        progress({});
        QVERIFY(m_exchange->stop.stop_requested());
    }
    QCoreApplication::processEvents();
}

void TestLiveInstance::progressIsShown()
{
    m_instance->refresh();
    m_exchange->progress({1234, 700ms, 2, 0ms, {}});
    QTRY_COMPARE(m_instance->status().progress.bytes, 1234);
    QCOMPARE(m_instance->status().progress.attempt, 2);
}

void TestLiveInstance::goneSessionsLeaveWithoutARefresh()
{
    const auto shown = [this] {
        return m_instance->result()->visibleRows.size();
    };
    m_instance->setGoneTime(300ms);
    m_random.grow(20);
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->result());
    m_instance->setPaused(true);
    for (int round = 0; round < 2; ++round) {
        const quint64 last = m_instance->result()->number;
        m_random.churn(5, 2);
        m_instance->refresh();
        m_exchange->answer(sessions(m_random));
        QTRY_VERIFY(m_instance->result()->number > last);
        QVERIFY(m_instance->result()->goneVisible >= 5);
        QCOMPARE(shown(), m_random.sessions().size() + m_instance->result()->goneVisible);
    }
    QTRY_COMPARE(shown(), m_random.sessions().size());
    QCOMPARE(m_instance->result()->goneVisible, 0U);

    m_random.churn(3, 0);
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_COMPARE(shown(), m_random.sessions().size() + 3);
    m_instance->setGoneTime(0ms);
    QTRY_COMPARE(shown(), m_random.sessions().size());
}

void TestLiveInstance::whatIsMarkedIsWhatIsShown()
{
    m_instance->mark(); // nothing there
    QVERIFY(!m_instance->markTime());
    m_random.grow(10);
    m_instance->refresh();
    m_exchange->answer(sessions(m_random));
    QTRY_VERIFY(m_instance->result());
    m_instance->mark();
    QVERIFY(m_instance->markTime());
    QTRY_VERIFY(m_instance->result()->changesSinceMark);
    for (quint32 round = 1; round <= 3; ++round) {
        const quint64 last = m_instance->result()->number;
        m_random.churn(0, 2);
        m_instance->refresh();
        m_exchange->answer(sessions(m_random));
        QTRY_VERIFY(m_instance->result()->number > last);
        QCOMPARE(m_instance->result()->changesSinceMark->added, 2 * round);
        QCOMPARE(m_instance->result()->changes->added, 2U);
    }
    // A view that knows nothing of marks takes none away.
    m_instance->setView({});
    m_instance->clearMark();
    QVERIFY(!m_instance->markTime());
    QTRY_VERIFY(!m_instance->result()->changesSinceMark);
}

void TestLiveInstance::orderIsHeldWhileTheGuardSaysSo()
{
    bool isHeld = true;
    m_instance->setOrderGuard([&isHeld] { return isHeld; });
    live::ViewRequest view;
    view.sort = {{session::Column::Idle}};
    m_instance->setView(view);
    m_random.grow(40);
    const auto next = [this] {
        const quint64 last = m_instance->result() ? m_instance->result()->number : 0;
        m_random.churn(0, 3);
        m_instance->refresh();
        m_exchange->answer(sessions(m_random));
        QTRY_VERIFY(m_instance->result() && m_instance->result()->number > last);
    };
    next();
    QCOMPARE(m_instance->result()->outOfPlace, 0U);
    next();
    QVERIFY(m_instance->result()->outOfPlace > 0);
    m_instance->sortAgain();
    QTRY_COMPARE(m_instance->result()->outOfPlace, 0U);
    isHeld = false;
    next();
    QCOMPARE(m_instance->result()->outOfPlace, 0U);
}

QTEST_GUILESS_MAIN(TestLiveInstance)
#include "tst_liveinstance.moc"
