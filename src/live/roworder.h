// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

//! Orders that sessions have from where they stood before, not from their values. Rows that come
//! from nowhere have session::kNoRow in \a newToOld.
namespace sessionscope::live {

//! All rows of a snapshot in the order of the server, each session that is gone (from \a answered
//! on) behind the one that it stood behind. \a oldOrder: all rows of the snapshot before, in their
//! order.
std::vector<quint32> serverOrder(std::span<const quint32> oldOrder,
                                 std::span<const quint32> newToOld, quint32 answered);

struct HeldOrder
{
    std::vector<quint32> rows;
    //! How many rows have to move until they are sorted, at least: those that stand behind one that
    //! belongs behind them, and those that came.
    quint32 outOfPlace = 0;
};

//! The rows of \a sorted: first those that \a oldRows shows, as they stand there, then the others.
HeldOrder heldOrder(std::span<const quint32> oldRows, std::span<const quint32> newToOld,
                    std::span<const quint32> sorted);

} // namespace sessionscope::live
