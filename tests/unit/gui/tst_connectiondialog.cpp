// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiondialog.h"

#include "gui/connectionform.h"
#include "gui/fieldhint.h"
#include "gui/intervalspinbox.h"

#include "dialogworld.h"
#include "support/drawnsnapshot.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using keychain::accessKeySecretKey;
using keychain::securityTokenKey;
using live::ConnectionProfile;
using live::CredentialSource;
using test::child;
using test::DialogWorld;

namespace {

constexpr char kSecret[] = "Sq7vExampleSecretOfThisTest";

live::FetchedSnapshot fetchedSnapshot()
{
    session::SnapshotBuilder builder;
    for (int row = 0; row < 3; ++row) {
        builder.beginRow();
        builder.setText(session::Column::Client, row == 0 ? "10.0.0.1" : "10.0.0.2");
    }
    session::SnapshotInfo info;
    info.requestId = u"01A0F19D-9870"_s;
    info.timestamp_ms = QDateTime(QDate(2026, 11, 22), QTime(12, 3, 41)).toMSecsSinceEpoch();
    return {std::move(builder).finish(info), 1'677'722, 1, std::chrono::milliseconds(400)};
}

Error errorOf(Error::Code code, const QString &message)
{
    return {code, message, u"raw text"_s, u"Some.Code"_s, u"REQ-1"_s};
}

QString secretIn(keychain::SecretStore &store, const QString &key)
{
    const auto read = store.read(key).result();
    return read ? QString::fromUtf8(read->reveal().toByteArray()) : QString();
}

void chooseSource(const QDialog &dialog, CredentialSource source)
{
    auto *box = child<QComboBox>(&dialog, "sourceComboBox");
    box->setCurrentIndex(box->findData(static_cast<int>(source)));
}

void type(const QDialog &dialog, const char *field, const QString &text)
{
    auto *line = child<QLineEdit>(&dialog, field);
    line->setFocus();
    line->selectAll();
    line->insert(text); // as a paste: not every text has keys
}

void fillIn(const QDialog &dialog)
{
    type(dialog, "nameLineEdit", u"orders"_s);
    type(dialog, "instanceIdLineEdit", u"r-1"_s);
    type(dialog, "accessKeyIdLineEdit", u"LTAI1"_s);
    type(dialog, "secretLineEdit", QString::fromLatin1(kSecret));
}

QPushButton *saveButton(const QDialog &dialog)
{
    return child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Save);
}

} // namespace

class TestConnectionDialog : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_world = std::make_unique<DialogWorld>();
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "");
    }

    void savesANewConnectionAndItsSecret();
    void aSavedSecretIsNeverShownAndStaysIfNothingIsTyped();
    void aNewSecretWithoutTokenTakesTheOldTokenAway();
    void aTokenMayBePastedOverSeveralLines();
    void namesWhatIsMissingOnlyWhenSaving();
    void complainsAboutAFieldAsItIsTyped_data();
    void complainsAboutAFieldAsItIsTyped();
    void remarksAreNoObstacle_data();
    void remarksAreNoObstacle();
    void refusesATakenName();
    void asksForTheFieldsOfTheSourceOnly_data();
    void asksForTheFieldsOfTheSourceOnly();
    void offersTheProfilesOfTheAliyunProgram();
    void keepsWhatWasTypedWhenTheKeychainFails_data();
    void keepsWhatWasTypedWhenTheKeychainFails();
    void saysAtOnceThatThereIsNoKeychain();
    void testSaysWhatItSaw();
    void testUsesWhatIsTypedAndNothingElse();
    void testOfASavedConnectionUsesItsStoredSecret();
    void testSaysWhatIsWrong();
    void aHangingTestCanBeCancelled();
    void closingGivesUpTheTest();
    void aSecondClickOnTestDoesNothing();
    void copiesTheLeastPolicy();
    void editingKeepsUnknownMembersAndOrder();
    void wheelDoesNotChangeAFieldWithoutFocus();

