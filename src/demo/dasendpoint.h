// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "cloud/requestverifier.h"
#include "core/clock.h"
#include "demo/answersource.h"
#include "demo/fault.h"
#include "demo/httpserver.h"
#include "demo/instancecatalog.h"

#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::demo {

//! The cloud on 127.0.0.1, for one key: GetRedisAllSession and KillInstanceAllSession of one
//! instance (DAS 2020-01-16), DescribeInstances of a few (R-kvstore 2015-01-01).
//!
//! Checks like the gateway, in this order: method (POST or GET), path, Host, action, version;
//! what cloud::verifyRequest() checks (key, date, token, body hash, signature, nonce); InstanceId.
//! Refusals are the gateway's envelopes with its statuses, a failed source is ServiceUnavailable,
//! an action that the source refuses has Success "false".
//! The host must be 127.0.0.1 or localhost with the right port, so that no web page can reach the
//! endpoint under a name of its own.
//!
//! For one thread, which needs an event loop.
class DasEndpoint final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DasEndpoint)

public:
    //! \a clock must outlive it.
    DasEndpoint(QString instanceId, cloud::Credentials credentials,
                std::unique_ptr<AnswerSource> source, const Clock &clock,
                QObject *parent = nullptr);
    ~DasEndpoint() override;

    //! \brief Port 0 takes a free one. Error::ConnectionFailed if it cannot be had.
    //! With \a tls it speaks https, else plain http.
    Result<void> listen(quint16 port, const std::optional<QSslConfiguration> &tls = {});

    quint16 port() const { return m_server.port(); }

    //! One for each request from now on; the last one for all that follow. Empty: no faults.
    void setFaults(std::vector<Fault> faults);

    //! How many requests have come since the faults were set.
    int requestCount() const { return m_requestCount; }

private:
    void handle(const cloud::ReceivedRequest &request, const HttpResponder &respond);
    void answer(const cloud::ReceivedRequest &request, const Fault &fault,
                const HttpResponder &respond);
    void answerList(const QString &requestId, const HttpResponder &respond);
    void answerKill(const QString &requestId, const HttpResponder &respond);
    HttpResponse answerInstances(const cloud::ReceivedRequest &request,
                                 const QString &requestId) const;
    std::optional<cloud::GatewayRefusal> check(const cloud::ReceivedRequest &request,
                                               const QDateTime &now);
    std::optional<cloud::GatewayRefusal> checkAddress(const cloud::ReceivedRequest &request) const;
    std::optional<cloud::GatewayRefusal> checkInstance(const cloud::ReceivedRequest &request) const;
    static HttpResponse unavailable(const Error &error, const QString &requestId);
    static HttpResponse refusal(const cloud::GatewayRefusal &refused, const QString &requestId);
    Fault takeFault();

    QString m_instanceId;
    InstanceCatalog m_catalog;
    cloud::Credentials m_credentials;
    const Clock &m_clock;
    cloud::NonceMemory m_nonces;
    std::vector<Fault> m_faults;
    int m_requestCount = 0;
    HttpServer m_server;
    // The last one: what it still has to answer needs the rest.
    std::unique_ptr<AnswerSource> m_source;
};

} // namespace sessionscope::demo
