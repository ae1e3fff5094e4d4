// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sessionscope::gui {

class FilterLine;

//! The filter line with what goes with it: how many sessions pass, the source that the view is
//! narrowed to, and what is wrong with a filter that cannot be understood.
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

signals:
    void filterChanged(const sessionscope::query::Filter &filter);
    void sourceCleared();
    //! Back to the sessions.
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showProblem(const QString &problem);
    void updateColors();

    FilterLine *m_line;
    QToolButton *m_source;
    QLabel *m_counter;
    QLabel *m_problem;
};

} // namespace sessionscope::gui
