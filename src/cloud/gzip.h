// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sessionscope::cloud {

//! \brief \a data as one member of RFC 1952: what a server sends with Content-Encoding: gzip.
//! The other end of BodyReader, for the demo endpoint. Thread-safe.
QByteArray gzip(const QByteArray &data);

} // namespace sessionscope::cloud
