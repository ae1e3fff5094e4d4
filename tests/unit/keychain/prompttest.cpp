// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringscenarios.h"

#include "keychain/systemsecretstore.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sessionscope;
using namespace sessionscope::keychain;
using namespace sessionscope::keychain::test;

namespace {

const QString kPromptPath = u"/org/freedesktop/secrets/prompt/p1"_s;
const QString kCollectionPath = u"/org/freedesktop/secrets/collection/c1"_s;

} // namespace

//! The prompt of a Secret Service of our own making, since nobody sits before a test.
class FakePrompt final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Prompt")

public:
    int shown = 0;
    int dismissed = 0;
    std::function<void()> onShown;

public slots:

    void Prompt(const QString &)
    {
        ++shown;
        if (onShown)
            onShown();
    }

    void Dismiss() { ++dismissed; }

signals:
    void Completed(bool dismissed, const QDBusVariant &result);
};

class FakeCollection final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Collection")
    Q_PROPERTY(bool Locked MEMBER isLocked)

public:
    bool isLocked = true;
};

class FakeService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Service")

public slots:

    QDBusObjectPath ReadAlias(const QString &) { return QDBusObjectPath(kCollectionPath); }

    QList<QDBusObjectPath> Unlock(const QList<QDBusObjectPath> &, QDBusObjectPath &prompt)
    {
        prompt = QDBusObjectPath(kPromptPath);
        return {};
    }
};

//! How unlock() takes what a prompt may do.
class PromptTest final : public QObject
{
    Q_OBJECT

    std::optional<QDBusConnection> m_bus;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeCollection> m_collection;
    std::unique_ptr<FakePrompt> m_prompt;

private slots:

    void init()
    {
        m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"fake"_s);
        m_service = std::make_unique<FakeService>();
        m_collection = std::make_unique<FakeCollection>();
        m_prompt = std::make_unique<FakePrompt>();
        const auto all = QDBusConnection::ExportAllContents;
        QVERIFY(m_bus->registerObject(u"/org/freedesktop/secrets"_s, m_service.get(), all));
        QVERIFY(m_bus->registerObject(kCollectionPath, m_collection.get(), all));
        QVERIFY(m_bus->registerObject(kPromptPath, m_prompt.get(), all));
        QVERIFY(m_bus->registerService(u"org.freedesktop.secrets"_s));
    }

    void cleanup()
    {
        m_bus.reset();
        QDBusConnection::disconnectFromBus(u"fake"_s);
        QTRY_VERIFY(!hasSecretService());
    }

    void answeredPromptUnlocks()
    {
        m_prompt->onShown = [this] {
            m_collection->isLocked = false;
            emit m_prompt->Completed(false, QDBusVariant(u""_s));
        };
        SystemSecretStore store;
        QVERIFY(answerOf(store.unlock()));
        QCOMPARE(m_prompt->shown, 1);
        QVERIFY(answerOf(store.probe()));
    }

    void dismissedPromptStaysLocked()
    {
        m_prompt->onShown = [this] {
            emit m_prompt->Completed(true, QDBusVariant(u""_s));
        };
        SystemSecretStore store;
        QCOMPARE(codeOf(answerOf(store.unlock())), Error::Code::KeychainLocked);
    }

    void unansweredPromptTimesOutAndIsTakenBack()
    {
        SystemSecretStore store(500ms);
        QCOMPARE(codeOf(answerOf(store.unlock())), Error::Code::KeychainTimedOut);
        QCOMPARE(m_prompt->shown, 1);
        QTRY_COMPARE(m_prompt->dismissed, 1);
    }

    void dyingStoreTakesThePromptBack()
    {
        auto store = std::make_unique<SystemSecretStore>();
        const auto unlock = store->unlock();
        QTRY_COMPARE(m_prompt->shown, 1);
        store.reset();
        QCOMPARE(codeOf(answerOf(unlock)), Error::Code::Cancelled);
        QTRY_COMPARE(m_prompt->dismissed, 1);
    }

    void serviceThatDiesWhileAskingIsNoticed()
    {
        m_prompt->onShown = [this] {
            QTimer::singleShot(0, this, [this] {
                m_bus.reset();
                QDBusConnection::disconnectFromBus(u"fake"_s);
            });
        };
        SystemSecretStore store;
        QCOMPARE(codeOf(answerOf(store.unlock())), Error::Code::KeychainLocked);
    }
};

std::unique_ptr<QObject> sessionscope::keychain::test::makePromptTest()
{
    return std::make_unique<PromptTest>();
}

#include "prompttest.moc"
