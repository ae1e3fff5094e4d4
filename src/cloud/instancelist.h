// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/apicall.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace sessionscope::cloud {

//! An instance of Redis or Tair, as R-kvstore tells it. Texts are the server's own, unbounded and
//! hostile; what is empty or nothing is unknown. Values of the enumerations grow with the service
//! and are kept as they are.
struct Instance
{
    QString id; //!< never empty
    QString name; //!< set by its owner
    QString regionId;
    QString zoneId;
    QString status; //!< "Normal", "Changing" ...
    QString type; //!< "Redis", "Tair"
    QString edition; //!< "Community", "Enterprise"
    QString architecture; //!< "standard", "cluster", "rwsplit"
    QString nodeType;
    QString engineVersion;
    QString instanceClass;
    QString networkType; //!< "VPC", "CLASSIC"
    QString chargeType;
    QString connectionMode;
    QString connectionDomain;
    QString privateIp;
    QString vpcId;
    std::optional<qint64> port;
    std::optional<qint64> connections; //!< how many it allows
    std::optional<qint64> capacity_MB;
    std::optional<qint64> queriesPerSecond; //!< how many it is made for
    std::optional<qint64> shards;
    QDateTime created; //!< UTC; invalid: unknown
    QDateTime expires; //!< UTC; invalid: unknown, or never
    QList<std::pair<QString, QString>> tags; //!< key and value

    friend bool operator==(const Instance &, const Instance &) = default;
};

struct InstanceQuery : ApiAccess
{
    QString regionId; //!< empty: that of the endpoint
    QString searchKey; //!< a part of a name or id, for the service to look for; may be empty
};

//! Accounts with more use the search.
inline constexpr qsizetype kMaxInstances = 10'000;

struct InstanceList
{
    QList<Instance> instances; //!< in the service's order, each id once
    //! What the service says; it may differ: instances come and go, and some may not be shown.
    std::optional<qint64> total;
    qsizetype unreadable = 0; //!< entries without an id
    bool isCut = false; //!< there are more than kMaxInstances, or too many pages
};

struct InstanceListProgress
{
    qsizetype instances = 0; //!< so far
    std::optional<qint64> total; //!< as the service says
    int page = 1; //!< under way
    FetchProgress fetch; //!< of that page; a wait and its reason, for example
};

using InstanceProgress = std::function<void(const InstanceListProgress &)>;

} // namespace sessionscope::cloud
