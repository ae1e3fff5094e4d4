// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QToolButton;

namespace sessionscope::gui {

//! The filter line with what goes with it: how many sessions pass, the source that the view is
//! narrowed to, and what is wrong with a filter that cannot be understood. Such a filter leaves the
//! last good one in force.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    //! The user is to type now.
    void focus();
    void setFilterText(const QString &text);
    void setSource(const std::optional<live::SourceSelection> &source);
    //! \a total < 0: nothing to count yet.
    void setCounts(qint64 visible, qint64 total);

    const query::Filter &filter() const { return m_filter; }

    //! Typing is taken over after so long without a key.
    static constexpr std::chrono::milliseconds kDelay{300};

signals:
    void filterChanged(const sessionscope::query::Filter &filter);
    void sourceCleared();
    //! Escape in an empty line, or the arrow down: back to the sessions.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeOver();
    void showProblem(const QString &problem);
    void updateColors();

    QLineEdit *m_edit;
    QAction *m_state;
    QToolButton *m_source;
    QLabel *m_counter;
    QLabel *m_problem;
    QTimer m_delay;
    query::Filter m_filter;
};

} // namespace sessionscope::gui
