// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QByteArrayView>

namespace sessionscope::session {

//! Collects rows and makes a snapshot of them. For one thread.
//!
//!     builder.beginRow();            // every member unknown
//!     builder.setId(7);              // setting a member again replaces it
//!     builder.setText(Column::Name, "cart");
//!     SnapshotPointer snapshot = std::move(builder).finish(info);
class SnapshotBuilder final
{
public:
    SnapshotBuilder();

    void beginRow();
    void setId(quint64 value);
    //! \a column has ValueType::Integer.
    void setInteger(Column column, qint64 value);
    //! \a column has ValueType::Text; \a utf8 must be valid UTF-8.
    void setText(Column column, QByteArrayView utf8);
    void setUnknown(Column column);

    quint32 rowCount() const { return static_cast<quint32>(m_known.size()); }

    //! May be called once.
    SnapshotPointer finish(SnapshotInfo info) &&;

private:
    void setAddr(QByteArrayView utf8);
    void grow();
    void setValue(std::size_t column, qint64 value);
    std::vector<bool> unknownOf(std::size_t column) const;

    // Beside the columns: the port of Addr.
    static constexpr std::size_t kPort = kColumnCount;

    std::shared_ptr<SessionSnapshot> m_snapshot;
    std::vector<quint32> m_known; // for each row a bit for each column that has a value
    // Integers, codes of texts, or the bits of ids; the values of unknown cells do not matter. All
    // of one size, the capacity for rows: a row is begun far more often than a column grows.
    std::array<std::vector<qint64>, kColumnCount + 1> m_values;
};

} // namespace sessionscope::session
