// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grouping.h"

#include <QString>

namespace sessionscope::models {

//! "Source", "Network /24", "Command".
QString groupKeyTitle(const session::GroupKey &key);
//! What the key puts together, one sentence.
QString groupKeyHelp(const session::GroupKey &key);

//! "10.1.4.17", "(no name)", "(unknown)"; harmless, one line.
QString groupValueTitle(const session::GroupKey &key, const std::optional<QString> &value);
//! There is no text of the server behind groupValueTitle(), or an empty one.
bool isGroupValuePlaceholder(const std::optional<QString> &value);
//! The values of all keys: "10.1.4.17 · hgetall".
QString groupTitle(const session::GroupRequest &request, const session::Group &group);

//! "1–10 s": a bucket of session::kDurationBuckets.
QString durationTitle(std::size_t bucket);

} // namespace sessionscope::models
