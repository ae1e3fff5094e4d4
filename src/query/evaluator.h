// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/context.h"
#include "query/expression.h"
#include "session/sessionsnapshot.h"

#include <vector>

namespace sessionscope::query {

struct Evaluation
{
    std::vector<quint8> passing; //!< one entry for each row: 1 if it passes
    //! A regular expression took too long and was given up; what it had not looked at does not
    //! match it.
    bool gaveUp = false;
};

//! How long the regular expressions of a filter may take together; a million names and a usual
//! expression take half a second.
inline constexpr std::chrono::milliseconds kMaxMatchingTime{2000};

//! O(distinct texts * tests + rows * tests). Any thread.
Evaluation evaluate(const Expression &expression, const session::SessionSnapshot &snapshot,
                    const Context &context);

} // namespace sessionscope::query
