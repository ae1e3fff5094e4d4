// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/aliyunprofile.h"

#include "core/displaytext.h"
#include "core/limits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::AliyunProfile)
};

struct ConfigFile
{
    QString current;
    QList<QJsonObject> profiles;
};

QString shown(const QString &text)
{
    return displayText(text, kMaxCellCharacters);
}

Result<ConfigFile> readConfig(const QString &path)
{
    const QFileInfo info(path);
    const QString nativePath = QDir::toNativeSeparators(path);
    if (!info.exists()) {
        return failure(
            Error::Code::NotFound,
            Text::tr("There is no file %1: run \"aliyun configure\" first, or choose other "
                     "credentials.")
                .arg(nativePath));
    }
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return failure(
            Error::Code::CannotRead,
            Text::tr("The file %1 cannot be read: check its permissions.").arg(nativePath),
            info.isFile() ? file.errorString() : u"not a regular file"_s);
    }
    QByteArray bytes = file.read(kMaxSettingsFileBytes + 1);
    if (bytes.size() > kMaxSettingsFileBytes) {
        wipe(bytes);
        return failure(Error::Code::CannotRead,
                       Text::tr("The file %1 is far too large for a file of aliyun profiles.")
                           .arg(nativePath));
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    wipe(bytes);
    const QJsonObject root = document.object();
    const QJsonValue profiles = root.value("profiles"_L1);
    if (!document.isObject() || !profiles.isArray()) {
        return failure(
            Error::Code::CannotRead,
            Text::tr("The file %1 is damaged: run \"aliyun configure\" to write it anew.")
                .arg(nativePath),
            document.isObject()
                ? u"no array \"profiles\""_s
                : "%1 at offset %2"_L1.arg(parseError.errorString()).arg(parseError.offset));
    }
    ConfigFile config;
    // What the command line assumes where the member is missing.
    config.current = root.value("current"_L1).toString(u"default"_s);
    const QJsonArray found = profiles.toArray();
    for (const auto &profile : found) {
        if (profile.isObject())
            config.profiles += profile.toObject();
    }
    return config;
}

//! The rule of the aliyun command line for a profile without a mode.
QString modeOf(const QJsonObject &profile)
{
    const auto has = [&](QLatin1String member) {
        return !profile.value(member).toString().isEmpty();
    };
    const QString mode = profile.value("mode"_L1).toString();
    if (!mode.isEmpty() || !has("access_key_id"_L1) || !has("access_key_secret"_L1))
        return mode;
    if (has("ram_role_arn"_L1))
        return u"RamRoleArn"_s;
    return has("sts_token"_L1) ? u"StsToken"_s : u"AK"_s;
}

bool isMode(const QString &mode, QLatin1String name)
{
    return mode.compare(name, Qt::CaseInsensitive) == 0;
}

bool isUsableMode(const QString &mode)
{
    return isMode(mode, "AK"_L1) || isMode(mode, "StsToken"_L1);
}

Secret takeSecret(const QJsonObject &profile, QLatin1String member)
{
    QString text = profile.value(member).toString();
    Secret secret = Secret::fromText(text);
    wipe(text);
    return secret;
}

Result<Credentials> credentialsOf(const QJsonObject &profile, const QString &name)
{
    const QString mode = modeOf(profile);
    if (!isUsableMode(mode)) {
        return failure(
            Error::Code::NoCredentials,
            Text::tr(
                "The aliyun profile \"%1\" has the mode \"%2\": only profiles of the modes AK and "
                "StsToken can be used here.")
                .arg(shown(name), mode.isEmpty() ? Text::tr("none") : shown(mode)));
    }
    Credentials credentials;
    credentials.accessKeyId = profile.value("access_key_id"_L1).toString();
    credentials.accessKeySecret = takeSecret(profile, "access_key_secret"_L1);
    QStringList missing;
    if (credentials.accessKeyId.isEmpty())
        missing += u"access_key_id"_s;
    if (credentials.accessKeySecret.isEmpty())
        missing += u"access_key_secret"_s;
    if (isMode(mode, "StsToken"_L1)) {
        credentials.securityToken = takeSecret(profile, "sts_token"_L1);
        if (credentials.securityToken.isEmpty())
            missing += u"sts_token"_s;
    }
    if (!missing.isEmpty()) {
        return failure(
            Error::Code::NoCredentials,
            Text::tr("The aliyun profile \"%1\" lacks %2: run \"aliyun configure\" for it.")
                .arg(shown(name), missing.join(", "_L1)));
    }
    return credentials;
}

} // namespace

QString aliyunConfigPath(const QString &homePath)
{
    return homePath + "/.aliyun/config.json"_L1;
}

Result<QList<AliyunProfile>> aliyunProfiles(const QString &path)
{
    const Result<ConfigFile> config = readConfig(path);
    if (!config)
        return failure(config.error());
    QList<AliyunProfile> profiles;
    for (const QJsonObject &object : config->profiles) {
        AliyunProfile profile;
        profile.name = object.value("name"_L1).toString();
        profile.mode = modeOf(object);
        profile.isUsable = isUsableMode(profile.mode);
        profile.isCurrent = profile.name == config->current;
        profiles += profile;
    }
    return profiles;
}

Result<Credentials> credentialsFromAliyunProfile(const QString &path, const QString &name)
{
    const Result<ConfigFile> config = readConfig(path);
    if (!config)
        return failure(config.error());
    const QString wanted = name.isEmpty() ? config->current : name;
    for (const QJsonObject &profile : config->profiles) {
        if (profile.value("name"_L1).toString() == wanted)
            return credentialsOf(profile, wanted);
    }
    return failure(
        Error::Code::NotFound,
        Text::tr("There is no profile \"%1\" in %2: check the name, or run \"aliyun configure "
                 "list\" to see the profiles.")
            .arg(shown(wanted), QDir::toNativeSeparators(path)));
}

} // namespace sessionscope::cloud
