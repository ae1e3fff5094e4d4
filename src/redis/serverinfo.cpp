// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/serverinfo.h"

namespace sessionscope::redis {

ServerInfo parseServerInfo(QByteArrayView text)
{
    ServerInfo info;
    while (!text.isEmpty()) {
        qsizetype end = text.indexOf('\n');
        if (end < 0)
            end = text.size();
        const QByteArrayView line = text.first(end).trimmed();
        text = text.sliced(std::min(end + 1, text.size()));
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArrayView name = line.first(colon);
        const QByteArray value = line.sliced(colon + 1).toByteArray();
        if (name == "redis_version")
            info.version = value;
        else if (name == "redis_mode")
            info.mode = value;
        else if (name == "run_id")
            info.runId = value;
        else if (name == "role")
            info.role = value;
    }
    return info;
}

} // namespace sessionscope::redis
