// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <memory>
#include <span>
#include <vector>

namespace sessionscope::session {

//! The identity of a session, (NodeId, Id, Addr), as two numbers. Equal numbers mean equal
//! identities, among snapshots whose keys were made with the same codes.
struct SessionKey
{
    quint64 id;
    quint64 place; //!< codes of node and host, the port, and what of all is unknown

    friend bool operator==(const SessionKey &, const SessionKey &) = default;
};

inline quint64 hashOf(const SessionKey &key)
{
    // Odd numbers without a pattern; the upper bits of a product depend on all lower ones.
    const quint64 mixed = (key.id ^ key.id >> 32) * 0xff51afd7ed558ccdULL
        + (key.place ^ key.place >> 32) * 0xc4ceb9fe1a85ec53ULL;
    return (mixed ^ mixed >> 29) * 0x9e3779b97f4a7c15ULL;
}

//! The codes of \a from in terms of \a to: result[code]. A text that \a to does not have gets the
//! code to.size() + 1, which none of its rows has.
std::vector<quint32> translatedCodes(const Dictionary &from, const Dictionary &to);

//! The keys of all rows of two snapshots, comparable with each other.
class SessionKeys final
{
public:
    SessionKeys(const SessionSnapshot &before, const SessionSnapshot &after);

    std::span<const SessionKey> before() const { return {m_before.get(), m_beforeCount}; }

    std::span<const SessionKey> after() const { return {m_after.get(), m_afterCount}; }

private:
    // An array that is written once, by whoever makes it.
    std::unique_ptr<SessionKey[]> m_before;
    std::unique_ptr<SessionKey[]> m_after;
    std::size_t m_beforeCount;
    std::size_t m_afterCount;
};

} // namespace sessionscope::session
