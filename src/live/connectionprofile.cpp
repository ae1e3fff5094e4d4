// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/connectionprofile.h"

#include "cloud/credentials.h"
#include "cloud/endpoint.h"
#include "core/limits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>

#include <array>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;

namespace {

using Field = ConnectionProfile::Field;
using Problem = ConnectionProfile::Problem;

constexpr qsizetype kMaxNameLength = 200; // a tab title, not a novel
constexpr qsizetype kMaxWordLength = 40;

struct ProfileText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::live::ConnectionProfile)
};

//! In the file.
constexpr std::array kSourceNames{
    std::pair{CredentialSource::Keychain, QLatin1String("keychain")},
    std::pair{CredentialSource::UntilExit, QLatin1String("untilExit")},
    std::pair{CredentialSource::AskEachTime, QLatin1String("askEachTime")},
    std::pair{CredentialSource::Environment, QLatin1String("environment")},
    std::pair{CredentialSource::AliyunProfile, QLatin1String("aliyunProfile")},
    std::pair{CredentialSource::None, QLatin1String("none")},
};

//! In the file; DAS is written as no kind at all, as before there was another one.
const QString kRedisKind = u"redis"_s;
const QString kDasKind = u"das"_s;

QString nameOf(CredentialSource source)
{
    for (const auto &[candidate, name] : kSourceNames) {
        if (candidate == source)
            return name;
    }
    return kSourceNames.front().second;
}

bool isFor(CredentialSource source, ConnectionKind kind)
{
    return source
        != (kind == ConnectionKind::Redis ? CredentialSource::AliyunProfile
                                          : CredentialSource::None);
}

//! A word of a newer version, or of the other kind, is taken as the most careful one.
CredentialSource sourceOf(const QString &text, ConnectionKind kind)
{
    for (const auto &[candidate, name] : kSourceNames) {
        if (name == text && isFor(candidate, kind))
            return candidate;
    }
    return CredentialSource::AskEachTime;
}

//! nullopt: one of a newer version.
std::optional<ConnectionKind> takeKind(QJsonObject &object)
{
    if (!object.contains(u"kind"_s))
        return ConnectionKind::Das;
    const QJsonValue kind = object.take(u"kind"_s);
    if (kind == kRedisKind)
        return ConnectionKind::Redis;
    return kind == kDasKind ? std::optional(ConnectionKind::Das) : std::nullopt;
}

bool needsAccessKeyId(CredentialSource source)
{
    return source == CredentialSource::Keychain || source == CredentialSource::UntilExit;
}

QString cannotRead(const QString &path, const QFile &file)
{
    return ProfileText::tr("The file %1 cannot be read: %2.")
        .arg(QDir::toNativeSeparators(path), file.errorString());
}

std::optional<QString> caFileProblem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return ProfileText::tr("The CA file %1 cannot be read: %2.")
            .arg(QDir::toNativeSeparators(path), file.errorString());
    }
    if (file.size() > kMaxSettingsFileBytes
        || QSslCertificate::fromData(file.read(kMaxSettingsFileBytes), QSsl::Pem).isEmpty()) {
        return ProfileText::tr("The CA file %1 holds no certificate in PEM form.")
            .arg(QDir::toNativeSeparators(path));
    }
    return std::nullopt;
}

std::optional<QString> certificateProblem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path, file);
    if (file.size() > kMaxSettingsFileBytes
        || QSslCertificate::fromData(file.read(kMaxSettingsFileBytes), QSsl::Pem).isEmpty()) {
        return ProfileText::tr("The file %1 holds no certificate in PEM form.")
            .arg(QDir::toNativeSeparators(path));
    }
    return std::nullopt;
}

//! What a key file holds is looked at when it is used: until then it stays unread.
std::optional<QString> keyProblem(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::nullopt : std::optional(cannotRead(path, file));
}

QList<Problem> dasProblems(const ConnectionProfile &profile)
{
    QList<Problem> problems;
    if (profile.instanceId.isEmpty())
        problems.append({Field::InstanceId, ProfileText::tr("Enter the id of the instance.")});
    if (const auto parsed = cloud::Endpoint::parse(profile.endpoint); !parsed)
        problems.append({Field::Endpoint, parsed.error().message});
    if (needsAccessKeyId(profile.credentialSource)) {
        // The secret is looked at when there is one.
        const auto checked = cloud::checkCredentials({profile.accessKeyId, Secret("s"), Secret()});
        if (!checked)
            problems.append({Field::AccessKeyId, checked.error().message});
    }
    return problems;
}

