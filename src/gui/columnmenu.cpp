// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columnmenu.h"

#include "gui/icons.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

ColumnMenu::ColumnMenu(session::Column column, bool canUnsort, bool canHide, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(tr("Sort &Ascending"), this, [this, column] {
        emit sortRequested({{column, Qt::AscendingOrder}});
    });
    addAction(tr("Sort &Descending"), this, [this, column] {
        emit sortRequested({{column, Qt::DescendingOrder}});
    });
    addAction(tr("&Server's Order"), this, [this] {
        emit sortRequested({});
    })->setEnabled(canUnsort);
    addSeparator();
    addAction(tr("&Hide %1", "a column").arg(session::columnTitle(column).replace(u'&', "&&"_L1)),
              this, &ColumnMenu::hideRequested)
        ->setEnabled(canHide);
    addAction(themedIcon(u"columns"_s), tr("&Columns…"), this, &ColumnMenu::chooseRequested);
    m_sets = addMenu(tr("Column Se&ts"));
    addAction(tr("&Fit Widths"), this, &ColumnMenu::fitRequested);
}

} // namespace sessionscope::gui
