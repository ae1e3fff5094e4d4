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

    quint32 rowCount() const { return static_cast<quint32>(m_ids.size()); }

    //! May be called once.
    SnapshotPointer finish(SnapshotInfo info) &&;

private:
    void setAddr(QByteArrayView utf8);

    std::shared_ptr<SessionSnapshot> m_snapshot;
    std::vector<quint64> m_ids;
    std::array<std::vector<qint64>, kColumnCount> m_values; // integers, or codes of texts
    std::vector<qint64> m_ports;
    std::array<std::vector<bool>, kColumnCount> m_unknown;
    std::vector<bool> m_portUnknown;
};

} // namespace sessionscope::session
