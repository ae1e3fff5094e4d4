// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/acs3signer.h"
#include "cloud/requestverifier.h"
#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <variant>

namespace sessionscope::demo {

//! The instances that the demo's account owns, for DescribeInstances (R-kvstore 2015-01-01): the
//! one that the endpoint serves, and a handful of others that are only there to be listed.
class InstanceCatalog final
{
public:
    //! A page has fewer than a client may ask for, so that it has to turn the page.
    static constexpr int kMaxPageSize = 5;

    //! \a address: where the served instance can be reached directly, "host:port".
    InstanceCatalog(const QString &servedInstanceId, const QString &address);

    //! \brief The page that \a parameters ask for, as the answer without its RequestId.
    //! RegionId and InstanceStatus, InstanceType, ArchitectureType must be equal, SearchKey part of
    //! the name or the id; PageNumber from 1, PageSize 1 to 50. A refusal for numbers out of range.
    std::variant<QJsonObject, cloud::GatewayRefusal>
    page(const cloud::QueryParameters &parameters) const;

private:
    QList<QJsonObject> m_instances; // as in the answer
};

} // namespace sessionscope::demo
