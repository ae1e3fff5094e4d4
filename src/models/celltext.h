// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QLocale>
#include <QVariant>

namespace sessionscope::models {

//! One member of one session as the table shows it.
struct CellText
{
    QString text; //!< one line, harmless, at most kMaxCellCharacters
    qsizetype unitStart = -1; //!< where the unit begins in text; -1 if there is none
    bool isPlaceholder = false; //!< not data but a word for its absence
    bool isNoteworthy = false; //!< dangerous flags
};

//! Shown for a value that the server did not give or that could not be understood.
QString unknownText();

CellText cellText(const session::SessionSnapshot &snapshot, session::Column column, quint32 row,
                  const QLocale &locale);
//! The same with more room: two units of time, at most kMaxDetailCharacters.
QString detailText(const session::SessionSnapshot &snapshot, session::Column column, quint32 row,
                   const QLocale &locale);
//! The exact value; invalid if unknown.
QVariant rawValue(const session::SessionSnapshot &snapshot, session::Column column, quint32 row);
//! The exact value on one line, harmless, at most kMaxDetailCharacters; a word if unknown.
QString rawDisplayText(const session::SessionSnapshot &snapshot, session::Column column,
                       quint32 row);
//! What the value means: the help of the column, the flags one by one.
QString meaning(const session::SessionSnapshot &snapshot, session::Column column, quint32 row);
//! "10.1.4.17:5012, order-service, hgetall, idle 4 m, blocked", for screen readers.
QString rowSummary(const session::SessionSnapshot &snapshot, quint32 row, const QLocale &locale);

} // namespace sessionscope::models
