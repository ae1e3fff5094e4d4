// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QObject>
#include <QString>

namespace sessionscope::keychain {

//! One prompt of the Secret Service (org.freedesktop.Secret.Prompt): shown by start(), over with
//! finished(). Destroyed earlier, it takes the prompt off the screen.
class SecretPrompt final : public QObject
{
    Q_OBJECT

public:
    //! \a owner is the unique bus name of the service, so that its death is noticed.
    SecretPrompt(const QDBusConnection &bus, const QString &owner, const QString &path,
                 QObject *parent);
    ~SecretPrompt() override;

    void start();

signals:
    //! Once. \a dismissed: refused by the user, impossible to show, or the service has died; then
    //! \a detail may say which.
    void finished(bool dismissed, const QString &detail);

private slots:
    void handleCompleted(bool dismissed, const QDBusVariant &result);

private:
    void finish(bool dismissed, const QString &detail);

    QDBusConnection m_bus;
    const QString m_owner;
    const QString m_path;
    QDBusServiceWatcher m_watcher;
    bool m_running = false;
};

} // namespace sessionscope::keychain
