// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests of what the user, or the console, calls a source.
#include "query/rowtest.h"

#include "query/rowmarks.h"

#include <algorithm>

namespace sessionscope::query {

using session::Column;

namespace {

constexpr quint8 kHolds = 1;
constexpr quint8 kIsThere = 2;

// Each text of a session is a mark: it passes if one holds, or negated if there is one and none
// holds.
class LabelRows final : public RowTest
{
public:
    LabelRows(const TextTest &test, bool isNegated, const RowTestInput &input)
        : m_isNegated(isNegated)
    {
        const bool isAlias = test.field->kind == FieldKind::Alias;
        const auto markOf = [&](const QString &text) -> quint8 {
            if (text.isEmpty())
                return 0;
            const bool isHeld = std::any_of(test.anyOf.begin(), test.anyOf.end(),
                                            [&](const TextCondition &condition) {
                                                return holds(condition, text, input.limit);
                                            });
            return static_cast<quint8>(kIsThere | (isHeld ? kHolds : 0));
        };
        const auto markOfLabel = [&](const session::SourceLabel &label) {
            if (isAlias)
                return markOf(label.alias);
            quint8 marks = 0;
            for (const QString &tag : label.tags)
                marks |= markOf(tag);
            return marks;
        };
        if (input.context.labels != nullptr) {
            const session::SourceLabels &all = *input.context.labels;
            Marks marksOfLabel;
            for (const session::SourceLabel &label : all.labels)
                marksOfLabel.push_back(markOfLabel(label));
            const auto marksOf = [&](const std::vector<quint32> &labelOfCode) {
                Marks marks;
                for (const quint32 label : labelOfCode)
                    marks.push_back(label == session::kNoLabel ? quint8(0) : marksOfLabel[label]);
                return marks;
            };
            add(input.snapshot.packed(Column::Client), marksOf(all.ofSource));
            add(input.snapshot.packed(Column::Name), marksOf(all.ofName));
        }
        if (!isAlias)
            return;
        const session::Dictionary &remote = input.snapshot.dictionary(Column::ClientDesc);
        Marks marks;
        for (quint32 code = 0; code < remote.size(); ++code)
            marks.push_back(markOf(remote.text(code)));
        add(input.snapshot.packed(Column::ClientDesc), marks);
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        PartMarks more;
        std::fill(out.begin(), out.end(), quint8(0));
        for (const RowMarks &column : m_columns) {
            column.read(first, std::span(more).first(out.size()));
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] |= more[i];
        }
        for (quint8 &mark : out)
            mark = m_isNegated ? mark == kIsThere : mark & kHolds;
    }

private:
    void add(const session::PackedIntegers &column, const Marks &marks)
    {
        m_columns.emplace_back(column, marks);
    }

    std::vector<RowMarks> m_columns;
    bool m_isNegated;
};

} // namespace

RowTestPointer makeLabelRows(const TextTest &test, bool isNegated, const RowTestInput &input)
{
    return std::make_unique<LabelRows>(test, isNegated, input);
}

} // namespace sessionscope::query
