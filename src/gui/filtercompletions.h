// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/completion.h"

#include <QTreeWidget>

namespace sessionscope::gui {

//! The list below the filter line of how the filter could go on: what would be written, and what
//! it means. Takes neither focus nor keys; the line has them and says which one is chosen.
class FilterCompletions final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FilterCompletions(QWidget *line);

    //! Shows them with their left edge at \a place (global), or nothing if there are none.
    void showAt(const QPoint &place, std::vector<query::Completion> completions);

    //! Nullptr until one is chosen.
    const query::Completion *chosen() const;

    const query::Completion &first() const { return m_completions.front(); }

    //! One on or back; from the last one on is the first one again.
    void choose(int step);
    //! The chosen one for a screen reader; empty without one.
    QString spokenChoice() const;

signals:
    void clickedOn(const sessionscope::query::Completion &completion);

private:
    void fill();
    QSize fittingSize() const;

    std::vector<query::Completion> m_completions;
};

} // namespace sessionscope::gui
