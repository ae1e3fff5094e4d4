// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"

#include "cloud/networkworker.h"

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

DasClient::DasClient(const Clock &clock, DasClientOptions options, QObject *parent)
    : QObject(parent)
    , m_worker(new NetworkWorker(clock, std::move(options)))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(u"network"_s);
    m_thread.start();
}

DasClient::~DasClient()
{
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<RawAnswer>> DasClient::getRedisAllSession(SessionQuery query, std::stop_token stop,
                                                         ProgressCallback progress,
                                                         OpenBodySink openSink)
{
    auto completion = std::make_shared<Completion>();
    QFuture<Result<RawAnswer>> future = completion->future();
    m_worker->queueFetch({std::move(query), std::move(stop), std::move(progress),
                          std::move(openSink), std::move(completion)});
    return future;
}

void DasClient::setProxyCredentials(const QString &host, quint16 port, const QString &user,
                                    const Secret &password)
{
    m_worker->setProxyCredentials(host, port, user, password);
}

} // namespace sessionscope::cloud