private:
    std::unique_ptr<ConnectionDialog> newDialog()
    {
        auto dialog = std::make_unique<ConnectionDialog>(m_world->services());
        show(*dialog);
        return dialog;
    }

    std::unique_ptr<ConnectionDialog> dialogOf(const ConnectionProfile &profile)
    {
        auto dialog = std::make_unique<ConnectionDialog>(m_world->services(), profile);
        show(*dialog);
        return dialog;
    }

    static void show(QDialog &dialog)
    {
        dialog.open();
        if (!QTest::qWaitForWindowActive(&dialog))
            qFatal("the dialog does not come up");
    }

    ConnectionProfile savedConnection(bool withToken = false)
    {
        ConnectionProfile profile;
        profile.name = u"saved"_s;
        profile.instanceId = u"r-saved"_s;
        profile.endpoint = ConnectionProfile::defaultEndpoint();
        profile.accessKeyId = u"LTAI-saved"_s;
        live::SecretChanges changes{Secret(kSecret), std::nullopt};
        if (withToken)
            changes.securityToken = Secret("saved-token");
        auto future = m_world->credentials.saveConnection(profile, changes);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            qFatal("not saved");
        return *future.result();
    }

    std::unique_ptr<DialogWorld> m_world;
};

void TestConnectionDialog::savesANewConnectionAndItsSecret()
{
    m_world->settings.setDefaultRefreshInterval(std::chrono::seconds(15));
    const auto dialog = newDialog();
    QSignalSpy saved(dialog.get(), &ConnectionDialog::saved);
    QCOMPARE(child<QLineEdit>(dialog.get(), "endpointLineEdit")->text(),
             u"das.cn-shanghai.aliyuncs.com"_s);
    fillIn(*dialog);
    auto *allows = child<QCheckBox>(dialog.get(), "allowsDisconnectingCheckBox");
    QVERIFY2(!allows->isChecked(), "a connection only reads at first");
    allows->click();
    child<QCheckBox>(dialog.get(), "productionCheckBox")->click();
    type(*dialog, "productionWordLineEdit", u"LIVE"_s);
    saveButton(*dialog)->click();

    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(m_world->profiles.profiles().size(), 1);
    const ConnectionProfile profile = m_world->profiles.profiles().first();
    QCOMPARE(saved.first().first().toString(), profile.id);
    QCOMPARE(profile.name, u"orders"_s);
    QCOMPARE(profile.instanceId, u"r-1"_s);
    QCOMPARE(profile.accessKeyId, u"LTAI1"_s);
    QCOMPARE(profile.refreshInterval, std::chrono::seconds(15));
    QVERIFY(profile.allowsDisconnecting);
    QVERIFY(profile.production);
    QCOMPARE(profile.productionWord, u"LIVE"_s);
    QVERIFY(!profile.hasSecurityToken);
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(profile.id)),
             QString::fromLatin1(kSecret));
    // The field is wiped and nothing of it is in the file.
    QCOMPARE(child<QLineEdit>(dialog.get(), "secretLineEdit")->text(), QString());
    QFile file(m_world->profiles.filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(kSecret));
}

void TestConnectionDialog::aSavedSecretIsNeverShownAndStaysIfNothingIsTyped()
{
    const ConnectionProfile before = savedConnection(true);
    const auto dialog = dialogOf(before);
    auto *secret = child<QLineEdit>(dialog.get(), "secretLineEdit");
    QCOMPARE(secret->text(), QString());
    QVERIFY(secret->placeholderText().contains(u"stored"_s));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    type(*dialog, "nameLineEdit", u"renamed"_s);
    saveButton(*dialog)->click();

    QTRY_VERIFY(!dialog->isVisible());
    const ConnectionProfile after = *m_world->profiles.profile(before.id);
    QCOMPARE(after.name, u"renamed"_s);
    QVERIFY(after.hasSecurityToken);
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(before.id)),
             QString::fromLatin1(kSecret));
    QCOMPARE(secretIn(m_world->keychain, securityTokenKey(before.id)), u"saved-token"_s);
}

