// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "session/rowchanges.h"

#include <QString>
#include <QStringList>

#include <optional>

//! The words that stand for letters, roles and changes in a filter. Upper and lower case, blanks
//! and punctuation do not matter: "Pub/Sub", "pubsub".
namespace sessionscope::query {

//! "S" for "replica" in Flags, "w" for "writable" in Events; in English or as the window says it.
std::optional<QString> letterOfWord(session::Column column, const QString &word);

//! A word as above, or letters that are all known ("bx"), or any one letter.
std::optional<QString> lettersNamed(session::Column column, const QString &text);

//! The words that \a column knows, in English, as they are written in a filter.
QStringList letterWords(session::Column column);

//! The role as session::roleOfFlags() writes it; "master" and "slave" are understood.
std::optional<QString> roleNamed(const QString &word);

//! "new", "gone", "any" (new, gone, or a member of session::kTellingColumns), or the name of a
//! column.
std::optional<session::RowChanges> changesNamed(const QString &word);

} // namespace sessionscope::query
