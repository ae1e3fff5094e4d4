// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/entryranges.h"
#include "query/rowtest.h"

namespace sessionscope::query {

namespace {

class RangeRows final : public RowTest
{
public:
    explicit RangeRows(EntryRanges ranges)
        : m_ranges(std::move(ranges))
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        m_ranges.mark(first, out, Join::Set);
    }

    void join(std::size_t first, std::span<quint8> marks, Join join) const override
    {
        m_ranges.mark(first, marks, join);
    }

    int cost() const override { return static_cast<int>(m_ranges.ranges().size()); }

private:
    EntryRanges m_ranges;
};

} // namespace

RowTestPointer makeRangeRows(EntryRanges ranges)
{
    return std::make_unique<RangeRows>(std::move(ranges));
}

} // namespace sessionscope::query
