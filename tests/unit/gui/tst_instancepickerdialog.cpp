// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/instancepickerdialog.h"

#include "cloud/regions.h"
#include "gui/emptystate.h"
#include "gui/fieldhint.h"
#include "models/instancelistmodel.h"
#include "support/hostileaudit.h"
#include "support/hostiletexts.h"

#include "dialogworld.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using live::ConnectionProfile;
using live::CredentialSource;
using models::InstanceListModel;
using test::child;
using test::DialogWorld;

namespace {

cloud::Instance instance(const QString &id, const QString &name)
{
    cloud::Instance instance;
    instance.id = id;
    instance.name = name;
    instance.status = u"Normal"_s;
    instance.connections = 20'000;
    return instance;
}

cloud::InstanceList listOf(const QList<cloud::Instance> &instances)
{
    cloud::InstanceList list;
    list.instances = instances;
    list.total = instances.size();
    return list;
}

cloud::InstanceList threeInstances()
{
    return listOf({instance(u"r-1"_s, u"orders"_s), instance(u"r-2"_s, u"cart"_s),
                   instance(u"r-3"_s, u"search"_s)});
}

cloud::Credentials typedCredentials()
{
    return {u"LTAI1"_s, Secret("secret"), {}};
}

ConnectionProfile dasProfile()
{
    ConnectionProfile profile;
    profile.id = u"new"_s;
    profile.endpoint = ConnectionProfile::defaultEndpoint();
    profile.accessKeyId = u"LTAI1"_s;
    return profile;
}

//! Asks, and is never answered.
class CountingPrompt final : public live::CredentialPrompt
{
public:
    QFuture<Result<cloud::Credentials>> ask(const ConnectionProfile &, live::PromptReason,
                                            const std::optional<Error> &) override
    {
        ++asked;
        promise = std::make_shared<QPromise<Result<cloud::Credentials>>>();
        promise->start();
        return promise->future();
    }

    void answer(const Result<cloud::Credentials> &answer) const
    {
        promise->addResult(answer);
        promise->finish();
    }

    int asked = 0;
    std::shared_ptr<QPromise<Result<cloud::Credentials>>> promise;
};

struct Picker
{
    explicit Picker(DialogWorld &world,
                    const std::optional<cloud::Credentials> &typed = typedCredentials(),
                    const ConnectionProfile &profile = dasProfile())
        : dialog(world.services(), profile, typed)
    {
        dialog.show();
    }

    QStringList ids() const
    {
        QStringList ids;
        const QAbstractItemModel *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            ids.append(model->index(row, InstanceListModel::Id).data().toString());
        return ids;
    }

    QTableView *table() const { return child<QTableView>(&dialog, "instancesTableView"); }

    QComboBox *region() const { return child<QComboBox>(&dialog, "regionComboBox"); }

    QLineEdit *filter() const { return child<QLineEdit>(&dialog, "filterLineEdit"); }

    QPushButton *button(const char *name) const { return child<QPushButton>(&dialog, name); }

    QPushButton *ok() const
    {
        return child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Ok);
    }

    bool showsTable() const
    {
        return child<QStackedWidget>(&dialog, "stackedWidget")->currentWidget() == table();
    }

    QString title() const { return child<EmptyState>(&dialog, "emptyState")->title(); }

    QString reason() const { return child<QLabel>(&dialog, "emptyReasonLabel")->text(); }

    QString status() const
    {
        const auto *hint = child<FieldHint>(&dialog, "statusHint");
        return hint->remark().isEmpty() ? hint->help() : hint->remark();
    }

    void chooseRegion(const QString &id) const
    {
        region()->lineEdit()->selectAll();
        QTest::keyClicks(region()->lineEdit(), id);
        QTest::keyClick(region()->lineEdit(), Qt::Key_Return);
    }

    InstancePickerDialog dialog;
};

} // namespace

class InstancePickerDialogTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_world = std::make_unique<DialogWorld>(); }

    void listsTheFirstRegionAtOnce()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        const cloud::InstanceQuery &query = m_world->cloudList.queries[0];
        QCOMPARE(query.regionId, InstancePickerDialog::firstRegion());
        QCOMPARE(query.endpoint, *cloud::instancesEndpoint(query.regionId));
        QCOMPARE(query.credentials, typedCredentials());
        QVERIFY(!picker.showsTable());
        QVERIFY(picker.title().contains(query.regionId));
        QVERIFY(!picker.ok()->isEnabled());
        m_world->cloudList.answer(threeInstances());
        QTRY_VERIFY(picker.showsTable());
        QCOMPARE(picker.ids(), (QStringList{u"r-2"_s, u"r-1"_s, u"r-3"_s})); // by name
        QVERIFY(picker.ok()->isEnabled());
    }

    void aChoiceFromTheKeyboard()
    {
        Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(threeInstances());
        QTRY_VERIFY(picker.showsTable());
        const QSignalSpy accepted(&picker.dialog, &QDialog::accepted);
        cloud::Instance chosen;
        connect(&picker.dialog, &InstancePickerDialog::instanceChosen, this,
                [&chosen](const cloud::Instance &instance) { chosen = instance; });
        QTest::keyClicks(picker.filter(), u"ORD"_s);
        QCOMPARE(picker.ids(), QStringList{u"r-1"_s});
        QTest::keyClick(picker.filter(), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(chosen.id, u"r-1"_s);
    }

    void theArrowGoesIntoTheList()
    {
        Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(threeInstances());
        QTRY_VERIFY(picker.showsTable());
        cloud::Instance chosen;
        connect(&picker.dialog, &InstancePickerDialog::instanceChosen, this,
                [&chosen](const cloud::Instance &instance) { chosen = instance; });
        QTest::keyClick(picker.filter(), Qt::Key_Down);
        QTest::keyClick(picker.table(), Qt::Key_Down);
        QTest::keyClick(picker.table(), Qt::Key_Return);
        QCOMPARE(chosen.id, u"r-3"_s);
    }

    void anotherRegionIsListedAndRemembered()
    {
        {
            const Picker picker(*m_world);
            QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
            const std::stop_token first = m_world->cloudList.stopToken;
            picker.chooseRegion(u"eu-central-1"_s);
            QTRY_COMPARE(m_world->cloudList.queries.size(), 2);
            QVERIFY(first.stop_requested());
            QCOMPARE(m_world->cloudList.queries[1].regionId, u"eu-central-1"_s);
            QCOMPARE(m_world->cloudList.queries[1].endpoint.host,
                     u"r-kvstore.eu-central-1.aliyuncs.com"_s);
            QVERIFY(picker.dialog.isVisible()); // Return has chosen nothing
            m_world->cloudList.answer(threeInstances());
            QTRY_VERIFY(picker.showsTable());
        }
        const Picker again(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 3);
        QCOMPARE(m_world->cloudList.queries[2].regionId, u"eu-central-1"_s);
    }

    void whatIsNoRegionIsSaidAndNotSent()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        picker.chooseRegion(u"evil.example/"_s);
        QTRY_VERIFY(picker.reason().contains(u"evil.example/"_s));
        QCOMPARE(m_world->cloudList.queries.size(), 1);
    }

    void aLocalEndpointServesBoth()
    {
        ConnectionProfile profile = dasProfile();
        profile.endpoint = u"http://127.0.0.1:4711"_s;
        const Picker picker(*m_world, typedCredentials(), profile);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        QCOMPARE(m_world->cloudList.queries[0].endpoint.toString(), u"http://127.0.0.1:4711"_s);
    }

    void aMissingPermissionExplainsItself()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(
            failure(Error{Error::Code::NoPermission,
                          u"The permission is missing: grant kvstore:DescribeInstances."_s,
                          u"raw"_s, u"Forbidden.RAM"_s, u"REQ-1"_s}));
        QTRY_VERIFY(picker.reason().contains("kvstore:DescribeInstances"_L1));
        QVERIFY(picker.reason().contains("typed works without"_L1));
        QTest::mouseClick(picker.button("emptyFirstButton"), Qt::LeftButton);
        const QString policy = QGuiApplication::clipboard()->text();
        QVERIFY(policy.contains("kvstore:DescribeInstances"_L1));
        QVERIFY(policy.contains("hdm:GetRedisAllSession"_L1));
        QVERIFY(picker.button("emptySecondButton")->isVisible()); // details
    }

    void anErrorCanBeTriedAgain()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(
            failure(Error{Error::Code::ConnectionLost, u"The line is dead."_s, {}, {}, {}}));
        QTRY_COMPARE(picker.reason(), u"The line is dead."_s);
        QTest::mouseClick(picker.button("emptyFirstButton"), Qt::LeftButton);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 2);
        m_world->cloudList.answer(threeInstances());
        QTRY_VERIFY(picker.showsTable());
    }

    void anEmptyRegionSaysSo()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(listOf({}));
        QTRY_VERIFY(picker.title().contains("No instances in cn-hangzhou"_L1));
        QVERIFY(!picker.ok()->isEnabled());
    }

    void canBeStopped()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.progress({50, 120, 2, {}});
        QTRY_VERIFY(picker.status().contains("50"_L1) && picker.status().contains("120"_L1));
        QTest::mouseClick(picker.button("stopButton"), Qt::LeftButton);
        QVERIFY(m_world->cloudList.stopToken.stop_requested());
        m_world->cloudList.answer(failure(Error::Code::Cancelled, QString()));
        QTRY_COMPARE(picker.title(), u"Stopped"_s);
        QVERIFY(picker.dialog.isVisible());
    }

    void closingGivesUp()
    {
        Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        picker.dialog.reject();
        QVERIFY(m_world->cloudList.stopToken.stop_requested());
        m_world->cloudList.answer(threeInstances()); // too late
        QTest::qWait(0);
        QCOMPARE(picker.ids(), QStringList());
    }

    void asksTheServiceWhereThereAreTooMany()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        QVERIFY(!picker.button("searchButton")->isVisible());
        cloud::InstanceList cut = threeInstances();
        cut.isCut = true;
        m_world->cloudList.answer(cut);
        QTRY_VERIFY(picker.button("searchButton")->isVisible());
        QVERIFY(picker.status().contains("There are more"_L1));
        QTest::keyClicks(picker.filter(), u"pay"_s);
        QTest::mouseClick(picker.button("searchButton"), Qt::LeftButton);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 2);
        QCOMPARE(m_world->cloudList.queries[1].searchKey, u"pay"_s);
        m_world->cloudList.answer(listOf({instance(u"r-9"_s, u"payment"_s)}));
        QTRY_COMPARE(picker.ids(), QStringList{u"r-9"_s});
        QVERIFY(picker.status().contains("\"pay\""_L1));
    }

    void asksForCredentialsOnceHoweverManyLists()
    {
        CountingPrompt prompt;
        m_world->credentials.setPrompt(&prompt);
        ConnectionProfile profile = dasProfile();
        profile.credentialSource = CredentialSource::AskEachTime;
        const Picker picker(*m_world, std::nullopt, profile);
        QTRY_COMPARE(prompt.asked, 1);
        QCOMPARE(m_world->cloudList.queries.size(), 0);
        prompt.answer(typedCredentials());
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(threeInstances());
        QTRY_VERIFY(picker.showsTable());
        picker.chooseRegion(u"cn-beijing"_s);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 2);
        QCOMPARE(m_world->cloudList.queries[1].credentials, typedCredentials());
        QCOMPARE(prompt.asked, 1);
        m_world->credentials.setPrompt(nullptr);
    }

    void hostileTextsAreHarmless()
    {
        const Picker picker(*m_world);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        QList<cloud::Instance> instances;
        for (const test::HostileText &hostile : test::shortHostileTexts()) {
            cloud::Instance one = instance(hostile.text() + u'x', hostile.text());
            one.type = one.edition = one.zoneId = one.status = one.engineVersion = hostile.text();
            one.tags = {{hostile.text(), hostile.text()}};
            instances.append(one);
        }
        m_world->cloudList.answer(listOf(instances));
        QTRY_VERIFY(picker.showsTable());
        QCOMPARE(test::complaintsAboutModel(*picker.table()->model()), QString());
        QCOMPARE(test::complaintsAboutWidgets(picker.dialog), QString());
        picker.filter()->setText(u"<b>nobody</b>"_s);
        QCOMPARE(test::complaintsAboutWidgets(picker.dialog), QString());
        m_world->cloudList.queries.clear();
        QTest::mouseClick(picker.button("refreshButton"), Qt::LeftButton);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        m_world->cloudList.answer(
            failure(Error{Error::Code::Refused, u"<b>x</b>\u202e<img src=x>"_s, {}, {}, {}}));
        QTRY_VERIFY(!picker.reason().isEmpty());
        QCOMPARE(test::complaintsAboutWidgets(picker.dialog), QString());
    }

    // -- from the form ----------------------------------------------------------------------------

    void aChoiceFillsTheForm()
    {
        ConnectionDialog dialog(m_world->services());
        dialog.show();
        child<QLineEdit>(&dialog, "accessKeyIdLineEdit")->setText(u"LTAI1"_s);
        child<QLineEdit>(&dialog, "secretLineEdit")->setText(u"secret"_s);
        QTest::mouseClick(child<QPushButton>(&dialog, "chooseInstanceButton"), Qt::LeftButton);
        auto *picker = dialog.findChild<InstancePickerDialog *>();
        QVERIFY(picker != nullptr);
        QTRY_COMPARE(m_world->cloudList.queries.size(), 1);
        QCOMPARE(m_world->cloudList.queries[0].credentials.accessKeyId, u"LTAI1"_s);
        m_world->cloudList.answer(threeInstances());
        QTRY_VERIFY(child<QTableView>(picker, "instancesTableView")->model()->rowCount() == 3);
        QTest::keyClick(child<QLineEdit>(picker, "filterLineEdit"), Qt::Key_Return);
        QCOMPARE(child<QLineEdit>(&dialog, "instanceIdLineEdit")->text(), u"r-2"_s);
        QCOMPARE(child<QLineEdit>(&dialog, "nameLineEdit")->text(), u"cart"_s);
        QCOMPARE(child<QLineEdit>(&dialog, "endpointLineEdit")->text(),
                 ConnectionProfile::defaultEndpoint());
        QCOMPARE(child<QSpinBox>(&dialog, "connectionLimitSpinBox")->value(), 20'000);
        QCOMPARE(child<QLineEdit>(&dialog, "secretLineEdit")->text(), u"secret"_s);
    }

    void asksForTheKeyBeforeItLists()
    {
        ConnectionDialog dialog(m_world->services());
        dialog.show();
        QTest::mouseClick(child<QPushButton>(&dialog, "chooseInstanceButton"), Qt::LeftButton);
        QVERIFY(dialog.findChild<InstancePickerDialog *>() == nullptr);
        QVERIFY(child<FieldHint>(&dialog, "statusHint")->remark().contains("AccessKey"_L1));
        QVERIFY(child<QWidget>(&dialog, "statusWidget")->isVisible());
    }

private:
    std::unique_ptr<DialogWorld> m_world;
};

QTEST_MAIN(InstancePickerDialogTest)
#include "tst_instancepickerdialog.moc"
