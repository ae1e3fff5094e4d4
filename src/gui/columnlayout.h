// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionscope::models {
class ColumnListModel;
struct Look;
class SessionTableModel;
} // namespace sessionscope::models

namespace sessionscope::gui {

class SessionDelegate;
class SessionsHeader;

//! Puts widths, order, visibility and sort order of the columns into \a look.
void saveColumnLayout(const SessionsHeader &header, const models::ColumnListModel &columns,
                      models::Look &look);
//! False if \a look has no columns; only the sort order is taken over then.
bool restoreColumnLayout(const models::Look &look, SessionsHeader &header,
                         models::ColumnListModel &columns);

//! Widths that fit the titles and most of the first rows: one long name must not push the other
//! columns out of sight.
void fitColumns(SessionsHeader &header, const models::SessionTableModel &sessions,
                const SessionDelegate &delegate);
//! The same for one column and all of the first rows.
void fitColumn(SessionsHeader &header, int section, const models::SessionTableModel &sessions,
               const SessionDelegate &delegate);

} // namespace sessionscope::gui
