// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tidyname.h"

namespace sessionscope::models {

QString tidyName(const QString &text, qsizetype maxCharacters)
{
    // A file may say anything; so may the clipboard.
    QString name = text.left(maxCharacters * 4);
    name.removeIf([](QChar character) {
        return character.category() == QChar::Other_Format
            || (!character.isPrint() && !character.isSpace() && !character.isSurrogate());
    });
    name = name.simplified().left(maxCharacters);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    return name.isValidUtf16() ? name.trimmed() : QString();
}

} // namespace sessionscope::models
