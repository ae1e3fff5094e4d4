// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace sessionscope::models {

//! What the models give beside Qt's own roles. Models give states and numbers; views choose colours
//! and icons.
enum Role {
    //! The exact value: qulonglong, qlonglong, double or QString; invalid where it is unknown.
    RawRole = Qt::UserRole + 1,
    //! Identifies the row: row of the snapshot (uint), id of a profile (QString).
    KeyRole,
    //! bool: text that is not data but says why there is none ("–", "(no name)").
    PlaceholderRole,
    //! bool: deserves a dot (dangerous flags, a count that differs).
    NoteworthyRole,
    //! ConnectionState.
    StateRole,
    //! The word of a production connection, or an empty text.
    ProductionWordRole,
    //! Its colour as #rrggbb.
    ProductionColorRole,
    //! int: colour of what the user calls the source, see session::SourceLabel; 0 for none.
    LabelColorRole,
    //! QString: explains StateRole, or the help of a column.
    DescriptionRole,
};

} // namespace sessionscope::models
