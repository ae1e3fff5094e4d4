// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/endpointarguments.h"

#include "core/limits.h"
#include "demo/servertls.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <limits>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ArgumentsText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::demo::EndpointArguments)
};

constexpr char kRedisPasswordVariable[] = "REDISCLI_AUTH";

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(ArgumentsText::tr(
        "Serves the sessions of a simulated instance, or of a real Redis server, on 127.0.0.1 the "
        "way Alibaba Cloud DAS does. The key is made anew at each start, unless "
        "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are both set."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"sessions"_s, ArgumentsText::tr("How many sessions the simulated instance has."), u"N"_s,
         QString::number(kDefaultSessions)},
        {u"port"_s, ArgumentsText::tr("The port to listen on; 0 is a free one."), u"N"_s, u"0"_s},
        {u"instance"_s, ArgumentsText::tr("The id of the instance."), u"ID"_s},
        {u"seed"_s, ArgumentsText::tr("Another number gives another simulated instance."), u"N"_s,
         u"1"_s},
        {u"churn"_s, ArgumentsText::tr("\"off\": the same sessions in every answer."), u"on|off"_s,
         u"on"_s},
        {u"redis"_s,
         ArgumentsText::tr("Serve the clients of this Redis server; its password is read from %1.")
             .arg(QLatin1String(kRedisPasswordVariable)),
         u"HOST:PORT"_s},
        {u"redis-user"_s, ArgumentsText::tr("The ACL user there."), u"NAME"_s},
        {u"fault"_s,
         ArgumentsText::tr("Do this wrong on purpose (listed below). Given several times: one for "
                           "each request, the last one for all that follow."),
         u"NAME[:ARGUMENT]"_s},
        {u"tls-certificate"_s,
         ArgumentsText::tr("Serve https with the certificate in this PEM file."), u"FILE"_s},
        {u"tls-key"_s, ArgumentsText::tr("The private key of the certificate, a PEM file."),
         u"FILE"_s},
        {u"tls-old"_s, ArgumentsText::tr("Speak TLS 1.0 and 1.1 alone, which nobody should.")},
    });
}

tl::unexpected<Error> wrongUsage(const QString &message)
{
    return failure(Error::Code::InvalidInput, message);
}

Result<quint64> number(const QCommandLineParser &parser, const QString &option, quint64 most)
{
    bool isNumber = false;
    const quint64 value = parser.value(option).toULongLong(&isNumber);
    if (!isNumber || value > most)
        return wrongUsage(
            ArgumentsText::tr("--%1 takes a number from 0 to %2.").arg(option).arg(most));
    return value;
}

Result<redis::RedisOptions> redisOptions(const QCommandLineParser &parser,
                                         const QProcessEnvironment &environment)
{
    const Result<redis::RedisAddress> address =
        redis::RedisAddress::parse(parser.value(u"redis"_s));
    if (!address)
        return failure(address.error());
    redis::RedisOptions options;
    options.address = *address;
    options.user = parser.value(u"redis-user"_s);
    options.password = Secret::fromText(environment.value(QLatin1String(kRedisPasswordVariable)));
    if (!options.user.isEmpty() && options.password.isEmpty()) {
        return wrongUsage(
            ArgumentsText::tr("--redis-user needs a password in the environment variable %1.")
                .arg(QLatin1String(kRedisPasswordVariable)));
    }
    return options;
}

Result<std::vector<Fault>> faults(const QCommandLineParser &parser)
{
    std::vector<Fault> faults;
    for (const QString &text : parser.values(u"fault"_s)) {
        Result<Fault> fault = parseFault(text);
        if (!fault)
            return failure(fault.error());
        faults.push_back(*std::move(fault));
    }
    return faults;
}

Result<QByteArray> content(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.read(kMaxSettingsFileBytes);
    return wrongUsage(ArgumentsText::tr("The file %1 cannot be read.").arg(path));
}

Result<std::optional<QSslConfiguration>> tlsConfiguration(const QCommandLineParser &parser)
{
    const QString certificate = parser.value(u"tls-certificate"_s);
    const QString key = parser.value(u"tls-key"_s);
    if (certificate.isEmpty() != key.isEmpty() || (parser.isSet(u"tls-old"_s) && key.isEmpty()))
        return wrongUsage(ArgumentsText::tr("https needs both --tls-certificate and --tls-key."));
    if (certificate.isEmpty())
        return std::nullopt;
    const Result<QByteArray> certificateText = content(certificate);
    if (!certificateText)
        return failure(certificateText.error());
    const Result<QByteArray> keyText = content(key);
    if (!keyText)
        return failure(keyText.error());
    Result<QSslConfiguration> tls = tlsFor(*certificateText, *keyText, parser.isSet(u"tls-old"_s));
    if (!tls)
        return failure(tls.error());
    return std::optional(*std::move(tls));
}

} // namespace

Result<EndpointArguments> parseEndpointArguments(const QStringList &arguments,
                                                 const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    addOptions(parser);
    // Not process(): it ends the program itself, with another status.
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    EndpointArguments result;
    if (parser.isSet(u"help"_s) || parser.isSet(u"help-all"_s)) {
        result.text =
            parser.helpText() + '\n'_L1 + ArgumentsText::tr("Faults:") + '\n'_L1 + faultHelp();
        return result;
    }
    if (parser.isSet(u"version"_s)) {
        result.text =
            QCoreApplication::applicationName() + ' '_L1 + QCoreApplication::applicationVersion();
        return result;
    }
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(ArgumentsText::tr("Nothing but options is expected: %1")
                              .arg(parser.positionalArguments().constFirst()));

    const Result<quint64> sessions = number(parser, u"sessions"_s, kMaxSessions);
    const Result<quint64> port = number(parser, u"port"_s, std::numeric_limits<quint16>::max());
    const Result<quint64> seed = number(parser, u"seed"_s, std::numeric_limits<quint64>::max());
    for (const Result<quint64> *value : {&sessions, &port, &seed}) {
        if (!*value)
            return failure(value->error());
    }
    const QString churn = parser.value(u"churn"_s);
    if (churn != "on"_L1 && churn != "off"_L1)
        return wrongUsage(ArgumentsText::tr("--churn is \"on\" or \"off\"."));
    if (parser.isSet(u"instance"_s) && parser.value(u"instance"_s).isEmpty())
        return wrongUsage(ArgumentsText::tr("--instance must not be empty."));

    result.options.sessions = static_cast<int>(*sessions);
    result.options.port = static_cast<quint16>(*port);
    result.options.seed = *seed;
    result.options.churn = churn == "on"_L1;
    result.options.instanceId = parser.value(u"instance"_s);
    if (Result<cloud::Credentials> fixed = cloud::credentialsFromEnvironment(environment))
        result.options.credentials = *std::move(fixed);
    if (parser.isSet(u"redis-user"_s) && !parser.isSet(u"redis"_s))
        return wrongUsage(ArgumentsText::tr("--redis-user needs --redis."));
    if (parser.isSet(u"redis"_s)) {
        Result<redis::RedisOptions> redis = redisOptions(parser, environment);
        if (!redis)
            return failure(redis.error());
        result.options.redis = *std::move(redis);
    }
    Result<std::vector<Fault>> wanted = faults(parser);
    if (!wanted)
        return failure(wanted.error());
    result.options.faults = *std::move(wanted);
    Result<std::optional<QSslConfiguration>> tls = tlsConfiguration(parser);
    if (!tls)
        return failure(tls.error());
    result.options.tls = *std::move(tls);
    return result;
}

} // namespace sessionscope::demo
