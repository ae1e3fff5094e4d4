// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/comparisonview.h"

#include <QObject>

#include <functional>
#include <optional>

namespace sessionscope::gui {

//! Compares two lists away from the GUI thread, one comparison at a time: of what is asked for
//! meanwhile, the last is done next.
class ComparisonRun final : public QObject
{
    Q_OBJECT

public:
    //! \a currentRow: the row of the view before whose place in the next one matters, or -1.
    explicit ComparisonRun(std::function<int()> currentRow, QObject *parent = nullptr);
    ~ComparisonRun() override;

    void start(const live::ComparisonRequest &request);
    //! What is under way, and what has been shown, is of no interest any more.
    void forget();

    bool isRunning() const { return m_isRunning; }

    //! Frees \a view elsewhere, if this is the last reference to it.
    static void retire(live::ComparisonViewPointer view);

signals:
    //! \a place of the current row in \a view; -1: nowhere, or there is no current row.
    void finished(const sessionscope::live::ComparisonViewPointer &view, int place);

private:
    struct Outcome
    {
        live::ComparisonViewPointer view;
        int place = -1;
    };

    void begin(const live::ComparisonRequest &request);
    void handle(quint64 run, int row, const Outcome &outcome);
    void findPlace(const live::ComparisonViewPointer &view);

    std::function<int()> m_currentRow;
    bool m_isRunning = false;
    quint64 m_run = 0; // number of the run under way; outcomes of earlier ones are late
    std::optional<live::ComparisonRequest> m_next;
    live::ComparisonViewPointer m_last; // the one that is shown
};

} // namespace sessionscope::gui
