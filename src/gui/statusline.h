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

//! The last line of a page: what is shown on the left, how old it is and when the next poll comes
//! on the right. The time of the data is a button that shows the RequestId.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setResult(const live::RefreshResult &result, qsizetype selected);
    void setStatus(const live::LiveStatus &status, bool isLive);

    //! Stands for a while where the counts are.
    void showMessage(const QString &message);

    static constexpr std::chrono::milliseconds kMessageTime{8000};

protected:
    void changeEvent(QEvent *event) override;

private:
    void showRequestId();
    void updateColors();
    void updateCounts();

    QLabel *m_counts;
    QToolButton *m_data;
    QLabel *m_next;
    QString m_countsText;
    QString m_message;
    QTimer m_messageTimer;
    QString m_requestId;
    bool m_isStale = false;
};

} // namespace sessionscope::gui
