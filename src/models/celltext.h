// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"
#include "session/sourcelabels.h"

#include <QLocale>
#include <QVariant>

namespace sessionscope::models {

//! One member of one session as the table shows it.
struct CellText
{
    QString text; //!< one line, harmless, at most kMaxCellCharacters
    qsizetype unitStart = -1; //!< where the unit begins in text; -1 if there is none
    //! Where begins what stands beside the value; -1 if nothing does.
    qsizetype besideStart = -1;
    int labelColor = 0; //!< as session::SourceLabel::color
    bool isPlaceholder = false; //!< not data but a word for its absence
    bool isNoteworthy = false; //!< dangerous flags
};

//! Shown for a value that the server did not give or that could not be understood.
QString unknownText();

CellText cellText(const session::SessionSnapshot &snapshot, session::Column column, quint32 row,
                  const QLocale &locale);
//! The same in the columns of the source and its alias with what the user calls it beside it;
//! \a label may be null.
CellText cellText(const session::SessionSnapshot &snapshot, session::Column column, quint32 row,
                  const QLocale &locale, const session::SourceLabel *label);
//! The alias that the user gave, else the tags; harmless.
QString labelText(const session::SourceLabel &label);
//! "local · remote": the alias of the user before that of the console, either may be empty;
//! harmless. \a besideStart: where the second one begins, or -1.
QString aliasText(const session::SourceLabel *label, const QString &remoteAlias,
                  qsizetype &besideStart);
//! "You call it “pool”; tags: a, b"; harmless.
QString labelSentence(const session::SourceLabel &label);
//! The same as the first with more room: two units of time, at most kMaxDetailCharacters.
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
