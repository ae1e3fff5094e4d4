// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/displaytext.h"

#include <QChar>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sessionscope {

namespace {

//! Marks stacked on one letter, which then reach into the rows above and below. No language that
//! is written needs more.
constexpr int kMaxMarks = 3;

struct CodeRange
{
    char32_t first;
    char32_t last;
};

// Besides the format characters: what Unicode calls ignorable (DerivedCoreProperties,
// Default_Ignorable_Code_Point), and noncharacters, which no XML may hold.
constexpr std::array kInvisible{
    CodeRange{0x034f, 0x034f}, // combining grapheme joiner
    CodeRange{0x115f, 0x1160}, // fillers of Hangul
    CodeRange{0x17b4, 0x17b5}, // vowels of Khmer that are not shown
    CodeRange{0x180b, 0x180f}, // selectors of Mongolian
    CodeRange{0x2065, 0x2065}, CodeRange{0x3164, 0x3164}, // filler of Hangul
    CodeRange{0xfdd0, 0xfdef}, CodeRange{0xfe00, 0xfe0f}, // variation selectors
    CodeRange{0xffa0, 0xffa0}, // filler of Hangul
    CodeRange{0xfff0, 0xfff8}, CodeRange{0xe0000, 0xe0fff}, // tags, more variation selectors
};

bool isInvisible(char32_t code)
{
    return (code & 0xfffe) == 0xfffe
        || std::any_of(kInvisible.begin(), kInvisible.end(), [code](CodeRange range) {
               return range.first <= code && code <= range.last;
           });
}

bool isMark(char32_t code)
{
    if (code < 0x300)
        return false;
    const QChar::Category category = QChar::category(code);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isHarmless(char16_t unit)
{
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0))
        return false;
    if (unit < 0x300)
        return unit != 0xad; // soft hyphen is invisible
    const QChar c(unit);
    if (c.isSurrogate() || isInvisible(unit))
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
    int marks = 0;
    for (const QChar c : text) {
        marks = isMark(c.unicode()) ? marks + 1 : 0;
        if (marks > kMaxMarks || !isHarmless(c.unicode()))
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
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown++ >= maxCharacters) {
            out += QChar(char16_t(0x2026));
            break;
        }
        const QChar c = text[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (c.isSurrogate() && !isPair) {
            out += QChar(QChar::ReplacementCharacter);
            marks = 0;
            continue;
        }
        const char32_t code = isPair ? QChar::surrogateToUcs4(c, text[++i]) : c.unicode();
        marks = isMark(code) ? marks + 1 : 0;
        const bool isShown = isPair
            ? !isInvisible(code) && QChar::category(code) != QChar::Other_Format
            : isHarmless(c.unicode());
        if (!isShown || marks > kMaxMarks)
            appendVisible(out, code);
        else if (isPair)
            out += text.mid(i - 1, 2);
        else
            out += c;
    }
    return out;
}

QString displayLines(const QString &text, int maxCharactersOfALine)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n')))
        lines.append(displayText(line, maxCharactersOfALine));
    return lines.join(QLatin1Char('\n'));
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
