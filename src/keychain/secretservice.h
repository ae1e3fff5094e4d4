// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>

class QDBusPendingCall;

namespace sessionscope::keychain {

//! Asks the freedesktop.org Secret Service (https://specifications.freedesktop.org/secret-service/)
//! for its state, without a prompt and without ever waiting: even the connection to the bus is made
//! on another thread, since a bus that accepts and does not answer would stop the caller.
//!
//! Answers arrive on the thread of this object, and only while the \a context given lives.
//! Errors: KeychainUnavailable (no bus, or it fails), KeychainTimedOut, KeychainRefused.
class SecretService final : public QObject
{
    Q_OBJECT

public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    struct State
    {
        //! False: the bus is there and nobody serves org.freedesktop.secrets. QtKeychain may still
        //! find KWallet.
        bool present = false;
        //! Object path of the default collection; empty if there is none yet.
        QString collection;
        bool locked = false;
    };

    //! Object paths of the entries with a key.
    struct Entries
    {
        QStringList unlocked;
        QStringList locked;
    };

    //! \a timeout bounds each question.
    explicit SecretService(std::chrono::milliseconds timeout, QObject *parent = nullptr);
    ~SecretService() override;

    void askState(QObject *context, Answer<State> answer);
    void search(const QString &service, const QString &key, QObject *context,
                Answer<Entries> answer);
    //! Opens \a objects (paths of collections or entries); shows the service's prompt if it wants
    //! to. KeychainLocked if the prompt is refused, cannot be shown, or the service goes away
    //! meanwhile. The prompt is taken back when \a context dies.
    void unlock(const QStringList &objects, QObject *context, Answer<void> answer);

signals:
    void connected();
    //! Noticed by askState(), before its answer: another process serves the secrets than before.
    void restarted();

private:
    using Reply = std::function<void(const QDBusMessage &)>;

    void noteOwner(const QDBusMessage &reply);
    void withBus(QObject *context, std::function<void()> then);
    void call(const QDBusMessage &message, QObject *context, Reply reply);

    const std::chrono::milliseconds m_timeout;
    const QString m_connectionName;
    QDBusConnection m_bus;
    QString m_owner; //!< unique bus name of the service, as last seen
    bool m_connecting = false;
};

} // namespace sessionscope::keychain
