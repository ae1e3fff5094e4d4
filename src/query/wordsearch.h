// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/dictionary.h"

#include <QString>

#include <vector>

namespace sessionscope::query {

//! Marks by number of a text or by port: a set of these bits.
using Marks = std::vector<quint8>;

inline constexpr quint8 kHoldsWord = 1;
//! Of a host and of a port: together they hold a word that spans the colon between them.
inline constexpr quint8 kHoldsItsPart = 2;

//! Which texts hold \a word, which is case-folded and not empty, exactly as
//! QString::contains(word, Qt::CaseInsensitive) says; one entry for each text.
Marks textsWithWord(const session::Dictionary &dictionary, const QString &word);

//! How \a word may lie in "host:port".
struct AddrMarks
{
    Marks hosts; //!< by number in the dictionary
    Marks ports; //!< by port; empty if the word cannot reach into a port
};

AddrMarks addrsWithWord(const session::Dictionary &hosts, const QString &word);

} // namespace sessionscope::query
