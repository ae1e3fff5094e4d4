// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/problem.h"

#include <QString>
#include <QStringView>

namespace sessionscope::query {

enum class TokenKind : quint8 {
    End,
    Word,
    Quoted, //!< text in quotation marks, which have been removed
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains, //!< the colon right behind the name of a field
    Matches,
    Not, //!< "!"
    And, //!< "&&"
    Or, //!< "||"
    LeftParenthesis,
    RightParenthesis,
    LeftBrace,
    RightBrace,
    Comma,
};

struct Token
{
    TokenKind kind = TokenKind::End;
    qsizetype begin = 0; //!< in the filter
    qsizetype end = 0;
    QString text; //!< of a Word or Quoted

    //! Comparisons, the colon and the tilde.
    bool isOperator() const { return kind >= TokenKind::Equal && kind <= TokenKind::Matches; }

    //! The word \a keyword in any case, without quotation marks.
    bool isKeyword(QLatin1StringView keyword) const
    {
        return kind == TokenKind::Word && text.compare(keyword, Qt::CaseInsensitive) == 0;
    }
};

//! Cuts a filter into tokens, one at a time, since what ends a word depends on where it stands:
//! in "client=10.0.0.1:80" the second colon belongs to the value, in "{a,b}" a comma ends one.
//! Nothing has a special meaning within quotation marks but \" and \\; the typographic ones of
//! an input method are taken as well.
class Lexer final
{
public:
    enum class Place : quint8 {
        Term, //!< where a word, a field or an operator may stand
        Value, //!< behind an operator: parentheses in pairs belong to the value
        SetItem, //!< between braces
    };

    //! \a text must outlive it.
    explicit Lexer(QStringView text)
        : m_text(text)
    {
    }

    //! The next token, and goes on behind it.
    Parsed<Token> next(Place place);
    //! The next token as next() would give it.
    Parsed<Token> peek(Place place) const;

    //! Goes back or on to \a position.
    void seek(qsizetype position) { m_at = position; }

    qsizetype position() const { return m_at; }

    QStringView text() const { return m_text; }

private:
    bool startsWith(QLatin1StringView text) const;
    Parsed<Token> quoted();
    Token punctuation(Place place);
    Token word(Place place);
    bool endsWord(Place place, qsizetype begin, int &openParentheses) const;

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace sessionscope::query
