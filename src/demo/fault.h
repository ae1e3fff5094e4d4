// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/requestverifier.h"
#include "core/result.h"
#include "demo/httpserver.h"

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace sessionscope::demo {

//! What an endpoint does wrong on purpose with one request, so that clients can be tried against a
//! hostile network. Requests are checked before, their nonces used up: a client that sends the same
//! request again is found out.
struct Fault
{
    std::chrono::seconds clockShift{0}; //!< the server's clock is so much ahead of the right one
    std::optional<cloud::GatewayRefusal> refusal; //!< of a request that is right
    std::function<void(HttpResponse &)> spoil; //!< changes what there is to answer; may be empty
};

//! \brief Reads "NAME" or "NAME:ARGUMENT", as faultHelp() lists them.
//! Error::InvalidInput for others, with a sentence.
Result<Fault> parseFault(const QString &text);

//! One line for each fault: its name, its argument and what happens.
QString faultHelp();

} // namespace sessionscope::demo
