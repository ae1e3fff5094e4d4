// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/redisfaulttable.h"

#include <algorithm>

namespace sessionscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList userArguments(const QString &password = QLatin1String(RedisStage::kPassword),
                          const QStringList &rules = {u"+@all"_s})
{
    // Nobody else gets in: a forgotten AUTH would be noticed.
    return QStringList{u"--user"_s,
                       u"default"_s,
                       u"off"_s,
                       u"--user"_s,
                       QLatin1String(RedisStage::kUser),
                       u"on"_s,
                       u'>' + password,
                       u"~*"_s,
                       u"&*"_s}
    + rules;
}

// A client of \a server that stays; null if it is not admitted.
std::unique_ptr<QTcpSocket> clientOf(const RedisServer &server, const QByteArray &name)
{
    auto client = std::make_unique<QTcpSocket>();
    client->connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    client->write(QByteArray("AUTH ") + RedisStage::kUser + ' ' + RedisStage::kPassword
                  + "\r\nCLIENT SETNAME " + name + "\r\n");
    while (client->bytesAvailable() < 10) { // +OK twice
        if (!client->waitForReadyRead(10'000))
            return nullptr;
    }
    return client;
}

} // namespace

bool RedisStage::start()
{
    // Each server reads the files of its certificate when it starts.
    const auto startTls = [](TlsRedisServer &server, testing::Certificates &of,
                             const QByteArray &subject, int days, bool asks) {
        return !of.serverFor(subject, days).isNull() && server.start(of, asks, userArguments());
    };
    const bool areUp = authority.create() && otherAuthority.create()
        && startTls(ofOtherAuthority, otherAuthority, "IP:127.0.0.1", 20, false)
        && startTls(expired, authority, "IP:127.0.0.1", -1, false)
        && startTls(ofOtherHost, authority, "DNS:cache.example", 20, false)
        && startTls(askingForCertificates, authority, "IP:127.0.0.1", 20, true)
        && startTls(good, authority, "IP:127.0.0.1", 20, false)
        && otherPassword.start(userArguments(u"other"_s))
        && withoutList.start(
            userArguments(QLatin1String(kPassword), {u"+@all"_s, u"-client|list"_s}))
        && full.start(userArguments() + QStringList{u"--maxclients"_s, u"1"_s});
    if (!areUp)
        return false;
    m_clients.push_back(clientOf(full, "only"));
    for (int i = 0; i < kClients; ++i)
        m_clients.push_back(clientOf(good.server(), "client-" + QByteArray::number(i)));
    return std::all_of(m_clients.begin(), m_clients.end(),
                       [](const auto &client) { return client != nullptr; });
}

void RedisStage::heal(bool isTls)
{
    good.server().thaw();
    relay.leadTo(isTls ? good.tlsPort() : good.server().port());
}

quint16 RedisStage::saying(const QByteArray &answer)
{
    m_parrots.push_back(std::make_unique<QTcpServer>());
    QTcpServer *parrot = m_parrots.back().get();
    parrot->listen(QHostAddress(QHostAddress::LocalHost));
    QObject::connect(parrot, &QTcpServer::newConnection, parrot, [parrot, answer] {
        QTcpSocket *client = parrot->nextPendingConnection();
        QObject::connect(client, &QTcpSocket::readyRead, client, [client, answer] {
            client->readAll();
            client->write(answer);
        });
    });
    return parrot->serverPort();
}

const std::vector<RedisFault> &redisFaults()
{
    using Stage = RedisStage;
    constexpr bool kPlain = false;
    constexpr bool kTls = true;
    constexpr bool kSlow = true;
    static const std::vector<RedisFault> faults{
        {"nobody listens", kPlain, [](Stage &stage) { stage.relay.close(); },
         "No Redis server can be reached at", 3},
        {"closed at once", kPlain, [](Stage &stage) { stage.relay.leadTo(freePort()); },
         "has closed the connection at once: check that it is a Redis server", 3},
        {"closed in the middle of the list", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.good.server().port(), 400); },
         "has closed the connection: it was restarted", 3},
        {"half-open", kPlain, [](Stage &stage) { stage.relay.swallow(); },
         "did not accept the connection in time: check host and port", 3, kSlow},
        {"the server hangs", kPlain, [](Stage &stage) { stage.good.server().freeze(); },
         "did not answer in time: check that it is not busy", 3, kSlow},
        {"TLS to a port without", kTls,
         [](Stage &stage) { stage.relay.leadTo(stage.good.server().port()); },
         "does not answer in TLS: check that the port expects TLS", 3, kSlow},
        {"no TLS to a port with", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.good.tlsPort()); },
         "has closed the connection at once: check that it is a Redis server, and whether the port "
         "expects TLS",
         3},
        {"unknown authority", kTls,
         [](Stage &stage) { stage.relay.leadTo(stage.ofOtherAuthority.tlsPort()); },
         "comes from an authority that this computer does not", 3},
        {"expired certificate", kTls,
         [](Stage &stage) { stage.relay.leadTo(stage.expired.tlsPort()); },
         "has expired: check this computer's clock", 3},
        {"certificate of another host", kTls,
         [](Stage &stage) { stage.relay.leadTo(stage.ofOtherHost.tlsPort()); },
         "is made out to another host", 3},
        {"no client certificate", kTls,
         [](Stage &stage) { stage.relay.leadTo(stage.askingForCertificates.tlsPort()); },
         "asks for a client certificate", 3},
        {"another password", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.otherPassword.port()); },
         "does not accept user name and password: check both", 4},
        {"no right to list", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.withoutList.port()); }, "+client|list", 4},
        {"no room", kPlain, [](Stage &stage) { stage.relay.leadTo(stage.full.port()); },
         "has no room for another connection", 4},
        {"loading its data", kPlain,
         [](Stage &stage) {
             stage.relay.leadTo(
                 stage.saying("-LOADING Redis is loading the dataset in memory\r\n"));
         },
         "is still loading its data: try again later", 4},
        {"a web server", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.saying("HTTP/1.1 400 Bad Request\r\n\r\n")); },
         "does not answer like Redis", 5},
        {"an endless answer", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.saying("$99999999999\r\n")); },
         "is larger than", 5},
        {"noise", kPlain,
         [](Stage &stage) { stage.relay.leadTo(stage.saying(QByteArray("\x00\xff\x01\r\n", 5))); },
         "does not answer like Redis", 5},
    };
    return faults;
}

} // namespace sessionscope::test