void TestConnectionDialog::aNewSecretWithoutTokenTakesTheOldTokenAway()
{
    const ConnectionProfile before = savedConnection(true);
    const auto dialog = dialogOf(before);
    type(*dialog, "secretLineEdit", u"another"_s);
    saveButton(*dialog)->click();

    QTRY_VERIFY(!dialog->isVisible());
    QVERIFY(!m_world->profiles.profile(before.id)->hasSecurityToken);
    QCOMPARE(m_world->keychain.keys(), QStringList{accessKeySecretKey(before.id)});
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(before.id)), u"another"_s);
}

void TestConnectionDialog::aTokenMayBePastedOverSeveralLines()
{
    const auto dialog = newDialog();
    fillIn(*dialog);
    auto *token = child<QLineEdit>(dialog.get(), "tokenLineEdit");
    QGuiApplication::clipboard()->setText(u"  CAIS\nabc/+=\r\n xyz\n"_s);
    token->setFocus();
    token->paste();
    saveButton(*dialog)->click();

    QTRY_VERIFY(!dialog->isVisible());
    const QString id = m_world->profiles.profiles().first().id;
    QCOMPARE(secretIn(m_world->keychain, securityTokenKey(id)), u"CAISabc/+=xyz"_s);
    QVERIFY(m_world->profiles.profiles().first().hasSecurityToken);
}

void TestConnectionDialog::namesWhatIsMissingOnlyWhenSaving()
{
    const auto dialog = newDialog();
    const auto problem = [&dialog](const char *hint) {
        return child<FieldHint>(dialog.get(), hint)->problem();
    };
    QCOMPARE(problem("nameHint"), QString());
    QCOMPARE(problem("instanceIdHint"), QString());
    saveButton(*dialog)->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(!problem("nameHint").isEmpty());
    QVERIFY(!problem("instanceIdHint").isEmpty());
    QVERIFY(!problem("accessKeyIdHint").isEmpty());
    QVERIFY(!problem("secretHint").isEmpty());
    QCOMPARE(QApplication::focusWidget(), child<QLineEdit>(dialog.get(), "nameLineEdit"));
    QVERIFY(m_world->profiles.profiles().isEmpty());

    fillIn(*dialog);
    for (const char *hint : {"nameHint", "instanceIdHint", "accessKeyIdHint", "secretHint"})
        QCOMPARE(problem(hint), QString());
}

void TestConnectionDialog::complainsAboutAFieldAsItIsTyped_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("hint");
    const auto add = [](const char *name, const char *field, const QString &text,
                        const char *hint) {
        QTest::newRow(name) << QByteArray(field) << text << QByteArray(hint);
    };
    add("http beyond this computer", "endpointLineEdit", u"http://das.cn-shanghai.aliyuncs.com"_s,
        "endpointHint");
    add("an endpoint with a path", "endpointLineEdit", u"example.com/path"_s, "endpointHint");
    add("an id with a blank in it", "accessKeyIdLineEdit", u"LTAI\u4e2d"_s, "accessKeyIdHint");
    add("a CA file that is not there", "caFileLineEdit", u"/nowhere/ca.pem"_s, "caFileHint");
}

void TestConnectionDialog::complainsAboutAFieldAsItIsTyped()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    QFETCH(QByteArray, hint);
    const auto dialog = newDialog();
    child<QToolButton>(dialog.get(), "advancedButton")->click();
    fillIn(*dialog);
    type(*dialog, field.constData(), text);
    const auto *line = child<FieldHint>(dialog.get(), hint.constData());
    QVERIFY(!line->problem().isEmpty());
    QVERIFY(line->isVisible());
    QCOMPARE(child<QLineEdit>(dialog.get(), field.constData())->accessibleDescription(),
             line->problem());
    QCOMPARE(child<QLineEdit>(dialog.get(), field.constData())->text(), text);
    saveButton(*dialog)->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(m_world->profiles.profiles().isEmpty());
}

