// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/instancepages.h"

#include "cloud/jsonmember.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(textOf(value), Qt::ISODate).toUTC();
}

Instance readInstance(const QJsonObject &object)
{
    const auto text = [&object](QLatin1String name) {
        return textOf(memberOf(object, name));
    };
    const auto integer = [&object](QLatin1String name) {
        return integerOf(memberOf(object, name));
    };
    Instance instance;
    instance.id = text("InstanceId"_L1);
    instance.name = text("InstanceName"_L1);
    instance.regionId = text("RegionId"_L1);
    instance.zoneId = text("ZoneId"_L1);
    instance.status = text("InstanceStatus"_L1);
    instance.type = text("InstanceType"_L1);
    instance.edition = text("EditionType"_L1);
    instance.architecture = text("ArchitectureType"_L1);
    instance.nodeType = text("NodeType"_L1);
    instance.engineVersion = text("EngineVersion"_L1);
    instance.instanceClass = text("InstanceClass"_L1);
    instance.networkType = text("NetworkType"_L1);
    instance.chargeType = text("ChargeType"_L1);
    instance.connectionMode = text("ConnectionMode"_L1);
    instance.connectionDomain = text("ConnectionDomain"_L1);
    instance.privateIp = text("PrivateIp"_L1);
    instance.vpcId = text("VpcId"_L1);
    instance.port = integer("Port"_L1);
    instance.connections = integer("Connections"_L1);
    instance.capacity_MB = integer("Capacity"_L1);
    instance.queriesPerSecond = integer("QPS"_L1);
    instance.shards = integer("ShardCount"_L1);
    instance.created = timeOf(memberOf(object, "CreateTime"_L1));
    instance.expires = timeOf(memberOf(object, "EndTime"_L1));
    const QJsonArray tags = memberOf(memberOf(object, "Tags"_L1).toObject(), "Tag"_L1).toArray();
    for (const auto &tag : tags) {
        const QJsonObject pair = tag.toObject();
        instance.tags.push_back(
            {textOf(memberOf(pair, "Key"_L1)), textOf(memberOf(pair, "Value"_L1))});
    }
    return instance;
}

} // namespace

std::optional<InstancePage> readInstancePage(const QByteArray &body)
{
    // One invalid byte makes a whole document unreadable to QJsonDocument.
    const QJsonDocument document = QJsonDocument::fromJson(QString::fromUtf8(body).toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject root = document.object();
    InstancePage page;
    page.total = integerOf(memberOf(root, "TotalCount"_L1));
    if (page.total && *page.total < 0)
        page.total.reset();
    page.pageSize = integerOf(memberOf(root, "PageSize"_L1));
    if (page.pageSize && *page.pageSize <= 0)
        page.pageSize.reset();
    const QJsonObject instances = memberOf(root, "Instances"_L1).toObject();
    const QJsonValue member = memberOf(instances, "KVStoreInstance"_L1);
    if (!member.isArray() && page.total != 0)
        return std::nullopt;
    const QJsonArray list = member.toArray();
    for (const auto &value : list) {
        Instance instance = readInstance(value.toObject());
        if (instance.id.isEmpty())
            ++page.unreadable;
        else
            page.instances.push_back(std::move(instance));
    }
    return page;
}

std::optional<int> InstanceCollector::nextPage() const
{
    if (m_isComplete || m_list.isCut)
        return std::nullopt;
    return m_pages + 1;
}

void InstanceCollector::add(InstancePage page)
{
    ++m_pages;
    // Nobody gives more than what was asked for.
    const qint64 pageSize =
        std::min<qint64>(page.pageSize.value_or(kInstancePageSize), kInstancePageSize);
    const qsizetype entries = page.instances.size() + page.unreadable;
    if (page.total)
        m_list.total = page.total;
    m_list.unreadable += page.unreadable;
    for (Instance &instance : page.instances) {
        if (m_ids.contains(instance.id))
            continue;
        if (m_list.instances.size() >= kMaxInstances) {
            m_list.isCut = true;
            return;
        }
        m_ids.insert(instance.id);
        m_list.instances.push_back(std::move(instance));
    }
    m_isComplete = m_list.total ? m_pages * pageSize >= *m_list.total : entries < pageSize;
    m_list.isCut = !m_isComplete && m_pages >= kMaxInstancePages;
}

} // namespace sessionscope::cloud
