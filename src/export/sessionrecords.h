// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/cellcolumn.h"
#include "export/piecewriter.h"
#include "export/recordsyntax.h"
#include "export/table.h"
#include "session/labelcolumns.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sessionscope::exporting {

//! The records of a table of sessions.
//!
//! A block of rows is laid out in a small buffer, column after column, each row with room for the
//! longest; then the rows are moved together to where they are handed over from.
class SessionRecords final
{
public:
    static std::vector<std::string> names(const SessionsTable &table);

    //! The first \a rows rows of \a table; refers to the table.
    SessionRecords(const SessionsTable &table, quint64 rows, const RecordSyntax &syntax);

    Result<void> write(PieceWriter &writer);
    //! Adds what the columns count.
    void count(TableCounts &counts) const;

private:
    //! What stands around the cells, with room behind it for copies of a fixed size.
    struct Mark
    {
        explicit Mark(std::string text);

        std::size_t size;
        std::string bytes;
    };

    void addColumn(session::Column column, std::size_t number, const RecordSyntax &syntax);
    void addAddr(std::size_t number, const RecordSyntax &syntax);
    void addLabels(session::TextColumn texts, std::size_t number, const RecordSyntax &syntax);
    std::vector<bool> usedCodes(session::Column column) const;
    void layOut(std::span<const quint32> rows);
    void moveTogether(std::size_t rows, PieceWriter &writer);

    const session::SessionSnapshot &m_snapshot;
    std::span<const quint32> m_rows;
    std::vector<std::unique_ptr<session::TextColumn>> m_labels; // that m_columns refer to
    std::vector<std::unique_ptr<CellColumn>> m_columns;
    Mark m_start; // of the next record
    Mark m_laterStart;
    Mark m_end;
    Mark m_empty;
    std::size_t m_stride = 0; // bytes for the longest row
    std::vector<char> m_block;
    std::vector<char *> m_ends;
};

} // namespace sessionscope::exporting
