// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/dasendpoint.h"

#include "cloud/apicall.h"
#include "core/logging.h"
#include "decode/daswriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;
using cloud::GatewayRefusal;
using cloud::ReceivedRequest;

namespace {

constexpr std::array kOperations{&cloud::kGetRedisAllSession, &cloud::kKillInstanceAllSession,
                                 &cloud::kDescribeInstances};
constexpr char kHostId[] = "das.cn-shanghai.aliyuncs.com";

QString newRequestId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper();
}

//! RFC 9110, 5.6.7
QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

//! Nothing for an action that nobody knows.
const cloud::ApiOperation *operationOf(const ReceivedRequest &request)
{
    const auto *found =
        std::find_if(kOperations.begin(), kOperations.end(), [&request](const auto *operation) {
            return request.header("x-acs-action") == operation->action;
        });
    return found == kOperations.end() ? nullptr : *found;
}

//! From the query and a form.
cloud::QueryParameters parametersOf(const ReceivedRequest &request)
{
    cloud::QueryParameters all = request.query();
    const QByteArray type = request.header("content-type").value_or(QByteArray());
    if (type.startsWith("application/x-www-form-urlencoded") && !request.body.isEmpty()) {
        ReceivedRequest form;
        form.target = "/?" + request.body;
        all += form.query();
    }
    return all;
}

QDateTime shifted(const QDateTime &time, const Fault &fault)
{
    return time.addSecs(fault.clockShift.count());
}

HttpResponse jsonResponse(int status, const QByteArray &body)
{
    return {status, {{"Content-Type", "application/json;charset=utf-8"}}, body};
}

} // namespace

