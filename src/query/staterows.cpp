// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests that ask no value: what is unknown, and what has changed.
#include "query/rowtest.h"

#include <algorithm>

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
        if (m_column.isAllUnknown()) {
            std::fill(out.begin(), out.end(), m_isNegated ? quint8(0) : quint8(1));
            return;
        }
        m_column.visit([&](const auto &view) {
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] = view.isUnknown(first + i) != m_isNegated ? 1 : 0;
        });
    }

private:
    const session::PackedIntegers &m_column;
    bool m_isNegated;
};

// What no session says: the opposite of a test that asks for anything.
class OppositeRows final : public RowTest
{
public:
    explicit OppositeRows(RowTestPointer test)
        : m_test(std::move(test))
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        m_test->mark(first, out);
        for (quint8 &mark : out)
            mark ^= 1;
    }

private:
    RowTestPointer m_test;
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
        if (m_changes.empty()) {
            std::fill(out.begin(), out.end(), m_isNegated ? quint8(1) : quint8(0));
            return;
        }
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = ((m_changes[first + i] & m_anyOf) != 0) != m_isNegated ? 1 : 0;
    }

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
        return isNegated ? std::move(known) : std::make_unique<OppositeRows>(std::move(known));
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
