// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiondialog.h"

#include "gui/credentialdialog.h"
#include "gui/fieldhint.h"
#include "gui/redisform.h"
#include "redis/redisurl.h"
#include "session/snapshotbuilder.h"

#include "dialogworld.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using keychain::accessKeySecretKey;
using live::ConnectionKind;
using live::ConnectionProfile;
using live::CredentialSource;
using live::RedisTopology;
using test::child;
using test::DialogWorld;

namespace {

constexpr char kPassword[] = "p@ss word";

void chooseKind(const QDialog &dialog, ConnectionKind kind)
{
    child<QComboBox>(&dialog, "kindComboBox")->setCurrentIndex(static_cast<int>(kind));
}

void chooseSource(const QDialog &dialog, CredentialSource source)
{
    auto *box = child<QComboBox>(&dialog, "sourceComboBox");
    box->setCurrentIndex(box->findData(static_cast<int>(source)));
}

void paste(const QDialog &dialog, const char *field, const QString &text)
{
    auto *line = child<QLineEdit>(&dialog, field);
    line->setFocus();
    line->selectAll();
    line->insert(text);
}

QString textOf(const QDialog &dialog, const char *field)
{
    return child<QLineEdit>(&dialog, field)->text();
}

QString problem(const QDialog &dialog, const char *hint)
{
    return child<FieldHint>(&dialog, hint)->problem();
}

void save(const QDialog &dialog)
{
    child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Save)->click();
}

QString secretIn(keychain::SecretStore &store, const QString &key)
{
    const auto read = store.read(key).result();
    return read ? QString::fromUtf8(read->reveal().toByteArray()) : QString();
}

} // namespace

//! The connection dialog, where the connection is to a Redis server.
class TestRedisConnectionDialog : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_world = std::make_unique<DialogWorld>(); }

    void showsTheFieldsOfTheKind();
    void savesAServerWithoutPassword();
    void savesAPassword();
    void aUrlFillsEverything();
    void aUrlIsTakenApartAtOnce();
    void aUrlOverAnotherHostIsTakenApartToo();
    void aTypedUrlIsTakenApartWhenItIsDone();
    void aWrongUrlIsSaidAndNotSaved();
    void oneWordIsAskedAbout_data();
    void oneWordIsAskedAbout();
    void anotherKindTakesTheSecretAway();
    void editingKeepsTheRest();
    void namesWhatIsMissing();
    void testSaysWhatItSaw();
    void asksForUserAndPassword();

private:
    std::unique_ptr<ConnectionDialog> newDialog()
    {
        auto dialog = std::make_unique<ConnectionDialog>(m_world->services());
        dialog->open();
        chooseKind(*dialog, ConnectionKind::Redis);
        return dialog;
    }

    ConnectionProfile onlyProfile() const
    {
        return m_world->profiles.profiles().size() == 1 ? m_world->profiles.profiles().constFirst()
                                                        : ConnectionProfile();
    }

    std::unique_ptr<DialogWorld> m_world;
};

void TestRedisConnectionDialog::showsTheFieldsOfTheKind()
{
    const auto dialog = newDialog();
    const auto isShown = [&](const char *name) {
        return child<QWidget>(dialog.get(), name)->isVisibleTo(dialog.get());
    };
    for (const char *name : {"hostLineEdit", "portSpinBox", "tlsCheckBox", "accessKeyIdLineEdit"})
        QVERIFY2(isShown(name), name);
    for (const char *name :
         {"instanceIdLineEdit", "endpointLineEdit", "copyPolicyButton", "tokenLineEdit",
          "serverNameLineEdit", "wordIsUserButton", "secretLineEdit"})
        QVERIFY2(!isShown(name), name);
    child<QCheckBox>(dialog.get(), "tlsCheckBox")->setChecked(true);
    for (const char *name : {"redisCaFileLineEdit", "serverNameLineEdit", "certificateFileLineEdit",
                             "keyFileLineEdit"})
        QVERIFY2(isShown(name), name);
    chooseSource(*dialog, CredentialSource::Keychain);
    QVERIFY(isShown("secretLineEdit"));
    QVERIFY(!isShown("tokenLineEdit"));
    chooseKind(*dialog, ConnectionKind::Das);
    QVERIFY(!isShown("hostLineEdit"));
    QVERIFY(isShown("instanceIdLineEdit"));
    QVERIFY(isShown("tokenLineEdit"));
}

