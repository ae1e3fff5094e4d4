// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/secret.h"

#include <optional>

//! The sentences of the keychain room. \a detail is the low-level text: English, never a secret.
namespace sessionscope::keychain {

Error notFoundError();
Error lockedError(const QString &detail = {});
Error unavailableError(const QString &detail);
//! The Secret Service is there, has no collection yet, and none could be made.
Error noKeyringError(const QString &detail);
Error timedOutError();
Error refusedError(const QString &detail);
Error cancelledError();

//! What keeps \a secret from being stored as text: empty, no UTF-8, or a NUL in it.
std::optional<Error> secretProblem(const Secret &secret);

} // namespace sessionscope::keychain
