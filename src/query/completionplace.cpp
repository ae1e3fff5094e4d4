// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/completionplace.h"

#include "query/lexer.h"
#include "query/numbers.h"

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;

namespace {

using State = CompletionPlace::State;

// Follows the grammar as far as is needed to know what comes next; more than the parser takes is
// let pass, since half of the filter is still missing.
class Walk
{
public:
    explicit Walk(QStringView text)
        : m_lexer(text)
        , m_size(text.size())
    {
    }

    CompletionPlace go()
    {
        while (m_place.state != State::Nowhere) {
            const auto token = m_lexer.next(lexerPlace());
            if (!token) {
                openQuotation(token.error());
                break;
            }
            if (token->kind == TokenKind::End) {
                m_place.begin = m_place.end = m_size;
                break;
            }
            if (token->end == m_size && token->kind == TokenKind::Quoted) {
                m_place.state = State::Nowhere;
                break;
            }
            if (token->end == m_size && token->kind == TokenKind::Word) {
                wordAtCursor(*token);
                break;
            }
            pass(*token);
        }
        return m_place;
    }

private:
    Lexer::Place lexerPlace() const
    {
        switch (m_place.state) {
        case State::Value:
        case State::In:
        case State::Is:
            return Lexer::Place::Value;
        case State::Set:
            return Lexer::Place::SetItem;
        default:
            return Lexer::Place::Term;
        }
    }

    void openQuotation(const Problem &problem)
    {
        m_place.begin = problem.position;
        m_place.end = m_size;
        m_place.typed = m_lexer.text().sliced(problem.position + 1).toString();
        if (m_place.state != State::Value && m_place.state != State::Set)
            m_place.state = State::Nowhere;
    }

    void wordAtCursor(const Token &token)
    {
        m_place.typed = token.text;
        m_place.begin = token.begin;
        m_place.end = token.end;
        // "idle 5" goes on as "idle = 5" would.
        if (m_place.state == State::AfterField && m_place.field->isNumeric()
            && looksLikeNumber(token.text))
            m_place.state = State::Value;
    }

    void pass(const Token &token)
    {
        switch (m_place.state) {
        case State::AfterField:
            passOperator(token);
            break;
        case State::Value:
            m_place.state = token.kind == TokenKind::Word || token.kind == TokenKind::Quoted
                ? behindComparison()
                : State::Nowhere;
            break;
        case State::In:
            m_place.state = token.kind == TokenKind::LeftBrace ? State::Set : behindComparison();
            break;
        case State::Set:
            if (token.kind == TokenKind::RightBrace)
                m_place.state = behindComparison();
            break;
        case State::Is:
            if (!token.isKeyword("not"_L1))
                m_place.state = behindComparison();
            break;
        default:
            passTerm(token);
        }
    }

    State behindComparison()
    {
        m_place.isBehindComparison = true;
        return State::AfterTerm;
    }

    void passOperator(const Token &token)
    {
        if (token.isOperator()) {
            m_place.isPattern = token.kind == TokenKind::Matches;
            m_place.state = State::Value;
        } else if (token.isKeyword("in"_L1)) {
            m_place.state = State::In;
        } else if (token.isKeyword("is"_L1)) {
            m_place.state = State::Is;
        } else if (token.kind == TokenKind::Word && m_place.field->isNumeric()
                   && looksLikeNumber(token.text)) {
            m_place.state = behindComparison();
        } else {
            passTerm(token);
        }
    }

    void passTerm(const Token &token)
    {
        m_place.isPattern = false;
        m_place.isBehindComparison = false;
        switch (token.kind) {
        case TokenKind::And:
        case TokenKind::Or:
        case TokenKind::Not:
            m_place.state = State::Term;
            return;
        case TokenKind::LeftParenthesis:
            ++m_place.openParentheses;
            m_place.state = State::Term;
            return;
        case TokenKind::RightParenthesis:
            --m_place.openParentheses;
            m_place.state = behindComparison();
            return;
        case TokenKind::Quoted:
            m_place.state = State::AfterTerm;
            return;
        case TokenKind::Word:
            break;
        default:
            m_place.state = State::Nowhere;
            return;
        }
        if (token.isKeyword("and"_L1) || token.isKeyword("or"_L1) || token.isKeyword("not"_L1)) {
            m_place.state = State::Term;
            return;
        }
        const FieldInfo *field = fieldNamed(token.text);
        if (field == nullptr) {
            m_place.state = State::AfterTerm;
        } else if (field->kind == FieldKind::Active) {
            m_place.state = behindComparison();
        } else {
            m_place.field = field;
            m_place.fieldEnd = token.end;
            m_place.state = State::AfterField;
        }
    }

    Lexer m_lexer;
    qsizetype m_size;
    CompletionPlace m_place;
};

} // namespace

CompletionPlace completionPlace(const QString &text, qsizetype cursor)
{
    const auto endsWord = [](QChar c) {
        return c.isSpace() || c == u')' || c == u'}' || c == u',';
    };
    if (cursor < text.size() && !endsWord(text[cursor])) {
        CompletionPlace within;
        within.state = State::Nowhere;
        return within;
    }
    return Walk(QStringView(text).first(cursor)).go();
}

} // namespace sessionscope::query
