// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"

#include "demo/dasendpoint.h"
#include "demo/redissource.h"
#include "demo/simulatedsource.h"
#include "demo/workload.h"

#include <QRandomGenerator>

#include <future>
#include <utility>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray randomText(int characters)
{
    static constexpr char kAlphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray text;
    for (int i = 0; i < characters; ++i)
        text += kAlphabet[QRandomGenerator::system()->bounded(int(sizeof kAlphabet) - 1)];
    return text;
}

//! In the lengths of real ones.
cloud::Credentials randomCredentials()
{
    cloud::Credentials credentials;
    credentials.accessKeyId = "LTAI5tDemo"_L1 + QString::fromLatin1(randomText(14));
    QByteArray secret = randomText(30);
    credentials.accessKeySecret = Secret(secret);
    wipe(secret);
    return credentials;
}

std::unique_ptr<AnswerSource> makeSource(const DemoOptions &options, const QString &instanceId,
                                         const Clock &clock)
{
    if (options.redis)
        return std::make_unique<RedisSource>(*options.redis, instanceId, clock);
    return std::make_unique<SimulatedSource>(
        SimulatedSource::Options{instanceId, options.sessions, options.seed, options.churn}, clock);
}

} // namespace

DemoServer::DemoServer(DemoOptions options, QObject *parent)
    : DemoServer(std::move(options), m_systemClock, parent)
{
}

DemoServer::DemoServer(DemoOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
    m_thread.setObjectName(u"demo"_s);
}

DemoServer::~DemoServer()
{
    stop();
}

Result<DemoAccess> DemoServer::start()
{
    if (m_access)
        return *m_access;
    if (m_options.sessions < 0 || m_options.sessions > kMaxSessions) {
        return failure(Error::Code::InvalidInput,
                       tr("The demo has 0 to %1 sessions.").arg(kMaxSessions));
    }
    DemoAccess access;
    access.instanceId = !m_options.instanceId.isEmpty() ? m_options.instanceId
        : m_options.redis                               ? u"r-demo-redis"_s
                                                        : simulatedInstanceId(m_options.seed);
    access.credentials = m_options.credentials ? *m_options.credentials : randomCredentials();

    // Everything of the endpoint is made, used and deleted on its thread.
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    // Posted before the thread runs, and no Qt::BlockingQueuedConnection: the thread sanitizer does
    // not see how Qt synchronises.
    std::promise<Result<quint16>> listening;
    QMetaObject::invokeMethod(context, [this, &listening, &access, context] {
        auto *endpoint =
            new DasEndpoint(access.instanceId, access.credentials,
                            makeSource(m_options, access.instanceId, m_clock), m_clock, context);
        endpoint->setFaults(m_options.faults);
        listening.set_value(endpoint->listen(m_options.port, m_options.tls).map([endpoint] {
            return endpoint->port();
        }));
    });
    m_thread.start();
    const Result<quint16> port = listening.get_future().get();
    if (!port) {
        stop();
        return failure(port.error());
    }
    access.endpoint = QLatin1String(m_options.tls ? "https" : "http") + "://127.0.0.1:"_L1
        + QString::number(*port);
    m_access = access;
    return access;
}

void DemoServer::stop()
{
    m_access.reset();
    m_thread.quit();
    m_thread.wait();
}

} // namespace sessionscope::demo
