// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "session/order.h"

#include <QMenu>

namespace sessionscope::gui {

//! The context menu of a column's title. Closed, it deletes itself.
class ColumnMenu final : public QMenu
{
    Q_OBJECT

public:
    //! \a canUnsort: the rows are sorted. \a canHide: it is not the last column shown.
    ColumnMenu(session::Column column, bool canUnsort, bool canHide, QWidget *parent);

    //! To be filled with sets of columns.
    QMenu *sets() const { return m_sets; }

signals:
    void sortRequested(const sessionscope::session::SortSpec &sort);
    void hideRequested();
    void chooseRequested();
    void fitRequested();

private:
    QMenu *m_sets;
};

} // namespace sessionscope::gui
