// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <span>
#include <vector>

namespace sessionscope::session {

//! The identity of a session, (NodeId, Id, Addr), as two numbers. Equal numbers mean equal
//! identities, among snapshots whose keys are read with the same codes.
struct SessionKey
{
    quint64 id;
    //! The port + 1 or 0 in the lowest 17 bits; codes of node and host, and what is unknown.
    quint64 place;

    static constexpr int kPortBits = 17;
    static constexpr quint64 kNoId = quint64(1) << 63; //!< in place: tells it from the id 0

    friend bool operator==(const SessionKey &, const SessionKey &) = default;
};

//! Rows with their keys that somebody else holds.
struct KeyedRowsView
{
    std::span<const SessionKey> keys;
    std::span<const quint32> rows;
};

//! Rows with their keys, in the order of the rows.
struct KeyedRows
{
    std::vector<SessionKey> keys;
    std::vector<quint32> rows;

    void add(const SessionKey &key, quint32 row)
    {
        keys.push_back(key);
        rows.push_back(row);
    }

    KeyedRowsView view() const { return {keys, rows}; }
};

inline quint64 hashOf(const SessionKey &key)
{
    const quint64 mixed = (key.id ^ key.id >> 32) * 0xff51afd7ed558ccdULL
        + (key.place ^ key.place >> 32) * 0xc4ceb9fe1a85ec53ULL;
    return (mixed ^ mixed >> 29) * 0x9e3779b97f4a7c15ULL;
}

//! The codes of \a from in terms of \a to: result[code]. A text that \a to does not have gets the
//! code to.size() + 1, which none of its rows has.
std::vector<quint32> translatedCodes(const Dictionary &from, const Dictionary &to);

//! Reads the keys of \a snapshot with the codes of \a reference, some at a time: they are quicker
//! made than kept. Both must outlive it.
class KeyReader final
{
public:
    KeyReader(const SessionSnapshot &snapshot, const SessionSnapshot &reference);

    std::size_t rowCount() const { return m_snapshot.rowCount(); }

    //! The keys of the rows from \a firstRow on.
    void read(std::size_t firstRow, std::span<SessionKey> out) const;
    SessionKey key(std::size_t row) const;

    //! A number for the node of a key, below nodeCount(); one for all that the reference lacks.
    std::size_t nodeOf(const SessionKey &key) const
    {
        return (key.place & ~SessionKey::kNoId) >> m_nodeShift;
    }

    std::size_t nodeCount() const { return m_reference.dictionary(Column::NodeId).size() + 2; }

    //! A key of the address alone, whatever node and Id: equal for equal addresses, among those
    //! that the reference has.
    SessionKey addressOf(const SessionKey &key) const { return {addressBits(key), 0}; }

    //! Whether the host of the address is known, and one of those that the reference has.
    bool hasSharedHost(const SessionKey &key) const { return hostOf(key) < hostCount(); }

    bool hasUnknownAddress(const SessionKey &key) const { return hostOf(key) == hostCount(); }

    //! SessionKey::id alone.
    void readIds(std::size_t firstRow, std::span<quint64> out) const;

private:
    quint64 addressBits(const SessionKey &key) const
    {
        return key.place & ((quint64(1) << m_nodeShift) - 1);
    }

    quint64 hostOf(const SessionKey &key) const
    {
        return addressBits(key) >> SessionKey::kPortBits;
    }

    quint64 hostCount() const { return m_reference.dictionary(Column::Addr).size(); }

    void readPart(std::size_t firstRow, std::span<SessionKey> out) const;

    const SessionSnapshot &m_snapshot;
    const SessionSnapshot &m_reference; // where it is the same one the codes are right as they are
    // Codes of the reference by those of the snapshot; the last one is for unknown.
    std::vector<quint32> m_hosts;
    std::vector<quint32> m_nodes;
    int m_nodeShift;
};

} // namespace sessionscope::session
