// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sessionscope::live {

//! What became of one session, or of an instance as a whole.
struct DisconnectOutcome
{
    enum class Kind {
        Closed,
        AlreadyGone, //!< what was wanted is the case
        ChangedIdentity, //!< another session has its place: left alone
        Refused, //!< by the server; nothing was closed
        Failed, //!< nothing was sent
        Unknown, //!< sent, and no answer tells: look at the list
        NotTried, //!< given up before
    };

    Kind kind = Kind::Unknown;
    QString reason; //!< a sentence; may be empty

    friend bool operator==(const DisconnectOutcome &, const DisconnectOutcome &) = default;
};

//! One or two words.
QString outcomeText(DisconnectOutcome::Kind kind);

//! A session as the journal names it.
struct JournalTarget
{
    QString nodeId;
    quint64 id = 0;
    QString address;
    QString name; //!< that the client has given itself

    friend bool operator==(const JournalTarget &, const JournalTarget &) = default;
};

//! One action: who, when, over which connection, what was sent, to whom, and what came of it. Holds
//! no password, key or token, and no text that could: names of users and clients, addresses, and
//! sentences of this program.
struct JournalAction
{
    enum class Kind {
        DisconnectSessions, //!< CLIENT KILL
        DisconnectAll, //!< KillInstanceAllSession
    };

    QString id; //!< UUID without braces
    Kind kind = Kind::DisconnectSessions;
    QString user; //!< of the operating system
    QDateTime begun; //!< UTC; invalid: that line is lost
    QDateTime ended; //!< UTC; invalid: nothing is known of its end
    QString connectionId; //!< of the saved connection
    QString connectionName;
    QString instanceId; //!< DisconnectAll
    QStringList commands; //!< each kind once: "CLIENT KILL ID"
    QList<JournalTarget> targets; //!< DisconnectSessions
    //! Of each target; of DisconnectAll a single one. Empty: nothing is known.
    QList<DisconnectOutcome> outcomes;
    QString requestId; //!< that the service gave

    static QString newId();
    //! Whoever runs this program.
    static QString currentUser();

    QByteArray beginLine() const;
    QByteArray endLine() const;

    friend bool operator==(const JournalAction &, const JournalAction &) = default;
};

//! \brief The words for them in the file, the same in every language.
QString journalName(JournalAction::Kind kind);
QString journalName(DisconnectOutcome::Kind kind);

//! One line of the list: an action, or something that cannot be read.
struct JournalEntry
{
    enum class Kind {
        Action,
        Damaged, //!< a line that is none, or was cut off
        Newer, //!< a line of a newer version of this program
        Unreadable, //!< the whole file
    };

    Kind kind = Kind::Action;
    JournalAction action;
    QString file; //!< name without folder; where it is no action
    int line = 0; //!< from 1
    QString text; //!< as far as it can be shown, or why it cannot be read
};

//! What a line says of an action, and whether it is its begin or its end. nullopt: it is none;
//! \a isNewer then tells a newer version.
struct JournalLine
{
    bool isBegin = false;
    JournalAction action;

    static std::optional<JournalLine> read(const QByteArray &line, bool *isNewer);
};

} // namespace sessionscope::live
