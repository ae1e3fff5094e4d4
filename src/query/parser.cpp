// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/parser.h"

#include "query/comparison.h"
#include "query/lexer.h"
#include "query/parsertexts.h"

#include <utility>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;

namespace {

// The negation of \a expression, by De Morgan down to the tests.
void negate(Expression &expression)
{
    switch (expression.kind) {
    case Expression::Kind::One:
        expression.isNegated = !expression.isNegated;
        return;
    case Expression::Kind::All:
        expression.kind = Expression::Kind::Any;
        break;
    case Expression::Kind::Any:
        expression.kind = Expression::Kind::All;
        break;
    }
    for (Expression &part : expression.parts)
        negate(part);
}

class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text)
        , m_lexer(text)
    {
    }

    Parsed<Expression> parse()
    {
        if (m_text.size() > kMaxFilterCharacters)
            return tl::unexpected(texts::tooLong(m_text.size()));
        auto first = m_lexer.peek(Lexer::Place::Term);
        if (!first)
            return tl::unexpected(first.error());
        if (first->kind == TokenKind::End)
            return Expression{};
        auto whole = parseAny(0);
        if (!whole)
            return whole;
        const auto rest = m_lexer.peek(Lexer::Place::Term);
        if (!rest)
            return tl::unexpected(rest.error());
        if (rest->kind != TokenKind::End)
            return tl::unexpected(texts::unexpectedToken(m_text, *rest));
        return whole;
    }

