// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/liveinstance.h"

#include <QStackedWidget>

namespace sessionscope::gui {

class EmptyState;
class SessionsView;

//! The middle of a page: the sessions or, in their place, why there are none and what can be done
//! about it.
class SessionsPane final : public QStackedWidget
{
    Q_OBJECT

public:
    //! Takes \a view over. \a isLive: an instance, not a file. \a isSaved: a connection that can be
    //! edited.
    SessionsPane(SessionsView *view, bool isLive, bool isSaved, QWidget *parent = nullptr);

    //! \a result is null before the first data.
    void setState(const live::LiveStatus &status, const live::RefreshResult *result);

signals:
    void refreshRequested();
    void cancelRequested();
    void clearFilterRequested();
    void errorDetailsRequested();
    void editRequested();

private:
    enum class Reason { Fetching, Failed, GivenUp, NoSessions, AllHidden };

    void showReason(Reason reason);
    void explainMissing(const live::LiveStatus &status);
    void explainEmpty(qint64 sessions);
    void handleFirst();
    void handleSecond();

    SessionsView *m_view;
    EmptyState *m_empty;
    const bool m_isLive;
    const bool m_isSaved;
    Reason m_reason = Reason::GivenUp;
};

} // namespace sessionscope::gui
