// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sessionscope::models {
class ColumnListModel;
class SessionTableModel;
} // namespace sessionscope::models

namespace sessionscope::gui {

class SessionDelegate;
class SessionsHeader;

//! Widths, order, visibility and sort order of the columns, for the settings.
QByteArray saveColumnLayout(const SessionsHeader &header);
//! False if \a layout is none; nothing is changed then.
bool restoreColumnLayout(const QByteArray &layout, SessionsHeader &header,
                         models::ColumnListModel &columns);

//! Widths that fit the titles and most of the first rows: one long name must not push the other
//! columns out of sight.
void fitColumns(SessionsHeader &header, const models::SessionTableModel &sessions,
                const SessionDelegate &delegate);
//! The same for one column and all of the first rows.
void fitColumn(SessionsHeader &header, int section, const models::SessionTableModel &sessions,
               const SessionDelegate &delegate);

} // namespace sessionscope::gui
