// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/cellreader.h"
#include "decode/jsoncursor.h"
#include "decode/rowshape.h"
#include "decode/shapedrows.h"
#include "session/snapshotbuilder.h"

#include <array>

namespace sessionscope::decode {

//! Reads entries of Sessions[] into a builder. Two ways with one result: any record, member by
//! member; and those that have the shape of the last record which was read that way.
class RowReader final
{
public:
    explicit RowReader(session::SnapshotBuilder &builder);

    //! Passes the object ahead and appends its row; perhaps also some objects behind it, with the
    //! commas between, but not more than \a most in all. False at a fault.
    bool read(JsonCursor &cursor, std::size_t most);

    const std::array<quint32, session::kColumnCount> &unreadable() const { return m_unreadable; }

private:
    // A column, or one of the two below.
    using Slot = quint8;
    static constexpr Slot kBegin = session::kColumnCount; // before the first member
    static constexpr Slot kOther = session::kColumnCount + 1; // a member that nobody knows

    bool isNameOf(QByteArrayView key, Slot column) const;
    Slot slotOf(JsonCursor &cursor, QByteArrayView key, Slot previous);
    bool readAny(JsonCursor &cursor);
    bool readMember(JsonCursor &cursor, session::Column column, CellsOfRow &row);
    void countUnreadable(session::ColumnSet unreadable);

    session::SnapshotBuilder &m_builder;
    CellReader m_cells;
    RowShape m_shape;
    ShapedRows m_shapedRows;
    // The table of columns as it is asked for each member of a row.
    std::array<QByteArrayView, session::kColumnCount> m_names;
    std::array<quint32, session::kColumnCount> m_unreadable{};
    // Records without shape are alike as well: the column that came after this one before.
    std::array<Slot, session::kColumnCount + 2> m_next{};
};

} // namespace sessionscope::decode