DasEndpoint::DasEndpoint(QString instanceId, cloud::Credentials credentials,
                         std::unique_ptr<AnswerSource> source, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_instanceId(std::move(instanceId))
    , m_catalog(m_instanceId, source->directAddress())
    , m_credentials(std::move(credentials))
    , m_clock(clock)
    , m_server([this](const ReceivedRequest &request,
                      const HttpResponder &respond) { handle(request, respond); },
               {}, this)
    , m_source(std::move(source))
{
}

DasEndpoint::~DasEndpoint() = default;

Result<void> DasEndpoint::listen(quint16 port, const std::optional<QSslConfiguration> &tls)
{
    if (m_server.listen(port, tls))
        return {};
    return failure(Error::Code::ConnectionFailed,
                   tr("Port %1 of this computer cannot be used: choose another one.").arg(port),
                   m_server.errorString());
}

void DasEndpoint::setFaults(std::vector<Fault> faults)
{
    m_faults = std::move(faults);
    m_requestCount = 0;
}

Fault DasEndpoint::takeFault()
{
    const auto index = static_cast<std::size_t>(m_requestCount++);
    return m_faults.empty() ? Fault() : m_faults[std::min(index, m_faults.size() - 1)];
}

void DasEndpoint::handle(const ReceivedRequest &request, const HttpResponder &respond)
{
    const Fault fault = takeFault();
    answer(request, fault, [this, fault, respond](HttpResponse response) {
        response.headers.push_back({"Date", httpDate(shifted(m_clock.now(), fault))});
        if (fault.spoil)
            fault.spoil(response);
        respond(std::move(response));
    });
}

void DasEndpoint::answer(const ReceivedRequest &request, const Fault &fault,
                         const HttpResponder &respond)
{
    const QString requestId = newRequestId();
    std::optional<GatewayRefusal> refused = check(request, shifted(m_clock.now(), fault));
    if (!refused)
        refused = fault.refusal;
    if (refused) {
        qCDebug(lcDemo, "%s refused: %s", qUtf8Printable(requestId), qUtf8Printable(refused->code));
        respond(refusal(*refused, requestId));
        return;
    }
    const cloud::ApiOperation *operation = operationOf(request);
    if (operation == &cloud::kDescribeInstances)
        respond(answerInstances(request, requestId));
    else if (operation == &cloud::kKillInstanceAllSession)
        answerKill(requestId, respond);
    else
        answerList(requestId, respond);
}

void DasEndpoint::answerList(const QString &requestId, const HttpResponder &respond)
{
    m_source->fetch(
        requestId, [requestId, respond](const Result<session::SnapshotPointer> &snapshot) {
            if (!snapshot) {
                respond(unavailable(snapshot.error(), requestId));
                return;
            }
            const QByteArray body = decode::toDasAnswer(**snapshot, {}, session::kDasColumns);
            qCDebug(lcDemo, "%s answered: %u sessions, %lld bytes", qUtf8Printable(requestId),
                    (*snapshot)->rowCount(), static_cast<long long>(body.size()));
            respond(jsonResponse(200, body));
        });
}

void DasEndpoint::answerKill(const QString &requestId, const HttpResponder &respond)
{
    m_source->disconnectAll([requestId, respond](const Result<void> &done) {
        if (!done && stageOf(done.error().code) != ErrorStage::Refusal) {
            respond(unavailable(done.error(), requestId));
            return;
        }
        // All of them are texts here, as the SDKs declare them.
        const QJsonObject answer{{u"RequestId"_s, requestId},
                                 {u"Message"_s, done ? u"Successful"_s : done.error().message},
                                 {u"Data"_s, u"None"_s},
                                 {u"Code"_s, done ? u"200"_s : u"500"_s},
                                 {u"Success"_s, done ? u"true"_s : u"false"_s}};
        qCDebug(lcDemo, "%s answered: all sessions disconnected: %s", qUtf8Printable(requestId),
                done ? "yes" : qUtf8Printable(done.error().line()));
        respond(jsonResponse(200, QJsonDocument(answer).toJson(QJsonDocument::Compact)));
    });
}

HttpResponse DasEndpoint::answerInstances(const ReceivedRequest &request,
                                          const QString &requestId) const
{
    auto page = m_catalog.page(parametersOf(request));
    if (const auto *refused = std::get_if<GatewayRefusal>(&page))
        return refusal(*refused, requestId);
    QJsonObject answer = std::get<QJsonObject>(page);
    answer.insert("RequestId"_L1, requestId);
    return jsonResponse(200, QJsonDocument(answer).toJson(QJsonDocument::Compact));
}

HttpResponse DasEndpoint::unavailable(const Error &error, const QString &requestId)
{
    qCWarning(lcDemo, "%s failed: %s", qUtf8Printable(requestId), qUtf8Printable(error.line()));
    return refusal({503, u"ServiceUnavailable"_s, error.message}, requestId);
}

std::optional<GatewayRefusal> DasEndpoint::check(const ReceivedRequest &request,
                                                 const QDateTime &now)
{
    if (auto refused = checkAddress(request))
        return refused;
    const auto lookup = [this](const QString &id) -> std::optional<cloud::KnownKey> {
        if (id != m_credentials.accessKeyId)
            return std::nullopt;
        return cloud::KnownKey{m_credentials.accessKeySecret, m_credentials.securityToken, {}};
    };
    if (auto refused = cloud::verifyRequest(request, lookup, now, m_nonces))
        return refused;
    return operationOf(request)->isAboutAnInstance ? checkInstance(request) : std::nullopt;
}

std::optional<GatewayRefusal> DasEndpoint::checkAddress(const ReceivedRequest &request) const
{
    if (request.method != "POST" && request.method != "GET") {
        return GatewayRefusal{400, u"UnsupportedHTTPMethod"_s,
                              u"This http method is not supported."_s};
    }
    const QByteArray port = ':' + QByteArray::number(this->port());
    const QByteArray host = request.header("host").value_or(QByteArray()).toLower();
    const bool isHere = host == "127.0.0.1" + port || host == "localhost" + port;
    const cloud::ApiOperation *operation = operationOf(request);
    if (!isHere || request.path() != "/" || !operation) {
        return GatewayRefusal{404, u"InvalidAction.NotFound"_s,
                              u"Specified api is not found, please check your url and method."_s};
    }
    if (request.header("x-acs-version") != operation->version)
        return GatewayRefusal{400, u"InvalidVersion"_s,
                              u"Specified parameter Version is not valid."_s};
    return std::nullopt;
}

std::optional<GatewayRefusal> DasEndpoint::checkInstance(const ReceivedRequest &request) const
{
    QString instanceId;
    for (const auto &[name, value] : parametersOf(request)) {
        if (name == "InstanceId"_L1 && instanceId.isEmpty())
            instanceId = value;
    }
    if (instanceId.isEmpty()) {
        return GatewayRefusal{400, u"MissingInstanceId"_s,
                              u"InstanceId is mandatory for this action."_s};
    }
    if (instanceId != m_instanceId)
        return GatewayRefusal{400, u"InvalidParams"_s, u"The request parameters are invalid."_s};
    return std::nullopt;
}

HttpResponse DasEndpoint::refusal(const GatewayRefusal &refused, const QString &requestId)
{
    const QString help = "https://api.aliyun.com/troubleshoot?q="_L1
        + QString::fromLatin1(QUrl::toPercentEncoding(refused.code)) + "&product=DAS&requestId="_L1
        + requestId;
    const QJsonObject envelope{{u"RequestId"_s, requestId},
                               {u"Message"_s, refused.message},
                               {u"Recommend"_s, help},
                               {u"HostId"_s, QLatin1String(kHostId)},
                               {u"Code"_s, refused.code}};
    return jsonResponse(refused.httpStatus, QJsonDocument(envelope).toJson(QJsonDocument::Compact));
}

} // namespace sessionscope::demo
