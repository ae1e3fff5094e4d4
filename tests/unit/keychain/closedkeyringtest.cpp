// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringscenarios.h"

#include "keychain/systemsecretstore.h"

#include <QElapsedTimer>
#include <QTimer>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sessionscope;
using namespace sessionscope::keychain;
using namespace sessionscope::keychain::test;

namespace {

//! CTest seeds this one: private-session.sh --entry seeded/k=seeded-secret.
const QString kSeededKey = u"seeded/k"_s;

void compareAllCalls(SystemSecretStore &store, Error::Code expected)
{
    const QString key = u"some/key"_s;
    const auto read = answerOf(store.read(key));
    QCOMPARE(codeOf(read), expected);
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!read.error().message.contains(u"org.freedesktop"_s));
    QCOMPARE(codeOf(answerOf(store.write(key, Secret("hidden")))), expected);
    QCOMPARE(codeOf(answerOf(store.remove(key))), expected);
    QCOMPARE(codeOf(answerOf(store.probe())), expected);
    QCOMPARE(codeOf(answerOf(store.unlock())), expected);
}

} // namespace

//! A keyring that nobody has opened, and no way to show a prompt.
class LockedKeyringTest final : public QObject
{
    Q_OBJECT

private slots:

    void everythingIsLocked()
    {
        SystemSecretStore store;
        compareAllCalls(store, Error::Code::KeychainLocked);
    }

    void lockedEntryIsNeitherMissingNorRemoved()
    {
        SystemSecretStore store;
        QCOMPARE(codeOf(answerOf(store.read(kSeededKey))), Error::Code::KeychainLocked);
        QCOMPARE(codeOf(answerOf(store.write(kSeededKey, Secret("x")))),
                 Error::Code::KeychainLocked);
        QCOMPARE(codeOf(answerOf(store.remove(kSeededKey))), Error::Code::KeychainLocked);
        const OpenKeyring reopened;
        QVERIFY(reopened.isRunning());
        QCOMPARE(bySecretTool(kSeededKey), QByteArray("seeded-secret"));
        QCOMPARE(textOf(answerOf(store.read(kSeededKey))), QByteArray("seeded-secret"));
        QVERIFY(answerOf(store.remove(kSeededKey)));
        QCOMPARE(bySecretTool(kSeededKey), QByteArray());
    }
};

//! gnome-keyring is started by the bus, has no keyring yet and cannot ask for a password for one.
class NewKeyringTest final : public QObject
{
    Q_OBJECT

private slots:

    void nothingIsFoundAndNothingCanBeSaved()
    {
        SystemSecretStore store;
        QCOMPARE(codeOf(answerOf(store.read(u"a/k"_s))), Error::Code::NotFound);
        QVERIFY(answerOf(store.remove(u"a/k"_s)));
        const auto written = answerOf(store.write(u"a/k"_s, Secret("s")));
        QCOMPARE(codeOf(written), Error::Code::KeychainUnavailable);
        QVERIFY(written.error().message.contains(u"keyring"_s));
        QVERIFY(!written.error().detail.isEmpty());
    }
};

//! A bus on which nobody keeps secrets.
class NoServiceTest final : public QObject
{
    Q_OBJECT

private slots:

    void everythingIsUnavailable()
    {
        SystemSecretStore store;
        compareAllCalls(store, Error::Code::KeychainUnavailable);
    }
};

//! No session bus at all, as for a program started by cron.
class NoBusTest final : public QObject
{
    Q_OBJECT

private slots:

    void everythingIsUnavailableAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        SystemSecretStore store;
        compareAllCalls(store, Error::Code::KeychainUnavailable);
        QCOMPARE_LT(timer.elapsed(), 10'000);
    }
};

//! A bus that takes the connection and then says nothing.
class HungBusTest final : public QObject
{
    Q_OBJECT

private slots:

    void timesOutWithoutStoppingTheCaller()
    {
        const QByteArray path = qgetenv("PRIVATE_SESSION_DIR") + "/hung-bus";
        const int silent = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QCOMPARE_LT(size_t(path.size()), sizeof address.sun_path);
        std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
        QCOMPARE(::bind(silent, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(silent, 5), 0);
        qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray("unix:path=" + path));

        QElapsedTimer sinceTick;
        qint64 longestPause = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this,
                [&] { longestPause = std::max(longestPause, sinceTick.restart()); });
        sinceTick.start();
        ticker.start(5);
        SystemSecretStore store(500ms);
        QCOMPARE(codeOf(answerOf(store.read(u"a/k"_s))), Error::Code::KeychainTimedOut);
        QCOMPARE(codeOf(answerOf(store.probe())), Error::Code::KeychainTimedOut);
        QCOMPARE_LT(longestPause, 300);
        ::close(silent); // lets go of the thread that waits for the bus
    }
};

//! A keyring that cannot be reached, since the library for it is not installed; no KWallet either.
class NoLibsecretTest final : public QObject
{
    Q_OBJECT

private slots:

    void everythingIsUnavailable()
    {
        SystemSecretStore store;
        compareAllCalls(store, Error::Code::KeychainUnavailable);
    }
};

//! Qt without GLib's event loop: libsecret would never answer.
class NoGlibTest final : public QObject
{
    Q_OBJECT

private slots:

    void saysSoInsteadOfWaiting()
    {
        QVERIFY(qEnvironmentVariableIsSet("QT_NO_GLIB"));
        SystemSecretStore store(5s);
        const auto read = answerOf(store.read(u"a/k"_s));
        QCOMPARE(codeOf(read), Error::Code::KeychainUnavailable);
        QVERIFY(read.error().detail.contains(u"QT_NO_GLIB"_s));
    }
};

namespace sessionscope::keychain::test {

std::unique_ptr<QObject> makeLockedKeyringTest()
{
    return std::make_unique<LockedKeyringTest>();
}

std::unique_ptr<QObject> makeNewKeyringTest()
{
    return std::make_unique<NewKeyringTest>();
}

std::unique_ptr<QObject> makeNoServiceTest()
{
    return std::make_unique<NoServiceTest>();
}

std::unique_ptr<QObject> makeNoBusTest()
{
    return std::make_unique<NoBusTest>();
}

std::unique_ptr<QObject> makeHungBusTest()
{
    return std::make_unique<HungBusTest>();
}

std::unique_ptr<QObject> makeNoGlibTest()
{
    return std::make_unique<NoGlibTest>();
}

std::unique_ptr<QObject> makeNoLibsecretTest()
{
    return std::make_unique<NoLibsecretTest>();
}

} // namespace sessionscope::keychain::test

#include "closedkeyringtest.moc"
