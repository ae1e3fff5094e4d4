// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/columnbuilder.h"
#include "session/sessionsnapshot.h"

#include <QByteArrayView>

#include <algorithm>
#include <memory>
#include <span>

namespace sessionscope::session {

//! Collects rows and makes a snapshot of them. For one thread. Memory: what the finished columns
//! take and one of them a second time, some 60 bytes a session, and one block of rows.
//!
//!     builder.beginRow();            // every member unknown
//!     builder.setId(7);              // setting a member again replaces it
//!     builder.setText(Column::Name, "cart");
//!     SnapshotPointer snapshot = std::move(builder).finish(info);
//!
//! Who knows several rows at once fills them column by column:
//!
//!     const std::size_t count = builder.openRows(rows.size());
//!     qint64 *db = builder.cells(Column::Db);
//!     for (std::size_t row = 0; row < count; ++row)
//!         db[row] = rows[row].db;
//!     ...                            // a bit for each column that is known, for each row
//!     builder.closeRows(known);      // rows that are not closed have not been there
class SnapshotBuilder final
{
public:
    SnapshotBuilder();

    void beginRow()
    {
        constexpr ColumnSet kNothing = 0;
        openRows(1);
        closeRows({&kNothing, 1});
    }

    void setId(quint64 value) { markKnown(putId(value)); }

    //! \a column has ValueType::Integer.
    void setInteger(Column column, qint64 value) { markKnown(putInteger(column, value)); }

    //! \a column has ValueType::Text; \a utf8 must be valid UTF-8.
    void setText(Column column, QByteArrayView utf8);
    void setUnknown(Column column);

    //! Opens \a count rows or fewer, at least one, and returns how many.
    std::size_t openRows(std::size_t count)
    {
        if (m_rowsLeft == 0)
            beginBlock();
        toRow(0);
        return std::min(count, m_rowsLeft);
    }

    //! All that a member may hand over to closeRows(). Who puts a member again removes them first.
    static constexpr ColumnSet bitsOf(Column column)
    {
        return column == Column::Addr ? bitOf(at(column)) | kPortBit : bitOf(at(column));
    }

    //! Of Addr, beside the bit that is numbered as the column.
    static constexpr ColumnSet kPortBit = ColumnSet(1) << kColumnCount;

    //! Values of the open rows, one after the other: integers, bits of ids, or codes of texts.
    qint64 *cells(Column column) { return cellsAt(at(column)); }

    //! The ports of Addr.
    qint64 *portCells() { return cellsAt(kPort); }

    //! Where codes come from.
    Dictionary &dictionary(Column column)
    {
        const Column owner = column == Column::Addr ? Column::Client : column;
        return m_snapshot->m_dictionaries[at(owner)];
    }

    //! To which of the open rows the following functions put; the first one at first.
    void toRow(std::size_t row) { m_cells = m_block->values.data() + m_rowsInBlock + row; }

    //! These give what is handed over to closeRows().
    ColumnSet putId(quint64 value) { return put(at(Column::Id), static_cast<qint64>(value)); }

    ColumnSet putInteger(Column column, qint64 value)
    {
        Q_ASSERT(columnInfo(column).type == ValueType::Integer);
        return put(at(column), value);
    }

    ColumnSet putText(Column column, QByteArrayView utf8)
    {
        Q_ASSERT(columnInfo(column).type == ValueType::Text);
        if (column == Column::Addr)
            return putAddr(utf8);
        return put(at(column), dictionary(column).add(utf8));
    }

    //! Appends the first of the open rows, as many as there are masks.
    void closeRows(std::span<const ColumnSet> known)
    {
        std::copy(known.begin(), known.end(), m_block->known.begin() + m_rowsInBlock);
        m_rowsInBlock += known.size();
        m_rowsLeft -= known.size();
    }

    quint32 rowCount() const { return static_cast<quint32>(m_rowsBefore + m_rowsInBlock); }

    //! May be called once.
    SnapshotPointer finish(SnapshotInfo info) &&;

private:
    // Beside the columns: the port of Addr.
    static constexpr std::size_t kPort = kColumnCount;
    static constexpr std::size_t kColumns = kColumnCount + 1;
    // The values of a block should stay in the second-level cache.
    static constexpr std::size_t kBlockRows = 512;
    // A cache line more: cells of a row must not fall into one set of the first-level cache.
    static constexpr std::size_t kStride = kBlockRows + 8;

    // Rows that are not yet in the columns. Integers, codes of texts, or the bits of ids; the
    // values of unknown cells do not matter.
    struct Block
    {
        std::array<qint64, kColumns * kStride> values;
        std::array<ColumnSet, kBlockRows> known; // the columns that have a value, and kPortBit
    };

    static constexpr std::size_t at(Column column) { return static_cast<std::size_t>(column); }

    static constexpr ColumnSet bitOf(std::size_t column) { return ColumnSet(1) << column; }

    qint64 *cellsAt(std::size_t column)
    {
        return m_block->values.data() + column * kStride + m_rowsInBlock;
    }

    ColumnSet put(std::size_t column, qint64 value)
    {
        m_cells[column * kStride] = value;
        return bitOf(column);
    }

    void markKnown(ColumnSet bits) { m_block->known[m_rowsInBlock - 1] |= bits; }

    ColumnSet putAddr(QByteArrayView utf8);
    void beginBlock();
    void flushBlock();

    std::shared_ptr<SessionSnapshot> m_snapshot;
    std::vector<ColumnBuilder> m_columns; // kColumns
    std::unique_ptr<Block> m_block;
    std::size_t m_rowsBefore = 0; // m_block
    std::size_t m_rowsInBlock = 0;
    std::size_t m_rowsLeft = 0; // in m_block
    qint64 *m_cells = nullptr; // of the row begun last, or chosen by toRow()
};

} // namespace sessionscope::session
