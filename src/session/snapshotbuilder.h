// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/columnbuilder.h"
#include "session/sessionsnapshot.h"

#include <QByteArrayView>

#include <memory>

namespace sessionscope::session {

//! Collects rows and makes a snapshot of them. For one thread. Memory: what the finished columns
//! take and one of them a second time, some 60 bytes a session, and one block of rows.
//!
//!     builder.beginRow();            // every member unknown
//!     builder.setId(7);              // setting a member again replaces it
//!     builder.setText(Column::Name, "cart");
//!     SnapshotPointer snapshot = std::move(builder).finish(info);
//!
//! Who knows beforehand which members a row has takes the short way:
//!
//!     builder.openRow();
//!     quint32 known = builder.putInteger(Column::Db, 7);
//!     known |= builder.putText(Column::Name, "cart");
//!     builder.closeRow(known);       // without this there was no row
class SnapshotBuilder final
{
public:
    SnapshotBuilder();

    void beginRow()
    {
        openRow();
        closeRow(0);
    }

    void setId(quint64 value) { markKnown(putId(value)); }

    //! \a column has ValueType::Integer.
    void setInteger(Column column, qint64 value) { markKnown(putInteger(column, value)); }

    //! \a column has ValueType::Text; \a utf8 must be valid UTF-8.
    void setText(Column column, QByteArrayView utf8);
    void setUnknown(Column column);

    void openRow()
    {
        if (m_rowsInBlock == m_rowsOfBlock)
            beginBlock();
        m_cells = m_block->values.data() + m_rowsInBlock;
    }

    //! All that a member may hand over to closeRow(). Who puts a member again removes them first.
    static constexpr quint32 bitsOf(Column column)
    {
        const quint32 bit = quint32(1) << at(column);
        return column == Column::Addr ? bit | quint32(1) << kPort : bit;
    }

    //! What is handed over to closeRow().
    quint32 putId(quint64 value) { return put(at(Column::Id), static_cast<qint64>(value)); }

    quint32 putInteger(Column column, qint64 value)
    {
        Q_ASSERT(columnInfo(column).type == ValueType::Integer);
        return put(at(column), value);
    }

    quint32 putText(Column column, QByteArrayView utf8)
    {
        Q_ASSERT(columnInfo(column).type == ValueType::Text);
        if (column == Column::Addr)
            return putAddr(utf8);
        return put(at(column), m_snapshot->m_dictionaries[at(column)].add(utf8));
    }

    void closeRow(quint32 known)
    {
        m_block->known[m_rowsInBlock] = known;
        ++m_rowsInBlock;
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
        std::array<quint32, kBlockRows> known; // a bit for each column that has a value
    };

    static constexpr std::size_t at(Column column) { return static_cast<std::size_t>(column); }

    quint32 put(std::size_t column, qint64 value)
    {
        m_cells[column * kStride] = value;
        return quint32(1) << column;
    }

    void markKnown(quint32 bits) { m_block->known[m_rowsInBlock - 1] |= bits; }

    quint32 putAddr(QByteArrayView utf8);
    void beginBlock();
    void flushBlock();

    std::shared_ptr<SessionSnapshot> m_snapshot;
    std::vector<ColumnBuilder> m_columns; // kColumns
    std::unique_ptr<Block> m_block;
    std::size_t m_rowsBefore = 0; // m_block
    std::size_t m_rowsInBlock = 0;
    std::size_t m_rowsOfBlock = 0; // 0 before the first row
    qint64 *m_cells = nullptr; // of the row begun last
};

} // namespace sessionscope::session