void TestRedisConnectionDialog::savesAServerWithoutPassword()
{
    const auto dialog = newDialog();
    paste(*dialog, "nameLineEdit", u"local"_s);
    paste(*dialog, "hostLineEdit", u"localhost"_s);
    save(*dialog);
    QTRY_COMPARE(m_world->profiles.profiles().size(), 1);
    const ConnectionProfile profile = onlyProfile();
    QCOMPARE(profile.kind, ConnectionKind::Redis);
    QCOMPARE(profile.redis.host, u"localhost"_s);
    QCOMPARE(profile.redis.port, 6379);
    QCOMPARE(profile.credentialSource, CredentialSource::None);
    QCOMPARE(profile, *ConnectionProfile::fromJson(profile.toJson()));
    QVERIFY(m_world->keychain.keys().isEmpty());
}

void TestRedisConnectionDialog::savesAPassword()
{
    const auto dialog = newDialog();
    paste(*dialog, "nameLineEdit", u"cache"_s);
    paste(*dialog, "hostLineEdit", u"cache.example"_s);
    child<QSpinBox>(dialog.get(), "portSpinBox")->setValue(6380);
    chooseSource(*dialog, CredentialSource::Keychain);
    paste(*dialog, "accessKeyIdLineEdit", u"ops"_s);
    paste(*dialog, "secretLineEdit", QString::fromLatin1(kPassword));
    save(*dialog);
    QTRY_COMPARE(m_world->profiles.profiles().size(), 1);
    const ConnectionProfile profile = onlyProfile();
    QCOMPARE(profile.redis.user, u"ops"_s);
    QCOMPARE(profile.redis.port, 6380);
    // As typed, blanks included.
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(profile.id)),
             QString::fromLatin1(kPassword));
    QFile file(m_world->profiles.filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("p@ss"));
}

void TestRedisConnectionDialog::aUrlFillsEverything()
{
    const auto dialog = newDialog();
    paste(*dialog, "hostLineEdit", u"rediss://ops:p%40ss%20word@cache.example:6390/3"_s);
    QCOMPARE(textOf(*dialog, "hostLineEdit"), u"cache.example"_s);
    QCOMPARE(child<QSpinBox>(dialog.get(), "portSpinBox")->value(), 6390);
    QCOMPARE(child<QSpinBox>(dialog.get(), "databaseSpinBox")->value(), 3);
    QVERIFY(child<QCheckBox>(dialog.get(), "tlsCheckBox")->isChecked());
    QCOMPARE(textOf(*dialog, "accessKeyIdLineEdit"), u"ops"_s);
    auto *secret = child<QLineEdit>(dialog.get(), "secretLineEdit");
    QCOMPARE(secret->text(), QString::fromLatin1(kPassword));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QCOMPARE(child<QComboBox>(dialog.get(), "sourceComboBox")->currentData().toInt(),
             static_cast<int>(CredentialSource::Keychain));
    paste(*dialog, "nameLineEdit", u"cache"_s);
    save(*dialog);
    QTRY_COMPARE(m_world->profiles.profiles().size(), 1);
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(onlyProfile().id)),
             QString::fromLatin1(kPassword));
}

void TestRedisConnectionDialog::aUrlIsTakenApartAtOnce()
{
    const auto dialog = newDialog();
    paste(*dialog, "hostLineEdit", u"redis://:hidden@h"_s);
    auto *host = child<QLineEdit>(dialog.get(), "hostLineEdit");
    QCOMPARE(host->text(), u"h"_s);
    QVERIFY(!host->isUndoAvailable());
    QCOMPARE(textOf(*dialog, "accessKeyIdLineEdit"), QString());
    QCOMPARE(textOf(*dialog, "secretLineEdit"), u"hidden"_s);
}

void TestRedisConnectionDialog::aUrlOverAnotherHostIsTakenApartToo()
{
    const auto dialog = newDialog();
    auto *host = child<QLineEdit>(dialog.get(), "hostLineEdit");
    host->setText(u"redis-prod.internal.example.com"_s);
    host->setFocus();
    host->selectAll();
    host->insert(u"redis://:hidden@h:6379"_s); // shorter than what stood there
    QCOMPARE(host->text(), u"h"_s);
    QCOMPARE(textOf(*dialog, "secretLineEdit"), u"hidden"_s);
    // A wrong one may be corrected by hand, also by taking letters away.
    paste(*dialog, "hostLineEdit", u"redis://:hidden@h:99999"_s);
    QVERIFY(redis::RedisUrl::isUrl(host->text()));
    QTest::keyClick(host, Qt::Key_Backspace);
    QCOMPARE(host->text(), u"redis://:hidden@h:9999"_s);
}

