// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/instancecatalog.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDefaultPageSize = 30;
constexpr int kLargestPageSize = 50;

struct Look
{
    const char *id;
    const char *name;
    const char *region;
    const char *status;
    const char *type;
    const char *edition;
    const char *architecture;
    const char *version;
    const char *instanceClass;
    int connections;
    int shards;
};

//! The first one is the instance that is served; its id is not known here.
constexpr std::array kLooks{
    Look{"", "orders-prod", "cn-hangzhou", "Normal", "Tair", "Enterprise", "cluster", "7.0",
         "tair.rdb.with.proxy.4g", 500'000, 16},
    Look{"r-bp1zxszhcgatnx0001", "orders-staging", "cn-hangzhou", "Normal", "Redis", "Community",
         "standard", "6.0", "redis.master.small.default", 10'000, 1},
    Look{"r-bp1d72gwl41z7f0002", "会话缓存", "cn-hangzhou", "Changing", "Redis", "Community",
         "rwsplit", "5.0", "redis.amber.logic.sharding.2g.2db.0rodb.6proxy.multithread", 20'000, 2},
    Look{"r-bp1kdbm3l2iv2x0003", "<b>cache</b> & =1+1", "cn-hangzhou", "Normal", "Redis",
         "Community", "standard", "4.0", "redis.master.mid.default", 10'000, 1},
    Look{"tt-bp1q2w3e4r5t6y0004", "recommender", "cn-hangzhou", "Normal", "Tair", "Enterprise",
         "standard", "7.0", "tair.scm.standard.2m.8d", 30'000, 1},
    Look{"r-bp1mnbvcxzlkjh0005", "", "cn-hangzhou", "Inactive", "Redis", "Community", "standard",
         "2.8", "redis.master.micro.default", 10'000, 1},
    Look{"r-bp1poiuytrewqa0006", "orders-reports", "cn-hangzhou", "Normal", "Redis", "Community",
         "cluster", "6.0", "redis.logic.sharding.1g.8db.0rodb.8proxy.default", 80'000, 8},
    Look{"r-uf6asdfghjklqw0007", "search", "cn-shanghai", "Normal", "Redis", "Community",
         "standard", "7.0", "redis.shard.small.2.ce", 20'000, 1},
    Look{"r-t4nzxcvbnmasdf0008", "orders-prod-sg", "ap-southeast-1", "MinorVersionUpgrading",
         "Tair", "Enterprise", "cluster", "6.0", "tair.rdb.with.proxy.1g", 200'000, 4},
};

QJsonObject instanceOf(const Look &look, const QString &id)
{
    return {{u"InstanceId"_s, id},
            {u"InstanceName"_s, QString::fromUtf8(look.name)},
            {u"RegionId"_s, QLatin1String(look.region)},
            {u"ZoneId"_s, QString(QLatin1String(look.region) + "-h"_L1)},
            {u"InstanceStatus"_s, QLatin1String(look.status)},
            {u"InstanceType"_s, QLatin1String(look.type)},
            {u"EditionType"_s, QLatin1String(look.edition)},
            {u"ArchitectureType"_s, QLatin1String(look.architecture)},
            {u"NodeType"_s, u"double"_s},
            {u"EngineVersion"_s, QLatin1String(look.version)},
            {u"InstanceClass"_s, QLatin1String(look.instanceClass)},
            {u"NetworkType"_s, u"VPC"_s},
            {u"ChargeType"_s, u"PostPaid"_s},
            {u"ConnectionMode"_s, u"Standard"_s},
            {u"ConnectionDomain"_s, QString(id + ".redis.rds.aliyuncs.com"_L1)},
            {u"Port"_s, 6379},
            {u"PrivateIp"_s, u"172.16.88.60"_s},
            {u"VpcId"_s, u"vpc-bp1nme44gek34slfc0001"_s},
            {u"VSwitchId"_s, u"vsw-bp1e7clcw529l773d0001"_s},
            {u"Connections"_s, look.connections},
            {u"Capacity"_s, 1024 * look.shards},
            {u"QPS"_s, 100'000 * look.shards},
            {u"Bandwidth"_s, 96 * look.shards},
            {u"ShardCount"_s, look.shards},
            {u"CreateTime"_s, u"2024-03-05T06:07:08Z"_s},
            {u"EndTime"_s, QString()},
            {u"Tags"_s,
             QJsonObject{
                 {u"Tag"_s,
                  QJsonArray{QJsonObject{{u"Key"_s, u"team"_s}, {u"Value"_s, u"checkout"_s}}}}}}};
}

QString valueOf(const cloud::QueryParameters &parameters, QLatin1String name)
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return {};
}

bool isWanted(const QJsonObject &instance, const cloud::QueryParameters &parameters)
{
    for (const QLatin1String name :
         {"RegionId"_L1, "InstanceStatus"_L1, "InstanceType"_L1, "ArchitectureType"_L1}) {
        const QString wanted = valueOf(parameters, name);
        if (!wanted.isEmpty() && instance.value(name).toString() != wanted)
            return false;
    }
    const QString search = valueOf(parameters, "SearchKey"_L1);
    return instance.value("InstanceName"_L1).toString().contains(search, Qt::CaseInsensitive)
        || instance.value("InstanceId"_L1).toString().contains(search, Qt::CaseInsensitive);
}

//! Nothing if it is out of range.
std::optional<int> numberOf(const cloud::QueryParameters &parameters, QLatin1String name,
                            int otherwise, int most)
{
    const QString text = valueOf(parameters, name);
    if (text.isEmpty())
        return otherwise;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

cloud::GatewayRefusal outOfRange(QLatin1String name)
{
    return {400, QString("InvalidParameter."_L1 + name),
            QString("Specified parameter "_L1 + name + " is not valid."_L1)};
}

} // namespace

InstanceCatalog::InstanceCatalog(const QString &servedInstanceId, const QString &address)
{
    for (const Look &look : kLooks)
        m_instances += instanceOf(look, QLatin1String(look.id));
    QJsonObject &served = m_instances.first();
    served = instanceOf(kLooks.front(), servedInstanceId);
    const qsizetype colon = address.lastIndexOf(u':');
    if (colon > 0) {
        served.insert("ConnectionDomain"_L1, address.left(colon));
        served.insert("Port"_L1, address.mid(colon + 1).toInt());
    }
}

std::variant<QJsonObject, cloud::GatewayRefusal>
InstanceCatalog::page(const cloud::QueryParameters &parameters) const
{
    const std::optional<int> number =
        numberOf(parameters, "PageNumber"_L1, 1, std::numeric_limits<int>::max());
    if (!number)
        return outOfRange("PageNumber"_L1);
    const std::optional<int> wantedSize =
        numberOf(parameters, "PageSize"_L1, kDefaultPageSize, kLargestPageSize);
    if (!wantedSize)
        return outOfRange("PageSize"_L1);
    const int size = std::min(*wantedSize, kMaxPageSize);

    QList<QJsonObject> wanted;
    for (const QJsonObject &instance : m_instances) {
        if (isWanted(instance, parameters))
            wanted += instance;
    }
    QJsonArray shown;
    const qsizetype first = (qsizetype(*number) - 1) * size;
    for (qsizetype at = first; at < std::min(first + size, wanted.size()); ++at)
        shown.push_back(wanted.at(at));
    return QJsonObject{{u"PageNumber"_s, *number},
                       {u"PageSize"_s, size},
                       {u"TotalCount"_s, wanted.size()},
                       {u"Instances"_s, QJsonObject{{u"KVStoreInstance"_s, shown}}}};
}

} // namespace sessionscope::demo
