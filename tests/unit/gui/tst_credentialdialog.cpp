// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/credentialdialog.h"

#include "gui/dialogcredentialprompt.h"
#include "gui/fieldhint.h"

#include "dialogworld.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using live::PromptReason;
using test::child;

namespace {

live::ConnectionProfile profileNamed(const QString &name)
{
    live::ConnectionProfile profile;
    profile.id = name;
    profile.name = name;
    profile.accessKeyId = u"LTAI-"_s + name;
    return profile;
}

CredentialDialog *openDialog()
{
    return qobject_cast<CredentialDialog *>(QApplication::activeModalWidget());
}

void answerWith(CredentialDialog *dialog, const QString &id, const QString &secret,
                const QString &token = {})
{
    child<QLineEdit>(dialog, "accessKeyIdLineEdit")->setText(id);
    child<QLineEdit>(dialog, "secretLineEdit")->setText(secret);
    child<QLineEdit>(dialog, "tokenLineEdit")->setText(token);
    child<QDialogButtonBox>(dialog, "buttonBox")->button(QDialogButtonBox::Ok)->click();
}

} // namespace

class TestCredentialDialog : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatWasTyped();
    void cancelIsAnAnswer();
    void saysWhyItAsks_data();
    void saysWhyItAsks();
    void anExpiredTokenAsksForANewKeyToo();
    void needsIdAndSecret();
    void wipesItsFields();
    void asksOneAfterTheOther();
    void aWindowThatClosesCancels();
    void dyingAnswersAllQuestions();
};

void TestCredentialDialog::givesWhatWasTyped()
{
    DialogCredentialPrompt prompt;
    const auto future = prompt.ask(profileNamed(u"a"_s), PromptReason::EachTime, {});
    QTRY_VERIFY(openDialog() != nullptr);
    QCOMPARE(child<QLineEdit>(openDialog(), "accessKeyIdLineEdit")->text(), u"LTAI-a"_s);
    answerWith(openDialog(), u"LTAI-b"_s, u" s1\n"_s, u"t1 \n t2"_s);
    QVERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 1);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->accessKeyId, u"LTAI-b"_s);
    QVERIFY(future.result()->accessKeySecret == Secret("s1"));
    QVERIFY(future.result()->securityToken == Secret("t1t2"));
}

void TestCredentialDialog::cancelIsAnAnswer()
{
    DialogCredentialPrompt prompt;
    const auto future = prompt.ask(profileNamed(u"a"_s), PromptReason::EachTime, {});
    QTRY_VERIFY(openDialog() != nullptr);
    QTest::keyClick(openDialog(), Qt::Key_Escape);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, Error::Code::Cancelled);
}

void TestCredentialDialog::saysWhyItAsks_data()
{
    QTest::addColumn<PromptReason>("reason");
    QTest::addColumn<QString>("word");
    QTest::newRow("each time") << PromptReason::EachTime << u"not saved"_s;
    QTest::newRow("until exit") << PromptReason::FirstUse << u"until the program ends"_s;
    QTest::newRow("missing") << PromptReason::Missing << u"keychain"_s;
    QTest::newRow("expired") << PromptReason::TokenExpired << u"expired"_s;
    QTest::newRow("rejected") << PromptReason::Rejected << u"refuses"_s;
}

void TestCredentialDialog::saysWhyItAsks()
{
    QFETCH(PromptReason, reason);
    QFETCH(QString, word);
    CredentialDialog dialog(profileNamed(u"<i>a</i>\u202e"_s), reason, {});
    const auto *intro = child<QLabel>(&dialog, "introLabel");
    QVERIFY2(intro->text().contains(word), qPrintable(intro->text()));
    QVERIFY(intro->text().contains(u"<i>a</i>"_s));
    QVERIFY(!intro->text().contains(u'\u202e'));
    QCOMPARE(intro->textFormat(), Qt::PlainText);
}

