// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSslConfiguration>

namespace sessionscope::demo {

//! \brief TLS for a server, from a certificate (with its chain) and its key, both in PEM form.
//! With \a isOld it speaks TLS 1.0 and 1.1 alone, like a server that nobody has looked after for
//! ten years. Error::InvalidInput if either text holds nothing that can be used.
Result<QSslConfiguration> tlsFor(const QByteArray &certificate, const QByteArray &key,
                                 bool isOld = false);

} // namespace sessionscope::demo
