// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace sessionscope::models {
class ColumnListModel;
class ColumnSetStore;
} // namespace sessionscope::models

namespace sessionscope::gui {

//! Adds the sets of columns to \a menu, each with a number as its access key, the one that is shown
//! now with a tick; then saving what is shown, and managing, by dialogs over \a window. All of them
//! outlive the entries of the menu.
void addColumnSets(QMenu &menu, models::ColumnListModel &columns, models::ColumnSetStore &store,
                   QWidget &window);

} // namespace sessionscope::gui
