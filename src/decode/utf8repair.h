// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sessionscope::decode {

//! \a text with U+FFFD for each maximal part that could have begun a character and does not
//! continue as one (Unicode 15, 3.9 "U+FFFD Substitution of Maximal Subparts", as browsers and
//! Python do it; QString::fromUtf8() writes one for each byte). \a text itself if it is valid.
QByteArray repairedUtf8(const QByteArray &text);

//! Where the character at \a repairedOffset of repairedUtf8(text) stands in \a text.
qsizetype offsetBeforeRepair(QByteArrayView text, qsizetype repairedOffset);

} // namespace sessionscope::decode
