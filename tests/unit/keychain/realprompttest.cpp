// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringscenarios.h"

#include "keychain/systemsecretstore.h"

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::keychain;
using namespace sessionscope::keychain::test;

namespace {

const QString kSeededKey = u"seeded/k"_s;

//! The first prompt of a session starts a program, and that one services of the bus.
constexpr int kPromptPatience_ms = 60'000;

//! Waits for the window of gnome-keyring's prompter, types into it, and presses \a key.
bool answerPrompt(const QByteArray &text, const QString &key)
{
    QByteArray window;
    const bool isShown = QTest::qWaitFor(
        [&] {
            QProcess search;
            search.start(u"xdotool"_s,
                         {u"search"_s, u"--onlyvisible"_s, u"--class"_s, u"gcr-prompter"_s});
            search.waitForFinished();
            window = search.readAllStandardOutput().split('\n').constFirst();
            return !window.isEmpty();
        },
        kPromptPatience_ms);
    if (!isShown)
        return false;
    QStringList actions{u"windowfocus"_s, u"--sync"_s, QString::fromLatin1(window)};
    if (!text.isEmpty())
        actions << u"type"_s << u"--delay"_s << u"30"_s << QString::fromUtf8(text);
    QProcess typing;
    typing.start(u"xdotool"_s, actions);
    typing.waitForFinished();
    return QProcess::execute(u"xdotool"_s, {u"key"_s, key}) == 0;
}

} // namespace

//! gnome-keyring's own prompt on a screen, answered by the keyboard.
class RealPromptTest final : public QObject
{
    Q_OBJECT

private slots:

    void escapeLeavesItLocked()
    {
        SystemSecretStore store;
        const auto read = store.read(kSeededKey);
        QVERIFY(answerPrompt({}, u"Escape"_s));
        QCOMPARE(codeOf(answerOf(read)), Error::Code::KeychainLocked);
    }

    void passwordOpensIt()
    {
        SystemSecretStore store;
        const auto read = store.read(kSeededKey);
        QVERIFY(answerPrompt(qgetenv("PRIVATE_SESSION_PASSWORD"), u"Return"_s));
        QCOMPARE(textOf(answerOf(read)), QByteArray("seeded-secret"));
        QVERIFY(answerOf(store.probe()));
        QVERIFY(answerOf(store.remove(kSeededKey)));
        QCOMPARE(bySecretTool(kSeededKey), QByteArray());
    }

    void lockedAgainItAsksAgain()
    {
        SystemSecretStore store;
        QVERIFY(lockKeyring());
        const auto written = store.write(u"new/k"_s, Secret("new"));
        QVERIFY(answerPrompt(qgetenv("PRIVATE_SESSION_PASSWORD"), u"Return"_s));
        QVERIFY(answerOf(written));
        QCOMPARE(bySecretTool(u"new/k"_s), QByteArray("new"));
    }
};

std::unique_ptr<QObject> sessionscope::keychain::test::makeRealPromptTest()
{
    return std::make_unique<RealPromptTest>();
}

#include "realprompttest.moc"
