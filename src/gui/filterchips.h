// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <QWidget>

class QToolButton;

namespace sessionscope::gui {

//! The parts of a filter that must all hold, one button each that takes it out. Not shown where
//! there is nothing to tell apart.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setFilter(const query::Filter &filter);

    //! Beyond these a number says how many more there are.
    static constexpr qsizetype kMostChips = 30;

signals:
    //! The filter is to become this.
    void filterChosen(const QString &filter);
    //! Back to the sessions.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addChip(const QString &term);
    void removeTerm(qsizetype index);

    query::Filter m_filter;
    QList<QToolButton *> m_chips;
};

} // namespace sessionscope::gui
