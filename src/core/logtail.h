// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QStringList>

#include <deque>

namespace sessionscope {

//! The last log lines of the program, in memory alone, for a report of a problem. Whoever handled
//! messages before goes on doing so, and gets each as one line that is fit for a terminal.
//!
//! Made and destroyed in the main thread while no other one logs; one at a time. Lines come from
//! every thread.
class LogTail final
{
public:
    LogTail();
    ~LogTail();
    Q_DISABLE_COPY_MOVE(LogTail)

    //! The oldest first, each "21:47:03.120 warning sessionscope.cloud: text". As logged: to be
    //! redacted before anybody else sees them.
    QStringList lines() const;

    static constexpr int kMaxLines = 200; //!< more than anybody reads
    static constexpr int kMaxLineCharacters = 2048; //!< one that is longer is cut

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void keep(const QString &line);

    static LogTail *s_tail; // Qt gives its handler no other way back
    QtMessageHandler m_next = nullptr;
    mutable QMutex m_mutex;
    std::deque<QString> m_lines;
};

} // namespace sessionscope
