// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <span>

namespace sessionscope::query {

//! Rows are marked in parts whose marks stay in the first-level cache.
inline constexpr std::size_t kRowsOfPart = 4096;
using PartMarks = std::array<quint8, kRowsOfPart>;

//! What a test does with marks that are there already.
enum class Join : quint8 {
    Set, //!< whatever they were
    And, //!< takes them from rows that do not pass
    Or, //!< gives them to rows that pass
};

//! Joins what \a passes says of each place with its mark. No branch depends on a row: the compiler
//! makes vectors of these loops where \a passes is a comparison or two.
template <class Passes>
void joinMarks(std::span<quint8> marks, Join join, Passes passes)
{
    quint8 *const out = marks.data();
    const std::size_t size = marks.size();
    switch (join) {
    case Join::Set:
        for (std::size_t i = 0; i < size; ++i)
            out[i] = passes(i) ? 1 : 0;
        break;
    case Join::And:
        for (std::size_t i = 0; i < size; ++i)
            out[i] = static_cast<quint8>(out[i] & (passes(i) ? 1 : 0));
        break;
    case Join::Or:
        for (std::size_t i = 0; i < size; ++i)
            out[i] = static_cast<quint8>(out[i] | (passes(i) ? 1 : 0));
        break;
    }
}

//! No other test can change the marks by \a join any more.
inline bool areDecided(std::span<const quint8> marks, Join join)
{
    quint8 any = 0;
    quint8 all = 1;
    for (const quint8 mark : marks) {
        any |= mark;
        all &= mark;
    }
    return join == Join::And ? any == 0 : join == Join::Or && all == 1;
}

} // namespace sessionscope::query
