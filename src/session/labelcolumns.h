// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/dictionary.h"
#include "session/packedintegers.h"

#include <QString>

namespace sessionscope::session {

class SessionSnapshot;
struct SourceLabel;
struct SourceLabels;

//! Texts by row that no member of the API holds. Each distinct one is kept once.
struct TextColumn
{
    Dictionary texts;
    PackedIntegers codes; //!< by row; unknown: none
};

//! The tags of \a label as one text, "cache prod"; a tag has no blanks.
QString tagsText(const SourceLabel &label);

//! What the user calls the sessions of \a snapshot, by row; unknown where he has given none. An
//! empty \a labels gives columns that are unknown all over. O(rows + labels).
TextColumn localAliases(const SessionSnapshot &snapshot, const SourceLabels &labels);
TextColumn localTags(const SessionSnapshot &snapshot, const SourceLabels &labels);

//! What the column of aliases shows first: the alias that the user gave, else his tags, else
//! ClientDesc. O(rows + labels + distinct texts of ClientDesc).
TextColumn shownAliases(const SessionSnapshot &snapshot, const SourceLabels &labels);

} // namespace sessionscope::session
