// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/liveinstance.h"

#include "core/future.h"
#include "core/limits.h"
#include "live/refreshworker.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <mutex>
#include <utility>

namespace sessionscope::live {

//! The latest progress, from threads that may outlive the receiver.
class LiveInstance::Reports final
{
public:
    explicit Reports(LiveInstance *receiver)
        : m_receiver(receiver)
    {
    }

    //! For any thread.
    void put(const SourceProgress &progress)
    {
        const std::lock_guard lock(m_mutex);
        const bool isAnnounced = m_latest.has_value();
        m_latest = progress;
        if (m_receiver != nullptr && !isAnnounced)
            QCoreApplication::postEvent(m_receiver, new QEvent(QEvent::User));
    }

    std::optional<SourceProgress> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_latest, std::nullopt);
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    LiveInstance *m_receiver;
    std::optional<SourceProgress> m_latest;
};

namespace {

// While the account is throttled each refusal doubles the interval, up to this factor: from 2 s to
// about a minute, from 60 s to half an hour.
constexpr int kMaxThrottleFactor = 32;

} // namespace

LiveInstance::LiveInstance(std::unique_ptr<SessionSource> source, RefreshWorker &worker,
                           const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_worker(worker)
    , m_clock(clock)
    , m_stream(worker.openStream())
    , m_reports(std::make_shared<Reports>(this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LiveInstance::start);
    m_leaveTimer.setSingleShot(true);
    connect(&m_leaveTimer, &QTimer::timeout, this, &LiveInstance::letGoneLeave);
    connect(&m_worker, &RefreshWorker::resultReady, this, [this](quint64 stream) {
        if (stream != m_stream)
            return;
        while (const RefreshResultPointer result = m_worker.takeResult(m_stream))
            handleResult(result);
    });
}

LiveInstance::~LiveInstance()
{
    m_reports->close();
    m_stop.request_stop();
    m_worker.closeStream(m_stream);
    m_worker.retire(std::move(m_result));
}

void LiveInstance::refresh()
{
    m_source->noteUserRequest();
    start();
}

void LiveInstance::cancel()
{
    m_stop.request_stop();
}

void LiveInstance::setInterval(std::chrono::seconds interval)
{
    if (interval.count() > 0)
        interval = std::clamp(interval, kMinRefreshInterval, kMaxRefreshInterval);
    m_interval = interval;
    m_throttleFactor = 1;
    plan();
    emit statusChanged();
}

void LiveInstance::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    plan();
    emit statusChanged();
}

void LiveInstance::setView(const ViewRequest &request)
{
    ViewRequest view = request;
    view.mark = m_view.mark;
    view.keepsGone = m_view.keepsGone;
    view.leftUpTo = m_view.leftUpTo;
    view.holdsOrder = false;
    if (m_view == view)
        return;
    m_view = view;
    m_worker.submit(m_stream, nullptr, m_view);
}

void LiveInstance::sortAgain()
{
    m_worker.submit(m_stream, nullptr, m_view);
}

void LiveInstance::mark()
{
    if (!m_result)
        return;
    m_markTime = dataTime();
    setMark({m_result->answer, m_result->number});
}

void LiveInstance::clearMark()
{
    m_markTime.reset();
    setMark({});
}

void LiveInstance::setMark(const MarkedMoment &mark)
{
    MarkedMoment old = std::exchange(m_view.mark, mark);
    submitInPlace();
    // As large as an answer: freed by the worker, once nothing else refers to it.
    m_worker.post([kept = std::move(old)]() mutable { kept = {}; });
    emit statusChanged();
}

void LiveInstance::setGoneTime(std::chrono::milliseconds time)
{
    m_goneTime = time;
    const bool keepsGone = time.count() > 0;
    if (m_view.keepsGone == keepsGone)
        return;
    m_view.keepsGone = keepsGone;
    submitInPlace();
}

// What comes and goes by itself takes no other row from its place.
void LiveInstance::submitInPlace()
{
    ViewRequest view = m_view;
    view.holdsOrder = true;
    m_worker.submit(m_stream, nullptr, view);
}

