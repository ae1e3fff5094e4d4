// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findings/churnhistory.h"
#include "findings/thresholds.h"
#include "session/sessionsnapshot.h"

#include <QString>

#include <chrono>
#include <memory>
#include <vector>

namespace sessionscope::findings {

enum class Kind : quint8 {
    NearLimit, //!< as many sessions as the instance nearly allows
    Monitor, //!< a client that is sent every command
    DominantSource, //!< one source with a large part of all sessions
    Churn, //!< a source whose sessions come and go
    OpenMulti, //!< in a transaction, and idle
    LargeOutput,
    LargeInput,
    LongIdle, //!< many sessions that nobody uses
    Unnamed,
    LongBlocked,
};

inline constexpr int kKindCount = 10;

enum class Severity : quint8 { Serious, Warning, Note };

Severity severityOf(Kind kind);

//! One observation. What it says in words is the matter of those who show it.
struct Finding
{
    Kind kind = Kind::Monitor;
    QString source; //!< of DominantSource and Churn; of NearLimit the node, if there are several
    //! Sessions that it is about; those of the answer that \c filter passes. Of NearLimit the
    //! connections that the server counts, where it says so.
    quint32 sessions = 0;
    quint32 of = 0; //!< sessions in all
    qint64 most = 0; //!< the largest value: idle seconds, bytes
    qint64 threshold = 0; //!< that was passed: percent, seconds, bytes or sessions
    //! In the language of filters; empty where all sessions are meant.
    QString filter;
    //! Of Churn: sessions that came and went, and within which time.
    quint32 came = 0;
    quint32 went = 0;
    std::chrono::seconds window{0};
    qint64 rejected = 0; //!< of NearLimit: connections that were turned away

    friend bool operator==(const Finding &, const Finding &) = default;
};

//! What is looked at.
struct Input
{
    //! Rows from \c answered on are sessions that are gone.
    const session::SessionSnapshot *snapshot = nullptr;
    quint32 answered = 0;
    Churn churn; //!< no sources: nothing to compare with
    Thresholds thresholds;
};

//! The most serious ones first. Sources are told apart as a filter does, upper and lower case
//! alike. O(rows + distinct texts); any thread.
std::vector<Finding> findingsOf(const Input &input);

using FindingsPointer = std::shared_ptr<const std::vector<Finding>>;

} // namespace sessionscope::findings
