// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sessionscope::session {

//! A state that a flag letter stands for (DAS API page; https://redis.io/commands/client-list).
struct FlagInfo
{
    char letter;
    const char *word; //!< untranslated, short, for cells
    const char *help; //!< untranslated, for details and tool tips
    bool noteworthy; //!< MONITOR, closing, blocked: gets a dot
};

//! The known letter, or nullptr.
const FlagInfo *flagInfo(QChar letter);

//! "blocked, in MULTI"; unknown letters are shown as they are, "N" alone as "normal", an empty
//! text as itself.
QString flagWords(const QString &letters);
//! One line for each letter: "b: waiting in a blocking operation".
QString flagHelp(const QString &letters);
bool isNoteworthy(const QString &letters);

//! normal, primary, replica, monitor or pubsub: what is most telling in the letters of Flags.
QString roleOfFlags(const QString &letters);
QStringList roles();

//! "readable, writable" for "rw"; unknown letters as they are, an empty text as itself.
QString eventWords(const QString &letters);

} // namespace sessionscope::session
