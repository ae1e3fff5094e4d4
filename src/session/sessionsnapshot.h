// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "session/dictionary.h"
#include "session/packedintegers.h"
#include "session/serverstate.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::session {

//! One entry of SourceStats, as the server counts. Ids carry no node (DAS API page).
struct SourceStat
{
    std::optional<QString> key; //!< address of the source, as in Client
    std::optional<qint64> count;
    std::vector<quint64> ids;
};

//! What an answer says beside its rows.
struct SnapshotInfo
{
    QString instanceId; //!< what was asked for; the answer does not repeat it
    QString requestId;
    std::optional<qint64> timestamp_ms; //!< Unix time when the list was taken
    std::optional<qint64> total; //!< the server's count, which may differ from the rows
    std::vector<SourceStat> sourceStats;
    bool hasSourceStats = false;
    //! Values that were there but could not be understood (shown as unknown), by column.
    std::array<quint32, kColumnCount> unreadable{};
    //! Entries of the list of sessions that were no sessions at all and are left out.
    quint32 unreadableRows = 0;
    ServerState server; //!< of a direct connection

    //! Both together.
    quint64 unreadableCount() const;
};

//! All sessions of an instance at one moment: columns, not rows; texts as codes into dictionaries.
//! Immutable and shared between threads by SnapshotPointer. Rows stand in the server's order.
//!
//! A member that was null, absent or unreadable is unknown: std::nullopt here.
class SessionSnapshot final
{
public:
    quint32 rowCount() const { return m_rowCount; }

    const SnapshotInfo &info() const { return m_info; }

    bool isUnknown(Column column, quint32 row) const;

    std::optional<quint64> id(quint32 row) const { return m_ids.unsignedValue(row); }

    //! \a column has ValueType::Integer.
    std::optional<qint64> integer(Column column, quint32 row) const;
    //! \a column has ValueType::Text. Addr is put together from source and port.
    std::optional<QByteArray> utf8(Column column, quint32 row) const;
    std::optional<QString> text(Column column, quint32 row) const;
    //! The value as decimal text or as it is, whatever the type.
    std::optional<QString> rawText(Column column, quint32 row) const;

    //! Text columns except Addr: the code of the text in dictionary(column).
    std::optional<quint32> code(Column column, quint32 row) const;
    //! Addr and Client share one dictionary of hosts.
    const Dictionary &dictionary(Column column) const;

    //! Addr as source and port. A text that does not end in ":port" is all host, without port.
    std::optional<quint32> addrHostCode(quint32 row) const;
    std::optional<quint16> addrPort(quint32 row) const;

    //! The column itself, for loops over many rows: integers, bits of ids, or codes of texts.
    const PackedIntegers &packed(Column column) const;

    //! The ports of Addr.
    const PackedIntegers &packedPorts() const { return m_ports; }

    //! Bytes of memory held by columns and dictionaries.
    std::size_t byteCount() const;

private:
    friend class SnapshotBuilder;
    SessionSnapshot() = default;

    SnapshotInfo m_info;
    quint32 m_rowCount = 0;
    PackedIntegers m_ids;
    std::array<PackedIntegers, kColumnCount> m_columns; // integers, or codes of texts
    PackedIntegers m_ports;
    std::array<Dictionary, kColumnCount> m_dictionaries; // that of Client serves Addr as well
};

using SnapshotPointer = std::shared_ptr<const SessionSnapshot>;

} // namespace sessionscope::session

Q_DECLARE_METATYPE(sessionscope::session::SnapshotPointer)
