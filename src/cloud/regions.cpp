// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/regions.h"

#include "core/displaytext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

struct RegionText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::Region)
};

struct Region
{
    const char *id;
    bool isCentral = false; //!< served by r-kvstore.aliyuncs.com
};

// Source: the endpoint map of the official client, npm package @alicloud/r-kvstore20150101 6.4.0,
// without the internal and test regions.
constexpr std::array kRegions{
    Region{"ap-northeast-1"},
    Region{"ap-northeast-2"},
    Region{"ap-south-1"},
    Region{"ap-southeast-1"},
    Region{"ap-southeast-2"},
    Region{"ap-southeast-3"},
    Region{"ap-southeast-5"},
    Region{"ap-southeast-6"},
    Region{"ap-southeast-7"},
    Region{"cn-beijing", true},
    Region{"cn-beijing-finance-1"},
    Region{"cn-chengdu"},
    Region{"cn-fuzhou"},
    Region{"cn-guangzhou"},
    Region{"cn-hangzhou", true},
    Region{"cn-hangzhou-finance", true},
    Region{"cn-heyuan", true},
    Region{"cn-heyuan-acdr-1"},
    Region{"cn-hongkong"},
    Region{"cn-huhehaote"},
    Region{"cn-nanjing"},
    Region{"cn-qingdao", true},
    Region{"cn-shanghai", true},
    Region{"cn-shanghai-finance-1"},
    Region{"cn-shenzhen"},
    Region{"cn-shenzhen-finance-1"},
    Region{"cn-wuhan-lr"},
    Region{"cn-wulanchabu", true},
    Region{"cn-wulanchabu-gic-1"},
    Region{"cn-zhangjiakou"},
    Region{"cn-zhengzhou-jva"},
    Region{"eu-central-1"},
    Region{"eu-west-1"},
    Region{"me-central-1"},
    Region{"me-east-1"},
    Region{"na-south-1"},
    Region{"us-east-1"},
    Region{"us-southeast-1"},
    Region{"us-west-1"},
};

} // namespace

QStringList knownRegions()
{
    QStringList ids;
    for (const Region &region : kRegions)
        ids += QLatin1String(region.id);
    return ids;
}

Result<Endpoint> instancesEndpoint(const QString &regionId)
{
    const QString id = regionId.trimmed().toLower();
    // It becomes a part of a host name, and requests with a key go there.
    static const QRegularExpression kId(u"\\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    if (!kId.match(id).hasMatch()) {
        return failure(Error::Code::InvalidInput,
                       RegionText::tr("\"%1\" is not the id of a region: write one like %2.")
                           .arg(displayText(id, 100), u"cn-hangzhou"_s));
    }
    const bool isCentral = std::any_of(kRegions.begin(), kRegions.end(), [&id](const Region &one) {
        return one.isCentral && id == QLatin1String(one.id);
    });
    return Endpoint{u"https"_s,
                    isCentral ? u"r-kvstore.aliyuncs.com"_s
                              : QString("r-kvstore."_L1 + id + ".aliyuncs.com"_L1),
                    -1};
}

} // namespace sessionscope::cloud
