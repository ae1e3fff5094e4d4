// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"

namespace sessionscope {

Q_LOGGING_CATEGORY(lcCloud, "sessionscope.cloud", QtInfoMsg)
Q_LOGGING_CATEGORY(lcKeychain, "sessionscope.keychain", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLive, "sessionscope.live", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSettings, "sessionscope.settings", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDemo, "sessionscope.demo", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRedis, "sessionscope.redis", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGui, "sessionscope.gui", QtInfoMsg)

} // namespace sessionscope
