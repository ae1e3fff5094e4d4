// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests that ask no value: what is unknown, and what has changed.
#include "query/rowtest.h"

namespace sessionscope::query {

namespace {

class UnknownRows final : public RowTest
{
public:
    UnknownRows(const session::PackedIntegers &column, bool isNegated)
        : m_column(column)
        , m_isNegated(isNegated)
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        join(first, out, Join::Set);
    }

    void join(std::size_t first, std::span<quint8> marks, Join join) const override
    {
        const bool isNegated = m_isNegated;
        if (m_column.isAllUnknown()) {
            joinMarks(marks, join, [isNegated](std::size_t) { return !isNegated; });
            return;
        }
        m_column.visit([&](const auto &view) {
            joinMarks(marks, join,
                      [=](std::size_t i) { return view.isUnknown(first + i) != isNegated; });
        });
    }

    int cost() const override { return 1; }

private:
    const session::PackedIntegers &m_column;
    bool m_isNegated;
};

class ChangedRows final : public RowTest
{
public:
    ChangedRows(std::span<const session::RowChanges> changes, session::RowChanges anyOf,
                bool isNegated)
        : m_changes(changes)
        , m_anyOf(anyOf)
        , m_isNegated(isNegated)
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        join(first, out, Join::Set);
    }

    void join(std::size_t first, std::span<quint8> marks, Join join) const override
    {
        const bool isNegated = m_isNegated;
        if (m_changes.empty()) {
            joinMarks(marks, join, [isNegated](std::size_t) { return isNegated; });
            return;
        }
        const session::RowChanges *const changes = m_changes.data() + first;
        const session::RowChanges anyOf = m_anyOf;
        joinMarks(marks, join,
                  [=](std::size_t i) { return ((changes[i] & anyOf) != 0) != isNegated; });
    }

    int cost() const override { return 1; }

private:
    std::span<const session::RowChanges> m_changes;
    session::RowChanges m_anyOf;
    bool m_isNegated;
};

} // namespace

RowTestPointer makeUnknownRows(const UnknownTest &test, bool isNegated, const RowTestInput &input)
{
    switch (test.field->kind) {
    case FieldKind::Port:
        return std::make_unique<UnknownRows>(input.snapshot.packedPorts(), isNegated);
    case FieldKind::Alias:
    case FieldKind::Tag: {
        const TextTest anything{test.field, {TextPattern::containing(QString(), false)}};
        RowTestPointer known = makeLabelRows(anything, false, input);
        return isNegated ? std::move(known) : makeOppositeRows(std::move(known));
    }
    default:
        return std::make_unique<UnknownRows>(input.snapshot.packed(test.field->column), isNegated);
    }
}

RowTestPointer makeChangedRows(const ChangedTest &test, bool isNegated, const RowTestInput &input)
{
    const bool isSinceMark = test.field->kind == FieldKind::ChangedSinceMark;
    return std::make_unique<ChangedRows>(isSinceMark ? input.context.changesSinceMark
                                                     : input.context.changes,
                                         test.anyOf, isNegated);
}

} // namespace sessionscope::query
