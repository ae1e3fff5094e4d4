// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"
#include "demo/demoserver.h"
#include "demo/fault.h"
#include "gui/emptystate.h"
#include "gui/fieldhint.h"
#include "gui/instancepickerdialog.h"
#include "models/instancelistmodel.h"
#include "unit/gui/dialogworld.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using models::InstanceListModel;
using test::child;

namespace {

//! A dialog for a new connection, on a real client and the demo.
struct DemoWorld
{
    explicit DemoWorld(const QStringList &faults = {})
    {
        demo::DemoOptions options;
        options.sessions = 3;
        for (const QString &fault : faults)
            options.faults.push_back(demo::parseFault(fault).value());
        server = std::make_unique<demo::DemoServer>(options);
        access = server->start().value();
        ConnectionServices services = world.services();
        services.describeInstances = [this](const cloud::InstanceQuery &query,
                                            const std::stop_token &stop,
                                            const cloud::InstanceProgress &progress) {
            return client.describeInstances(query, stop, progress);
        };
        dialog = std::make_unique<ConnectionDialog>(services);
        dialog->show();
        child<QLineEdit>(dialog.get(), "endpointLineEdit")->setText(access.endpoint);
        child<QLineEdit>(dialog.get(), "accessKeyIdLineEdit")
            ->setText(access.credentials.accessKeyId);
        child<QLineEdit>(dialog.get(), "secretLineEdit")
            ->setText(QString::fromUtf8(access.credentials.accessKeySecret.reveal().toByteArray()));
    }

    InstancePickerDialog *choose()
    {
        QTest::mouseClick(child<QPushButton>(dialog.get(), "chooseInstanceButton"), Qt::LeftButton);
        return dialog->findChild<InstancePickerDialog *>();
    }

    static QAbstractItemModel *model(const InstancePickerDialog *picker)
    {
        return child<QTableView>(picker, "instancesTableView")->model();
    }

    static QString reason(const InstancePickerDialog *picker)
    {
        return child<QLabel>(picker, "emptyReasonLabel")->text();
    }

    test::DialogWorld world;
    SystemClock clock;
    cloud::DasClient client{clock, [] {
                                cloud::DasClientOptions options;
                                options.retry.baseDelay = std::chrono::milliseconds(1);
                                return options;
                            }()};
    std::unique_ptr<demo::DemoServer> server;
    demo::DemoAccess access;
    std::unique_ptr<ConnectionDialog> dialog;
};

} // namespace

//! Choosing an instance from what the service lists, by signed requests over a real socket.
class InstancePickerTest : public QObject
{
    Q_OBJECT

private slots:

    void listsAllPagesAndFillsTheForm()
    {
        DemoWorld world;
        InstancePickerDialog *picker = world.choose();
        QVERIFY(picker != nullptr);
        // Seven in this region, five a page.
        QTRY_COMPARE_WITH_TIMEOUT(DemoWorld::model(picker)->rowCount(), 7, 30'000);
        QTest::keyClicks(child<QLineEdit>(picker, "filterLineEdit"), u"orders-prod"_s);
        QCOMPARE(DemoWorld::model(picker)->rowCount(), 1);
        QTest::keyClick(child<QLineEdit>(picker, "filterLineEdit"), Qt::Key_Return);
        const QDialog *form = world.dialog.get();
        QCOMPARE(child<QLineEdit>(form, "instanceIdLineEdit")->text(), world.access.instanceId);
        QCOMPARE(child<QLineEdit>(form, "nameLineEdit")->text(), u"orders-prod"_s);
        QCOMPARE(child<QLineEdit>(form, "endpointLineEdit")->text(), world.access.endpoint);
        QCOMPARE(child<QSpinBox>(form, "connectionLimitSpinBox")->value(), 500'000);
    }

    void aRegionWithoutInstancesSaysSo()
    {
        DemoWorld world;
        world.world.settings.setLastRegion(u"eu-west-1"_s);
        const InstancePickerDialog *picker = world.choose();
        QTRY_VERIFY_WITH_TIMEOUT(child<EmptyState>(picker, "emptyState")->title()
                                     == u"No instances in eu-west-1"_s,
                                 30'000);
    }

    void aMissingPermissionExplainsItself()
    {
        DemoWorld world({u"refuse:Forbidden.RAM"_s});
        const InstancePickerDialog *picker = world.choose();
        QTRY_VERIFY_WITH_TIMEOUT(DemoWorld::reason(picker).contains("kvstore:DescribeInstances"_L1),
                                 30'000);
        QVERIFY(DemoWorld::reason(picker).contains("typed works without"_L1));
    }

    void aWrongKeyIsSaidAndTheRightOneListsThen()
    {
        DemoWorld world;
        child<QLineEdit>(world.dialog.get(), "secretLineEdit")->setText(u"wrong"_s);
        InstancePickerDialog *picker = world.choose();
        QTRY_VERIFY_WITH_TIMEOUT(!DemoWorld::reason(picker).isEmpty(), 30'000);
        QVERIFY(!DemoWorld::reason(picker).contains("wrong\""_L1));
        picker->reject();
        QCOMPARE(child<QLineEdit>(world.dialog.get(), "instanceIdLineEdit")->text(), QString());
    }

    void aListUnderWayCanBeStopped()
    {
        DemoWorld world({u"hang"_s});
        const InstancePickerDialog *picker = world.choose();
        QTRY_VERIFY(child<QPushButton>(picker, "stopButton")->isVisible());
        QTest::mouseClick(child<QPushButton>(picker, "stopButton"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(child<EmptyState>(picker, "emptyState")->title(), u"Stopped"_s,
                                  30'000);
    }
};

QTEST_MAIN(InstancePickerTest)
#include "tst_instancepicker.moc"
