// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logtail.h"

#include "core/displaytext.h"

#include <QTime>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;

namespace {

QLatin1StringView wordFor(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return ""_L1;
}

} // namespace

LogTail *LogTail::s_tail = nullptr;

LogTail::LogTail()
{
    Q_ASSERT(s_tail == nullptr);
    s_tail = this;
    m_next = qInstallMessageHandler(&LogTail::handle);
}

LogTail::~LogTail()
{
    qInstallMessageHandler(m_next);
    s_tail = nullptr;
}

QStringList LogTail::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

void LogTail::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // A server or a file may have chosen the words: no second line, and nothing for a terminal.
    const QString text = displayText(message, kMaxLineCharacters);
    s_tail->keep(u"%1 %2 %3: %4"_s.arg(QTime::currentTime().toString(u"HH:mm:ss.zzz"_s),
                                       wordFor(type), QLatin1StringView(context.category), text));
    if (s_tail->m_next != nullptr)
        s_tail->m_next(type, context, text);
}

void LogTail::keep(const QString &line)
{
    const QMutexLocker lock(&m_mutex);
    if (m_lines.size() >= kMaxLines)
        m_lines.pop_front();
    m_lines.push_back(line);
}

} // namespace sessionscope
