// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grouping.h"

#include <QString>

namespace sessionscope::models {

//! The filter that the sessions of the group pass: a term for each key, joined by "and". Upper and
//! lower case alike, except in flags and in prefixes of names.
QString groupTerm(const session::GroupRequest &request, const session::Group &group);

//! The filter for Idle or Age within a bucket of session::kDurationBuckets; a \a bucket behind the
//! last one is for unknown durations.
QString durationTerm(session::Column column, std::size_t bucket);

} // namespace sessionscope::models
