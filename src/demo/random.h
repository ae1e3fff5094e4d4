// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <vector>

namespace sessionscope::demo {

//! SplitMix64 (Steele, Lea, Flood 2014): small, quick, and the same on every platform, which the
//! distributions of the standard library are not.
class Random final
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }

    //! 0 .. limit-1; \a limit > 0.
    quint32 below(quint32 limit) { return static_cast<quint32>(((next() >> 32) * limit) >> 32); }

    //! 0 <= x < 1
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    bool chance(double probability) { return unit() < probability; }

    double exponential(double mean) { return -mean * std::log1p(-unit()); }

private:
    quint64 m_state;
};

//! Draws 0 .. count-1 where number k comes with a weight of 1/(k+1): Zipf's law, exponent 1.
class Zipf final
{
public:
    explicit Zipf(quint32 count);
    quint32 draw(Random &random) const;

private:
    std::vector<double> m_sums; // cumulated weights, the last one is 1
};

} // namespace sessionscope::demo
