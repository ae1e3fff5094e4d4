// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <deque>

namespace sessionscope::live {

//! Which sessions are connections of this program, also when they have ended: a server that was
//! restarted has new ones, and the old ones go. For one stream of results, on the worker thread.
class OwnRows final
{
public:
    //! \brief Rows of \a shown, ascending. \a shown has the rows of \a answer and behind them those
    //! that are gone. O(rows behind).
    std::vector<quint32> next(const session::SessionSnapshot &answer,
                              const session::SessionSnapshot &shown);

private:
    struct Identity
    {
        std::optional<QByteArray> nodeId;
        std::optional<quint64> id;
        std::optional<QByteArray> addr;

        friend bool operator==(const Identity &, const Identity &) = default;
    };

    //! More than those of a large cluster before and after a restart.
    static constexpr std::size_t kMaxKnown = 512;

    static Identity identityOf(const session::SessionSnapshot &snapshot, quint32 row);

    std::deque<Identity> m_known; // the latest ones last
};

} // namespace sessionscope::live
