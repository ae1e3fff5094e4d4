// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <initializer_list>
#include <random>
#include <vector>

namespace sessionscope::test {

//! Random numbers for tests: the same at every run, unless SESSIONSCOPE_TEST_SEED says otherwise.
//! Put seed() into failure messages.
class TestRandom final
{
public:
    explicit TestRandom(quint32 seed = 1)
        : m_seed(qEnvironmentVariableIsSet("SESSIONSCOPE_TEST_SEED")
                     ? static_cast<quint32>(qEnvironmentVariableIntValue("SESSIONSCOPE_TEST_SEED"))
                         + seed
                     : seed)
        , m_engine(m_seed)
    {
    }

    quint32 seed() const { return m_seed; }

    quint64 bits() { return m_engine(); }

    //! 0 .. bound - 1
    int below(int bound) { return static_cast<int>(m_engine() % static_cast<quint64>(bound)); }

    //! lowest .. highest
    qint64 between(qint64 lowest, qint64 highest)
    {
        return std::uniform_int_distribution<qint64>(lowest, highest)(m_engine);
    }

    bool oneIn(int n) { return below(n) == 0; }

    template <class Container>
    const auto &oneOf(const Container &container)
    {
        auto at = std::begin(container);
        std::advance(at, below(static_cast<int>(std::size(container))));
        return *at;
    }

private:
    quint32 m_seed;
    std::mt19937_64 m_engine;
};

} // namespace sessionscope::test
