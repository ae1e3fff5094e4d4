// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QFuture>
#include <QProcess>
#include <QTest>

#include <memory>

//! What the keyring tests share. Each scenario is one QObject of tests; CTest runs the program once
//! for each, in a session made by tests/support/private-session.sh to fit.
namespace sessionscope::keychain::test {

std::unique_ptr<QObject> makeOpenKeyringTest();
std::unique_ptr<QObject> makeLockedKeyringTest();
std::unique_ptr<QObject> makeNewKeyringTest();
std::unique_ptr<QObject> makeNoServiceTest();
std::unique_ptr<QObject> makeNoBusTest();
std::unique_ptr<QObject> makeHungBusTest();
std::unique_ptr<QObject> makeNoGlibTest();
std::unique_ptr<QObject> makeNoLibsecretTest();
std::unique_ptr<QObject> makePromptTest();
std::unique_ptr<QObject> makeRealPromptTest();

//! Long enough for a machine under load, short enough to fail in a test.
inline constexpr int kPatienceMs = 20'000;

//! The answer, or Error::Code::Internal if none came.
template <class T>
Result<T> answerOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, kPatienceMs))
        return failure(Error::Code::Internal, QStringLiteral("no answer"));
    if (future.resultCount() != 1)
        return failure(Error::Code::Internal, QStringLiteral("finished without an answer"));
    return future.result();
}

//! The code of the error; Internal with success, which no keychain call fails with.
template <class T>
Error::Code codeOf(const Result<T> &result)
{
    return result ? Error::Code::Internal : result.error().code;
}

//! The secret, or in words why there is none.
QByteArray textOf(const Result<Secret> &result);

//! What secret-tool, another program, finds under \a key; empty if nothing.
QByteArray bySecretTool(const QString &key);
//! Locks the default keyring.
bool lockKeyring();

//! Ends the gnome-keyring of the session and starts one that is given the password.
class OpenKeyring
{
public:
    OpenKeyring();
    ~OpenKeyring();
    bool isRunning() const;

    qint64 pid() const { return m_process.processId(); }

    void end();

private:
    QProcess m_process;
};

//! Of the gnome-keyring that the session was started with.
qint64 sessionKeyringPid();
//! Whether somebody serves org.freedesktop.secrets.
bool hasSecretService();

} // namespace sessionscope::keychain::test