QList<Problem> redisProblems(const RedisProfile &redis)
{
    QList<Problem> problems;
    if (redis.host.isEmpty())
        problems.append({Field::Host, ProfileText::tr("Enter the host name or address.")});
    else if (!redis::RedisAddress::isHost(redis.host))
        problems.append({Field::Host, ProfileText::tr("This is no host name and no address.")});
    if (redis.port == 0)
        problems.append({Field::Port, ProfileText::tr("A port is 1 to 65535.")});
    if (redis.db < 0)
        problems.append({Field::Database, ProfileText::tr("A database is 0 or more.")});
    if (!redis.isTls)
        return problems;
    if (!redis.serverName.isEmpty() && !redis::RedisAddress::isHost(redis.serverName))
        problems.append({Field::ServerName, ProfileText::tr("This is no host name.")});
    if (!redis.certificateFile.isEmpty()) {
        if (const auto problem = certificateProblem(redis.certificateFile))
            problems.append({Field::CertificateFile, *problem});
    } else if (!redis.keyFile.isEmpty()) {
        problems.append({Field::CertificateFile,
                         ProfileText::tr("A key is of use only with its certificate.")});
    }
    if (!redis.keyFile.isEmpty()) {
        if (const auto problem = keyProblem(redis.keyFile))
            problems.append({Field::KeyFile, *problem});
    }
    return problems;
}

bool isRefreshInterval(std::chrono::seconds interval)
{
    return interval == std::chrono::seconds(0)
        || (interval >= kMinRefreshInterval && interval <= kMaxRefreshInterval);
}

bool isColor(const QString &text)
{
    static const QRegularExpression pattern(u"\\A#[0-9a-fA-F]{6}\\z"_s);
    return pattern.match(text).hasMatch();
}

QString takeText(QJsonObject &object, const QString &name, const QString &fallback = {})
{
    return object.take(name).toString(fallback);
}

bool takeBool(QJsonObject &object, const QString &name)
{
    return object.take(name).toBool(false);
}

} // namespace

QString ConnectionProfile::defaultProductionWord()
{
    return u"PRODUCTION"_s;
}

QString ConnectionProfile::defaultProductionColor()
{
    return u"#B42318"_s;
}

QString ConnectionProfile::defaultEndpoint()
{
    return QLatin1String(cloud::kDefaultEndpoint);
}

QList<Problem> ConnectionProfile::validate() const
{
    QList<Problem> problems;
    if (name.trimmed().isEmpty())
        problems.append({Field::Name, ProfileText::tr("Give the connection a name.")});
    else if (name.size() > kMaxNameLength)
        problems.append({Field::Name, ProfileText::tr("The name is too long; shorten it.")});
    problems += kind == ConnectionKind::Redis ? redisProblems(redis) : dasProblems(*this);
    if (!isFor(credentialSource, kind)) {
        problems.append({Field::CredentialSource,
                         ProfileText::tr("This kind of connection has no such credentials.")});
    }
    if (!caFile.isEmpty()) {
        if (const auto problem = caFileProblem(caFile))
            problems.append({Field::CaFile, *problem});
    }
    if (!isRefreshInterval(refreshInterval)) {
        problems.append({Field::RefreshInterval,
                         ProfileText::tr("The refresh interval is off or %1 to %2 seconds.")
                             .arg(kMinRefreshInterval.count())
                             .arg(kMaxRefreshInterval.count())});
    }
    if (production && productionWord.trimmed().isEmpty()) {
        problems.append({Field::ProductionWord,
                         ProfileText::tr("Enter the word that marks a production instance.")});
    } else if (productionWord.size() > kMaxWordLength) {
        problems.append(
            {Field::ProductionWord, ProfileText::tr("The mark is too long; shorten it.")});
    }
    if (!isColor(productionColor)) {
        problems.append(
            {Field::ProductionColor,
             ProfileText::tr("The colour is written as # and six hexadecimal digits.")});
    }
    return problems;
}

QJsonObject ConnectionProfile::toJson() const
{
    QJsonObject object = unknownMembers;
    object[u"id"_s] = id;
    object[u"name"_s] = name;
    if (kind == ConnectionKind::Redis) {
        object[u"kind"_s] = kRedisKind;
        object[u"redis"_s] = redis.toJson();
    } else {
        object[u"instanceId"_s] = instanceId;
        object[u"endpoint"_s] = endpoint;
        object[u"accessKeyId"_s] = accessKeyId;
        object[u"hasSecurityToken"_s] = hasSecurityToken;
        object[u"aliyunProfile"_s] = aliyunProfile;
        object[u"consoleContext"_s] = consoleContext;
    }
    object[u"credentials"_s] = nameOf(credentialSource);
    object[u"caFile"_s] = caFile;
    object[u"refreshIntervalSeconds"_s] = static_cast<qint64>(refreshInterval.count());
    // These are not written unless there are any: the file stays as it was.
    if (connectionLimit > 0)
        object[u"connectionLimit"_s] = connectionLimit;
    if (allowsDisconnecting)
        object[u"allowsDisconnecting"_s] = true;
    object[u"production"_s] = production;
    object[u"productionWord"_s] = productionWord;
    object[u"productionColor"_s] = productionColor;
    return object;
}

