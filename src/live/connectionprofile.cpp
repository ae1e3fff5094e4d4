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
};

QString nameOf(CredentialSource source)
{
    for (const auto &[candidate, name] : kSourceNames) {
        if (candidate == source)
            return name;
    }
    return kSourceNames.front().second;
}

//! A word of a newer version is taken as the most careful one.
CredentialSource sourceOf(const QString &text)
{
    for (const auto &[candidate, name] : kSourceNames) {
        if (name == text)
            return candidate;
    }
    return CredentialSource::AskEachTime;
}

bool needsAccessKeyId(CredentialSource source)
{
    return source == CredentialSource::Keychain || source == CredentialSource::UntilExit;
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
    if (instanceId.isEmpty())
        problems.append({Field::InstanceId, ProfileText::tr("Enter the id of the instance.")});
    if (const auto parsed = cloud::Endpoint::parse(endpoint); !parsed)
        problems.append({Field::Endpoint, parsed.error().message});
    if (needsAccessKeyId(credentialSource)) {
        // The secret is looked at when there is one.
        const auto checked = cloud::checkCredentials({accessKeyId, Secret("s"), Secret()});
        if (!checked)
            problems.append({Field::AccessKeyId, checked.error().message});
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
    object[u"instanceId"_s] = instanceId;
    object[u"endpoint"_s] = endpoint;
    object[u"credentials"_s] = nameOf(credentialSource);
    object[u"accessKeyId"_s] = accessKeyId;
    object[u"hasSecurityToken"_s] = hasSecurityToken;
    object[u"aliyunProfile"_s] = aliyunProfile;
    object[u"caFile"_s] = caFile;
    object[u"refreshIntervalSeconds"_s] = static_cast<qint64>(refreshInterval.count());
    object[u"consoleContext"_s] = consoleContext;
    // Not written unless there is one: the file stays as it was.
    if (connectionLimit > 0)
        object[u"connectionLimit"_s] = connectionLimit;
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
    if (profile.id.isEmpty() || profile.name.isEmpty())
        return std::nullopt;
    profile.instanceId = takeText(rest, u"instanceId"_s);
    profile.endpoint = takeText(rest, u"endpoint"_s, defaultEndpoint());
    profile.credentialSource = sourceOf(takeText(rest, u"credentials"_s));
    profile.accessKeyId = takeText(rest, u"accessKeyId"_s);
    profile.hasSecurityToken = takeBool(rest, u"hasSecurityToken"_s);
    profile.aliyunProfile = takeText(rest, u"aliyunProfile"_s);
    profile.caFile = takeText(rest, u"caFile"_s);
    const std::chrono::seconds interval(rest.take(u"refreshIntervalSeconds"_s).toInteger(-1));
    if (isRefreshInterval(interval))
        profile.refreshInterval = interval;
    profile.consoleContext = takeText(rest, u"consoleContext"_s);
    const qint64 limit = rest.take(u"connectionLimit"_s).toInteger(0);
    if (limit >= 0 && limit <= kMaxConnectionLimit)
        profile.connectionLimit = static_cast<int>(limit);
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
