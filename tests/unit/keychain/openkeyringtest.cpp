// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringscenarios.h"

#include "keychain/systemsecretstore.h"

#include <QDirIterator>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sessionscope;
using namespace sessionscope::keychain;
using namespace sessionscope::keychain::test;

//! A real gnome-keyring, open: everything works, and what goes wrong later is told apart.
class OpenKeyringTest final : public QObject
{
    Q_OBJECT

private slots:

    void probeSaysAvailable()
    {
        SystemSecretStore store;
        QVERIFY(answerOf(store.probe()));
        QVERIFY(answerOf(store.unlock()));
    }

    void secretComesBack_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addRow("key") << QByteArray("wyLTSmsyPGP1ohvvw8xYgB29dlGI8KMiH2pK");
        QTest::addRow("UTF-8") << QByteArray(
            "p\xc3\xa4ss \xe5\xaf\x86\xe7\xa0\x81 \xf0\x9f\x94\x91");
        QTest::addRow("line ends") << QByteArray("a\r\nb\n");
        QTest::addRow("long token") << QByteArray(20'000, 'T');
    }

    void secretComesBack()
    {
        QFETCH(QByteArray, secret);
        const QString key = accessKeySecretKey(u"p1"_s);
        {
            SystemSecretStore store;
            QVERIFY(answerOf(store.write(key, Secret(secret))));
            QCOMPARE(bySecretTool(key), secret);
        }
        SystemSecretStore afterRestart;
        const auto read = answerOf(afterRestart.read(key));
        QVERIFY(read);
        QCOMPARE(read->reveal(), QByteArrayView(secret));

        QVERIFY(answerOf(afterRestart.remove(key)));
        QCOMPARE(bySecretTool(key), QByteArray());
        QCOMPARE(codeOf(answerOf(afterRestart.read(key))), Error::Code::NotFound);
    }

    void secretIsInNoFile()
    {
        SystemSecretStore store;
        const QByteArray secret("needle-in-the-keyring");
        QVERIFY(answerOf(store.write(u"p8/k"_s, Secret(secret))));
        int files = 0;
        QDirIterator walk(qEnvironmentVariable("PRIVATE_SESSION_DIR"), QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++files;
            QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0); // the keyring itself, at least
        QVERIFY(answerOf(store.remove(u"p8/k"_s)));
    }

    void writingAgainReplaces()
    {
        SystemSecretStore store;
        QVERIFY(answerOf(store.write(u"p2/k"_s, Secret("one"))));
        QVERIFY(answerOf(store.write(u"p2/k"_s, Secret("two"))));
        QCOMPARE(textOf(answerOf(store.read(u"p2/k"_s))), QByteArray("two"));
        QVERIFY(answerOf(store.remove(u"p2/k"_s)));
        QCOMPARE(codeOf(answerOf(store.read(u"p2/k"_s))), Error::Code::NotFound);
    }

    void absentEntryIsNotFoundAndGone()
    {
        SystemSecretStore store;
        const auto read = answerOf(store.read(u"nobody/knows"_s));
        QCOMPARE(codeOf(read), Error::Code::NotFound);
        QVERIFY(!read.error().message.isEmpty());
        QVERIFY(answerOf(store.remove(u"nobody/knows"_s)));
    }

    void entriesAreKeptApart()
    {
        SystemSecretStore store;
        QVERIFY(answerOf(store.write(accessKeySecretKey(u"p3"_s), Secret("secret"))));
        QVERIFY(answerOf(store.write(securityTokenKey(u"p3"_s), Secret("token"))));
        QVERIFY(answerOf(store.remove(accessKeySecretKey(u"p3"_s))));
        QCOMPARE(textOf(answerOf(store.read(securityTokenKey(u"p3"_s)))), QByteArray("token"));
        QVERIFY(answerOf(store.remove(securityTokenKey(u"p3"_s))));
    }

