// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <span>
#include <vector>

namespace sessionscope::session {

//! A column as numbers that sort as its values do, one for each row of the snapshot; the direction
//! is in them already, and unknown values are the largest ones in both directions.
class OrderKeys final
{
public:
    //! \a ranks: for a column of texts the place of each text of its dictionary among all of them.
    OrderKeys(const SessionSnapshot &snapshot, Column column, Qt::SortOrder order,
              std::span<const quint32> ranks);
    //! The same of texts that no member holds: \a codes by row, and the rank of each.
    OrderKeys(const PackedIntegers &codes, Qt::SortOrder order, std::span<const quint32> ranks);

    //! Sorts \a rows, a permutation of all rows. Equal rows keep their order.
    void sort(std::vector<quint32> &rows) const;

    bool areEqual(quint32 left, quint32 right) const;
    //! Whether \a left stands before \a right by this column alone.
    bool isLess(quint32 left, quint32 right) const;

private:
    using Halves = std::vector<quint32>;

    template <class View>
    void readNarrow(const View &view, Qt::SortOrder order);
    template <class View>
    void readWide(const View &view, Qt::SortOrder order);
    void readRanks(const PackedIntegers &codes, std::span<const quint32> ranks,
                   Qt::SortOrder order);
    void addPorts(const SessionSnapshot &snapshot, std::size_t hosts, Qt::SortOrder order);

    // Parts of the key, the least significant one first; empty where all rows have the same.
    Halves m_low;
    Halves m_high;
    Halves m_unknown;
    std::size_t m_rows;
};

} // namespace sessionscope::session
