// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace sessionscope {

//! Hostile text made fit for one line on the screen: control characters become their pictures
//! (U+2400..), line and paragraph separators a return sign, bidirectional controls and other
//! invisible characters \c \\u{202E}, and so do marks piled on a letter beyond the third; lone
//! surrogates become U+FFFD; longer than \a maxCharacters is cut with an ellipsis. The result holds
//! no markup that is interpreted: widgets show it as plain text. Tool tips, which Qt sniffs for
//! HTML, need toPlainToolTip().
QString displayText(QStringView text, int maxCharacters);

//! Several lines stay lines, each made fit as by displayText().
QString displayLines(const QString &text, int maxCharactersOfALine);

//! True only if displayText() returns \a text unchanged: the common case, without allocation.
//! (False for a few harmless texts as well: surrogate pairs are left to displayText().)
bool isPlainDisplayText(QStringView text, int maxCharacters);

//! Escapes \a text so that a tool tip shows it as it is and never as rich text.
QString toPlainToolTip(const QString &text);

} // namespace sessionscope