    void whatIsNoTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no UTF-8") << QByteArray("a\xff");
        QTest::addRow("NUL") << QByteArray("a\0b", 3);
    }

    void whatIsNoTextIsRefused()
    {
        QFETCH(QByteArray, secret);
        SystemSecretStore store;
        QCOMPARE(codeOf(answerOf(store.write(u"p4/k"_s, Secret(secret)))),
                 Error::Code::InvalidInput);
        QCOMPARE(codeOf(answerOf(store.read(u"p4/k"_s))), Error::Code::NotFound);
    }

    void manyCallsAtOnceAllAnswer()
    {
        SystemSecretStore store;
        QList<QFuture<Result<void>>> writes;
        for (int i = 0; i < 20; ++i)
            writes.append(store.write(u"many/%1"_s.arg(i), Secret(QByteArray::number(i))));
        for (const auto &write : writes)
            QVERIFY(answerOf(write));
        QList<QFuture<Result<Secret>>> reads;
        for (int i = 0; i < 20; ++i)
            reads.append(store.read(u"many/%1"_s.arg(i)));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(textOf(answerOf(reads[i])), QByteArray(QByteArray::number(i)));
        for (int i = 0; i < 20; ++i)
            QVERIFY(answerOf(store.remove(u"many/%1"_s.arg(i))));
    }

    void dyingStoreAnswersCancelled()
    {
        auto store = std::make_unique<SystemSecretStore>();
        QVERIFY(answerOf(store->write(u"p5/k"_s, Secret("s"))));
        const auto pending = store->read(u"p5/k"_s);
        // Far enough for QtKeychain's own job to be under way in some of the rounds.
        for (int wait = 0; wait < 30; ++wait) {
            SystemSecretStore shortLived;
            const auto read = shortLived.read(u"p5/k"_s);
            QTest::qWait(wait);
        }
        store.reset();
        QVERIFY(pending.isFinished());
        QCOMPARE(pending.resultCount(), 1);
        SystemSecretStore next;
        QCOMPARE(textOf(answerOf(next.read(u"p5/k"_s))), QByteArray("s"));
        const auto cancelled = std::make_unique<SystemSecretStore>()->read(u"p5/k"_s);
        QVERIFY(cancelled.isFinished());
        QCOMPARE(codeOf(cancelled.result()), Error::Code::Cancelled);
    }

    void silentServiceTimesOut()
    {
        const auto pid = static_cast<pid_t>(sessionKeyringPid());
        QVERIFY(pid > 0);
        SystemSecretStore store(300ms);
        QVERIFY(answerOf(store.write(u"p6/k"_s, Secret("s"))));
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        const auto read = answerOf(store.read(u"p6/k"_s));
        const auto removed = answerOf(store.remove(u"p6/k"_s));
        const auto probed = answerOf(store.probe());
        ::kill(pid, SIGCONT);
        QCOMPARE(codeOf(read), Error::Code::KeychainTimedOut);
        QCOMPARE(codeOf(removed), Error::Code::KeychainTimedOut);
        QCOMPARE(codeOf(probed), Error::Code::KeychainTimedOut);

        SystemSecretStore again;
        QCOMPARE(textOf(answerOf(again.read(u"p6/k"_s))), QByteArray("s"));
    }

    //! Ends the keyring of the session and so comes last.
    void lockedAndRestartedMeanwhile()
    {
        SystemSecretStore store;
        QVERIFY(answerOf(store.write(u"p7/k"_s, Secret("s"))));
        QVERIFY(lockKeyring());
        QCOMPARE(codeOf(answerOf(store.probe())), Error::Code::KeychainLocked);
        QCOMPARE(codeOf(answerOf(store.read(u"p7/k"_s))), Error::Code::KeychainLocked);
        QCOMPARE(codeOf(answerOf(store.remove(u"p7/k"_s))), Error::Code::KeychainLocked);
        OpenKeyring reopened;
        QVERIFY(reopened.isRunning());
        QCOMPARE(textOf(answerOf(store.read(u"p7/k"_s))), QByteArray("s"));

        reopened.end();
        QTRY_VERIFY(!hasSecretService());
        QCOMPARE(codeOf(answerOf(store.read(u"p7/k"_s))), Error::Code::KeychainUnavailable);
        QCOMPARE(codeOf(answerOf(store.remove(u"p7/k"_s))), Error::Code::KeychainUnavailable);
    }
};

std::unique_ptr<QObject> sessionscope::keychain::test::makeOpenKeyringTest()
{
    return std::make_unique<OpenKeyringTest>();
}

#include "openkeyringtest.moc"