void TestRedisConnectionDialog::aTypedUrlIsTakenApartWhenItIsDone()
{
    const auto dialog = newDialog();
    auto *host = child<QLineEdit>(dialog.get(), "hostLineEdit");
    host->setFocus();
    QTest::keyClicks(host, u"redis://h:7000"_s);
    QCOMPARE(host->text(), u"redis://h:7000"_s);
    paste(*dialog, "nameLineEdit", u"typed"_s);
    save(*dialog);
    QTRY_COMPARE(m_world->profiles.profiles().size(), 1);
    QCOMPARE(onlyProfile().redis.host, u"h"_s);
    QCOMPARE(onlyProfile().redis.port, 7000);
}

void TestRedisConnectionDialog::aWrongUrlIsSaidAndNotSaved()
{
    const auto dialog = newDialog();
    paste(*dialog, "nameLineEdit", u"wrong"_s);
    paste(*dialog, "hostLineEdit", u"redis://user:secret@h:notaport"_s);
    QVERIFY(problem(*dialog, "hostHint").contains(u"redis://user:password@host"_s));
    QVERIFY(!problem(*dialog, "hostHint").contains(u"secret"_s));
    save(*dialog);
    QVERIFY(m_world->profiles.profiles().isEmpty());
    dialog->reject();
    QCOMPARE(textOf(*dialog, "hostLineEdit"), QString());
}

void TestRedisConnectionDialog::oneWordIsAskedAbout_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addRow("password") << QByteArray("wordIsPasswordButton") << QString() << u"word"_s;
    QTest::addRow("user") << QByteArray("wordIsUserButton") << u"word"_s << QString();
}

void TestRedisConnectionDialog::oneWordIsAskedAbout()
{
    QFETCH(const QByteArray, button);
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    const auto dialog = newDialog();
    paste(*dialog, "nameLineEdit", u"word"_s);
    paste(*dialog, "hostLineEdit", u"redis://word@h"_s);
    QCOMPARE(textOf(*dialog, "hostLineEdit"), u"h"_s);
    QCOMPARE(textOf(*dialog, "accessKeyIdLineEdit"), QString());
    QCOMPARE(textOf(*dialog, "secretLineEdit"), QString());
    QVERIFY(!child<FieldHint>(dialog.get(), "hostHint")->remark().contains(u"word@"_s));
    auto *answer = child<QPushButton>(dialog.get(), button.constData());
    QVERIFY(answer->isVisibleTo(dialog.get()));
    save(*dialog); // not before it is answered
    QVERIFY(m_world->profiles.profiles().isEmpty());
    answer->click();
    QVERIFY(!answer->isVisibleTo(dialog.get()));
    QCOMPARE(textOf(*dialog, "accessKeyIdLineEdit"), user);
    QCOMPARE(textOf(*dialog, "secretLineEdit"), password);
    save(*dialog);
    QTRY_COMPARE(m_world->profiles.profiles().size(), 1);
    QCOMPARE(onlyProfile().redis.user, user);
}

void TestRedisConnectionDialog::anotherKindTakesTheSecretAway()
{
    ConnectionProfile das;
    das.name = u"orders"_s;
    das.instanceId = u"r-1"_s;
    das.endpoint = ConnectionProfile::defaultEndpoint();
    das.accessKeyId = u"LTAI"_s;
    auto saved = m_world->credentials.saveConnection(das, {Secret("of the key"), {}});
    QTRY_VERIFY(saved.isFinished());
    const ConnectionProfile before = *saved.result();
    ConnectionDialog dialog(m_world->services(), before);
    dialog.open();
    chooseKind(dialog, ConnectionKind::Redis);
    QCOMPARE(textOf(dialog, "accessKeyIdLineEdit"), QString());
    paste(dialog, "hostLineEdit", u"h"_s);
    chooseSource(dialog, CredentialSource::Keychain);
    save(dialog);
    QVERIFY(!problem(dialog, "secretHint").isEmpty()); // the stored one is none of a Redis server
    paste(dialog, "secretLineEdit", u"new"_s);
    save(dialog);
    QTRY_COMPARE(onlyProfile().kind, ConnectionKind::Redis);
    QCOMPARE(onlyProfile().id, before.id);
    QCOMPARE(onlyProfile().accessKeyId, QString());
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(before.id)), u"new"_s);
}

