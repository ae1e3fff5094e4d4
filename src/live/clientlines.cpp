// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/clientlines.h"

#include "redis/redisconnection.h"

#include <functional>

namespace sessionscope::live {

namespace {

struct FoundLine
{
    quint32 row;
    QByteArrayView line;
};

std::optional<FoundLine> findLine(QByteArrayView list,
                                  const std::function<bool(QByteArrayView)> &isMeant)
{
    quint32 row = 0;
    while (!list.isEmpty()) {
        const qsizetype newline = list.indexOf('\n');
        const QByteArrayView line = newline < 0 ? list : list.first(newline);
        list = newline < 0 ? QByteArrayView() : list.sliced(newline + 1);
        if (line.trimmed().isEmpty())
            continue;
        if (isMeant(line))
            return FoundLine{row, line};
        ++row;
    }
    return std::nullopt;
}

//! The id stands first, the address second, before anything that a client chooses.
std::optional<FoundLine> findId(QByteArrayView list, quint64 id)
{
    const QByteArray start = "id=" + QByteArray::number(id) + ' ';
    return findLine(list, [&start](QByteArrayView line) { return line.startsWith(start); });
}

bool canBeOwn(QByteArrayView line, bool isNamed)
{
    if (line.contains(QByteArray(QByteArray(" name=") + redis::kClientName + ' ')))
        return true;
    return !isNamed && (line.contains(" name= ") || !line.contains(" name="));
}

} // namespace

std::optional<quint32> ownRow(QByteArrayView list, std::optional<quint64> clientId,
                              QByteArrayView localAddress, bool isNamed)
{
    std::optional<FoundLine> found;
    if (clientId) {
        found = findId(list, *clientId);
    } else {
        // Redis 2.6 has no ids: there the address is the first field.
        const QByteArray field = "addr=" + localAddress.toByteArray() + ' ';
        found = findLine(list, [&field](QByteArrayView line) {
            const qsizetype at = line.indexOf(field);
            return at == 0 || (at > 0 && line.startsWith("id=") && line.indexOf(' ') == at - 1);
        });
    }
    return found && canBeOwn(found->line, isNamed) ? std::optional(found->row) : std::nullopt;
}

} // namespace sessionscope::live
