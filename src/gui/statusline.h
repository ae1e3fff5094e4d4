// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/liveinstance.h"
#include "live/refresh.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace sessionscope::gui {

class ChangeCounts;
class HeadRoomGauge;

//! The last line of a page: what is shown on the left, what has changed in the middle, how old it
//! is and when the next poll comes on the right. The time of the data is a button that shows the
//! RequestId. Whoever holds rows in their order is offered here to sort them again: a line above
//! the rows would push them away under the hand.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    //! \a markTime: when the data was taken that the user has marked.
    void setResult(const live::RefreshResult &result, qsizetype selected,
                   const std::optional<QDateTime> &markTime);
    void setStatus(const live::LiveStatus &status, bool isLive);

    //! Stands for a while where the counts are.
    void showMessage(const QString &message);

    static constexpr std::chrono::milliseconds kMessageTime{8000};

signals:
    //! The sessions that have changed are to be seen alone.
    void filterRequested(const QString &filter);
    //! The order that rows have been held in is to be given up.
    void sortRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showOrigin();
    void updateColors();
    void updateCounts();
    QString timeText(const QDateTime &time) const;

    QLabel *m_counts;
    HeadRoomGauge *m_headRoom;
    ChangeCounts *m_changes;
    ChangeCounts *m_changesSinceMark;
    QToolButton *m_sort;
    QToolButton *m_data;
    QLabel *m_next;
    QString m_countsText;
    QString m_message;
    QTimer m_messageTimer;
    QString m_requestId;
    QString m_server; // its version and nodes; empty for DAS and files
    bool m_isStale = false;
};

} // namespace sessionscope::gui
