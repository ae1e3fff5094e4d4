// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <tl/expected.hpp>

namespace sessionscope::query {

//! What is wrong with a filter, and where.
struct Problem
{
    qsizetype position = 0; //!< of the first character that is wrong; the size of the text: its end
    qsizetype length = 0;
    //! One translated sentence: what was found, and what could stand there.
    QString message;
    //! The text is right so far and ends too early: who is typing has just not finished.
    bool isIncomplete = false;

    //! With the place in words, for where it cannot be shown.
    Error toError() const;
};

template <class T>
using Parsed = tl::expected<T, Problem>;

} // namespace sessionscope::query
