// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/jsonscalar.h"
#include "session/snapshotbuilder.h"

#include <array>

namespace sessionscope::decode {

//! What became of the members of a row.
struct CellsOfRow
{
    session::ColumnSet known = 0; //!< for SnapshotBuilder::closeRows()
    session::ColumnSet unreadable = 0;
};

//! Reads any scalar of JSON into a cell.
class CellReader final
{
public:
    explicit CellReader(session::SnapshotBuilder &builder);

    //! Puts the value of \a token to the builder's row. Of duplicates the last one counts, also if
    //! it says less than the one before. False if \a token is no scalar.
    bool read(QByteArrayView token, session::Column column, CellsOfRow &row);

    //! The same for a value that is an object or an array.
    static void setUnreadable(session::Column column, CellsOfRow &row);

    session::ValueType typeOf(session::Column column) const
    {
        return m_types[static_cast<std::size_t>(session::indexOf(column))];
    }

private:
    Reading readInto(QByteArrayView token, session::Column column, CellsOfRow &row);

    session::SnapshotBuilder &m_builder;
    // The table of columns as it is asked 21 times a row.
    std::array<session::ValueType, session::kColumnCount> m_types{};
    QByteArray m_scratch;
};

} // namespace sessionscope::decode
