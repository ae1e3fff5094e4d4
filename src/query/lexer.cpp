// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/lexer.h"

#include "query/fields.h"

#include <QCoreApplication>

#include <array>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LexerText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FilterProblem)
};

constexpr QChar kLeftMark(0x201c);
constexpr QChar kRightMark(0x201d);

bool isQuotationMark(QChar c)
{
    return c == u'"' || c == kLeftMark || c == kRightMark;
}

struct Punctuation
{
    QLatin1StringView text;
    TokenKind kind;
};

// Longer ones first.
constexpr std::array kPunctuation{
    Punctuation{"&&"_L1, TokenKind::And},
    Punctuation{"||"_L1, TokenKind::Or},
    Punctuation{"=="_L1, TokenKind::Equal},
    Punctuation{"!="_L1, TokenKind::NotEqual},
    Punctuation{"<>"_L1, TokenKind::NotEqual},
    Punctuation{"<="_L1, TokenKind::LessOrEqual},
    Punctuation{">="_L1, TokenKind::GreaterOrEqual},
    Punctuation{"="_L1, TokenKind::Equal},
    Punctuation{"<"_L1, TokenKind::Less},
    Punctuation{">"_L1, TokenKind::Greater},
    Punctuation{"~"_L1, TokenKind::Matches},
    Punctuation{"!"_L1, TokenKind::Not},
    Punctuation{"("_L1, TokenKind::LeftParenthesis},
    Punctuation{")"_L1, TokenKind::RightParenthesis},
};

constexpr std::array kSetPunctuation{
    Punctuation{"{"_L1, TokenKind::LeftBrace},
    Punctuation{"}"_L1, TokenKind::RightBrace},
    Punctuation{","_L1, TokenKind::Comma},
};

} // namespace

bool Lexer::startsWith(QLatin1StringView text) const
{
    return m_text.sliced(m_at).startsWith(text);
}

Parsed<Token> Lexer::next(Place place)
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    if (m_at == m_text.size())
        return Token{TokenKind::End, m_at, m_at, {}};
    if (isQuotationMark(m_text[m_at]))
        return quoted();
    if (Token token = punctuation(place); token.kind != TokenKind::End)
        return token;
    return word(place);
}

Parsed<Token> Lexer::peek(Place place) const
{
    Lexer ahead = *this;
    return ahead.next(place);
}

Parsed<Token> Lexer::quoted()
{
    const qsizetype begin = m_at;
    QString text;
    for (qsizetype at = begin + 1; at < m_text.size(); ++at) {
        const QChar c = m_text[at];
        if (isQuotationMark(c)) {
            m_at = at + 1;
            return Token{TokenKind::Quoted, begin, m_at, text};
        }
        const QChar following = at + 1 < m_text.size() ? m_text[at + 1] : QChar();
        const bool isEscape = c == u'\\' && (following == u'"' || following == u'\\');
        at += isEscape ? 1 : 0;
        text += isEscape ? following : c;
    }
    return tl::unexpected(Problem{begin, m_text.size() - begin,
                                  LexerText::tr("The text in quotation marks does not end: add a "
                                                "\" behind it."),
                                  true});
}

// Kind::End where there is none.
Token Lexer::punctuation(Place place)
{
    const auto taken = [&](const Punctuation &found) {
        const qsizetype begin = m_at;
        m_at += found.text.size();
        return Token{found.kind, begin, m_at, {}};
    };
    if (place != Place::Term) {
        for (const Punctuation &candidate : kSetPunctuation) {
            if (startsWith(candidate.text)
                && (place == Place::SetItem || candidate.kind == TokenKind::LeftBrace))
                return taken(candidate);
        }
    }
    if (place == Place::SetItem)
        return {};
    // The colon was left by the word before it.
    if (place == Place::Term && m_text[m_at] == u':' && m_at > 0 && !m_text[m_at - 1].isSpace()) {
        qsizetype begin = m_at;
        while (begin > 0 && (m_text[begin - 1].isLetterOrNumber() || m_text[begin - 1] == u'-'))
            --begin;
        if (fieldNamed(m_text.sliced(begin, m_at - begin)) != nullptr)
            return taken({":"_L1, TokenKind::Contains});
    }
    for (const Punctuation &candidate : kPunctuation) {
        const bool mayBeginValue =
            candidate.kind == TokenKind::Not || candidate.kind == TokenKind::LeftParenthesis;
        if ((place == Place::Term || !mayBeginValue) && startsWith(candidate.text))
            return taken(candidate);
    }
    return {};
}

// Not at its first character, which is no punctuation. Whether the character at m_at ends the word
// that starts at \a begin.
bool Lexer::endsWord(Place place, qsizetype begin, int &openParentheses) const
{
    const QChar c = m_text[m_at];
    if (c.isSpace() || isQuotationMark(c))
        return true;
    if (place == Place::SetItem)
        return c == u',' || c == u'}';
    if (startsWith("&&"_L1) || startsWith("||"_L1))
        return true;
    if (place == Place::Value) {
        openParentheses += c == u'(' ? 1 : c == u')' ? -1 : 0;
        return openParentheses < 0;
    }
    if (c == u':')
        return fieldNamed(m_text.sliced(begin, m_at - begin)) != nullptr;
    return c == u'(' || c == u')' || c == u'=' || c == u'<' || c == u'>' || c == u'~'
        || startsWith("!="_L1);
}

Token Lexer::word(Place place)
{
    const qsizetype begin = m_at;
    int openParentheses = 0;
    while (m_at < m_text.size() && !endsWord(place, begin, openParentheses))
        ++m_at;
    return {TokenKind::Word, begin, m_at, m_text.sliced(begin, m_at - begin).toString()};
}

} // namespace sessionscope::query
