// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

//! Which line of a CLIENT LIST is that of the own connection.
namespace sessionscope::live {

//! \brief The own connection: by the id that the server has told, of a server that tells none by
//! its address. In either case it has the name that this program gives itself, unless the server
//! has refused that (not \a isNamed) and it has none: behind a proxy ids and addresses may be those
//! of others. Counted as decode::appendClientList() counts rows.
std::optional<quint32> ownRow(QByteArrayView list, std::optional<quint64> clientId,
                              QByteArrayView localAddress, bool isNamed);

} // namespace sessionscope::live
