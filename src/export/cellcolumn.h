// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/preparedcells.h"
#include "export/tablewriter.h"
#include "session/packedintegers.h"

#include <memory>
#include <span>
#include <string>

namespace sessionscope::exporting {

//! A column of a table, or a part of one, as it stands in the file. It writes the cells of many
//! rows at a time: a loop over rows knows where the column lies and how wide it is, a loop over
//! columns would have to ask for each cell.
class CellColumn
{
public:
    virtual ~CellColumn() = default;
    Q_DISABLE_COPY_MOVE(CellColumn)

    //! Writes the cell of rows[i] to ends[i] and moves that on. Up to kSlackBytes behind the cell
    //! are written to as well.
    virtual void append(std::span<const quint32> rows, char **ends) const = 0;
    //! The most bytes of a cell, at least.
    virtual std::size_t maxSize() const = 0;
    //! Adds what deserves to be counted in \a rows.
    virtual void count(std::span<const quint32> rows, TableCounts &counts) const;

    static constexpr std::size_t kSlackBytes = PreparedCells::kSlackBytes;

protected:
    CellColumn() = default;
};

//! The cell of its code for each row.
std::unique_ptr<CellColumn> makeTextColumn(const session::PackedIntegers &codes,
                                           PreparedCells cells);

//! Decimal digits.
std::unique_ptr<CellColumn> makeIntegerColumn(const session::PackedIntegers &integers,
                                              const IntegerStyle &style);

} // namespace sessionscope::exporting