void TestConnectionDialog::remarksAreNoObstacle_data()
{
    QTest::addColumn<QString>("instanceId");
    QTest::newRow("another engine's id") << u"rm-2ze1234"_s;
    QTest::newRow("blanks around it, sent as given") << u" r-1 "_s;
}

void TestConnectionDialog::remarksAreNoObstacle()
{
    QFETCH(QString, instanceId);
    const auto dialog = newDialog();
    fillIn(*dialog);
    QCOMPARE(child<FieldHint>(dialog.get(), "instanceIdHint")->remark(), QString());
    type(*dialog, "instanceIdLineEdit", instanceId);
    QVERIFY(!child<FieldHint>(dialog.get(), "instanceIdHint")->remark().isEmpty());
    saveButton(*dialog)->click();
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(m_world->profiles.profiles().first().instanceId, instanceId);
}

void TestConnectionDialog::refusesATakenName()
{
    savedConnection();
    const auto dialog = newDialog();
    fillIn(*dialog);
    type(*dialog, "nameLineEdit", u"saved"_s);
    saveButton(*dialog)->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(!child<FieldHint>(dialog.get(), "nameHint")->problem().isEmpty());
    QCOMPARE(m_world->keychain.keys().size(), 1);
    type(*dialog, "nameLineEdit", u"free"_s);
    QCOMPARE(child<FieldHint>(dialog.get(), "nameHint")->problem(), QString());
    saveButton(*dialog)->click();
    QTRY_VERIFY(!dialog->isVisible());
}

void TestConnectionDialog::asksForTheFieldsOfTheSourceOnly_data()
{
    QTest::addColumn<CredentialSource>("source");
    QTest::addColumn<bool>("asksId");
    QTest::addColumn<bool>("asksSecret");
    QTest::addColumn<bool>("asksProfile");
    QTest::newRow("keychain") << CredentialSource::Keychain << true << true << false;
    QTest::newRow("until exit") << CredentialSource::UntilExit << true << true << false;
    QTest::newRow("each time") << CredentialSource::AskEachTime << true << false << false;
    QTest::newRow("environment") << CredentialSource::Environment << false << false << false;
    QTest::newRow("aliyun") << CredentialSource::AliyunProfile << false << false << true;
}

void TestConnectionDialog::asksForTheFieldsOfTheSourceOnly()
{
    QFETCH(CredentialSource, source);
    QFETCH(bool, asksId);
    QFETCH(bool, asksSecret);
    QFETCH(bool, asksProfile);
    const auto dialog = newDialog();
    fillIn(*dialog);
    chooseSource(*dialog, source);
    const auto isShown = [&dialog](const char *name) {
        return child<QWidget>(dialog.get(), name)->isVisible();
    };
    QCOMPARE(isShown("accessKeyIdLineEdit"), asksId);
    QCOMPARE(isShown("secretLineEdit"), asksSecret);
    QCOMPARE(isShown("tokenLineEdit"), asksSecret);
    QCOMPARE(isShown("tokenHint"), asksSecret);
    QCOMPARE(isShown("aliyunProfileComboBox"), asksProfile);
    QVERIFY(!child<FieldHint>(dialog.get(), "sourceHint")->help().isEmpty());

    saveButton(*dialog)->click();
    QTRY_VERIFY(!dialog->isVisible());
    const ConnectionProfile profile = m_world->profiles.profiles().first();
    QCOMPARE(profile.credentialSource, source);
    QCOMPARE(m_world->keychain.keys().size(), source == CredentialSource::Keychain ? 1 : 0);
    QCOMPARE(m_world->memory.keys().size(), source == CredentialSource::UntilExit ? 1 : 0);
}

