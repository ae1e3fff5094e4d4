// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace sessionscope::decode {

//! Gives the next bytes of a body, whatever number; an empty array is its end, after which it is
//! not asked again. Called in the thread that decodes; may block.
using BodySource = std::function<QByteArray()>;

} // namespace sessionscope::decode
