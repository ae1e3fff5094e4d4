// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/answersource.h"
#include "redis/redisconnection.h"

#include <functional>
#include <vector>

namespace sessionscope::demo {

//! The clients of a real Redis server, as DAS would show them: CLIENT LIST for each request, over
//! one connection that is opened again when it was lost. That connection is itself in the list,
//! under its name. All sessions are on the one node "<instance>-db-0"; aliases are unknown.
class RedisSource final : public AnswerSource
{
    Q_OBJECT

public:
    //! \a clock must outlive it.
    RedisSource(redis::RedisOptions options, QString instanceId, const Clock &clock,
                QObject *parent = nullptr);

    void fetch(const QString &requestId, Done done) override;
    //! CLIENT KILL of the normal clients but its own; replicas stay.
    void disconnectAll(std::function<void(Result<void>)> done) override;

    QString directAddress() const override { return m_address; }

private:
    using Opened = std::function<void(const Result<void> &)>;

    void whenOpen(Opened next);
    void askForList(const QString &requestId, const Done &done);
    session::SnapshotPointer read(const QByteArray &clientList, const QString &requestId) const;

    QString m_address;
    redis::RedisConnection m_connection;
    QString m_instanceId;
    const Clock &m_clock;
    std::vector<Opened> m_waiting; // for the connection to be open
};

} // namespace sessionscope::demo