std::optional<ConnectionProfile> ConnectionProfile::fromJson(const QJsonObject &object)
{
    ConnectionProfile profile;
    QJsonObject rest = object;
    profile.id = takeText(rest, u"id"_s);
    profile.name = takeText(rest, u"name"_s);
    const std::optional<ConnectionKind> kind = takeKind(rest);
    if (profile.id.isEmpty() || profile.name.isEmpty() || !kind)
        return std::nullopt;
    profile.kind = *kind;
    if (profile.kind == ConnectionKind::Redis) {
        profile.redis = RedisProfile::fromJson(rest.take(u"redis"_s).toObject());
    } else {
        profile.instanceId = takeText(rest, u"instanceId"_s);
        profile.endpoint = takeText(rest, u"endpoint"_s, defaultEndpoint());
        profile.accessKeyId = takeText(rest, u"accessKeyId"_s);
        profile.hasSecurityToken = takeBool(rest, u"hasSecurityToken"_s);
        profile.aliyunProfile = takeText(rest, u"aliyunProfile"_s);
        profile.consoleContext = takeText(rest, u"consoleContext"_s);
    }
    profile.credentialSource = sourceOf(takeText(rest, u"credentials"_s), profile.kind);
    profile.caFile = takeText(rest, u"caFile"_s);
    const std::chrono::seconds interval(rest.take(u"refreshIntervalSeconds"_s).toInteger(-1));
    if (isRefreshInterval(interval))
        profile.refreshInterval = interval;
    const qint64 limit = rest.take(u"connectionLimit"_s).toInteger(0);
    if (limit >= 0 && limit <= kMaxConnectionLimit)
        profile.connectionLimit = static_cast<int>(limit);
    profile.allowsDisconnecting = takeBool(rest, u"allowsDisconnecting"_s);
    profile.production = takeBool(rest, u"production"_s);
    profile.productionWord = takeText(rest, u"productionWord"_s, defaultProductionWord());
    const QString color = takeText(rest, u"productionColor"_s);
    if (isColor(color))
        profile.productionColor = color;
    profile.unknownMembers = rest;
    return profile;
}

std::optional<QString> foreignEngineHint(const QString &instanceId)
{
    // Prefixes of the vendor's consoles; Redis and Tair instances begin with r- or tair-.
    constexpr std::array kEngines{
        std::pair{QLatin1String("rm-"), QLatin1String("ApsaraDB RDS")},
        std::pair{QLatin1String("rr-"), QLatin1String("ApsaraDB RDS")},
        std::pair{QLatin1String("pgm-"), QLatin1String("ApsaraDB RDS for PostgreSQL")},
        std::pair{QLatin1String("pgr-"), QLatin1String("ApsaraDB RDS for PostgreSQL")},
        std::pair{QLatin1String("pc-"), QLatin1String("PolarDB")},
        std::pair{QLatin1String("pxc-"), QLatin1String("PolarDB-X")},
        std::pair{QLatin1String("drds"), QLatin1String("PolarDB-X")},
        std::pair{QLatin1String("dds-"), QLatin1String("ApsaraDB for MongoDB")},
        std::pair{QLatin1String("gp-"), QLatin1String("AnalyticDB for PostgreSQL")},
        std::pair{QLatin1String("am-"), QLatin1String("AnalyticDB for MySQL")},
        std::pair{QLatin1String("hb-"), QLatin1String("ApsaraDB for HBase")},
        std::pair{QLatin1String("ld-"), QLatin1String("Lindorm")},
        std::pair{QLatin1String("cc-"), QLatin1String("ApsaraDB for ClickHouse")},
        std::pair{QLatin1String("i-"), QLatin1String("ECS")},
    };
    for (const auto &[prefix, engine] : kEngines) {
        if (instanceId.startsWith(prefix, Qt::CaseInsensitive)) {
            return ProfileText::tr(
                       "This looks like the id of an instance of %1; the session list is "
                       "served for Redis and Tair instances alone (r-…, tair-…).")
                .arg(engine);
        }
    }
    return std::nullopt;
}

} // namespace sessionscope::live
