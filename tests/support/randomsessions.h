// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/snapshotbuilder.h"

#include <QRandomGenerator>
#include <QString>

#include <algorithm>
#include <vector>

namespace sessionscope::test {

//! A population of sessions that come, go and change, for randomised tests of what compares
//! snapshots. Repeatable by its seed. Identities repeat now and then, on purpose.
class RandomSessions
{
public:
    struct Session
    {
        quint64 id = 0;
        int node = 0;
        int host = 0;
        int port = 0;
        qint64 age = 0;
        qint64 idle = 0;
        int name = 0; // -1 = unknown
        int serial = 0; // tells sessions apart whatever their identity; kept in Fd
    };

    explicit RandomSessions(quint32 seed)
        : m_random(seed)
    {
    }

    int below(int bound) { return bound <= 0 ? 0 : m_random.bounded(bound); }

    void grow(int count)
    {
        for (int i = 0; i < count; ++i) {
            Session session;
            session.serial = ++m_lastSerial;
            // Few ids on few nodes: duplicates happen.
            session.id = static_cast<quint64>(below(4) == 0 ? below(50) : 1000 + m_lastSerial);
            session.node = below(3);
            session.host = below(8);
            session.port = 40000 + below(20000);
            session.age = below(100000);
            session.idle = below(1000);
            session.name = below(6) - 1;
            m_sessions.insert(m_sessions.begin() + below(static_cast<int>(m_sessions.size()) + 1),
                              session);
        }
    }

    //! Some leave, some come, everyone ages; now and then the server's order changes.
    void churn(int leaving, int coming)
    {
        for (int i = 0; i < leaving && !m_sessions.empty(); ++i)
            m_sessions.erase(m_sessions.begin() + below(static_cast<int>(m_sessions.size())));
        for (Session &session : m_sessions) {
            ++session.age;
            session.idle = below(3) == 0 ? 0 : session.idle + 1;
        }
        grow(coming);
        if (below(5) == 0) {
            for (std::size_t i = m_sessions.size(); i > 1; --i)
                std::swap(m_sessions[i - 1],
                          m_sessions[static_cast<std::size_t>(below(static_cast<int>(i)))]);
        }
    }

    const std::vector<Session> &sessions() const { return m_sessions; }

    session::SnapshotPointer snapshot() const
    {
        using session::Column;
        session::SnapshotBuilder builder;
        for (const Session &session : m_sessions) {
            const QByteArray host = "10.0.0." + QByteArray::number(session.host);
            builder.beginRow();
            builder.setId(session.id);
            builder.setText(Column::Client, host);
            builder.setText(Column::Addr,
                            QByteArray(host + ':' + QByteArray::number(session.port)));
            builder.setText(Column::NodeId, QByteArray("node-" + QByteArray::number(session.node)));
            builder.setInteger(Column::Age, session.age);
            builder.setInteger(Column::Idle, session.idle);
            builder.setInteger(Column::Fd, session.serial);
            builder.setText(Column::Cmd, session.serial % 2 == 0 ? "get" : "set");
            builder.setText(Column::Flags, session.serial % 7 == 0 ? "b" : "N");
            if (session.name >= 0)
                builder.setText(Column::Name,
                                QByteArray("name-" + QByteArray::number(session.name)));
        }
        session::SnapshotInfo info;
        info.total = static_cast<qint64>(m_sessions.size());
        info.timestamp_ms = 1660100753556;
        info.requestId = QStringLiteral("40C6E9AF-6C23-5614-AA83-34344CC60001");
        return std::move(builder).finish(std::move(info));
    }

private:
    QRandomGenerator m_random;
    std::vector<Session> m_sessions;
    int m_lastSerial = 0;
};

} // namespace sessionscope::test