private:
    Parsed<Expression> parseAny(int depth) { return parseList(Expression::Kind::Any, depth); }

    // Alternatives, or terms that must all hold.
    Parsed<Expression> parseList(Expression::Kind kind, int depth)
    {
        const bool isAny = kind == Expression::Kind::Any;
        const auto parsePart = [&] {
            return isAny ? parseList(Expression::Kind::All, depth) : parseTerm(depth);
        };
        auto first = parsePart();
        if (!first)
            return first;
        Expression list;
        list.kind = kind;
        list.begin = first->begin;
        list.end = first->end;
        list.parts.push_back(std::move(*first));
        while (true) {
            auto token = m_lexer.peek(Lexer::Place::Term);
            if (!token)
                return tl::unexpected(token.error());
            const bool isLink = isAny ? token->kind == TokenKind::Or || token->isKeyword("or"_L1)
                                      : token->kind == TokenKind::And || token->isKeyword("and"_L1);
            if (!isLink && (isAny || !beginsTerm(*token)))
                break;
            if (isLink)
                m_lexer.seek(token->end);
            auto part = parsePart();
            if (!part)
                return part;
            list.end = part->end;
            list.parts.push_back(std::move(*part));
        }
        if (list.parts.size() == 1)
            return std::move(list.parts.front());
        return list;
    }

    static bool beginsTerm(const Token &token)
    {
        switch (token.kind) {
        case TokenKind::Word:
            return !token.isKeyword("or"_L1);
        case TokenKind::Quoted:
        case TokenKind::Not:
        case TokenKind::LeftParenthesis:
            return true;
        default:
            return false;
        }
    }

    Parsed<Expression> parseTerm(int depth)
    {
        auto token = m_lexer.next(Lexer::Place::Term);
        if (!token)
            return tl::unexpected(token.error());
        if (depth >= kMaxFilterDepth)
            return tl::unexpected(texts::tooDeep(*token));
        switch (token->kind) {
        case TokenKind::Not:
            return parseNegation(*token, depth);
        case TokenKind::LeftParenthesis:
            return parseParenthesis(*token, depth);
        case TokenKind::Quoted:
            return word(*token);
        case TokenKind::Word:
            break;
        default:
            return tl::unexpected(texts::missingTerm(m_text, *token));
        }
        if (token->isKeyword("not"_L1))
            return parseNegation(*token, depth);
        if (token->isKeyword("and"_L1) || token->isKeyword("or"_L1))
            return tl::unexpected(texts::missingTerm(m_text, *token));
        return parseWordOrComparison(*token);
    }

    Parsed<Expression> parseNegation(const Token &negation, int depth)
    {
        auto term = parseTerm(depth + 1);
        if (!term)
            return term;
        negate(*term);
        term->begin = negation.begin;
        term->isGroup = true;
        return term;
    }

    Parsed<Expression> parseParenthesis(const Token &open, int depth)
    {
        auto inner = parseAny(depth + 1);
        if (!inner)
            return inner;
        const auto close = m_lexer.next(Lexer::Place::Term);
        if (!close)
            return tl::unexpected(close.error());
        if (close->kind == TokenKind::End)
            return tl::unexpected(texts::openParenthesis(open, *close));
        if (close->kind != TokenKind::RightParenthesis)
            return tl::unexpected(texts::unexpectedToken(m_text, *close));
        inner->begin = open.begin;
        inner->end = close->end;
        inner->isGroup = true;
        return inner;
    }

    Parsed<Expression> parseWordOrComparison(const Token &name)
    {
        const FieldInfo *field = fieldNamed(name.text);
        const auto following = m_lexer.peek(Lexer::Place::Term);
        if (field == nullptr) {
            if (!following || !isMeantAsComparison(*following))
                return word(name);
            return tl::unexpected(looksLikeNumber(name.text) && following->isOperator()
                                      ? texts::fieldComesFirst(name)
                                      : texts::unknownField(name));
        }
        // An open quotation behind a field is the trouble of the value, which says so.
        const Token next = following.value_or(Token{TokenKind::Quoted, name.end, name.end, {}});
        const bool isComparison = next.isOperator()
            || (!next.text.isEmpty() && (next.isKeyword("in"_L1) || next.isKeyword("is"_L1)))
            || (field->isNumeric() && next.kind == TokenKind::Word && looksLikeNumber(next.text));
        if (field->kind == FieldKind::Active) {
            if (isMeantAsComparison(next))
                return tl::unexpected(texts::activeStandsAlone(name, next));
            return leaf(ActiveTest{}, name.begin, name.end);
        }
        if (!isComparison)
            return word(name);
        auto comparison = parseComparison(m_text, m_lexer, *field);
        if (!comparison)
            return tl::unexpected(comparison.error());
        m_terms += comparison->values;
        if (m_terms > kMaxFilterTerms)
            return tl::unexpected(texts::tooManyTerms(name));
        Parsed<Expression> test = leaf(std::move(comparison->test), name.begin, m_lexer.position());
        test->isNegated = comparison->isNegated;
        return test;
    }

    // What follows a name: an operator, or what hardly anybody searches for as words.
    bool isMeantAsComparison(const Token &following) const
    {
        if (following.isOperator())
            return true;
        Lexer ahead = m_lexer;
        ahead.seek(following.end);
        const auto token = ahead.next(Lexer::Place::Value);
        if (!token)
            return false;
        if (following.isKeyword("in"_L1))
            return token->kind == TokenKind::LeftBrace
                || (token->kind == TokenKind::Word && session::parseAddressRange(token->text));
        const auto behind = ahead.next(Lexer::Place::Value);
        const bool isUnknown = token->isKeyword("unknown"_L1)
            || (token->isKeyword("not"_L1) && behind && behind->isKeyword("unknown"_L1));
        return following.isKeyword("is"_L1) && isUnknown;
    }

    Parsed<Expression> word(const Token &token)
    {
        const bool isQuoted = token.kind == TokenKind::Quoted;
        // Nothing is in every text: it would say nothing, and one has just begun to type.
        if (token.text.isEmpty()) {
            Expression all;
            all.begin = token.begin;
            all.end = token.end;
            return all;
        }
        if (++m_terms > kMaxFilterTerms)
            return tl::unexpected(texts::tooManyTerms(token));
        return leaf(WordTest{TextPattern::containing(token.text, !isQuoted)}, token.begin,
                    token.end);
    }

    static Expression leaf(Test test, qsizetype begin, qsizetype end)
    {
        Expression expression;
        expression.kind = Expression::Kind::One;
        expression.test = std::move(test);
        expression.begin = begin;
        expression.end = end;
        return expression;
    }

    QStringView m_text;
    Lexer m_lexer;
    int m_terms = 0;
};

} // namespace

Parsed<Expression> parseFilter(QStringView text)
{
    return Parser(text).parse();
}

} // namespace sessionscope::query
