// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/secretprompt.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>

namespace sessionscope::keychain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1String kPromptInterface("org.freedesktop.Secret.Prompt");

} // namespace

SecretPrompt::SecretPrompt(const QDBusConnection &bus, const QString &owner, const QString &path,
                           QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_owner(owner)
    , m_path(path)
    , m_watcher(owner, bus, QDBusServiceWatcher::WatchForUnregistration)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceUnregistered, this,
            [this] { finish(true, u"the Secret Service has ended"_s); });
}

SecretPrompt::~SecretPrompt()
{
    if (m_running)
        m_bus.send(QDBusMessage::createMethodCall(m_owner, m_path, kPromptInterface, u"Dismiss"_s));
}

void SecretPrompt::start()
{
    m_running = true;
    // Before the call: a prompt that cannot be shown is completed at once. The unique name spares a
    // question to the bus that would block.
    m_bus.connect(m_owner, m_path, kPromptInterface, u"Completed"_s, this,
                  SLOT(handleCompleted(bool,QDBusVariant)));
    QDBusMessage show =
        QDBusMessage::createMethodCall(m_owner, m_path, kPromptInterface, u"Prompt"_s);
    show << QString(); // no window to be placed over
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(show), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        if (call->isError())
            finish(true, call->error().message());
    });
}

void SecretPrompt::handleCompleted(bool dismissed, const QDBusVariant &)
{
    finish(dismissed, dismissed ? u"the prompt was dismissed"_s : QString());
}

void SecretPrompt::finish(bool dismissed, const QString &detail)
{
    if (!m_running)
        return;
    m_running = false;
    deleteLater();
    emit finished(dismissed, detail);
}

} // namespace sessionscope::keychain
