// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "demo/demoserver.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace sessionscope::demo {

struct EndpointArguments
{
    DemoOptions options;
    QString text; //!< to be printed instead: help or version
};

//! \brief The command line of sessionscope-demo-endpoint; the first argument is the program.
//! The environment gives the key (ALIBABA_CLOUD_ACCESS_KEY_ID and _SECRET, if both are set) and
//! the password of the Redis server (REDISCLI_AUTH). Error::InvalidInput for wrong usage.
Result<EndpointArguments> parseEndpointArguments(const QStringList &arguments,
                                                 const QProcessEnvironment &environment);

} // namespace sessionscope::demo
