// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/snapshotbuilder.h"

#include <QRandomGenerator>

#include <algorithm>
#include <vector>

//! Sessions that come, go and change at random, the same for the same seed. Each carries a name
//! that no other session ever has, so that tests can follow it without relying on its key.
class SimulatedSessions final
{
public:
    explicit SimulatedSessions(quint32 seed)
        : m_random(seed)
    {
    }

    void add(int count)
    {
        for (int i = 0; i < count; ++i) {
            Session session;
            session.id = ++m_lastId;
            session.serial = ++m_lastSerial;
            session.source = static_cast<int>(m_random.bounded(12));
            session.port = static_cast<int>(m_random.bounded(1024, 65536));
            session.age = m_random.bounded(100000);
            const auto place =
                m_sessions.empty() ? 0 : m_random.bounded(static_cast<int>(m_sessions.size()) + 1);
            m_sessions.insert(m_sessions.begin() + place, session);
        }
    }

    //! One refresh: some go, some come, some ids are taken over by new sessions, some change.
    void churn(double share)
    {
        std::erase_if(m_sessions,
                      [&](const Session &) { return m_random.generateDouble() < share; });
        for (Session &session : m_sessions) {
            session.age += 2;
            session.idle = static_cast<int>(m_random.bounded(60));
            if (session.age > 2 && m_random.generateDouble() < share / 4) {
                session.age = 0; // another session under the same identity
                session.serial = ++m_lastSerial;
            }
        }
        add(static_cast<int>(m_random.bounded(
            static_cast<int>(share * static_cast<double>(m_sessions.size())) + 3)));
        if (m_random.bounded(4) == 0)
            std::shuffle(m_sessions.begin(), m_sessions.end(), m_random);
    }

    void clear() { m_sessions.clear(); }

    sessionscope::session::SnapshotPointer snapshot() const
    {
        using sessionscope::session::Column;
        sessionscope::session::SnapshotBuilder builder;
        sessionscope::session::SnapshotInfo info;
        info.hasSourceStats = true;
        info.total = static_cast<qint64>(m_sessions.size());
        std::vector<qint64> counts(12);
        for (const Session &session : m_sessions) {
            const QByteArray host = "10.0.0." + QByteArray::number(session.source);
            builder.beginRow();
            builder.setId(session.id);
            builder.setText(Column::NodeId, "n1");
            builder.setText(Column::Addr,
                            QByteArray(host + ':' + QByteArray::number(session.port)));
            builder.setText(Column::Client, host);
            builder.setText(Column::ClientDesc, session.source % 3 == 0 ? "shop" : "");
            builder.setText(Column::Name, QByteArray("s" + QByteArray::number(session.serial)));
            builder.setText(Column::Cmd, session.idle % 2 == 0 ? "get" : "blpop");
            builder.setText(Column::Flags, session.idle % 7 == 0 ? "bx" : "N");
            builder.setInteger(Column::Age, session.age);
            builder.setInteger(Column::Idle, session.idle);
            if (session.idle % 5 != 0)
                builder.setInteger(Column::Omem, qint64(session.port) * 100);
            builder.setInteger(Column::Multi, -1);
            ++counts[static_cast<std::size_t>(session.source)];
        }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0)
                info.sourceStats.push_back(
                    {QString::fromLatin1("10.0.0." + QByteArray::number(i)), counts[i], {i}});
        }
        return std::move(builder).finish(std::move(info));
    }

    QRandomGenerator &random() { return m_random; }

private:
    struct Session
    {
        quint64 id = 0;
        quint64 serial = 0;
        int source = 0;
        int port = 0;
        qint64 age = 0;
        int idle = 0;
    };

    QRandomGenerator m_random;
    std::vector<Session> m_sessions;
    quint64 m_lastId = 9007199254740993; // above 2^53
    quint64 m_lastSerial = 0;
};
