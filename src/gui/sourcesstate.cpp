// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcesstate.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace sessionscope::gui {

namespace {

constexpr QDataStream::Version kFormat = QDataStream::Qt_6_4;
constexpr qsizetype kMaxLooks = 8;

session::GroupKey readKey(QDataStream &stream)
{
    quint8 by = 0;
    session::GroupKey key;
    stream >> by >> key.ipv4Bits >> key.ipv6Bits;
    key.by =
        static_cast<session::GroupBy>(std::min(by, static_cast<quint8>(session::kLastGroupBy)));
    key.ipv4Bits = std::min<quint8>(key.ipv4Bits, 32);
    key.ipv6Bits = std::min<quint8>(key.ipv6Bits, 128);
    return key;
}

} // namespace

QByteArray SourcesState::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(kFormat);
    stream << static_cast<quint8>(request.keys.size());
    for (const session::GroupKey &key : request.keys)
        stream << static_cast<quint8>(key.by) << key.ipv4Bits << key.ipv6Bits;
    stream << static_cast<quint8>(request.sortColumn) << (request.sortOrder == Qt::AscendingOrder)
           << chartMode << looks;
    return bytes;
}

SourcesState SourcesState::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(kFormat);
    quint8 keys = 0;
    stream >> keys;
    SourcesState state;
    state.request.keys.clear();
    for (int i = 0; i < std::min<int>(keys, session::kMaxGroupKeys); ++i)
        state.request.keys.push_back(readKey(stream));
    quint8 column = 0;
    bool isAscending = false;
    stream >> column >> isAscending >> state.chartMode >> state.looks;
    if (stream.status() != QDataStream::Ok || state.request.keys.empty()
        || state.looks.size() > kMaxLooks)
        return {};
    using session::GroupColumn;
    const bool isKnown = column <= static_cast<quint8>(GroupColumn::ServerCount)
        && (column >= session::kMaxGroupKeys || column < keys);
    state.request.sortColumn = isKnown ? static_cast<GroupColumn>(column) : GroupColumn::Sessions;
    state.request.sortOrder = isAscending ? Qt::AscendingOrder : Qt::DescendingOrder;
    return state;
}

} // namespace sessionscope::gui
