// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/clientcommands.h"

#include "core/future.h"
#include "redis/redisconnection.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace sessionscope::redis {

namespace {

struct CommandText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::ClientCommands)
};

KillAnswer killAnswer(const Result<Reply> &reply)
{
    if (reply) {
        // The count of closed ones; +OK of the old form, which does not count.
        if (reply->type == Reply::Type::Integer && reply->integer >= 0)
            return {reply->integer > 0 ? KillOutcome::Closed : KillOutcome::AlreadyGone, {}};
        if (reply->type == Reply::Type::Status && reply->text == "OK")
            return {KillOutcome::Closed, {}};
        return {KillOutcome::Unknown,
                {Error::Code::UnexpectedAnswer,
                 CommandText::tr("The answer to CLIENT KILL cannot be understood: look at the list "
                                 "whether the client is still there."),
                 QString::fromUtf8(reply->text.left(200)),
                 {},
                 {}}};
    }
    const Error &error = reply.error();
    if (error.serverCode.isEmpty()) { // none of the server's: the connection has failed
        Error unknown = error;
        unknown.message = CommandText::tr("The connection failed before CLIENT KILL was answered: "
                                          "look at the list whether the client is still there.");
        unknown.detail = error.line();
        return {KillOutcome::Unknown, unknown};
    }
    if (error.detail.contains(QLatin1String("No such client")))
        return {KillOutcome::AlreadyGone, {}};
    return {KillOutcome::Refused, error};
}

} // namespace

QByteArrayList killById(quint64 id)
{
    return {"CLIENT", "KILL", "ID", QByteArray::number(id)};
}

QByteArrayList killByAddress(const QByteArray &address)
{
    return {"CLIENT", "KILL", "ADDR", address};
}

QByteArrayList killByAddressAlone(const QByteArray &address)
{
    return {"CLIENT", "KILL", address};
}

QFuture<Result<KillAnswer>> kill(RedisConnection &connection, const QByteArrayList &command)
{
    const bool isSent = connection.isOpen();
    return connection.command(command).then(
        [isSent](const Result<Reply> &reply) -> Result<KillAnswer> {
            if (!isSent)
                return failure(reply.error());
            return killAnswer(reply);
        });
}

QFuture<Result<QByteArray>> clientsById(RedisConnection &connection,
                                        const std::vector<quint64> &ids)
{
    if (ids.empty()) // would be all
        return readyFuture(Result<QByteArray>(QByteArray()));
    QByteArrayList command{"CLIENT", "LIST", "ID"};
    for (const quint64 id : ids)
        command += QByteArray::number(id);
    return connection.command(command)
        .then([alive = QPointer(&connection)](Result<Reply> reply) {
            Result<QByteArray> list = textReply(std::move(reply), QLatin1String("CLIENT LIST"));
            // Who does not know the form says so, or answers something else.
            const bool isUnknownForm = !list
                && (list.error().code == Error::Code::Refused
                    || list.error().code == Error::Code::UnexpectedAnswer);
            if (alive && isUnknownForm)
                return alive->clientList();
            return readyFuture(std::move(list));
        })
        .unwrap();
}

QFuture<Result<ServerInfo>> serverInfo(RedisConnection &connection)
{
    // One call for each section: only Redis 7 takes several at once, and all of INFO costs the
    // server more than these.
    std::vector<QFuture<Result<Reply>>> sections;
    for (const char *section : {"server", "clients", "stats", "replication", "cluster"})
        sections.push_back(connection.command({"INFO", section}));
    return sections.back()
        .then([alive = QPointer(&connection), sections](const Result<Reply> &) {
            QByteArray text;
            for (const QFuture<Result<Reply>> &section : sections) {
                const Result<Reply> reply = section.result(); // replies keep their order
                if (!reply)
                    return readyFuture(Result<ServerInfo>(failure(reply.error())));
                text += reply->text + '\n';
            }
            const ServerInfo info = parseServerInfo(text);
            if (info.maxClients || !alive)
                return readyFuture(Result<ServerInfo>(info));
            return alive->command({"CONFIG", "GET", "maxclients"})
                .then([info](const Result<Reply> &reply) -> Result<ServerInfo> {
                    // Not permitted, or renamed: it stays unknown.
                    ServerInfo known = info;
                    bool isNumber = false;
                    const qint64 value = reply && reply->elements.size() == 2
                        ? reply->elements[1].text.toLongLong(&isNumber)
                        : 0;
                    if (isNumber && value > 0)
                        known.maxClients = value;
                    return known;
                });
        })
        .unwrap();
}

} // namespace sessionscope::redis
