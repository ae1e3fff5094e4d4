// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/answersource.h"
#include "demo/workload.h"

#include <optional>

namespace sessionscope::demo {

//! The simulated instance. It is made at the first request; its time is that of the clock, or
//! stands still without churn.
class SimulatedSource final : public AnswerSource
{
    Q_OBJECT

public:
    struct Options
    {
        QString instanceId;
        int sessions = 0;
        quint64 seed = 0;
        bool churn = true;
    };

    //! \a clock must outlive it.
    SimulatedSource(Options options, const Clock &clock, QObject *parent = nullptr);

    void fetch(const QString &requestId, Done done) override;
    void disconnectAll(std::function<void(Result<void>)> done) override;

private:
    Workload &current();

    Options m_options;
    const Clock &m_clock;
    std::optional<Workload> m_workload;
    std::chrono::milliseconds m_advancedTo{0};
};

} // namespace sessionscope::demo
