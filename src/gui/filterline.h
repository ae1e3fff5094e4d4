// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <QLineEdit>
#include <QTimer>

class QAction;

namespace sessionscope::gui {

//! The line that a filter is typed into. It takes over what stands in it a moment after the last
//! key, and says whether that is a filter; what is none leaves the last good one in force.
class FilterLine final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    //! Taken over at once.
    void setFilterText(const QString &text);

    //! Typing is taken over after so long without a key.
    static constexpr std::chrono::milliseconds kDelay{300};

signals:
    void filterChanged(const sessionscope::query::Filter &filter);
    //! What is wrong with the text, in a sentence; empty: nothing.
    void problemChanged(const QString &problem);
    //! Escape in an empty line, or the arrow down: back to the sessions.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeOver();
    void showProblem(const QString &problem);
    void updateColors();

    QAction *m_state;
    QTimer m_delay;
    query::Filter m_filter; // the one in force
    QString m_problem;
};

} // namespace sessionscope::gui