void LiveInstance::noteGone(const RefreshResult &result)
{
    if (!result.snapshotChanged || !result.changes || result.changes->gone == 0
        || m_goneTime.count() == 0)
        return;
    m_leaving.push_back({result.number, QDeadlineTimer(m_goneTime)});
    if (!m_leaveTimer.isActive())
        m_leaveTimer.start(m_goneTime);
}

void LiveInstance::letGoneLeave()
{
    while (!m_leaving.empty() && m_leaving.front().time.hasExpired()) {
        m_view.leftUpTo = m_leaving.front().number;
        m_leaving.pop_front();
    }
    if (!m_leaving.empty())
        m_leaveTimer.start(std::chrono::ceil<std::chrono::milliseconds>(
            m_leaving.front().time.remainingTimeAsDuration()));
    submitInPlace();
}

QDateTime LiveInstance::dataTime() const
{
    const std::optional<qint64> taken = m_result->answer->info().timestamp_ms;
    return taken ? QDateTime::fromMSecsSinceEpoch(*taken, Qt::UTC).toLocalTime() : m_arrivedAt;
}

LiveStatus LiveInstance::status() const
{
    LiveStatus status;
    status.fetching = m_fetching;
    status.paused = m_paused;
    status.progress = m_progress;
    status.error = m_error;
    status.hasData = m_result != nullptr;
    status.interval = m_interval;
    status.effectiveInterval = m_interval * m_throttleFactor;
    if (m_result) {
        status.dataTime = dataTime();
        // The steady clock stands still while the machine sleeps, the wall clock may be set back.
        status.dataAge = std::max(m_clock.elapsed() - m_arrived,
                                  std::chrono::milliseconds(m_arrivedAt.msecsTo(m_clock.now())));
    }
    if (m_timer.isActive())
        status.nextPoll = m_timer.remainingTimeAsDuration();
    return status;
}

void LiveInstance::start()
{
    if (m_fetching)
        return;
    m_timer.stop();
    m_fetching = true;
    m_stop = std::stop_source();
    m_progress = {};

    const auto report = [reports = m_reports](const SourceProgress &progress) {
        reports->put(progress);
    };
    whenFinished(m_source->fetch(m_stop.get_token(), report), this,
                 [this](const Result<FetchedSnapshot> &fetched) { finishFetch(fetched); });
    emit statusChanged();
}

bool LiveInstance::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    const std::optional<SourceProgress> progress = m_reports->take();
    if (m_fetching && progress) {
        m_progress = *progress;
        emit statusChanged();
    }
    return true;
}

void LiveInstance::finishFetch(const Result<FetchedSnapshot> &fetched)
{
    m_fetching = false;
    if (fetched) {
        m_error.reset();
        m_throttleFactor = 1;
        m_arrived = m_clock.elapsed();
        m_arrivedAt = m_clock.now();
        ViewRequest view = m_view;
        view.holdsOrder = m_orderGuard && m_orderGuard();
        m_worker.submit(m_stream, fetched->snapshot, view);
    } else if (fetched.error().code != Error::Code::Cancelled) {
        m_error = fetched.error();
        if (isThrottled())
            m_throttleFactor = std::min(m_throttleFactor * 2, kMaxThrottleFactor);
    }
    plan();
    emit statusChanged();
    if (!fetched)
        emit failed(fetched.error());
}

void LiveInstance::handleResult(const RefreshResultPointer &result)
{
    // Kept until the models have gone over to the new one, then freed by the worker.
    RefreshResultPointer old = std::exchange(m_result, result);
    noteGone(*result);
    emit resultReady(result);
    m_worker.retire(std::move(old));
}

void LiveInstance::plan()
{
    if (m_fetching)
        return; // planned when it ends
    if (m_paused || m_interval.count() == 0 || !m_source->isLive())
        m_timer.stop();
    else
        m_timer.start(std::min<std::chrono::milliseconds>(m_interval * m_throttleFactor,
                                                          kMaxRefreshInterval));
}

bool LiveInstance::isThrottled() const
{
    return m_error && m_error->code == Error::Code::Throttled;
}

} // namespace sessionscope::live
