// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"

#include "cloud/errortable.h"
#include "cloud/instancefetch.h"
#include "cloud/networkworker.h"
#include "cloud/replyjudge.h"
#include "core/displaytext.h"

#include <QPromise>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class T>
std::shared_ptr<QPromise<Result<T>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

ApiCall callAbout(const ApiOperation &operation, SessionQuery query)
{
    QueryParameters parameters{{u"InstanceId"_s, query.instanceId}};
    if (query.consoleContext)
        parameters.push_back({u"ConsoleContext"_s, *query.consoleContext});
    return {&operation, std::move(query), std::move(parameters)};
}

//! An answer that is no refusal must also say that it was done.
Result<ActionReceipt> receiptOf(const RawAnswer &answer, const Credentials &credentials)
{
    const std::optional<Envelope> envelope = parseEnvelope(answer.body);
    if (envelope && envelope->success.value_or(envelope->code == "200"_L1))
        return ActionReceipt{displayText(envelope->requestId, kMaxIdCharacters), answer.elapsed};
    return failure(outcomeUnknown(answerError(answer.httpStatus, answer.contentType,
                                              withoutSecrets(answer.body, credentials))));
}

} // namespace

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
    auto promise = startedPromise<RawAnswer>();
    auto completion = std::make_shared<Completion>([promise](Result<RawAnswer> answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    });
    m_worker->queueFetch({callAbout(kGetRedisAllSession, std::move(query)), std::move(stop),
                          std::move(progress), std::move(openSink), std::move(completion)});
    return promise->future();
}

QFuture<Result<ActionReceipt>> DasClient::killInstanceAllSession(SessionQuery query,
                                                                 std::stop_token stop)
{
    auto promise = startedPromise<ActionReceipt>();
    auto completion = std::make_shared<Completion>(
        [promise, credentials = query.credentials](const Result<RawAnswer> &answer) {
            promise->addResult(answer.and_then(
                [&credentials](const RawAnswer &whole) { return receiptOf(whole, credentials); }));
            promise->finish();
        });
    m_worker->queueFetch({callAbout(kKillInstanceAllSession, std::move(query)),
                          std::move(stop),
                          {},
                          {},
                          std::move(completion)});
    return promise->future();
}

QFuture<Result<InstanceList>>
DasClient::describeInstances(InstanceQuery query, std::stop_token stop, InstanceProgress progress)
{
    return std::make_shared<InstanceFetch>(*m_worker, std::move(query), std::move(stop),
                                           std::move(progress))
        ->start();
}

void DasClient::setProxyCredentials(const QString &host, quint16 port, const QString &user,
                                    const Secret &password)
{
    m_worker->setProxyCredentials(host, port, user, password);
}

} // namespace sessionscope::cloud
