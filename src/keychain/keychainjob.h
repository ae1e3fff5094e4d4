// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

#include <functional>

class QObject;

//! QtKeychain's jobs, one function each. The answer comes once, unless \a context has died: a job
//! itself has no parent and is never deleted from outside, for libsecret's callback would then
//! write into freed memory (seen with 0.13.2). Under a Secret Service an answer of NotFound, and a
//! removal that succeeds, prove nothing while the keyring is locked.
namespace sessionscope::keychain {

void readByJob(const QString &service, const QString &key, QObject *context,
               std::function<void(Result<Secret>)> answer);
//! \a secret must have passed secretProblem().
void writeByJob(const QString &service, const QString &key, const Secret &secret, QObject *context,
                std::function<void(Result<void>)> answer);
void removeByJob(const QString &service, const QString &key, QObject *context,
                 std::function<void(Result<void>)> answer);

//! Whether QtKeychain can talk to a Secret Service at all: it loads libsecret at run time, and
//! turns to KWallet where there is none.
bool hasLibsecret();

//! libsecret's callbacks come through GLib's event loop; without it (QT_NO_GLIB) no job ever ends.
bool hasGlibEventLoop();

//! libsecret keeps its session with the Secret Service for the life of the program, and fails with
//! "The session does not exist" once the service has been restarted. This makes it begin anew.
void forgetLibsecretSession();

} // namespace sessionscope::keychain
