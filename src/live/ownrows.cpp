// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/ownrows.h"

#include <algorithm>

namespace sessionscope::live {

using session::Column;

OwnRows::Identity OwnRows::identityOf(const session::SessionSnapshot &snapshot, quint32 row)
{
    return {snapshot.utf8(Column::NodeId, row), snapshot.id(row), snapshot.utf8(Column::Addr, row)};
}

std::vector<quint32> OwnRows::next(const session::SessionSnapshot &answer,
                                   const session::SessionSnapshot &shown)
{
    std::vector<quint32> rows = answer.info().server.ownRows;
    if (rows.empty() && m_known.empty())
        return rows;
    for (quint32 row = answer.rowCount(); row < shown.rowCount(); ++row) {
        const Identity identity = identityOf(shown, row);
        if (std::find(m_known.begin(), m_known.end(), identity) != m_known.end())
            rows.push_back(row);
    }
    for (const quint32 row : answer.info().server.ownRows) {
        Identity identity = identityOf(answer, row);
        if (std::find(m_known.begin(), m_known.end(), identity) == m_known.end())
            m_known.push_back(std::move(identity));
    }
    while (m_known.size() > kMaxKnown)
        m_known.pop_front();
    return rows;
}

} // namespace sessionscope::live
