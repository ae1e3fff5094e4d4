// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/dasendpoint.h"

#include "core/logging.h"
#include "decode/daswriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;
using cloud::GatewayRefusal;
using cloud::ReceivedRequest;

namespace {

constexpr char kAction[] = "GetRedisAllSession";
constexpr char kVersion[] = "2020-01-16";
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

//! The value of a parameter, from the query or a form.
std::optional<QString> parameter(const ReceivedRequest &request, const QString &name)
{
    cloud::QueryParameters all = request.query();
    const QByteArray type = request.header("content-type").value_or(QByteArray());
    if (type.startsWith("application/x-www-form-urlencoded") && !request.body.isEmpty()) {
        ReceivedRequest form;
        form.target = "/?" + request.body;
        all += form.query();
    }
    for (const auto &[key, value] : all) {
        if (key == name)
            return value;
    }
    return std::nullopt;
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
    m_source->fetch(
        requestId, [requestId, respond](const Result<session::SnapshotPointer> &snapshot) {
            if (!snapshot) {
                qCWarning(lcDemo, "%s failed: %s", qUtf8Printable(requestId),
                          qUtf8Printable(snapshot.error().line()));
                respond(
                    refusal({503, u"ServiceUnavailable"_s, snapshot.error().message}, requestId));
                return;
            }
            const QByteArray body = decode::toDasAnswer(**snapshot);
            qCDebug(lcDemo, "%s answered: %u sessions, %lld bytes", qUtf8Printable(requestId),
                    (*snapshot)->rowCount(), static_cast<long long>(body.size()));
            respond(jsonResponse(200, body));
        });
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
    return checkInstance(request);
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
    if (!isHere || request.path() != "/" || request.header("x-acs-action") != kAction) {
        return GatewayRefusal{404, u"InvalidAction.NotFound"_s,
                              u"Specified api is not found, please check your url and method."_s};
    }
    if (request.header("x-acs-version") != kVersion)
        return GatewayRefusal{400, u"InvalidVersion"_s,
                              u"Specified parameter Version is not valid."_s};
    return std::nullopt;
}

std::optional<GatewayRefusal> DasEndpoint::checkInstance(const ReceivedRequest &request) const
{
    const QString instanceId = parameter(request, u"InstanceId"_s).value_or(QString());
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