void TestConnectionDialog::offersTheProfilesOfTheAliyunProgram()
{
    m_world->write(u"aliyun.json"_s,
                   R"({"current":"work","profiles":[
        {"name":"home","mode":"AK","access_key_id":"LTAI1","access_key_secret":"s1"},
        {"name":"work","mode":"StsToken","access_key_id":"STS.1","access_key_secret":"s2",
         "sts_token":"t"},
        {"name":"<b>role</b>","mode":"RamRoleArn"}]})");
    const auto dialog = newDialog();
    chooseSource(*dialog, CredentialSource::AliyunProfile);
    const auto *box = child<QComboBox>(dialog.get(), "aliyunProfileComboBox");
    QCOMPARE(box->count(), 4);
    QVERIFY(box->itemText(0).contains(u"work"_s));
    QVERIFY(box->itemText(1).contains(u"AK"_s));
    QVERIFY((box->model()->flags(box->model()->index(1, 0)) & Qt::ItemIsEnabled) != 0);
    QVERIFY((box->model()->flags(box->model()->index(3, 0)) & Qt::ItemIsEnabled) == 0);
    type(*dialog, "nameLineEdit", u"by profile"_s);
    type(*dialog, "instanceIdLineEdit", u"r-1"_s);
    child<QComboBox>(dialog.get(), "aliyunProfileComboBox")->setCurrentIndex(1);
    saveButton(*dialog)->click();
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(m_world->profiles.profiles().first().aliyunProfile, u"home"_s);
    QVERIFY(m_world->keychain.keys().isEmpty());
}

void TestConnectionDialog::keepsWhatWasTypedWhenTheKeychainFails_data()
{
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("locked") << Error::Code::KeychainLocked;
    QTest::newRow("none") << Error::Code::KeychainUnavailable;
    QTest::newRow("no answer") << Error::Code::KeychainTimedOut;
    QTest::newRow("refused") << Error::Code::KeychainRefused;
}

void TestConnectionDialog::keepsWhatWasTypedWhenTheKeychainFails()
{
    QFETCH(Error::Code, code);
    keychain::MemorySecretStore::Failures failures;
    failures.write = errorOf(code, u"The keychain does not want to."_s);
    m_world->keychain.setFailures(failures);
    const auto dialog = newDialog();
    fillIn(*dialog);
    saveButton(*dialog)->click();

    const auto *status = child<FieldHint>(dialog.get(), "statusHint");
    QTRY_VERIFY(status->problem().startsWith(u"The keychain does not want to. "_s));
    QVERIFY(status->isVisible());
    QVERIFY(dialog->isVisible());
    QVERIFY(m_world->profiles.profiles().isEmpty());
    QCOMPARE(child<QLineEdit>(dialog.get(), "nameLineEdit")->text(), u"orders"_s);
    QCOMPARE(child<QLineEdit>(dialog.get(), "secretLineEdit")->text(),
             QString::fromLatin1(kSecret));
    QCOMPARE(QApplication::focusWidget(), child<QComboBox>(dialog.get(), "sourceComboBox"));

    // Another place works, with what is still there.
    chooseSource(*dialog, CredentialSource::UntilExit);
    saveButton(*dialog)->click();
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(m_world->memory.keys().size(), 1);
}

void TestConnectionDialog::saysAtOnceThatThereIsNoKeychain()
{
    keychain::MemorySecretStore::Failures failures;
    failures.probe = errorOf(Error::Code::KeychainUnavailable, u"There is no keychain."_s);
    m_world->keychain.setFailures(failures);
    const auto dialog = newDialog();
    QTRY_COMPARE(child<FieldHint>(dialog.get(), "sourceHint")->remark(),
                 u"There is no keychain."_s);
    chooseSource(*dialog, CredentialSource::AskEachTime);
    QCOMPARE(child<FieldHint>(dialog.get(), "sourceHint")->remark(), QString());
}

