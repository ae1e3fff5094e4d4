// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/rowtest.h"

#include "query/rowmarks.h"
#include "query/words.h"
#include "session/flags.h"

#include <algorithm>

namespace sessionscope::query {

using session::Dictionary;

namespace {

template <class... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};

template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

// Sets marks of texts in one of \a ranges: each text is read as an address once.
void markAddresses(Marks &marks, const Dictionary &dictionary,
                   const std::vector<session::AddressRange> &ranges)
{
    if (ranges.empty())
        return;
    for (quint32 code = 0; code < dictionary.size(); ++code) {
        const auto address = session::parseHostAddress(dictionary.utf8(code));
        if (!address)
            continue;
        const bool isIn = std::any_of(ranges.begin(), ranges.end(),
                                      [&](const auto &range) { return range.contains(*address); });
        marks[code] = isIn ? 1 : marks[code];
    }
}

class TextRows final : public RowTest
{
public:
    TextRows(const session::PackedIntegers &column, Marks marks, bool isNegated)
        : m_rows(column, negated(std::move(marks), isNegated))
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override { m_rows.read(first, out); }

private:
    static Marks negated(Marks marks, bool isNegated)
    {
        for (quint8 &mark : marks)
            mark = static_cast<quint8>(mark ^ (isNegated ? 1 : 0));
        return marks;
    }

    RowMarks m_rows;
};

} // namespace

bool holds(const TextCondition &condition, const QString &text, TimeLimit &limit)
{
    return std::visit(
        Overloaded{[&](const TextPattern &pattern) { return pattern.matches(text, limit); },
                   [&](const session::AddressRange &range) {
                       const auto address = session::parseHostAddress(text.toUtf8());
                       return address && range.contains(*address);
                   },
                   [&](const LettersHeld &held) {
                       return std::all_of(held.letters.begin(), held.letters.end(),
                                          [&](QChar letter) { return text.contains(letter); });
                   }},
        condition);
}

Marks textsThatHold(const Dictionary &dictionary, const std::vector<TextCondition> &conditions,
                    FieldKind kind, TimeLimit &limit)
{
    Marks marks(dictionary.size());
    std::vector<session::AddressRange> ranges;
    std::vector<TextCondition> others;
    for (const TextCondition &condition : conditions) {
        const auto *const pattern = std::get_if<TextPattern>(&condition);
        if (const auto *const range = std::get_if<session::AddressRange>(&condition)) {
            ranges.push_back(*range);
        } else if (pattern != nullptr && pattern->plainWord() != nullptr
                   && !pattern->plainWord()->isEmpty() && kind != FieldKind::Role) {
            const Marks found = textsWithWord(dictionary, *pattern->plainWord());
            for (std::size_t code = 0; code < marks.size(); ++code)
                marks[code] = static_cast<quint8>(marks[code] | found[code]);
        } else {
            others.push_back(condition);
        }
    }
    markAddresses(marks, dictionary, ranges);
    if (others.empty())
        return marks;
    for (quint32 code = 0; code < dictionary.size(); ++code) {
        const QString text = dictionary.text(code);
        const QString seen = kind == FieldKind::Role ? session::roleOfFlags(text) : text;
        const bool isHeld =
            std::any_of(others.begin(), others.end(), [&](const TextCondition &condition) {
                return holds(condition, seen, limit);
            });
        marks[code] = isHeld ? 1 : marks[code];
    }
    return marks;
}

RowTestPointer makeMarkedRows(const session::PackedIntegers &column, Marks marks, bool isNegated)
{
    if (auto ranges = EntryRanges::ofMarks(column, marks, isNegated ? 0 : 1))
        return makeRangeRows(*std::move(ranges));
    return std::make_unique<TextRows>(column, std::move(marks), isNegated);
}

RowTestPointer makeTextRows(const TextTest &test, bool isNegated, const RowTestInput &input)
{
    const session::Column column = test.field->column;
    return makeMarkedRows(
        input.snapshot.packed(column),
        textsThatHold(input.snapshot.dictionary(column), test.anyOf, test.field->kind, input.limit),
        isNegated);
}

} // namespace sessionscope::query
