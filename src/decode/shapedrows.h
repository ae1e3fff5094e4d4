// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/cellreader.h"
#include "decode/rowshape.h"

#include <array>

namespace sessionscope::decode {

//! Reads records that have one shape, some at a time and column by column: what is the same for
//! all values of a column is decided once, and the processor works at several rows at a time
//! because none depends on the one before.
class ShapedRows final
{
public:
    ShapedRows(session::SnapshotBuilder &builder, CellReader &cells)
        : m_builder(builder)
        , m_cells(cells)
    {
    }

    //! Appends the rows of the records of \a shape that are ahead, \a most or fewer, and returns
    //! how many. Ends before a record that has a value which is no scalar: whether and where it is
    //! wrong is not said.
    std::size_t read(const TokensAhead &ahead, const RowShape &shape, std::size_t most);

    //! Of the row at \a index of those that were read last.
    session::ColumnSet unreadableIn(std::size_t index) const { return m_rows[index].unreadable; }

private:
    // Their part of a window should stay in the first-level cache.
    static constexpr std::size_t kMostRows = 64;

    // The values of a column in the rows that are read.
    struct Values
    {
        const char *json;
        const quint32 *token; // the first one; the next one tells where it ends
        std::size_t stride; // to the token of the next row
    };

    template <class ReadPlain>
    void eachValue(const Values &values, session::Column column, ReadPlain readPlain);
    void readMember(const Values &values, quint8 slot);
    void readUnknown(const Values &values);
    void readIntegers(const Values &values, session::Column column);
    void readIds(const Values &values);
    void readTexts(const Values &values, session::Column column);
    void readAddrs(const Values &values);

    session::SnapshotBuilder &m_builder;
    CellReader &m_cells;
    std::array<CellsOfRow, kMostRows> m_rows;
    std::size_t m_count = 0; // rows that are read
    session::ColumnSet m_columnsRead = 0;
};

} // namespace sessionscope::decode
