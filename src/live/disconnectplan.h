// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <span>
#include <vector>

//! What is about to be disconnected: pure functions and values. Everything that a preview shows
//! comes from here, so that what is shown and what is done cannot differ.
namespace sessionscope::live {

//! Sessions that one action disconnects at most: twice what maxclients of Redis allows at first
//! (10,000), and the journal keeps each of them.
inline constexpr quint32 kMaxDisconnectTargets = 20'000;

//! Above it the number must be typed: as many as a screen shows at once.
inline constexpr quint32 kMaxDisconnectsUntyped = 20;

//! What a client is, as far as that matters to who would disconnect it.
enum class ClientKind {
    Ordinary,
    Own, //!< a connection of this program, or of another copy of it
    Monitor,
    Replica,
    Primary, //!< the link of a replica to its primary
    Unknown, //!< the server does not say
};

//! \brief By the letters of Flags (https://redis.io/commands/client-list) and the client name.
ClientKind clientKind(const session::SessionSnapshot &snapshot, quint32 row);

//! One session to be disconnected, with all that it is recognised by.
struct DisconnectTarget
{
    QByteArray nodeId; //!< as in the list
    quint64 id = 0;
    QByteArray address; //!< Addr
    qint64 age_s = 0; //!< when it was chosen
    ClientKind kind = ClientKind::Ordinary;
    QByteArray name;
    bool byAddress = false; //!< behind a proxy, which knows clients by nothing else

    friend bool operator==(const DisconnectTarget &, const DisconnectTarget &) = default;
};

//! \brief CLIENT KILL as it is sent for \a target.
QByteArrayList disconnectCommand(const DisconnectTarget &target);
//! \brief As one would type it into redis-cli.
QString commandText(const QByteArrayList &command);

//! Whether \a row of a newer list is the session that \a target means: same id and address, what it
//! is has not changed, and its age has not gone down.
bool isSameSession(const DisconnectTarget &target, const session::SessionSnapshot &snapshot,
                   quint32 row);

//! Why a session of the preview is not disconnected unless it is chosen by itself, or not at all.
enum class DisconnectObstacle {
    None,
    // as long as it has not been chosen by itself
    Own,
    Monitor,
    Replica,
    Primary,
    UnknownKind,
    // in no case
    NoIdentity, //!< id, address or age are unknown
    NoNode, //!< there is no way to its node
    AmbiguousAddress, //!< behind a proxy, and another one has the same address
    Duplicate, //!< stands in the list more than once
};

//! A sentence; empty for None.
QString obstacleText(DisconnectObstacle obstacle);

//! Whether the user has to type how many sessions there are: many, or those of an instance that is
//! marked as production.
bool mustTypeNumber(quint32 targets, bool isProduction);

//! A node whose sessions can be disconnected.
struct DisconnectNode
{
    QByteArray nodeId; //!< as in the list
    bool isProxy = false;
};

struct DisconnectEntry
{
    quint32 row = 0; //!< of the snapshot
    DisconnectTarget target; //!< members that are unknown are 0 or empty: NoIdentity
    DisconnectObstacle obstacle = DisconnectObstacle::None;
    bool isChosen = false;

    bool mayBeChosen() const { return obstacle < DisconnectObstacle::NoIdentity; }
};

//! The preview: a list of sessions, each either to be disconnected or not, for a reason. Made on
//! any thread; a value.
class DisconnectPlan final
{
public:
    DisconnectPlan() = default;

    //! \a rows of \a snapshot in the order of the view. What is not \c None in obstacle is not
    //! chosen; of \a before, a plan over an older list, choices about the same sessions are taken
    //! over. O(rows of the snapshot).
    static DisconnectPlan make(session::SnapshotPointer snapshot, std::span<const quint32> rows,
                               const std::vector<DisconnectNode> &nodes,
                               const DisconnectPlan *before = nullptr);

    //! Where the sessions of this plan stand in a newer list; those that are gone, or are others by
    //! now, are left out.
    std::vector<quint32> rowsIn(const session::SessionSnapshot &newer) const;

    const session::SnapshotPointer &snapshot() const { return m_snapshot; }

    const std::vector<DisconnectEntry> &entries() const { return m_entries; }

    //! Nothing happens to an entry that may not be chosen.
    void setChosen(std::size_t entry, bool isChosen);

    quint32 chosenCount() const { return m_chosenCount; }

    //! Entries that are chosen although there is an obstacle.
    quint32 chosenObstacles() const { return m_chosenObstacles; }

    //! The chosen ones in the order of the list.
    std::vector<DisconnectTarget> targets() const;

    //! The commands, node by node, as text: what would be done.
    QString dryRun() const;

private:
    session::SnapshotPointer m_snapshot;
    std::vector<DisconnectEntry> m_entries;
    quint32 m_chosenCount = 0;
    quint32 m_chosenObstacles = 0;
};

} // namespace sessionscope::live
