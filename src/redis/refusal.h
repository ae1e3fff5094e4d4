// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArrayList>

namespace sessionscope::redis {

//! \brief The name of a command as access rules write it: "info", "client|list".
QByteArray commandName(const QByteArrayList &arguments);

//! \brief An error reply in a sentence that says what to do. KeyRejected (NOAUTH, WRONGPASS and
//! what older servers say instead), NoPermission (NOPERM; names the rule that is missing),
//! Throttled (no room for another connection), ServiceFailed (it is starting or busy), else
//! Refused; \c serverCode is the first word of the reply, \c detail the reply.
//! \a command is that of commandName(), or empty; \a address host and port.
Error refusal(const QByteArray &reply, const QByteArray &command, const QString &address);

} // namespace sessionscope::redis