void TestConnectionDialog::testSaysWhatItSaw()
{
    const auto dialog = newDialog();
    fillIn(*dialog);
    child<QPushButton>(dialog.get(), "testButton")->click();
    QCOMPARE(m_world->server.calls(), 1);
    QVERIFY(child<QWidget>(dialog.get(), "statusProgressBar")->isVisible());
    m_world->server.answer(fetchedSnapshot());

    const auto *status = child<FieldHint>(dialog.get(), "statusHint");
    QTRY_VERIFY(status->help().contains(u"RequestId 01A0F19D-9870"_s));
    QVERIFY2(status->help().contains(u"12:03:41"_s), qPrintable(status->help()));
    QVERIFY2(status->help().contains(u"1.6 MiB in 0.4 s"_s), qPrintable(status->help()));
    QVERIFY2(status->help().contains(u"3 session"_s), qPrintable(status->help()));
    QVERIFY2(status->help().contains(u"2 source"_s), qPrintable(status->help()));
    QVERIFY(!child<QWidget>(dialog.get(), "statusProgressBar")->isVisible());
    QVERIFY(saveButton(*dialog)->isDefault());
    child<QPushButton>(dialog.get(), "copyResultButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), status->help());
    // Nothing has been saved, and what was said is gone with the next change.
    QVERIFY(m_world->profiles.profiles().isEmpty());
    QVERIFY(m_world->keychain.keys().isEmpty());
    type(*dialog, "nameLineEdit", u"x"_s);
    QVERIFY(!child<QWidget>(dialog.get(), "statusWidget")->isVisible());
}

void TestConnectionDialog::testUsesWhatIsTypedAndNothingElse()
{
    const auto dialog = newDialog();
    fillIn(*dialog);
    type(*dialog, "nameLineEdit", u" "_s);
    QTest::keyClick(child<QLineEdit>(dialog.get(), "nameLineEdit"), Qt::Key_Backspace);
    child<QPushButton>(dialog.get(), "testButton")->click();
    QCOMPARE(m_world->server.calls(), 1); // a test needs no name
    QCOMPARE(m_world->server.profiles.first().instanceId, u"r-1"_s);
    const auto used = m_world->server.credentials.first();
    QVERIFY(used.has_value());
    QCOMPARE(used->accessKeyId, u"LTAI1"_s);
    QVERIFY(used->accessKeySecret == Secret(kSecret));
    QVERIFY(used->securityToken.isEmpty());
}

void TestConnectionDialog::testOfASavedConnectionUsesItsStoredSecret()
{
    const ConnectionProfile before = savedConnection();
    const auto dialog = dialogOf(before);
    child<QPushButton>(dialog.get(), "testButton")->click();
    QCOMPARE(m_world->server.calls(), 1);
    QCOMPARE(m_world->server.profiles.first().id, before.id);
    QVERIFY(!m_world->server.credentials.first().has_value());
}

void TestConnectionDialog::testSaysWhatIsWrong()
{
    const auto dialog = newDialog();
    fillIn(*dialog);
    child<QPushButton>(dialog.get(), "testButton")->click();
    m_world->server.answer(failure(
        errorOf(Error::Code::SignatureRejected, u"<b>The secret</b> is wrong; check it."_s)));

    const auto *status = child<FieldHint>(dialog.get(), "statusHint");
    QTRY_COMPARE(status->problem(), u"<b>The secret</b> is wrong; check it."_s);
    QCOMPARE(status->textFormat(), Qt::PlainText);
    child<QPushButton>(dialog.get(), "copyResultButton")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"Some.Code"_s) && copied.contains(u"REQ-1"_s)
            && copied.contains(u"raw text"_s));
    QVERIFY(!copied.contains(QString::fromLatin1(kSecret)));
    child<QPushButton>(dialog.get(), "errorDetailsButton")->click();
    QCOMPARE(child<QPlainTextEdit>(dialog.get(), "detailTextEdit")->toPlainText(), u"raw text"_s);
    QVERIFY(child<QPushButton>(dialog.get(), "testButton")->isEnabled());
}

void TestConnectionDialog::aHangingTestCanBeCancelled()
{
    const auto dialog = newDialog();
    fillIn(*dialog);
    auto *testButton = child<QPushButton>(dialog.get(), "testButton");
    testButton->click();
    QVERIFY(!testButton->isEnabled());
    QVERIFY(!m_world->server.stopToken.stop_requested());
    child<QPushButton>(dialog.get(), "stopButton")->click();
    QVERIFY(m_world->server.stopToken.stop_requested());
    m_world->server.answer(failure(Error::Code::Cancelled, QString()));
    QTRY_VERIFY(testButton->isEnabled());
    QVERIFY(child<FieldHint>(dialog.get(), "statusHint")->isVisible());
    QCOMPARE(child<QLineEdit>(dialog.get(), "secretLineEdit")->text(),
             QString::fromLatin1(kSecret));
}

