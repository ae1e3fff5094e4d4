// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/secretservice.h"

#include "core/runonpool.h"
#include "keychain/keychainerrors.h"
#include "keychain/secretprompt.h"

#include <QDBusArgument>
#include <QDBusError>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFutureWatcher>
#include <QMap>
#include <QPromise>

#include <atomic>

namespace sessionscope::keychain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1String kServiceName("org.freedesktop.secrets");
constexpr QLatin1String kServicePath("/org/freedesktop/secrets");
constexpr QLatin1String kServiceInterface("org.freedesktop.Secret.Service");
constexpr QLatin1String kCollectionInterface("org.freedesktop.Secret.Collection");

using Attributes = QMap<QString, QString>;

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return u"sessionscope-keychain-%1"_s.arg(++count);
}

QDBusMessage serviceCall(const QString &method)
{
    return QDBusMessage::createMethodCall(kServiceName, kServicePath, kServiceInterface, method);
}

bool isServiceMissing(const QDBusMessage &reply)
{
    if (reply.type() != QDBusMessage::ErrorMessage)
        return false;
    // Spawn.*: it is installed, and does not start.
    return QDBusError(reply).type() == QDBusError::ServiceUnknown
        || reply.errorName().startsWith("org.freedesktop.DBus.Error.Spawn."_L1);
}

Error toError(const QDBusMessage &reply)
{
    const QString detail = reply.errorName() + u": "_s + reply.errorMessage();
    switch (QDBusError(reply).type()) {
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
    case QDBusError::ServiceUnknown:
        return unavailableError(detail);
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return timedOutError();
    default:
        return isServiceMissing(reply) ? unavailableError(detail) : refusedError(detail);
    }
}

bool isError(const QDBusMessage &reply)
{
    return reply.type() != QDBusMessage::ReplyMessage;
}

QList<QDBusObjectPath> objectPaths(const QVariant &argument)
{
    return qdbus_cast<QList<QDBusObjectPath>>(argument);
}

QStringList pathTexts(const QVariant &argument)
{
    QStringList texts;
    for (const QDBusObjectPath &path : objectPaths(argument))
        texts.append(path.path());
    return texts;
}

} // namespace

SecretService::SecretService(std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_timeout(timeout)
    , m_connectionName(newConnectionName())
    , m_bus(m_connectionName)
{
    qDBusRegisterMetaType<Attributes>();
}

SecretService::~SecretService()
{
    QDBusConnection::disconnectFromBus(m_connectionName);
}

void SecretService::withBus(QObject *context, std::function<void()> then)
{
    if (m_bus.isConnected()) {
        then();
        return;
    }
    connect(this, &SecretService::connected, context, std::move(then), Qt::SingleShotConnection);
    if (m_connecting)
        return;
    m_connecting = true;

    // A watcher and not QFuture::then(this, ...), which in Qt 6.4 asserts when its context has died
    // before the future finishes.
    auto *watcher = new QFutureWatcher<QDBusConnection>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_bus = watcher->result();
        m_connecting = false;
        emit connected();
    });
    auto promise = std::make_shared<QPromise<QDBusConnection>>();
    promise->start();
    watcher->setFuture(promise->future());
    startOn(*QThreadPool::globalInstance(), [promise, name = m_connectionName] {
        QDBusConnection::disconnectFromBus(name); // one that was lost stays in the way
        promise->addResult(QDBusConnection::connectToBus(QDBusConnection::SessionBus, name));
        promise->finish();
    });
}

void SecretService::call(const QDBusMessage &message, QObject *context, Reply reply)
{
    withBus(context, [this, message, context, reply = std::move(reply)] {
        if (!m_bus.isConnected()) {
            reply(QDBusMessage::createError(QDBusError::NoServer, m_bus.lastError().message()));
            return;
        }
        auto *pending = new QDBusPendingCallWatcher(
            m_bus.asyncCall(message, static_cast<int>(m_timeout.count())), context);
        connect(pending, &QDBusPendingCallWatcher::finished, context, [pending, reply] {
            pending->deleteLater();
            reply(pending->reply());
        });
    });
}

void SecretService::noteOwner(const QDBusMessage &reply)
{
    const bool isAnother = !m_owner.isEmpty() && m_owner != reply.service();
    m_owner = reply.service();
    if (isAnother)
        emit restarted();
}

void SecretService::askState(QObject *context, Answer<State> answer)
{
    QDBusMessage readAlias = serviceCall(u"ReadAlias"_s);
    readAlias << u"default"_s;
    call(readAlias, context,
         [this, context, answer = std::move(answer)](const QDBusMessage &reply) {
             if (isServiceMissing(reply)) {
                 answer(State{});
                 return;
             }
             if (isError(reply) || reply.arguments().isEmpty()) {
                 answer(failure(toError(reply)));
                 return;
             }
             noteOwner(reply);
             State state;
             state.present = true;
             const QString path = reply.arguments().constFirst().value<QDBusObjectPath>().path();
             if (path.isEmpty() || path == "/"_L1) {
                 answer(state);
                 return;
             }
             state.collection = path;
             QDBusMessage getLocked = QDBusMessage::createMethodCall(
                 kServiceName, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
             getLocked << QString(kCollectionInterface) << u"Locked"_s;
             call(getLocked, context, [state, answer](const QDBusMessage &property) mutable {
                 if (isError(property) || property.arguments().isEmpty()) {
                     answer(failure(toError(property)));
                     return;
                 }
                 state.locked =
                     property.arguments().constFirst().value<QDBusVariant>().variant().toBool();
                 answer(state);
             });
         });
}

void SecretService::search(const QString &service, const QString &key, QObject *context,
                           Answer<Entries> answer)
{
    QDBusMessage searchItems = serviceCall(u"SearchItems"_s);
    searchItems << QVariant::fromValue(Attributes{{u"user"_s, key}, {u"server"_s, service}});
    call(searchItems, context, [answer = std::move(answer)](const QDBusMessage &reply) {
        if (isError(reply) || reply.arguments().size() < 2) {
            answer(failure(toError(reply)));
            return;
        }
        answer(Entries{pathTexts(reply.arguments().at(0)), pathTexts(reply.arguments().at(1))});
    });
}

void SecretService::unlock(const QStringList &objects, QObject *context, Answer<void> answer)
{
    QList<QDBusObjectPath> paths;
    for (const QString &object : objects)
        paths.append(QDBusObjectPath(object));
    QDBusMessage unlockCall = serviceCall(u"Unlock"_s);
    unlockCall << QVariant::fromValue(paths);
    call(unlockCall, context,
         [this, context, answer = std::move(answer)](const QDBusMessage &reply) {
             if (isError(reply) || reply.arguments().size() < 2) {
                 answer(failure(toError(reply)));
                 return;
             }
             const QString promptPath = reply.arguments().at(1).value<QDBusObjectPath>().path();
             if (promptPath.isEmpty() || promptPath == "/"_L1) {
                 answer({});
                 return;
             }
             auto *prompt = new SecretPrompt(m_bus, reply.service(), promptPath, context);
             connect(prompt, &SecretPrompt::finished, context,
                     [answer](bool dismissed, const QString &detail) {
                         if (dismissed)
                             answer(failure(lockedError(detail)));
                         else
                             answer({});
                     });
             prompt->start();
         });
}

} // namespace sessionscope::keychain
