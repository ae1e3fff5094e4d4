// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/colorrulelistmodel.h"
#include "models/colorrulestore.h"
#include "models/roles.h"
#include "support/testrandom.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::ColorRule;
using models::ColorRuleListModel;
using models::ColorRuleStore;

namespace {

QStringList words(const ColorRuleStore &store)
{
    QStringList words;
    for (const ColorRule &rule : store.rules())
        words.append(rule.word);
    return words;
}

} // namespace

class TestColorRules : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void beginsWithExamplesThatAreNotInForce();
    void keepsRules();
    void refusesRules_data();
    void refusesRules();
    void winsInTheOrderOfTheList();
    void usesWhatCanBeUsedOfItsFile();
    void modelTicksByCheckState();
    void modelKeepsQtsContractUnderChurn();

private:
    QString path() const { return m_folder->filePath(u"colourrules.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestColorRules::beginsWithExamplesThatAreNotInForce()
{
    ColorRuleStore store(path());
    QVERIFY(store.rules().size() >= 3);
    for (const ColorRule &rule : store.rules())
        QCOMPARE(store.problemOf(rule), QString());
    QVERIFY(store.inForce({}) == nullptr);
    QVERIFY(!QFile::exists(path()));
    // Deleted ones do not come back.
    const QString first = store.rules().first().id;
    QVERIFY(store.remove(first));
    QCOMPARE(words(ColorRuleStore(path())), words(store));
    for (const ColorRule &rule : QList(store.rules()))
        QVERIFY(store.remove(rule.id));
    QVERIFY(ColorRuleStore(path()).rules().isEmpty());
}

void TestColorRules::keepsRules()
{
    QString id;
    {
        ColorRuleStore store(path());
        QSignalSpy changed(&store, &ColorRuleStore::changed);
        const Result<QString> put = store.put({{}, u" slow\u202e ones "_s, u" idle > 5m "_s, 3});
        QVERIFY(put);
        id = *put;
        QCOMPARE(changed.size(), 1);
        QCOMPARE(store.rules().last(), (ColorRule{id, u"slow ones"_s, u"idle > 5m"_s, 3}));
        QVERIFY(store.put({id, u"slower"_s, u"idle > 9m"_s, 7}));
    }
    const ColorRuleStore store(path());
    QCOMPARE(store.rules().last(), (ColorRule{id, u"slower"_s, u"idle > 9m"_s, 7}));
    const live::ColorRulesPointer rules = store.inForce({u"gone"_s, id});
    QCOMPARE(rules->rules().size(), std::size_t(1));
    QCOMPARE(rules->rules().front().sign, u"S"_s);
    QVERIFY(!rules->rules().front().filter.isEmpty());
}

void TestColorRules::refusesRules_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("color");
    QTest::newRow("no word") << QString() << u"idle > 1"_s << 1;
    QTest::newRow("invisible word") << u"\u200b"_s << u"idle > 1"_s << 1;
    QTest::newRow("no filter") << u"a"_s << u"  "_s << 1;
    QTest::newRow("wrong filter") << u"a"_s << u"idle >> 1"_s << 1;
    QTest::newRow("incomplete filter") << u"a"_s << u"idle >"_s << 1;
    QTest::newRow("no colour") << u"a"_s << u"idle > 1"_s << 0;
    QTest::newRow("no such colour") << u"a"_s << u"idle > 1"_s << 8;
}

void TestColorRules::refusesRules()
{
    QFETCH(QString, word);
    QFETCH(QString, filter);
    QFETCH(int, color);
    ColorRuleStore store(path());
    QVERIFY(!store.problemOf({{}, word, filter, color}).isEmpty());
    QCOMPARE(store.put({{}, word, filter, color}).error().code, Error::Code::InvalidInput);
    QVERIFY(!QFile::exists(path()));
}

void TestColorRules::winsInTheOrderOfTheList()
{
    ColorRuleStore store(path());
    const QString a = store.put({{}, u"a"_s, u"idle > 1"_s, 1}).value();
    const QString b = store.put({{}, u"b"_s, u"idle > 2"_s, 2}).value();
    QVERIFY(store.move(b, -1));
    const live::ColorRulesPointer rules = store.inForce({a, b});
    QCOMPARE(rules->rules()[0].rule.word, u"b"_s);
    QCOMPARE(rules->rules()[1].rule.word, u"a"_s);
    QCOMPARE(store.move(u"gone"_s, 1).error().code, Error::Code::NotFound);
}

void TestColorRules::usesWhatCanBeUsedOfItsFile()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version":1,"rules":[
        {"id":"1","word":"good","filter":"idle > 1","colour":"blue"},
        {"id":"1","word":"doubled","filter":"idle > 1","colour":"blue"},
        {"id":"2","word":"no colour","filter":"idle > 1","colour":"infrared"},
        {"id":"3","word":"later","filter":"quantum = 1","colour":"green"},
        "x"]})");
    file.close();
    ColorRuleStore store(path());
    QCOMPARE(words(store), (QStringList{u"good"_s, u"later"_s}));
    // A filter that this version does not understand colours nothing and is kept.
    QVERIFY(store.inForce({u"3"_s})->rules().front().filter.isEmpty());
    QVERIFY(store.move(u"3"_s, -1));
    QCOMPARE(words(ColorRuleStore(path())), (QStringList{u"later"_s, u"good"_s}));
}

void TestColorRules::modelTicksByCheckState()
{
    ColorRuleListModel model;
    model.setRules({{u"1"_s, u"<b>one</b>"_s, u"idle > 1"_s, 1}, {u"2"_s, u"two"_s, u"get"_s, 2}});
    model.setTicked({u"2"_s, u"gone"_s});
    QSignalSpy ticked(&model, &ColorRuleListModel::tickedChanged);
    const QModelIndex one = model.index(0, ColorRuleListModel::Word);
    QCOMPARE(one.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(model.setData(one, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.ticked(), (QStringList{u"2"_s, u"gone"_s, u"1"_s}));
    QCOMPARE(ticked.size(), 1);
    QVERIFY(model.setData(one, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.size(), 1);
    QVERIFY(!model.setData(one.siblingAtColumn(1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!one.data(Qt::ToolTipRole).toString().contains(u"<b>"_s)); // escaped
    QCOMPARE(one.siblingAtColumn(ColorRuleListModel::Color).data(models::LabelColorRole).toInt(),
             1);
}

void TestColorRules::modelKeepsQtsContractUnderChurn()
{
    test::TestRandom random(3);
    ColorRuleListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int round = 0; round < 300; ++round) {
        QList<ColorRule> rules;
        for (int i = 0; i < 8; ++i) {
            if (random.oneIn(2))
                rules.append({QString::number(i), QString::number(random.below(3)), u"get"_s,
                              1 + random.below(7)});
        }
        std::shuffle(rules.begin(), rules.end(), std::mt19937(quint32(random.bits())));
        model.setRules(rules);
        model.setTicked({QString::number(random.below(8))});
        if (model.rowCount() > 0)
            model.setData(model.index(0, 0), random.oneIn(2) ? Qt::Checked : Qt::Unchecked,
                          Qt::CheckStateRole);
        QCOMPARE(model.rowCount(), int(rules.size()));
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.ruleAt(row), rules[row]);
            QCOMPARE(model.rowOf(rules[row].id), row);
        }
    }
}

QTEST_GUILESS_MAIN(TestColorRules)
#include "tst_colorrules.moc"
