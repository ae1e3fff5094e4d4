// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/evaluator.h"

#include "query/rowtest.h"

#include <algorithm>

namespace sessionscope::query {

namespace {

// All of some tests, or any of them.
class CombinedRows final : public RowTest
{
public:
    CombinedRows(Expression::Kind kind, std::vector<RowTestPointer> tests)
        : m_isAny(kind == Expression::Kind::Any)
        , m_tests(std::move(tests))
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        if (m_tests.empty()) {
            std::fill(out.begin(), out.end(), m_isAny ? quint8(0) : quint8(1));
            return;
        }
        m_tests.front()->mark(first, out);
        PartMarks more;
        for (std::size_t test = 1; test < m_tests.size(); ++test) {
            m_tests[test]->mark(first, std::span(more).first(out.size()));
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] = static_cast<quint8>(m_isAny ? out[i] | more[i] : out[i] & more[i]);
        }
    }

private:
    bool m_isAny;
    std::vector<RowTestPointer> m_tests;
};

RowTestPointer makeLeaf(const Test &test, bool isNegated, const RowTestInput &input)
{
    if (const auto *const word = std::get_if<WordTest>(&test))
        return makeWordRows(*word, isNegated, input);
    if (const auto *const number = std::get_if<NumberTest>(&test)) {
        const FieldInfo &field = *number->field;
        const bool isPort = field.kind == FieldKind::Port;
        return makeNumberRows(isPort ? input.snapshot.packedPorts()
                                     : input.snapshot.packed(field.column),
                              signBitOf(field), number->ranges, isNegated);
    }
    if (const auto *const text = std::get_if<TextTest>(&test)) {
        switch (text->field->kind) {
        case FieldKind::Endpoint:
            return makeEndpointRows(*text, isNegated, input);
        case FieldKind::Alias:
        case FieldKind::Tag:
            return makeLabelRows(*text, isNegated, input);
        default:
            return makeTextRows(*text, isNegated, input);
        }
    }
    if (const auto *const unknown = std::get_if<UnknownTest>(&test))
        return makeUnknownRows(*unknown, isNegated, input);
    if (const auto *const changed = std::get_if<ChangedTest>(&test))
        return makeChangedRows(*changed, isNegated, input);
    const quint64 signBit = signBitOf(fieldOf(session::Column::Idle));
    const auto limit = static_cast<quint64>(input.context.activeIdleLimit.count()) ^ signBit;
    return makeNumberRows(input.snapshot.packed(session::Column::Idle), signBit, {{0, limit}},
                          isNegated);
}

RowTestPointer make(const Expression &expression, const RowTestInput &input)
{
    if (expression.kind == Expression::Kind::One)
        return makeLeaf(expression.test, expression.isNegated, input);
    std::vector<RowTestPointer> parts;
    for (const Expression &part : expression.parts)
        parts.push_back(make(part, input));
    return std::make_unique<CombinedRows>(expression.kind, std::move(parts));
}

} // namespace

Evaluation evaluate(const Expression &expression, const session::SessionSnapshot &snapshot,
                    const Context &context)
{
    TimeLimit limit(kMaxMatchingTime);
    const RowTestInput input{snapshot, context, limit};
    const RowTestPointer rows = make(expression, input);
    Evaluation evaluation;
    // Every mark is written.
    evaluation.passing.resize(snapshot.rowCount());
    const std::span all(evaluation.passing);
    for (std::size_t first = 0; first < all.size(); first += kRowsOfPart)
        rows->mark(first, all.subspan(first).first(std::min(kRowsOfPart, all.size() - first)));
    evaluation.gaveUp = limit.isOver();
    return evaluation;
}

} // namespace sessionscope::query
