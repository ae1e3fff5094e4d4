// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QLocale>

#include <vector>

namespace sessionscope::session {

struct SortKey
{
    Column column;
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

//! Most significant column first; empty is the server's order.
using SortSpec = std::vector<SortKey>;

//! All rows of \a snapshot in the order of \a spec. Numbers sort by value; Addr and Client by
//! address (IPv4, then IPv6, then other texts), then port; other texts by the rules of \a locale,
//! with numbers inside them by value. Unknown values stand last in both directions. Equal rows
//! stand in the order of their keys (NodeId, Id, Addr, then the server's order), whatever the
//! direction. For one order; OrderIndex remembers what several ones have in common.
std::vector<quint32> sortedRows(const SessionSnapshot &snapshot, const SortSpec &spec,
                                const QLocale &locale = QLocale());

} // namespace sessionscope::session