void TestConnectionDialog::closingGivesUpTheTest()
{
    auto dialog = newDialog();
    fillIn(*dialog);
    child<QPushButton>(dialog.get(), "testButton")->click();
    const auto first = m_world->server.promise;
    dialog->reject();
    QVERIFY(m_world->server.stopToken.stop_requested());
    first->addResult(fetchedSnapshot()); // too late
    first->finish();
    QCoreApplication::processEvents();
    QCOMPARE(child<FieldHint>(dialog.get(), "statusHint")->remark(), QString());

    // Destroyed while the answer is on its way.
    dialog = newDialog();
    fillIn(*dialog);
    child<QPushButton>(dialog.get(), "testButton")->click();
    dialog.reset();
    QVERIFY(m_world->server.stopToken.stop_requested());
    m_world->server.answer(fetchedSnapshot());
    QCoreApplication::processEvents();
}

void TestConnectionDialog::aSecondClickOnTestDoesNothing()
{
    const auto dialog = newDialog();
    fillIn(*dialog);
    auto *testButton = child<QPushButton>(dialog.get(), "testButton");
    QTest::mouseDClick(testButton, Qt::LeftButton);
    QTest::mouseClick(testButton, Qt::LeftButton);
    QCOMPARE(m_world->server.calls(), 1);
    QVERIFY(!m_world->server.stopToken.stop_requested());
}

void TestConnectionDialog::copiesTheLeastPolicy()
{
    const auto dialog = newDialog();
    child<QPushButton>(dialog.get(), "copyPolicyButton")->click();
    const auto policy =
        QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(policy[u"Version"_s].toString(), u"1"_s);
    const QJsonArray statements = policy[u"Statement"_s].toArray();
    QCOMPARE(statements.size(), 1);
    QCOMPARE(statements[0][u"Action"_s].toArray(), (QJsonArray{u"hdm:GetRedisAllSession"_s}));
    QCOMPARE(statements[0][u"Effect"_s].toString(), u"Allow"_s);
    // Who allows disconnecting needs the permission for it, too.
    child<QCheckBox>(dialog.get(), "allowsDisconnectingCheckBox")->setChecked(true);
    child<QPushButton>(dialog.get(), "copyPolicyButton")->click();
    const QJsonObject wider =
        QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(wider[u"Statement"_s][0][u"Action"_s].toArray(),
             (QJsonArray{u"hdm:GetRedisAllSession"_s, u"hdm:KillInstanceAllSession"_s}));
}

void TestConnectionDialog::editingKeepsUnknownMembersAndOrder()
{
    ConnectionProfile profile;
    profile.name = u"from the future"_s;
    profile.instanceId = u"r-1"_s;
    profile.endpoint = ConnectionProfile::defaultEndpoint();
    profile.credentialSource = CredentialSource::Environment;
    profile.unknownMembers = {{u"colourBlindMode"_s, true}};
    profile = *m_world->profiles.add(profile);
    const auto dialog = dialogOf(profile);
    type(*dialog, "instanceIdLineEdit", u"r-2"_s);
    saveButton(*dialog)->click();
    QTRY_VERIFY(!dialog->isVisible());
    profile.instanceId = u"r-2"_s;
    QCOMPARE(m_world->profiles.profile(profile.id), profile);
}

void TestConnectionDialog::wheelDoesNotChangeAFieldWithoutFocus()
{
    const auto dialog = newDialog();
    auto *box = child<QComboBox>(dialog.get(), "sourceComboBox");
    child<QLineEdit>(dialog.get(), "nameLineEdit")->setFocus();
    const QPoint center = box->rect().center();
    QWheelEvent wheel(center, box->mapToGlobal(center), QPoint(), QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    QCOMPARE(box->currentIndex(), 0);
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
