// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/disconnectall.h"

#include "cloud/dasclient.h"
#include "core/future.h"
#include "core/runonpool.h"
#include "live/credentialresolver.h"
#include "live/profilesource.h"

#include <QPromise>

#include <memory>
#include <utility>

namespace sessionscope::live {

using Kind = DisconnectOutcome::Kind;

namespace {

QFuture<Result<void>> write(const Journal &journal, const JournalAction &action,
                            Result<void> (Journal::*line)(const JournalAction &) const)
{
    return runOnPool<void>([journal, action, line] { return (journal.*line)(action); });
}

Kind outcomeOf(const Error &error)
{
    if (error.code == Error::Code::OutcomeUnknown)
        return Kind::Unknown;
    return stageOf(error.code) == ErrorStage::Refusal ? Kind::Refused : Kind::Failed;
}

//! One call, from the credentials to the last line of the journal; deletes itself then.
class DisconnectAllCall final : public QObject
{
public:
    DisconnectAllCall(DasTarget target, const ConnectionProfile &profile,
                      const DisconnectAllServices &services)
        : QObject(&services.client) // at the end of the program nobody else would free it
        , m_target(std::move(target))
        , m_services(services)
    {
        m_action.id = JournalAction::newId();
        m_action.kind = JournalAction::Kind::DisconnectAll;
        m_action.user = JournalAction::currentUser();
        m_action.connectionId = profile.id;
        m_action.connectionName = profile.name;
        m_action.instanceId = m_target.instanceId;
        m_action.commands = QStringList{QLatin1String(cloud::kKillInstanceAllSession.action)};
        m_promise.start();
    }

    QFuture<Result<DisconnectAllEnd>> start(const QFuture<Result<cloud::Credentials>> &credentials)
    {
        whenFinished(credentials, this, [this](const Result<cloud::Credentials> &known) {
            if (known)
                begin(*known);
            else
                finish(failure(known.error()));
        });
        return m_promise.future();
    }

private:
    void begin(const cloud::Credentials &credentials)
    {
        m_action.begun = m_services.clock.now();
        whenFinished(write(m_services.journal, m_action, &Journal::begin), this,
                     [this, credentials](const Result<void> &noted) {
                         if (noted)
                             call(credentials);
                         else
                             finish(failure(noted.error()));
                     });
    }

    void call(const cloud::Credentials &credentials)
    {
        cloud::SessionQuery query;
        query.endpoint = m_target.endpoint;
        query.instanceId = m_target.instanceId;
        query.consoleContext = m_target.consoleContext;
        query.credentials = credentials;
        query.caFile = m_target.caFile;
        query.timeout = m_target.timeout;
        whenFinished(m_services.client.killInstanceAllSession(std::move(query)), this,
                     [this](const Result<cloud::ActionReceipt> &receipt) { end(receipt); });
    }

    void end(const Result<cloud::ActionReceipt> &receipt)
    {
        DisconnectAllEnd end;
        if (receipt) {
            end.outcome.kind = Kind::Closed;
            end.requestId = receipt->requestId;
        } else {
            end.outcome = {outcomeOf(receipt.error()), receipt.error().message};
            end.error = receipt.error();
            end.requestId = receipt.error().requestId;
        }
        m_action.ended = m_services.clock.now();
        m_action.outcomes = {end.outcome};
        m_action.requestId = end.requestId;
        whenFinished(write(m_services.journal, m_action, &Journal::end), this,
                     [this, end](const Result<void> &noted) mutable {
                         if (!noted)
                             end.notNoted = noted.error();
                         finish(std::move(end));
                     });
    }

    void finish(Result<DisconnectAllEnd> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    const DasTarget m_target;
    const DisconnectAllServices m_services;
    JournalAction m_action;
    QPromise<Result<DisconnectAllEnd>> m_promise;
};

} // namespace

QFuture<Result<DisconnectAllEnd>> disconnectAll(const ConnectionProfile &profile,
                                                const DisconnectAllServices &services)
{
    Result<DasTarget> target = targetOf(profile);
    if (!target)
        return readyFuture<DisconnectAllEnd>(failure(target.error()));
    auto *call = new DisconnectAllCall(std::move(*target), profile, services);
    return call->start(services.credentials.resolve(profile));
}

} // namespace sessionscope::live
