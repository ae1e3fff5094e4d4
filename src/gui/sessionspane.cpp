// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionspane.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/emptystate.h"
#include "gui/refreshbar.h"
#include "gui/sessionsview.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

SessionsPane::SessionsPane(SessionsView *view, bool isLive, bool isSaved, QWidget *parent)
    : QStackedWidget(parent)
    , m_view(view)
    , m_empty(new EmptyState)
    , m_isLive(isLive)
    , m_isSaved(isSaved)
{
    m_empty->setObjectName(u"emptyState"_s);
    addWidget(m_view);
    addWidget(m_empty);
    connect(m_empty, &EmptyState::firstClicked, this, &SessionsPane::handleFirst);
    connect(m_empty, &EmptyState::secondClicked, this, &SessionsPane::handleSecond);
}

void SessionsPane::setState(const live::LiveStatus &status, const live::RefreshResult *result)
{
    if (result == nullptr)
        explainMissing(status);
    else if (result->visibleRows.empty())
        explainEmpty(result->answer->rowCount());
    else
        setCurrentWidget(m_view);
}

void SessionsPane::explainMissing(const live::LiveStatus &status)
{
    if (status.fetching) {
        m_empty->setTexts(m_isLive ? tr("Asking for the sessions…") : tr("Reading the file…"),
                          progressText(status.progress, locale()), tr("&Cancel"));
        showReason(Reason::Fetching);
    } else if (status.error) {
        QString reason = displayText(status.error->message, kMaxDetailCharacters);
        if (!status.error->requestId.isEmpty()) {
            reason += u'\n'
                + tr("RequestId %1").arg(displayText(status.error->requestId, kMaxCellCharacters));
        }
        m_empty->setTexts(
            m_isLive ? tr("The sessions could not be read") : tr("The file could not be read"),
            reason, tr("Try A&gain"), m_isSaved ? tr("E&dit Connection…") : tr("&Details"));
        showReason(Reason::Failed);
    } else {
        m_empty->setTexts(tr("Nothing has been read yet"), tr("The first refresh was given up."),
                          tr("&Refresh"));
        showReason(Reason::GivenUp);
    }
}

void SessionsPane::explainEmpty(qint64 sessions)
{
    if (sessions == 0) {
        m_empty->setTexts(tr("No sessions"),
                          m_isLive ? tr("Nobody is connected to the instance, or its connections "
                                        "are not listed.")
                                   : tr("The file holds an empty list of sessions."));
        showReason(Reason::NoSessions);
    } else {
        m_empty->setTexts(tr("No session passes the filter"),
                          tr("It hides all %Ln session(s).", nullptr, static_cast<int>(sessions)),
                          tr("&Clear Filter"));
        showReason(Reason::AllHidden);
    }
}

void SessionsPane::showReason(Reason reason)
{
    m_reason = reason;
    setCurrentWidget(m_empty);
}

void SessionsPane::handleFirst()
{
    switch (m_reason) {
    case Reason::Fetching:
        emit cancelRequested();
        break;
    case Reason::Failed:
    case Reason::GivenUp:
        emit refreshRequested();
        break;
    case Reason::NoSessions:
    case Reason::AllHidden:
        emit clearFilterRequested();
        break;
    }
}

void SessionsPane::handleSecond()
{
    if (m_isSaved)
        emit editRequested();
    else
        emit errorDetailsRequested();
}

} // namespace sessionscope::gui
