// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"

#include "query/parser.h"

#include <algorithm>
#include <memory>

namespace sessionscope::query {

namespace {

bool acceptsAll(const Expression &expression)
{
    return expression.kind == Expression::Kind::All
        && std::all_of(expression.parts.begin(), expression.parts.end(), acceptsAll);
}

bool wantsGone(const Expression &expression)
{
    if (expression.kind != Expression::Kind::One)
        return std::any_of(expression.parts.begin(), expression.parts.end(), wantsGone);
    const auto *const changed = std::get_if<ChangedTest>(&expression.test);
    return changed != nullptr && !expression.isNegated
        && (changed->anyOf & session::kRowIsGone) != 0;
}

} // namespace

Parsed<Filter> Filter::parse(const QString &text)
{
    auto expression = parseFilter(text);
    if (!expression)
        return tl::unexpected(expression.error());
    Filter filter;
    filter.m_text = text;
    if (!acceptsAll(*expression))
        filter.m_expression = std::make_shared<const Expression>(std::move(*expression));
    return filter;
}

Evaluation Filter::evaluate(const session::SessionSnapshot &snapshot, const Context &context) const
{
    if (m_expression == nullptr)
        return {std::vector<quint8>(snapshot.rowCount(), 1), false};
    return query::evaluate(*m_expression, snapshot, context);
}

bool Filter::asksForGone() const
{
    return m_expression != nullptr && wantsGone(*m_expression);
}

QStringList Filter::terms() const
{
    if (m_expression == nullptr)
        return {};
    const auto textOf = [this](const Expression &expression) {
        return m_text.sliced(expression.begin, expression.end - expression.begin);
    };
    const bool isInOne = m_expression->kind != Expression::Kind::All || m_expression->isGroup;
    if (isInOne)
        return {textOf(*m_expression)};
    QStringList terms;
    for (const Expression &part : m_expression->parts)
        terms.append(textOf(part));
    return terms;
}

std::vector<quint32> passingRows(std::span<const quint32> rows, std::span<const quint8> passing)
{
    // Written whether it passes or not: which rows do cannot be guessed from those before.
    auto kept = std::make_unique_for_overwrite<quint32[]>(rows.size());
    std::size_t count = 0;
    for (const quint32 row : rows) {
        kept[count] = row;
        count += passing[row];
    }
    return {kept.get(), kept.get() + count};
}

} // namespace sessionscope::query
