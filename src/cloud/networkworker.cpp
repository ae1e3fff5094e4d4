// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/networkworker.h"

#include "cloud/dasfetch.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QNetworkProxy>

#include <algorithm>
#include <utility>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Shorter than the idle time of routers and gateways: a connection that one of them has forgotten
//! swallows the request and is noticed only by the deadline.
constexpr std::chrono::seconds kMaxIdle{30};
constexpr std::size_t kMaxIdleTransports = 8;

//! The system's settings for this manager alone; setUseSystemConfiguration() would change the whole
//! program. Asked for each request, so that a change is seen. With http_proxy set, the system would
//! lead requests to this computer through the proxy too, where they mean another one.
class SystemProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

} // namespace

Completion::Completion(Done done)
    : m_done(std::move(done))
{
}

Completion::~Completion()
{
    complete(failure(Error::Code::Cancelled,
                     QCoreApplication::translate("sessionscope::cloud::DasFetch",
                                                 "The request was cancelled.")));
}

void Completion::complete(Result<RawAnswer> result)
{
    if (const Done done = std::exchange(m_done, {}))
        done(std::move(result));
}

NetworkWorker::NetworkWorker(const Clock &clock, DasClientOptions options)
    : m_clock(clock)
    , m_options(std::move(options))
{
}

NetworkWorker::~NetworkWorker()
{
    takeJobs(); // dropped: their promises are fulfilled by that
    // Before the members that the fetches use.
    qDeleteAll(findChildren<DasFetch *>(QString(), Qt::FindDirectChildrenOnly));
}

void NetworkWorker::queueFetch(FetchJob job)
{
    {
        const QMutexLocker lock(&m_jobMutex);
        m_jobs.push_back(std::move(job));
    }
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

std::vector<FetchJob> NetworkWorker::takeJobs()
{
    const QMutexLocker lock(&m_jobMutex);
    return std::exchange(m_jobs, {});
}

void NetworkWorker::customEvent(QEvent *)
{
    for (FetchJob &job : takeJobs()) {
        std::stop_token stop = std::move(job.stop);
        auto *fetch = new DasFetch(*this, std::move(job));
        fetch->start(std::move(stop));
    }
}

Transport NetworkWorker::takeTransport(const QByteArray &key, bool isFresh)
{
    // Monotonic time stands still while the computer sleeps, the date may be set: both must agree.
    const std::chrono::milliseconds now = m_clock.elapsed();
    const QDateTime date = m_clock.now();
    const std::chrono::milliseconds limit = kMaxIdle;
    std::erase_if(m_idle, [&](const Transport &transport) {
        return now - transport.idleSince > limit
            || qAbs(transport.idleSinceDate.msecsTo(date)) > limit.count();
    });
    const auto found = std::find_if(m_idle.begin(), m_idle.end(), [&](const Transport &transport) {
        return transport.key == key;
    });
    Transport transport;
    if (found != m_idle.end() && !isFresh) {
        transport = std::move(*found);
        m_idle.erase(found);
        return transport;
    }
    transport.key = key;
    transport.manager = std::make_unique<QNetworkAccessManager>();
    transport.manager->setProxyFactory(new SystemProxyFactory); // owned by the manager
    return transport;
}

void NetworkWorker::returnTransport(Transport transport)
{
    transport.idleSince = m_clock.elapsed();
    transport.idleSinceDate = m_clock.now();
    if (m_idle.size() >= kMaxIdleTransports)
        m_idle.erase(m_idle.begin());
    m_idle.push_back(std::move(transport));
}

void NetworkWorker::setProxyCredentials(const QString &host, quint16 port, const QString &user,
                                        const Secret &password)
{
    const QMutexLocker lock(&m_proxyMutex);
    if (user.isEmpty())
        m_proxyCredentials.remove(proxyName(host, port));
    else
        m_proxyCredentials.insert(proxyName(host, port), {user, password});
}

bool NetworkWorker::fillProxyCredentials(const QNetworkProxy &proxy,
                                         QAuthenticator &authenticator) const
{
    const QMutexLocker lock(&m_proxyMutex);
    const auto found = m_proxyCredentials.constFind(proxyName(proxy.hostName(), proxy.port()));
    if (found == m_proxyCredentials.constEnd())
        return false;
    authenticator.setUser(found->user);
    authenticator.setPassword(QString::fromUtf8(found->password.reveal()));
    return true;
}

QString proxyName(const QString &host, quint16 port)
{
    return host + ':'_L1 + QString::number(port);
}

} // namespace sessionscope::cloud
