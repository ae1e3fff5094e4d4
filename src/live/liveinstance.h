// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "live/refresh.h"
#include "live/sessionsource.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace sessionscope::live {

class RefreshWorker;

//! What the window says about a live instance beside its rows.
struct LiveStatus
{
    bool fetching = false;
    bool paused = false;
    SourceProgress progress; //!< of the fetch under way
    //! Error of the last fetch; std::nullopt after a success. The rows are then stale.
    std::optional<Error> error;
    QDateTime dataTime; //!< Timestamp of the data, or the time of arrival where it has none
    std::chrono::milliseconds dataAge{0}; //!< since the data arrived
    bool hasData = false;
    //! Until the next poll starts; std::nullopt if none is planned.
    std::optional<std::chrono::milliseconds> nextPoll;
    std::chrono::milliseconds interval{0}; //!< chosen; 0 = on demand only
    std::chrono::milliseconds effectiveInterval{0}; //!< longer than chosen while throttled
};

//! One open instance: fetches on demand and by interval, turns answers into results for the models
//! and keeps the old data when a fetch fails. Lives in the GUI thread; never does anything there
//! that is proportional to the number of sessions.
//!
//! The next poll counts from the end of the last, two never overlap, and after the machine slept
//! there is one poll, not a backlog.
class LiveInstance final : public QObject
{
    Q_OBJECT

public:
    //! \a worker and \a clock must outlive this object.
    LiveInstance(std::unique_ptr<SessionSource> source, RefreshWorker &worker, const Clock &clock,
                 QObject *parent = nullptr);
    ~LiveInstance() override;

    //! Fetches now; if a fetch is under way, that one has to do.
    void refresh();
    //! Gives up the fetch under way. The plan for the next poll stays.
    void cancel();
    //! 0 = on demand only; others are brought into kMinRefreshInterval .. kMaxRefreshInterval.
    void setInterval(std::chrono::seconds interval);
    //! While paused nothing is polled; a fetch under way is finished. refresh() still works.
    void setPaused(bool paused);
    //! Filter, source, sort order and idle limit; the rest of \a request is not the caller's.
    void setView(const ViewRequest &request);
    //! Sessions that are gone are shown for so long; 0: they leave at once.
    void setGoneTime(std::chrono::milliseconds time);

    //! Whether rows must not change places: asked when an answer has arrived.
    void setOrderGuard(std::function<bool()> guard) { m_orderGuard = std::move(guard); }

    //! Sorts what such an answer has left as it was.
    void sortAgain();
    //! What is shown now becomes what later data is compared with; not without data.
    void mark();
    void clearMark();

    //! When the marked data was taken; std::nullopt without a mark.
    std::optional<QDateTime> markTime() const { return m_markTime; }

    const SessionSource &source() const { return *m_source; }

    const ViewRequest &view() const { return m_view; }

    LiveStatus status() const;

    //! The newest result; null before the first one.
    RefreshResultPointer result() const { return m_result; }

signals:
    //! Results come in the order of their numbers, none is left out.
    void resultReady(const sessionscope::live::RefreshResultPointer &result);
    //! Anything of status() but the ages and the countdown, which the window asks for by itself.
    void statusChanged();
    void failed(const sessionscope::Error &error);

protected:
    bool event(QEvent *event) override;

private:
    class Reports;

    void start();
    void finishFetch(const Result<FetchedSnapshot> &fetched);
    void handleResult(const RefreshResultPointer &result);
    void plan();
    bool isThrottled() const;
    void submitInPlace();
    void setMark(const MarkedMoment &mark);
    void noteGone(const RefreshResult &result);
    void letGoneLeave();
    QDateTime dataTime() const;

    struct Leaving
    {
        quint64 number; // of the result that sessions were missing from
        QDeadlineTimer time;
    };

    std::unique_ptr<SessionSource> m_source;
    RefreshWorker &m_worker;
    const Clock &m_clock;
    QTimer m_timer;
    std::stop_source m_stop;
    ViewRequest m_view;
    RefreshResultPointer m_result;
    quint64 m_stream = 0; // our stream of results at the worker
    std::shared_ptr<Reports> m_reports;
    bool m_fetching = false;
    bool m_paused = false;
    SourceProgress m_progress;
    std::optional<Error> m_error;
    std::chrono::milliseconds m_interval{0};
    int m_throttleFactor = 1;
    std::chrono::milliseconds m_arrived{0}; // by Clock::elapsed()
    QDateTime m_arrivedAt;
    std::function<bool()> m_orderGuard;
    std::optional<QDateTime> m_markTime;
    std::chrono::milliseconds m_goneTime{0};
    QTimer m_leaveTimer;
    std::deque<Leaving> m_leaving; // the first to leave first
};

} // namespace sessionscope::live
