// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringscenarios.h"

#include "keychain/systemsecretstore.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>

#include <csignal>

namespace sessionscope::keychain::test {

using namespace Qt::Literals::StringLiterals;

QByteArray textOf(const Result<Secret> &result)
{
    if (!result)
        return QString(u"(no secret: "_s + result.error().message + result.error().detail + u')')
            .toUtf8();
    return result->reveal().toByteArray();
}

QByteArray bySecretTool(const QString &key)
{
    QProcess tool;
    tool.start(u"secret-tool"_s,
               {u"lookup"_s, u"user"_s, key, u"server"_s, keychainServiceName(), u"type"_s,
                u"plaintext"_s});
    tool.waitForFinished(kPatienceMs);
    return tool.readAllStandardOutput();
}

bool lockKeyring()
{
    QDBusMessage lock =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    lock << QVariant::fromValue(
        QList<QDBusObjectPath>{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)});
    return QDBusConnection::sessionBus().call(lock).type() == QDBusMessage::ReplyMessage;
}

bool hasSecretService()
{
    return QDBusConnection::sessionBus()
        .interface()
        ->isServiceRegistered(u"org.freedesktop.secrets"_s)
        .value();
}

qint64 sessionKeyringPid()
{
    return qEnvironmentVariable("PRIVATE_SESSION_KEYRING_PID").toLongLong();
}

OpenKeyring::OpenKeyring()
{
    const auto pid = static_cast<pid_t>(sessionKeyringPid());
    if (pid > 0)
        ::kill(pid, SIGTERM);
    if (!QTest::qWaitFor([] { return !hasSecretService(); }, kPatienceMs))
        return;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(u"gnome-keyring-daemon"_s,
                    {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_process.write(qgetenv("PRIVATE_SESSION_PASSWORD"));
    m_process.closeWriteChannel();
    if (!QTest::qWaitFor([] { return hasSecretService(); }, kPatienceMs))
        qWarning() << "gnome-keyring does not start:" << m_process.readAll();
}

OpenKeyring::~OpenKeyring()
{
    end();
}

bool OpenKeyring::isRunning() const
{
    return m_process.state() == QProcess::Running && hasSecretService();
}

void OpenKeyring::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

} // namespace sessionscope::keychain::test
