// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests made of other ones. They narrow the marks of one part of the rows.
#include "query/rowtest.h"

#include <algorithm>
#include <numeric>

namespace sessionscope::query {

void RowTest::join(std::size_t first, std::span<quint8> marks, Join join) const
{
    constexpr std::size_t kWord = 64;
    const auto isDecided = [&](std::size_t begin) {
        return areDecided(marks.subspan(begin, std::min(kWord, marks.size() - begin)), join);
    };
    PartMarks own;
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < marks.size(); begin = end) {
        end = begin + kWord;
        if (isDecided(begin))
            continue;
        while (end < marks.size() && !isDecided(end))
            end += kWord;
        const std::span words = marks.subspan(begin, std::min(end, marks.size()) - begin);
        const std::span found(own.data(), words.size());
        mark(first + begin, found);
        joinMarks(words, join, [found](std::size_t i) { return found[i] != 0; });
    }
}

namespace {

class CombinedRows final : public RowTest
{
public:
    //! Quick tests come first: slow ones need not look where these have decided.
    CombinedRows(Join join, std::vector<RowTestPointer> tests)
        : m_join(join)
        , m_tests(std::move(tests))
    {
        std::stable_sort(m_tests.begin(), m_tests.end(),
                         [](const RowTestPointer &left, const RowTestPointer &right) {
                             return left->cost() < right->cost();
                         });
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        if (m_tests.empty()) {
            std::fill(out.begin(), out.end(), m_join == Join::And ? quint8(1) : quint8(0));
            return;
        }
        m_tests.front()->mark(first, out);
        joinFrom(1, first, out);
    }

    void join(std::size_t first, std::span<quint8> marks, Join join) const override
    {
        if (join == m_join)
            joinFrom(0, first, marks);
        else
            RowTest::join(first, marks, join);
    }

    int cost() const override
    {
        return std::accumulate(
            m_tests.begin(), m_tests.end(), 0,
            [](int cost, const RowTestPointer &test) { return cost + test->cost(); });
    }

private:
    void joinFrom(std::size_t test, std::size_t first, std::span<quint8> marks) const
    {
        for (; test < m_tests.size() && !areDecided(marks, m_join); ++test)
            m_tests[test]->join(first, marks, m_join);
    }

    Join m_join;
    std::vector<RowTestPointer> m_tests;
};

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

    int cost() const override { return m_test->cost(); }

private:
    RowTestPointer m_test;
};

} // namespace

RowTestPointer makeCombinedRows(Join join, std::vector<RowTestPointer> tests)
{
    return std::make_unique<CombinedRows>(join, std::move(tests));
}

RowTestPointer makeOppositeRows(RowTestPointer test)
{
    return std::make_unique<OppositeRows>(std::move(test));
}

} // namespace sessionscope::query
