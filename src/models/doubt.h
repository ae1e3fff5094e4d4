// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QString>

//! Values that are there and yet may mean nothing. Behind the proxy of Tair qbuf, qbuf-free, obl
//! and oll have no meaning, and sub and psub are 0 or 1
//! (https://developer.aliyun.com/article/241237); the NodeId names the proxy, as in
//! "r-2zemyfd1sh1u2i****-proxy-14#1679****", or it is a proxy that was asked.
namespace sessionscope::models {

//! Whether the value of a session cannot be trusted. An unknown one is just unknown.
bool isDoubtful(const session::SessionSnapshot &snapshot, session::Column column, quint32 row);

//! Whether a column has values that cannot be trusted, as far as the first nodes tell.
bool isColumnDoubtful(const session::SessionSnapshot &snapshot, session::Column column);

//! Why, in a sentence, for a column of which one of the above is true.
QString doubtText(session::Column column);

} // namespace sessionscope::models
