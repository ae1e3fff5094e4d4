// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sessionscope::redis {

//! What INFO says about the server, as far as it is used. Absent fields are empty.
struct ServerInfo
{
    QByteArray version; //!< redis_version
    QByteArray mode; //!< redis_mode: standalone, cluster, sentinel
    QByteArray runId; //!< run_id: new at each start of the process
    QByteArray role; //!< role: master, slave
};

//! Reads the text of INFO, any sections. Unknown fields are ignored.
ServerInfo parseServerInfo(QByteArrayView text);

} // namespace sessionscope::redis
