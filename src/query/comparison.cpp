// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/comparison.h"

#include "query/parsertexts.h"
#include "query/words.h"

#include <optional>
#include <utility>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;

namespace {

class ComparisonParser
{
public:
    ComparisonParser(QStringView text, Lexer &lexer, const FieldInfo &field)
        : m_text(text)
        , m_lexer(lexer)
        , m_field(field)
    {
    }

    Parsed<Comparison> parse()
    {
        const auto following = m_lexer.peek(Lexer::Place::Term);
        if (!following)
            return tl::unexpected(following.error());
        if (following->isKeyword("is"_L1)) {
            m_lexer.seek(following->end);
            return parseIsUnknown();
        }
        if (following->isKeyword("in"_L1)) {
            m_lexer.seek(following->end);
            return parseIn();
        }
        // Without an operator there is a number, as the caller has seen.
        TokenKind operation = TokenKind::Equal;
        if (following->isOperator()) {
            operation = following->kind;
            m_operator = *following;
            m_lexer.seek(following->end);
        }
        auto value = nextValue();
        if (!value)
            return tl::unexpected(value.error());
        // "idle > 5 m" would be 5 seconds and the word m.
        const auto behind = m_lexer.peek(Lexer::Place::Term);
        if (m_field.isNumeric() && behind && behind->kind == TokenKind::Word
            && isUnit(behind->text, m_field))
            return tl::unexpected(texts::unitStandsApart(*behind));
        return compare(operation, *value);
    }

private:
    Parsed<Token> nextValue()
    {
        auto value = m_lexer.next(Lexer::Place::Value);
        if (!value)
            return value;
        const bool isValue = value->kind == TokenKind::Word || value->kind == TokenKind::Quoted;
        if (!isValue)
            return tl::unexpected(texts::missingValue(m_text, m_field, *value));
        return value;
    }

    Parsed<Comparison> parseIsUnknown()
    {
        auto token = m_lexer.next(Lexer::Place::Value);
        bool isNegated = false;
        if (token && token->isKeyword("not"_L1)) {
            isNegated = true;
            token = m_lexer.next(Lexer::Place::Value);
        }
        if (!token)
            return tl::unexpected(token.error());
        if (!token->isKeyword("unknown"_L1))
            return tl::unexpected(texts::missingUnknown(m_text, *token));
        if (m_field.kind == FieldKind::Changed || m_field.kind == FieldKind::ChangedSinceMark)
            return tl::unexpected(texts::neverUnknown(m_field, *token));
        return Comparison{UnknownTest{&m_field}, isNegated};
    }

    Parsed<Comparison> parseIn()
    {
        std::vector<Token> values;
        auto token = m_lexer.next(Lexer::Place::Value);
        if (!token)
            return tl::unexpected(token.error());
        const bool isSet = token->kind == TokenKind::LeftBrace;
        if (isSet) {
            const Token open = *token;
            while (true) {
                token = m_lexer.next(Lexer::Place::SetItem);
                if (!token)
                    return tl::unexpected(token.error());
                if (token->kind == TokenKind::Comma)
                    continue;
                if (token->kind == TokenKind::RightBrace)
                    break;
                if (token->kind == TokenKind::End)
                    return tl::unexpected(texts::openBrace(open, *token));
                if (values.size() >= kMaxSetValues)
                    return tl::unexpected(texts::tooManyTerms(*token));
                values.push_back(*token);
            }
            if (values.empty())
                return tl::unexpected(texts::emptySet(open, *token));
        } else if (token->kind == TokenKind::Word || token->kind == TokenKind::Quoted) {
            values.push_back(*token);
        } else {
            return tl::unexpected(texts::missingSet(m_text, m_field, *token));
        }
        return oneOf(values, isSet);
    }

    Parsed<Comparison> oneOf(const std::vector<Token> &values, bool isSet)
    {
        std::vector<NumberRange> ranges;
        std::vector<TextCondition> conditions;
        session::RowChanges changes = 0;
        for (const Token &value : values) {
            if (m_field.isNumeric()) {
                auto range = rangeOf(value);
                // "db in 3" is understood, though "=" would do.
                if (!range)
                    return tl::unexpected(range.error());
                ranges.push_back(*range);
            } else if (isOfChanges()) {
                const auto bits = changesOf(value);
                if (!bits)
                    return tl::unexpected(bits.error());
                changes |= *bits;
            } else {
                auto condition = memberOf(value, isSet);
                if (!condition)
                    return tl::unexpected(condition.error());
                conditions.push_back(std::move(*condition));
            }
        }
        const int count = static_cast<int>(values.size());
        if (m_field.isNumeric())
            return Comparison{NumberTest{&m_field, std::move(ranges)}, false, count};
        if (isOfChanges())
            return Comparison{ChangedTest{&m_field, changes}, false, count};
        return Comparison{TextTest{&m_field, std::move(conditions)}, false, count};
    }

    bool isOfChanges() const
    {
        return m_field.kind == FieldKind::Changed || m_field.kind == FieldKind::ChangedSinceMark;
    }

    bool holdsAddresses() const
    {
        return m_field.kind == FieldKind::Source || m_field.kind == FieldKind::Endpoint;
    }

