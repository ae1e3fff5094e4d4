// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/deleteconnectiondialog.h"

#include "gui/fieldhint.h"

#include "dialogworld.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using keychain::MemorySecretStore;
using test::child;
using test::DialogWorld;

class TestDeleteConnectionDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void enterDeletesNothing();
    void deletesTheConnectionAndItsSecrets();
    void aLockedKeychainKeepsTheConnection();
    void secretsCanBeLeftBehindKnowingly();
    void deletedByAnotherProgramIsDeleted();
    void namesAreShownAsTheyAre();

private:
    void open()
    {
        m_dialog = std::make_unique<DeleteConnectionDialog>(m_world->services(), m_profile);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    std::unique_ptr<DialogWorld> m_world;
    std::unique_ptr<DeleteConnectionDialog> m_dialog;
    live::ConnectionProfile m_profile;
};

void TestDeleteConnectionDialog::init()
{
    m_dialog.reset();
    m_world = std::make_unique<DialogWorld>();
    m_profile = {};
    m_profile.name = u"<b>orders</b>"_s;
    m_profile.instanceId = u"r-1"_s;
    m_profile.accessKeyId = u"LTAI1"_s;
    const auto saved =
        m_world->credentials.saveConnection(m_profile, {Secret("s"), Secret("token")});
    QTRY_VERIFY(saved.isFinished());
    m_profile = *saved.result();
    QCOMPARE(m_world->keychain.keys().size(), 2);
}

void TestDeleteConnectionDialog::enterDeletesNothing()
{
    open();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Rejected));
    QCOMPARE(m_world->profiles.profiles().size(), 1);
    QCOMPARE(m_world->keychain.keys().size(), 2);
}

void TestDeleteConnectionDialog::deletesTheConnectionAndItsSecrets()
{
    open();
    child<QPushButton>(m_dialog.get(), "deleteButton")->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
    QVERIFY(m_world->profiles.profiles().isEmpty());
    QVERIFY(m_world->keychain.keys().isEmpty());
}

void TestDeleteConnectionDialog::aLockedKeychainKeepsTheConnection()
{
    MemorySecretStore::Failures failures;
    failures.remove = Error{Error::Code::KeychainLocked, u"The keychain is locked."_s, {}, {}, {}};
    m_world->keychain.setFailures(failures);
    open();
    child<QPushButton>(m_dialog.get(), "deleteButton")->click();
    const auto *hint = child<FieldHint>(m_dialog.get(), "consequenceHint");
    QTRY_COMPARE(hint->problem(), u"The keychain is locked."_s);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_world->profiles.profiles().size(), 1);
    QVERIFY(child<QPushButton>(m_dialog.get(), "unlockButton")->isVisible());

    m_world->keychain.setFailures({});
    child<QPushButton>(m_dialog.get(), "unlockButton")->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(m_world->profiles.profiles().isEmpty());
    QVERIFY(m_world->keychain.keys().isEmpty());
}

void TestDeleteConnectionDialog::secretsCanBeLeftBehindKnowingly()
{
    MemorySecretStore::Failures failures;
    failures.remove =
        Error{Error::Code::KeychainUnavailable, u"There is no keychain."_s, {}, {}, {}};
    m_world->keychain.setFailures(failures);
    open();
    auto *leave = child<QPushButton>(m_dialog.get(), "leaveButton");
    QVERIFY(!leave->isVisible());
    child<QPushButton>(m_dialog.get(), "deleteButton")->click();
    QTRY_VERIFY(leave->isVisible());
    QVERIFY(!child<QPushButton>(m_dialog.get(), "unlockButton")->isVisible());
    leave->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(m_world->profiles.profiles().isEmpty());
}

void TestDeleteConnectionDialog::deletedByAnotherProgramIsDeleted()
{
    open();
    QVERIFY(m_world->profiles.remove(m_profile.id).has_value());
    child<QPushButton>(m_dialog.get(), "deleteButton")->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
}

void TestDeleteConnectionDialog::namesAreShownAsTheyAre()
{
    open();
    const auto *question = child<QLabel>(m_dialog.get(), "questionLabel");
    QVERIFY(question->text().contains(u"<b>orders</b>"_s));
    QCOMPARE(question->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestDeleteConnectionDialog)
#include "tst_deleteconnectiondialog.moc"
