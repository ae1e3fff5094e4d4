// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/instancelistmodel.h"

#include "core/limits.h"
#include "models/roles.h"
#include "support/hostiletexts.h"
#include "support/testrandom.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using models::InstanceFilterModel;
using models::InstanceListModel;
using Tester = QAbstractItemModelTester;

namespace {

cloud::Instance instance(const QString &id, const QString &name, std::optional<qint64> connections)
{
    cloud::Instance instance;
    instance.id = id;
    instance.name = name;
    instance.type = u"Tair"_s;
    instance.edition = u"Enterprise"_s;
    instance.architecture = u"cluster"_s;
    instance.engineVersion = u"7.0"_s;
    instance.status = u"Normal"_s;
    instance.zoneId = u"cn-hangzhou-h"_s;
    instance.connections = connections;
    return instance;
}

QStringList idsOf(const QAbstractItemModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, InstanceListModel::Id).data().toString());
    return ids;
}

} // namespace

class InstanceListModelTest : public QObject
{
    Q_OBJECT

private slots:

    void showsWhatTheServiceSays()
    {
        InstanceListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        model.setInstances({instance(u"r-1"_s, u"orders"_s, 500'000)});
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(0, column).data().toString());
        QCOMPARE(cells,
                 (QStringList{u"orders"_s, u"r-1"_s, u"Tair Enterprise, cluster"_s, u"7.0"_s,
                              u"Normal"_s, QLocale().toString(500'000), u"cn-hangzhou-h"_s}));
        QCOMPARE(model.index(0, InstanceListModel::Connections).data(models::RawRole).toLongLong(),
                 500'000LL);
        QVERIFY(!model.index(0, InstanceListModel::Status).data(models::NoteworthyRole).toBool());
    }

    void unknownIsADashAndNotNothing()
    {
        InstanceListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        cloud::Instance bare;
        bare.id = u"r-1"_s;
        bare.status = u"Changing"_s;
        model.setInstances({bare});
        for (const int column : {InstanceListModel::Name, InstanceListModel::Kind,
                                 InstanceListModel::Version, InstanceListModel::Connections}) {
            const QModelIndex index = model.index(0, column);
            QVERIFY(!index.data().toString().isEmpty());
            QVERIFY(index.data(models::PlaceholderRole).toBool());
            QVERIFY(!index.data(models::RawRole).isValid());
        }
        const QModelIndex status = model.index(0, InstanceListModel::Status);
        QVERIFY(status.data(models::NoteworthyRole).toBool());
        QVERIFY(status.data(Qt::ToolTipRole).toString().contains("Changing"_L1));
    }

    void hostileTextsAreHarmless()
    {
        InstanceListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        QList<cloud::Instance> instances;
        int number = 0;
        for (const test::HostileText &hostile : test::shortHostileTexts()) {
            const QString text = hostile.text();
            cloud::Instance one;
            one.id = text + QString::number(++number);
            one.name = one.type = one.engineVersion = one.status = one.zoneId = text;
            one.tags = {{text, text}};
            instances.append(one);
        }
        model.setInstances(instances);
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                const QString shown = index.data().toString();
                QVERIFY(shown.size() <= 10 * kMaxCellCharacters); // each written out
                QVERIFY(!shown.contains(u'\n') && !shown.contains(QChar(0x202e)));
                QVERIFY(!index.data(Qt::ToolTipRole).toString().contains("<b>"_L1));
            }
        }
        QCOMPARE(model.instanceAt(0).name, instances[0].name); // what is chosen is as it was
    }

    void aNewListKeepsWhoIsStillThere()
    {
        InstanceListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        test::TestRandom random;
        QPersistentModelIndex kept;
        for (int round = 0; round < 200; ++round) {
            QList<cloud::Instance> instances;
            for (int id = 0; id < 12; ++id) {
                if (id == 5 || random.oneIn(2)) {
                    instances.insert(random.below(static_cast<int>(instances.size()) + 1),
                                     instance(QString::number(id), {}, random.below(9)));
                }
            }
            model.setInstances(instances);
            if (round == 0)
                kept = model.match(model.index(0, 0), models::KeyRole, u"5"_s).value(0);
            QVERIFY2(kept.isValid() && kept.data(models::KeyRole) == u"5"_s,
                     qPrintable(u"seed %1, round %2"_s.arg(random.seed()).arg(round)));
            QCOMPARE(model.rowCount(), static_cast<int>(instances.size()));
        }
    }

    void sortsByValueWithUnknownLast()
    {
        InstanceListModel model;
        InstanceFilterModel sorted;
        const Tester tester(&sorted, Tester::FailureReportingMode::Fatal);
        sorted.setSourceModel(&model);
        model.setInstances({instance(u"a"_s, u"beta"_s, 9), instance(u"b"_s, u""_s, {}),
                            instance(u"c"_s, u"alpha"_s, 100), instance(u"d"_s, u"alpha"_s, 20)});
        sorted.sort(InstanceListModel::Connections, Qt::AscendingOrder);
        QCOMPARE(idsOf(sorted), (QStringList{u"a"_s, u"d"_s, u"c"_s, u"b"_s}));
        sorted.sort(InstanceListModel::Connections, Qt::DescendingOrder);
        QCOMPARE(idsOf(sorted), (QStringList{u"c"_s, u"d"_s, u"a"_s, u"b"_s}));
        sorted.sort(InstanceListModel::Name, Qt::AscendingOrder);
        QCOMPARE(idsOf(sorted), (QStringList{u"c"_s, u"d"_s, u"a"_s, u"b"_s}));
    }

    void findsATextInAnyColumn()
    {
        InstanceListModel model;
        InstanceFilterModel found;
        const Tester tester(&found, Tester::FailureReportingMode::Fatal);
        found.setSourceModel(&model);
        cloud::Instance other = instance(u"r-2"_s, u"<b>Cart</b> (.*)"_s, 7);
        other.zoneId = u"eu-central-1b"_s;
        model.setInstances({instance(u"r-1"_s, u"orders"_s, 500), other});
        const auto find = [&](const QString &text) {
            found.setFilterFixedString(text);
            return idsOf(found);
        };
        QCOMPARE(find(u"ORD"_s), QStringList{u"r-1"_s});
        QCOMPARE(find(u"(.*)"_s), QStringList{u"r-2"_s});
        QCOMPARE(find(u"central"_s), QStringList{u"r-2"_s});
        QCOMPARE(find(u"r-"_s).size(), 2);
        QCOMPARE(find(u"nobody"_s), QStringList());
    }
};

QTEST_GUILESS_MAIN(InstanceListModelTest)
#include "tst_instancelistmodel.moc"