void TestRedisConnectionDialog::editingKeepsTheRest()
{
    ConnectionProfile profile;
    profile.name = u"cache"_s;
    profile.kind = ConnectionKind::Redis;
    profile.credentialSource = CredentialSource::Keychain;
    profile.redis = {u"::1"_s, 6380, u"ops"_s, false, {}, {}, {}, 5, RedisTopology::Proxy, {}};
    profile.redis.unknownMembers[u"newer"_s] = 1;
    profile.allowsDisconnecting = true;
    auto saved = m_world->credentials.saveConnection(profile, {Secret("kept"), {}});
    QTRY_VERIFY(saved.isFinished());
    const ConnectionProfile before = *saved.result();
    ConnectionDialog dialog(m_world->services(), before);
    dialog.open();
    QCOMPARE(textOf(dialog, "secretLineEdit"), QString());
    QCOMPARE(textOf(dialog, "accessKeyIdLineEdit"), u"ops"_s);
    paste(dialog, "nameLineEdit", u"renamed"_s);
    save(dialog);
    QTRY_COMPARE(onlyProfile().name, u"renamed"_s);
    ConnectionProfile expected = before;
    expected.name = u"renamed"_s;
    QCOMPARE(onlyProfile(), expected);
    QCOMPARE(secretIn(m_world->keychain, accessKeySecretKey(before.id)), u"kept"_s);
}

void TestRedisConnectionDialog::namesWhatIsMissing()
{
    const auto dialog = newDialog();
    save(*dialog);
    QVERIFY(!problem(*dialog, "nameHint").isEmpty());
    QVERIFY(!problem(*dialog, "hostHint").isEmpty());
    chooseSource(*dialog, CredentialSource::Keychain);
    QVERIFY(!problem(*dialog, "secretHint").isEmpty());
    QVERIFY(m_world->profiles.profiles().isEmpty());
}

void TestRedisConnectionDialog::testSaysWhatItSaw()
{
    const auto dialog = newDialog();
    paste(*dialog, "hostLineEdit", u"h"_s);
    child<QPushButton>(dialog.get(), "testButton")->click();
    QCOMPARE(m_world->server.calls(), 1);
    QCOMPARE(m_world->server.profiles.constFirst().redis.host, u"h"_s);
    QVERIFY(m_world->server.credentials.constFirst().has_value());
    session::SnapshotBuilder builder;
    builder.beginRow();
    session::SnapshotInfo info;
    using Role = session::ServerNode::Role;
    info.server.nodes = {{"h:6379", Role::Primary, {}, {}, {}, {}}};
    info.server.related = {{"r:6379", Role::Replica, {}, {}, {}, {}}};
    info.server.version = u"Valkey 8.0.1"_s;
    info.server.lacking = {{Error::Code::NoPermission, u"INFO is missing."_s, {}, {}, {}}};
    m_world->server.answer(
        live::FetchedSnapshot{std::move(builder).finish(info), 100, 1, std::chrono::seconds(0)});
    auto *hint = child<FieldHint>(dialog.get(), "statusHint");
    QTRY_VERIFY(hint->help().contains(u"Valkey 8.0.1: a primary"_s));
    QVERIFY(hint->help().contains(u"INFO is missing."_s));
    QVERIFY(!hint->help().contains(u"RequestId"_s));
}

void TestRedisConnectionDialog::asksForUserAndPassword()
{
    ConnectionProfile profile;
    profile.name = u"cache"_s;
    profile.kind = ConnectionKind::Redis;
    profile.redis.user = u"ops"_s;
    CredentialDialog dialog(profile, live::PromptReason::Missing, {});
    QSignalSpy entered(&dialog, &CredentialDialog::entered);
    QCOMPARE(textOf(dialog, "accessKeyIdLineEdit"), u"ops"_s);
    QVERIFY(!child<QWidget>(&dialog, "tokenLineEdit")->isVisibleTo(&dialog));
    child<QLineEdit>(&dialog, "secretLineEdit")->setText(QString::fromLatin1(kPassword));
    auto *ok = child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Ok);
    QVERIFY(ok->isEnabled());
    ok->click();
    QCOMPARE(entered.count(), 1);
    const auto credentials = entered.at(0).at(0).value<cloud::Credentials>();
    QCOMPARE(credentials.accessKeyId, u"ops"_s);
    QVERIFY(credentials.accessKeySecret == Secret(kPassword));
}

QTEST_MAIN(TestRedisConnectionDialog)

#include "tst_redisconnectiondialog.moc"
