// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/displaytext.h"

#include <QChar>

namespace sessionscope {

namespace {

bool isHarmless(char16_t unit)
{
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0))
        return false;
    if (unit < 0x300)
        return unit != 0xad; // soft hyphen is invisible
    const QChar c(unit);
    if (c.isSurrogate())
        return false;
    const QChar::Category category = c.category();
    return category != QChar::Other_Format && category != QChar::Separator_Line
        && category != QChar::Separator_Paragraph;
}

void appendVisible(QString &out, char32_t code)
{
    if (code < 0x20) {
        out += QChar(static_cast<char16_t>(0x2400 + code)); // control pictures
    } else if (code == 0x7f) {
        out += QChar(char16_t(0x2421));
    } else if (code == 0x2028 || code == 0x2029) {
        out += QChar(char16_t(0x23ce));
    } else {
        out += QLatin1String("\\u{") + QString::number(code, 16).toUpper() + QLatin1Char('}');
    }
}

} // namespace

bool isPlainDisplayText(QStringView text, int maxCharacters)
{
    if (text.size() > maxCharacters)
        return false;
    for (const QChar c : text) {
        if (!isHarmless(c.unicode()))
            return false;
    }
    return true;
}

QString displayText(QStringView text, int maxCharacters)
{
    if (isPlainDisplayText(text, maxCharacters))
        return text.toString();

    QString out;
    int shown = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown++ >= maxCharacters) {
            out += QChar(char16_t(0x2026));
            break;
        }
        const QChar c = text[i];
        if (isHarmless(c.unicode())) {
            out += c;
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t code = QChar::surrogateToUcs4(c, text[i + 1]);
            ++i;
            if (QChar::category(code) == QChar::Other_Format)
                appendVisible(out, code);
            else
                out += QStringView(text).mid(i - 1, 2);
        } else if (c.isSurrogate()) {
            out += QChar(QChar::ReplacementCharacter);
        } else {
            appendVisible(out, c.unicode());
        }
    }
    return out;
}

QString toPlainToolTip(const QString &text)
{
    // Qt::mightBeRichText() decides by content; a tip that is always rich text with everything
    // escaped cannot be talked into anything.
    return QLatin1String("<qt>")
        + text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br/>"))
        + QLatin1String("</qt>");
}

} // namespace sessionscope
