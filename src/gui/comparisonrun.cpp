// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/comparisonrun.h"

#include "core/future.h"
#include "core/runonpool.h"

#include <utility>

namespace sessionscope::gui {

using live::ComparisonViewPointer;

ComparisonRun::ComparisonRun(std::function<int()> currentRow, QObject *parent)
    : QObject(parent)
    , m_currentRow(std::move(currentRow))
{
}

ComparisonRun::~ComparisonRun()
{
    retire(std::move(m_last));
}

void ComparisonRun::start(const live::ComparisonRequest &request)
{
    if (m_isRunning)
        m_next = request;
    else
        begin(request);
}

void ComparisonRun::forget()
{
    ++m_run;
    m_isRunning = false;
    m_next.reset();
    retire(std::exchange(m_last, nullptr));
}

void ComparisonRun::begin(const live::ComparisonRequest &request)
{
    m_isRunning = true;
    const quint64 run = ++m_run;
    const int row = m_currentRow();
    const auto work = [request, row, before = m_last] {
        Outcome outcome{live::compareForView(request, before.get()), -1};
        if (before)
            outcome.place = live::placeAfter(*before, row, *outcome.view);
        return Result<Outcome>(outcome);
    };
    whenFinished(runOnPool<Outcome>(work), this, [this, run, row](const Result<Outcome> &outcome) {
        if (outcome)
            handle(run, row, *outcome);
    });
}

void ComparisonRun::handle(quint64 run, int row, const Outcome &outcome)
{
    if (run != m_run) {
        retire(outcome.view);
        return;
    }
    if (m_last && m_currentRow() != row) { // the user has gone on meanwhile
        findPlace(outcome.view);
        return;
    }
    m_isRunning = false;
    retire(std::exchange(m_last, outcome.view));
    emit finished(outcome.view, outcome.place);
    if (m_next && !m_isRunning)
        begin(*std::exchange(m_next, std::nullopt));
}

void ComparisonRun::findPlace(const ComparisonViewPointer &view)
{
    const int row = m_currentRow();
    const auto work = [view, row, before = m_last] {
        return Result<Outcome>(Outcome{view, live::placeAfter(*before, row, *view)});
    };
    whenFinished(runOnPool<Outcome>(work), this,
                 [this, run = m_run, row](const Result<Outcome> &outcome) {
                     if (outcome)
                         handle(run, row, *outcome);
                 });
}

void ComparisonRun::retire(ComparisonViewPointer view)
{
    if (view)
        startOn(*QThreadPool::globalInstance(),
                [kept = std::move(view)]() mutable { kept.reset(); });
}

} // namespace sessionscope::gui
