// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/profilestore.h"
#include "models/connectionlistmodel.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using models::ConnectionListModel;
using models::ConnectionState;

namespace {

live::ConnectionProfile profileNamed(const QString &name)
{
    live::ConnectionProfile profile;
    profile.name = name;
    profile.instanceId = u"r-test"_s;
    profile.accessKeyId = u"id"_s;
    return profile;
}

} // namespace

class TestConnectionListModel : public QObject
{
    Q_OBJECT

private slots:
    void saysNameStateAndProductionWord();
    void followsTheStoreUnderChurn();
};

void TestConnectionListModel::saysNameStateAndProductionWord()
{
    const QTemporaryDir folder;
    live::ProfileStore store(folder.filePath(u"connections.json"_s));
    ConnectionListModel model(store);
    live::ConnectionProfile profile = profileNamed(u"orders"_s);
    profile.production = true;
    const QString id = store.add(profile).value().id;
    const QModelIndex index = model.indexOf(id);
    QVERIFY(index.isValid());
    QCOMPARE(index.data().toString(), u"orders"_s);
    QCOMPARE(index.data(models::ProductionWordRole).toString(), u"PRODUCTION"_s);
    QCOMPARE(index.data(models::StateRole).value<ConnectionState>(), ConnectionState::Closed);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"orders, PRODUCTION, closed"_s);
    model.setState(id, ConnectionState::Failed, u"<b>no</b>"_s);
    QCOMPARE(index.data(models::StateRole).value<ConnectionState>(), ConnectionState::Failed);
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    model.setState(u"no such connection"_s, ConnectionState::Open);
    QCOMPARE(model.rowCount(), 1);
}

void TestConnectionListModel::followsTheStoreUnderChurn()
{
    const QTemporaryDir folder;
    live::ProfileStore store(folder.filePath(u"connections.json"_s));
    ConnectionListModel model(store);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QRandomGenerator random(1);
    for (int i = 0; i < 120; ++i) {
        QList<QPersistentModelIndex> held;
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            held.append(model.index(row, 0));
            ids.append(model.profileId(model.index(row, 0)));
        }
        const qsizetype count = store.profiles().size();
        const auto any = [&] {
            return store.profiles()[random.bounded(int(count))];
        };
        if (count == 0 || random.bounded(3) == 0) {
            QVERIFY(store.add(profileNamed(u"c%1"_s.arg(i))));
        } else if (random.bounded(3) == 0) {
            QVERIFY(store.remove(any().id));
        } else if (random.bounded(2) == 0) {
            QVERIFY(store.move(any().id, int(random.bounded(int(count)))));
        } else {
            model.setState(any().id, ConnectionState::Open);
        }
        QCOMPARE(model.rowCount(), int(store.profiles().size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.profileId(model.index(row, 0)), store.profiles()[row].id);
        for (qsizetype k = 0; k < held.size(); ++k)
            QCOMPARE(QModelIndex(held[k]), model.indexOf(ids[k]));
    }
}

QTEST_GUILESS_MAIN(TestConnectionListModel)
#include "tst_connectionlistmodel.moc"
