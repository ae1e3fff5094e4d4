// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/evaluator.h"

#include "query/rowtest.h"

#include <algorithm>

namespace sessionscope::query {

namespace {

RowTestPointer makeLeaf(const Test &test, bool isNegated, const RowTestInput &input)
{
    if (const auto *const word = std::get_if<WordTest>(&test))
        return makeWordRows(*word, isNegated, input);
    if (const auto *const number = std::get_if<NumberTest>(&test)) {
        const FieldInfo &field = *number->field;
        const bool isPort = field.kind == FieldKind::Port;
        return makeRangeRows(
            EntryRanges(isPort ? input.snapshot.packedPorts() : input.snapshot.packed(field.column),
                        signBitOf(field), number->ranges, isNegated));
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
    const NumberRange active{0, limit};
    return makeRangeRows(EntryRanges(input.snapshot.packed(session::Column::Idle), signBit,
                                     {&active, 1}, isNegated));
}

RowTestPointer make(const Expression &expression, const RowTestInput &input)
{
    if (expression.kind == Expression::Kind::One)
        return makeLeaf(expression.test, expression.isNegated, input);
    std::vector<RowTestPointer> parts;
    for (const Expression &part : expression.parts)
        parts.push_back(make(part, input));
    return makeCombinedRows(expression.kind == Expression::Kind::Any ? Join::Or : Join::And,
                            std::move(parts));
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
