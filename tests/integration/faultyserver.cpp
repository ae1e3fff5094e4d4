// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultyserver.h"

#include "demo/servertls.h"
#include "demo/simulatedsource.h"

namespace sessionscope::testing {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

FaultyServer::FaultyServer()
    : m_endpoint(std::make_unique<demo::DasEndpoint>(
        instanceId(), credentials(),
        std::make_unique<demo::SimulatedSource>(
            demo::SimulatedSource::Options{instanceId(), kSessions, 1, false}, m_clock),
        m_clock))
{
    QObject::connect(&m_other, &QTcpServer::newConnection, &m_other, [this] { ++m_strayCount; });
}

bool FaultyServer::listen(Certificates &certificates, Tls tls)
{
    m_isTls = tls != Tls::None;
    std::optional<QSslConfiguration> configuration;
    if (m_isTls) {
        certificates.serverFor(tls == Tls::OtherHost ? "DNS:other.example" : "IP:127.0.0.1",
                               tls == Tls::Expired ? -1 : 20);
        const Result<QSslConfiguration> made =
            demo::tlsFor(contentOf(certificates.certificateFile()),
                         contentOf(certificates.keyFile()), tls == Tls::Old);
        if (!made) {
            qWarning("%s", qUtf8Printable(made.error().message));
            return false;
        }
        configuration = *made;
    }
    return m_other.listen(QHostAddress::LocalHost)
        && m_endpoint->listen(0, configuration).has_value();
}

void FaultyServer::setFaults(const QStringList &faults)
{
    std::vector<demo::Fault> parsed;
    for (const QString &fault : faults)
        parsed.push_back(demo::parseFault(filledIn(fault)).value());
    m_endpoint->setFaults(std::move(parsed));
}

QString FaultyServer::filledIn(QString text) const
{
    text.replace("%HOST%"_L1, host());
    return text.replace("%OTHER%"_L1, "127.0.0.1:"_L1 + QString::number(m_other.serverPort()));
}

QRegularExpression FaultyServer::sentence(const FaultRow &row) const
{
    QString pattern = QRegularExpression::escape(filledIn(row.sentence));
    pattern.replace(QRegularExpression::escape(u"%NUMBER%"_s), "\\d+"_L1);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

void FaultyServer::setFaultless()
{
    m_endpoint->setFaults({});
}

QString FaultyServer::url() const
{
    return QLatin1String(m_isTls ? "https://" : "http://") + host();
}

QString FaultyServer::host() const
{
    return "127.0.0.1:"_L1 + QString::number(m_endpoint->port());
}

QString FaultyServer::instanceId()
{
    return u"r-faulty"_s;
}

cloud::Credentials FaultyServer::credentials()
{
    return {u"LTAIfaulty"_s, Secret("the-secret"), Secret("the-token")};
}

} // namespace sessionscope::testing
