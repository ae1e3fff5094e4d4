// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/doubt.h"

#include <QCoreApplication>

#include <algorithm>

namespace sessionscope::models {

using session::Column;

namespace {

// A cluster has at most 256 nodes and fewer proxies; whoever sends more is not asked to the end.
constexpr quint32 kMaxNodesAsked = 512;

struct DoubtWords
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::DoubtWords)
};

bool isSubscription(Column column)
{
    return column == Column::Sub || column == Column::Psub;
}

bool isFilledByNodesOnly(Column column)
{
    return column == Column::Qbuf || column == Column::QbufFree || column == Column::Obl
        || column == Column::Oll || isSubscription(column);
}

bool isProxy(QByteArrayView nodeId)
{
    constexpr QByteArrayView kSign = "-proxy-";
    return std::search(nodeId.begin(), nodeId.end(), kSign.begin(), kSign.end()) != nodeId.end();
}

} // namespace

bool isDoubtful(const session::SessionSnapshot &snapshot, Column column, quint32 row)
{
    if (!isFilledByNodesOnly(column) || snapshot.isUnknown(column, row))
        return false;
    if (snapshot.info().server.isProxy())
        return true;
    const std::optional<quint32> node = snapshot.code(Column::NodeId, row);
    return node && isProxy(snapshot.dictionary(Column::NodeId).utf8(*node));
}

bool isColumnDoubtful(const session::SessionSnapshot &snapshot, Column column)
{
    if (!isFilledByNodesOnly(column))
        return false;
    if (snapshot.info().server.isProxy())
        return true;
    const session::Dictionary &nodes = snapshot.dictionary(Column::NodeId);
    for (quint32 code = 0; code < std::min(nodes.size(), kMaxNodesAsked); ++code) {
        if (isProxy(nodes.utf8(code)))
            return true;
    }
    return false;
}

QString doubtText(Column column)
{
    return isSubscription(column)
        ? DoubtWords::tr("Doubtful: behind the Tair proxy this is 0 or 1, however many "
                         "subscriptions there are.")
        : DoubtWords::tr("Doubtful: behind the Tair proxy this value has no meaning.");
}

} // namespace sessionscope::models
