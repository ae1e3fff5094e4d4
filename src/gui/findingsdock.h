// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QDockWidget>

class QLabel;
class QListView;
class QStackedWidget;

namespace sessionscope::models {
class FindingListModel;
}

namespace sessionscope::gui {

//! What is worth a word about the sessions of the answer, whatever the filter. A click or Enter on
//! one asks for the sessions behind it.
class FindingsDock final : public QDockWidget
{
    Q_OBJECT

public:
    explicit FindingsDock(QWidget *parent = nullptr);

    //! For the keyboard: shows the dock and goes to what it says.
    void focus();
    void setResult(const live::RefreshResult &result);

signals:
    //! Empty: all sessions.
    void filterRequested(const QString &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);

    models::FindingListModel *m_model;
    QStackedWidget *m_stack;
    QListView *m_list;
    QLabel *m_quiet;
};

} // namespace sessionscope::gui
