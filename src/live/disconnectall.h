// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "live/connectionprofile.h"
#include "live/journal.h"

#include <QFuture>

#include <optional>

namespace sessionscope::cloud {
class DasClient;
}

namespace sessionscope::live {

class CredentialResolver;

//! What became of it, once the journal has said that it begins.
struct DisconnectAllEnd
{
    //! Closed, Refused, Failed (nothing was sent) or Unknown.
    DisconnectOutcome outcome;
    std::optional<Error> error; //!< unless Closed: what is shown and its details
    QString requestId; //!< of the service; may be empty
    std::optional<Error> notNoted; //!< the journal could not be completed

    friend bool operator==(const DisconnectAllEnd &, const DisconnectAllEnd &) = default;
};

//! What it needs; all of it outlives the call.
struct DisconnectAllServices
{
    CredentialResolver &credentials;
    cloud::DasClient &client;
    const Journal &journal;
    const Clock &clock;
};

//! Ends all sessions of the instance of a DAS connection (KillInstanceAllSession): sent once, never
//! again, whatever the answer. Written into the journal before and after. An error means that
//! nothing was begun: those of the credentials, a wrong endpoint, a journal that cannot be written.
//! GUI thread; the disk is waited for on another one.
QFuture<Result<DisconnectAllEnd>> disconnectAll(const ConnectionProfile &profile,
                                                const DisconnectAllServices &services);

} // namespace sessionscope::live
