// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "live/redisprofile.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace sessionscope::live {

//! Who is asked for the sessions.
enum class ConnectionKind {
    Das, //!< the cloud's service, about one instance
    Redis, //!< the Redis or Valkey server itself
};

//! Where the credentials of a connection come from. None of them is kept in the profile.
enum class CredentialSource {
    Keychain, //!< the keychain of the operating system
    UntilExit, //!< asked once, kept in memory until the program ends
    AskEachTime, //!< asked whenever the connection is opened
    Environment, //!< ALIBABA_CLOUD_ACCESS_KEY_ID and the like; REDISCLI_AUTH for Redis
    AliyunProfile, //!< a profile of ~/.aliyun/config.json; not for Redis
    None, //!< a Redis server without a password
};

//! A saved way to reach one instance. Holds no secret. What is about DAS alone (instance,
//! endpoint, AccessKey) keeps its defaults in a Redis connection, and \c redis in one to DAS.
struct ConnectionProfile
{
    enum class Field {
        Name,
        InstanceId,
        Endpoint,
        AccessKeyId,
        AliyunProfile,
        CaFile,
        RefreshInterval,
        ProductionWord,
        ProductionColor,
        Host,
        Port,
        Database,
        CertificateFile,
        KeyFile,
        ServerName,
        CredentialSource,
    };

    struct Problem
    {
        Field field = Field::Name;
        QString message; //!< one translated sentence

        friend bool operator==(const Problem &, const Problem &) = default;
    };

    QString id; //!< UUID without braces; given by ProfileStore::add() if empty
    QString name;
    ConnectionKind kind = ConnectionKind::Das;
    RedisProfile redis;
    QString instanceId; //!< sent as given
    QString endpoint; //!< as typed; cloud::Endpoint::parse() understands it
    CredentialSource credentialSource = CredentialSource::Keychain;
    QString accessKeyId;
    bool hasSecurityToken = false; //!< the store holds an STS token beside the secret
    QString aliyunProfile; //!< name of the profile; empty is the file's current one
    QString caFile; //!< PEM file of further trusted certificates; empty is none
    std::chrono::seconds refreshInterval{10}; //!< 0 is on demand only
    QString consoleContext; //!< the reserved ConsoleContext parameter
    int connectionLimit = 0; //!< that the instance allows; 0 is not known
    bool production = false;
    QString productionWord = defaultProductionWord();
    QString productionColor = defaultProductionColor(); //!< #rrggbb
    //! Sessions may be disconnected. Where not, no such action is offered.
    bool allowsDisconnecting = false;

    //! Members of the file that this version does not know, written back as they were.
    QJsonObject unknownMembers;

    static constexpr int kMaxConnectionLimit = 10'000'000; //!< far above what is sold

    static QString defaultProductionWord(); //!< "PRODUCTION"
    static QString defaultProductionColor();
    static QString defaultEndpoint(); //!< das.cn-shanghai.aliyuncs.com

    //! All that keeps the profile from being used, field by field in the order of the dialog. That
    //! names are unique is the store's matter. Nothing is trimmed or corrected.
    QList<Problem> validate() const;

    QJsonObject toJson() const;
    //! Tolerant: what is missing or of the wrong type takes its default. An object without an id or
    //! a name gives nothing, and so does one of a kind that only a newer version knows: it must not
    //! be taken for a connection to DAS.
    static std::optional<ConnectionProfile> fromJson(const QJsonObject &object);

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

//! A sentence for an id that looks like another engine's (rm-, pc-, dds- ...): DAS serves this call
//! for Redis and Tair instances only. A hint and no more: the prefix is a habit of the vendor.
std::optional<QString> foreignEngineHint(const QString &instanceId);

} // namespace sessionscope::live
