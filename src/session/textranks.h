// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/dictionary.h"

#include <QLocale>

#include <span>
#include <vector>

namespace sessionscope::session {

//! What was found out about an earlier dictionary: texts that are still there need not be compared
//! with each other again.
struct KnownRanks
{
    const Dictionary &dictionary;
    std::span<const quint32> ranks;
};

//! The codes of \a dictionary ranked: result[code] is the place of the text among all texts, by the
//! rules of \a locale, with numbers inside the texts by value.
std::vector<quint32> rankByText(const Dictionary &dictionary, const QLocale &locale = QLocale());
//! The same with less work. \a known must have been made for the same locale.
std::vector<quint32> rankByText(const Dictionary &dictionary, const QLocale &locale,
                                const KnownRanks &known);
//! The same with addresses in front, by number: IPv4, then IPv6, then other texts.
std::vector<quint32> rankByAddress(const Dictionary &dictionary, const QLocale &locale = QLocale());

} // namespace sessionscope::session
