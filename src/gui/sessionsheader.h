// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/order.h"

#include <QHeaderView>

namespace sessionscope::gui {

//! The header of the sessions: a click sorts by that column, a second one the other way round, a
//! third one not at all; with Shift the column is added to those sorted by. Each of them has its
//! arrow, and its rank where there are several. What it asks for is shown at once; the rows follow
//! when the worker has sorted them.
class SessionsHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit SessionsHeader(QWidget *parent = nullptr);

    void setSort(const session::SortSpec &sort);

    const session::SortSpec &sort() const { return m_sort; }

    //! What a click on the column would make of the order.
    static session::SortSpec clicked(const session::SortSpec &sort, session::Column column,
                                     bool isAdded);

signals:
    void sortRequested(const sessionscope::session::SortSpec &sort);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    session::SortSpec m_sort;
};

} // namespace sessionscope::gui
