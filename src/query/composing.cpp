// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/composing.h"

#include "query/parser.h"
#include "query/words.h"
#include "session/flags.h"

#include <algorithm>
#include <array>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kKeywords{"and"_L1, "or"_L1, "not"_L1, "in"_L1, "is"_L1, "unknown"_L1};

// Neither punctuation of the language nor a wildcard, and nobody takes it for a keyword.
bool isPlainWord(const QString &text)
{
    const auto isPlain = [](QChar c) {
        return c.isLetterOrNumber() || u"_.:/[]-"_s.contains(c);
    };
    const bool isKeyword =
        std::any_of(kKeywords.begin(), kKeywords.end(), [&](QLatin1StringView keyword) {
            return text.compare(keyword, Qt::CaseInsensitive) == 0;
        });
    return !text.isEmpty() && !isKeyword && std::all_of(text.begin(), text.end(), isPlain);
}

QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // A backslash before anything else stands for itself.
        const QChar following = i + 1 < text.size() ? text[i + 1] : QChar(u'"');
        const bool isTakenForEscape = text[i] == u'\\' && (following == u'"' || following == u'\\');
        if (text[i] == u'"' || isTakenForEscape)
            out += u'\\';
        out += text[i];
    }
    return out + u'"';
}

// A regular expression for \a text and nothing else, without characters that cannot be seen.
QString escapedForPcre(const QString &text)
{
    QString out;
    for (const uint point : text.toUcs4()) {
        const bool isAscii = point < 0x80;
        if (isAscii ? QChar::isLetterOrNumber(point) || point == ' ' || point == '_'
                    : QChar::isPrint(point) && point != 0x201c && point != 0x201d)
            out += QStringView(QChar::fromUcs4(point));
        else if (isAscii && QChar::isPrint(point))
            out += u'\\' + QString(QChar(static_cast<ushort>(point)));
        else
            out += u"\\x{%1}"_s.arg(point, 0, 16);
    }
    return out;
}

// Letters differ by case ("b" is blocked, "B" is not), and some texts are read as words.
bool isMistakenForOther(const FieldInfo &field, const QString &text)
{
    if (field.kind != FieldKind::Letters)
        return false;
    if (letterOfWord(field.column, text))
        return true;
    if (field.column == session::Column::Events)
        return std::any_of(text.begin(), text.end(),
                           [](QChar c) { return c != u'r' && c != u'w'; });
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const QChar twin = c.isUpper() ? c.toLower() : c.toUpper();
        return twin != c && session::flagInfo(twin) != nullptr;
    });
}

// Whether "and" would take a part of it away.
bool isAlternatives(const QString &filter)
{
    const auto expression = parseFilter(filter);
    return expression && expression->kind == Expression::Kind::Any && !expression->isGroup;
}

QString inParentheses(const QString &filter)
{
    return u'(' + filter + u')';
}

} // namespace

QString fieldWord(const FieldInfo &field)
{
    return QString(field.name).toLower();
}

bool canBeQuoted(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    return std::all_of(points.begin(), points.end(), [](uint point) {
        return QChar::isPrint(point) && point != 0x201c && point != 0x201d;
    });
}

QString valueWord(const QString &value)
{
    return isPlainWord(value) ? value : quoted(value);
}

QString termForValue(const FieldInfo &field, const std::optional<QString> &value, bool isNegated)
{
    const QString name = fieldWord(field);
    if (!value)
        return name + (isNegated ? " is not unknown"_L1 : " is unknown"_L1);
    const bool isWhole = value->size() <= kMaxComposedCharacters;
    if (isWhole && canBeQuoted(*value) && !isMistakenForOther(field, *value))
        return name + (isNegated ? " != "_L1 : " = "_L1) + valueWord(*value);
    QString beginning = value->first(std::min(value->size(), kMaxComposedCharacters));
    if (!isWhole && beginning.back().isHighSurrogate())
        beginning.chop(1);
    const QString pattern = u'^' + escapedForPcre(beginning) + (isWhole ? "\\z"_L1 : ""_L1);
    return (isNegated ? "not "_L1 : ""_L1) + name + " ~ "_L1 + quoted(pattern);
}

QString termForCell(const session::SessionSnapshot &snapshot, session::Column column, quint32 row,
                    bool isNegated)
{
    return termForValue(fieldOf(column), snapshot.rawText(column, row), isNegated);
}

QString combined(const QString &filter, Link link, const QString &term)
{
    const auto present = Filter::parse(filter);
    if (!present || present->isEmpty())
        return term;
    const QString text = filter.trimmed();
    if (link == Link::Or)
        return text == term ? text : text + " or "_L1 + term;
    if (present->terms().contains(term))
        return text;
    return (isAlternatives(text) ? inParentheses(text) : text) + " and "_L1
        + (isAlternatives(term) ? inParentheses(term) : term);
}

QString withoutTerm(const Filter &filter, qsizetype index)
{
    QStringList terms = filter.terms();
    if (index < 0 || index >= terms.size())
        return filter.text();
    terms.removeAt(index);
    return terms.join(" and "_L1);
}

bool hasTermsToShow(const Filter &filter)
{
    if (filter.terms().size() != 1)
        return !filter.isEmpty();
    const auto expression = parseFilter(filter.text());
    return expression
        && !(expression->kind == Expression::Kind::One && !expression->isNegated
             && std::holds_alternative<WordTest>(expression->test));
}

} // namespace sessionscope::query