void TestCredentialDialog::anExpiredTokenAsksForANewKeyToo()
{
    CredentialDialog dialog(profileNamed(u"a"_s), PromptReason::TokenExpired,
                            Error{Error::Code::TokenExpired, u"The token has expired."_s, u"raw"_s,
                                  u"InvalidSecurityToken.Expired"_s, u"REQ"_s});
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(child<QLineEdit>(&dialog, "accessKeyIdLineEdit")->text(), QString());
    QCOMPARE(child<FieldHint>(&dialog, "causeHint")->remark(), u"The token has expired."_s);
    QVERIFY(child<QPushButton>(&dialog, "causeDetailsButton")->isVisible());
}

void TestCredentialDialog::needsIdAndSecret()
{
    CredentialDialog dialog(profileNamed(u"a"_s), PromptReason::EachTime, {});
    const auto *ok = child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    child<QLineEdit>(&dialog, "secretLineEdit")->setText(u"  "_s);
    QVERIFY(!ok->isEnabled());
    child<QLineEdit>(&dialog, "secretLineEdit")->setText(u"s"_s);
    QVERIFY(ok->isEnabled());
    child<QLineEdit>(&dialog, "accessKeyIdLineEdit")->clear();
    QVERIFY(!ok->isEnabled());
}

void TestCredentialDialog::wipesItsFields()
{
    CredentialDialog dialog(profileNamed(u"a"_s), PromptReason::EachTime, {});
    auto *secret = child<QLineEdit>(&dialog, "secretLineEdit");
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    child<QPushButton>(&dialog, "showSecretButton")->click();
    QCOMPARE(secret->echoMode(), QLineEdit::Normal);
    QTest::keyClicks(secret, u"s"_s);
    dialog.accept();
    QCOMPARE(secret->text(), QString());
    QVERIFY(!secret->isUndoAvailable());
}

void TestCredentialDialog::asksOneAfterTheOther()
{
    DialogCredentialPrompt prompt;
    const auto first = prompt.ask(profileNamed(u"first"_s), PromptReason::EachTime, {});
    const auto second = prompt.ask(profileNamed(u"second"_s), PromptReason::EachTime, {});
    QTRY_VERIFY(openDialog() != nullptr);
    answerWith(openDialog(), u"1"_s, u"s1"_s);
    QVERIFY(first.isFinished());
    QVERIFY(!second.isFinished());
    QTRY_VERIFY(openDialog() != nullptr
                && child<QLineEdit>(openDialog(), "accessKeyIdLineEdit")->text()
                    == u"LTAI-second"_s);
    answerWith(openDialog(), u"2"_s, u"s2"_s);
    QCOMPARE(first.result()->accessKeyId, u"1"_s);
    QCOMPARE(second.result()->accessKeyId, u"2"_s);
}

void TestCredentialDialog::aWindowThatClosesCancels()
{
    DialogCredentialPrompt prompt;
    auto window = std::make_unique<QWidget>();
    window->show();
    prompt.setWindow(window.get());
    const auto future = prompt.ask(profileNamed(u"a"_s), PromptReason::EachTime, {});
    QTRY_VERIFY(openDialog() != nullptr);
    window.reset();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, Error::Code::Cancelled);
}

void TestCredentialDialog::dyingAnswersAllQuestions()
{
    auto prompt = std::make_unique<DialogCredentialPrompt>();
    const auto first = prompt->ask(profileNamed(u"first"_s), PromptReason::EachTime, {});
    const auto second = prompt->ask(profileNamed(u"second"_s), PromptReason::EachTime, {});
    prompt.reset();
    QCOMPARE(first.result().error().code, Error::Code::Cancelled);
    QCOMPARE(second.result().error().code, Error::Code::Cancelled);
    QCOMPARE(openDialog(), nullptr);
}

QTEST_MAIN(TestCredentialDialog)
#include "tst_credentialdialog.moc"