    // A member of a set, or what stands behind "in" alone.
    Parsed<TextCondition> memberOf(const Token &value, bool isSet)
    {
        if (holdsAddresses() && value.kind == TokenKind::Word) {
            const auto range = session::parseAddressRange(value.text);
            const bool isOneAddress = range && range->first == range->last;
            // An address alone means its text in a set, so that "::1" is not "0:0::1" of another
            // spelling only by chance: the range finds every spelling.
            if (range && (m_field.kind == FieldKind::Source || !isOneAddress || !isSet))
                return TextCondition{*range};
            if (!range && (value.text.contains(u'/') || !isSet))
                return tl::unexpected(texts::noAddressRange(m_field, value));
        } else if (!isSet) {
            return tl::unexpected(texts::missingSet(m_text, m_field, value));
        }
        return textEqual(value);
    }

    Parsed<Comparison> compare(TokenKind operation, const Token &value)
    {
        if (m_field.isNumeric())
            return compareNumber(operation, value);
        const bool isNegated = operation == TokenKind::NotEqual;
        switch (operation) {
        case TokenKind::Less:
        case TokenKind::LessOrEqual:
        case TokenKind::Greater:
        case TokenKind::GreaterOrEqual:
            return tl::unexpected(texts::noOrder(m_text, m_field, m_operator));
        default:
            break;
        }
        if (isOfChanges()) {
            if (operation == TokenKind::Matches)
                return tl::unexpected(texts::noOrder(m_text, m_field, m_operator));
            const auto bits = changesOf(value);
            if (!bits)
                return tl::unexpected(bits.error());
            return Comparison{ChangedTest{&m_field, *bits}, isNegated};
        }
        Parsed<TextCondition> condition = operation == TokenKind::Matches ? regularExpression(value)
            : operation == TokenKind::Contains                            ? textContaining(value)
                                                                          : textEqual(value);
        if (!condition)
            return tl::unexpected(condition.error());
        return Comparison{TextTest{&m_field, {std::move(*condition)}}, isNegated};
    }

    Parsed<Comparison> compareNumber(TokenKind operation, const Token &value)
    {
        if (operation == TokenKind::Matches)
            return tl::unexpected(texts::noMatching(m_field, m_operator));
        const bool isNegated = operation == TokenKind::NotEqual;
        const bool isEqual =
            isNegated || operation == TokenKind::Equal || operation == TokenKind::Contains;
        if (isEqual) {
            const auto range = rangeOf(value);
            if (!range)
                return tl::unexpected(range.error());
            return Comparison{NumberTest{&m_field, {*range}}, isNegated};
        }
        const auto quantity = parseQuantity(value.text, m_field);
        if (!quantity)
            return tl::unexpected(texts::noNumber(m_field, value));
        NumberRange range;
        switch (operation) {
        case TokenKind::Less:
            range = quantity->below();
            break;
        case TokenKind::LessOrEqual:
            range = quantity->atMost();
            break;
        case TokenKind::Greater:
            range = quantity->above();
            break;
        default:
            range = quantity->atLeast();
            break;
        }
        return Comparison{NumberTest{&m_field, {range}}, false};
    }

    Parsed<NumberRange> rangeOf(const Token &value)
    {
        if (const auto range = parseNumberRange(value.text, m_field)) {
            if (range->lowest > range->highest)
                return tl::unexpected(texts::emptyRange(value));
            return *range;
        }
        const auto quantity = parseQuantity(value.text, m_field);
        if (!quantity)
            return tl::unexpected(texts::noNumber(m_field, value));
        return quantity->equal();
    }

    Parsed<TextCondition> textEqual(const Token &value)
    {
        if (m_field.kind == FieldKind::Role)
            return role(value);
        const QString text = m_field.kind == FieldKind::Letters ? lettersOrText(value) : value.text;
        return TextCondition{TextPattern::equal(text, value.kind == TokenKind::Word)};
    }

    Parsed<TextCondition> textContaining(const Token &value)
    {
        if (m_field.kind == FieldKind::Role)
            return role(value);
        if (m_field.kind != FieldKind::Letters)
            return TextCondition{
                TextPattern::containing(value.text, value.kind == TokenKind::Word)};
        const std::optional<QString> letters = lettersNamed(m_field.column, value.text);
        if (!letters)
            return tl::unexpected(texts::noLetters(m_field, value));
        return TextCondition{LettersHeld{*letters}};
    }

    // "flags = monitor" is what "flags = O" is.
    QString lettersOrText(const Token &value) const
    {
        return letterOfWord(m_field.column, value.text).value_or(value.text);
    }

    Parsed<TextCondition> role(const Token &value)
    {
        const std::optional<QString> name = roleNamed(value.text);
        if (!name)
            return tl::unexpected(texts::noRole(value));
        return TextCondition{TextPattern::equal(*name, false)};
    }

    Parsed<TextCondition> regularExpression(const Token &value)
    {
        QString why;
        qsizetype where = 0;
        auto pattern = TextPattern::regularExpression(value.text, why, where);
        if (!pattern)
            return tl::unexpected(texts::noRegularExpression(value, why, where));
        return TextCondition{std::move(*pattern)};
    }

    Parsed<session::RowChanges> changesOf(const Token &value)
    {
        const auto changes = changesNamed(value.text);
        if (!changes)
            return tl::unexpected(texts::noChange(m_field, value));
        return *changes;
    }

    static constexpr std::size_t kMaxSetValues = 512;

    QStringView m_text;
    Lexer &m_lexer;
    const FieldInfo &m_field;
    Token m_operator;
};

} // namespace

Parsed<Comparison> parseComparison(QStringView text, Lexer &lexer, const FieldInfo &field)
{
    return ComparisonParser(text, lexer, field).parse();
}

} // namespace sessionscope::query
