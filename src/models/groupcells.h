// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/groupview.h"

#include <QLocale>
#include <QVariant>

namespace sessionscope::models {

//! The cells of a table of groups, all one line and harmless. \a place is the one in the
//! list of groups of \a view.
QString groupCellText(const live::GroupView &view, std::size_t place, session::GroupColumn column,
                      const QLocale &locale);
//! The exact value; invalid if it is unknown.
QVariant groupCellValue(const live::GroupView &view, std::size_t place,
                        session::GroupColumn column);
//! The cell says why there is no value.
bool isGroupCellPlaceholder(const live::GroupView &view, std::size_t place,
                            session::GroupColumn column);
//! As session::SourceLabel::color.
int groupLabelColor(const live::GroupView &view, std::size_t place, session::GroupColumn column);
//! The whole group in some lines, not yet fit for a tool tip.
QString groupSummary(const live::GroupView &view, std::size_t place, const QLocale &locale);

//! A session below its group: what fits under that column.
QString groupedSessionText(const session::SessionSnapshot &snapshot, quint32 row,
                           session::GroupColumn column, bool isActive, const QLocale &locale);

bool isTextColumn(session::GroupColumn column);
QString groupColumnTitle(const session::GroupRequest &request, session::GroupColumn column);
QString groupColumnHelp(const session::GroupRequest &request, session::GroupColumn column);

} // namespace sessionscope::models
