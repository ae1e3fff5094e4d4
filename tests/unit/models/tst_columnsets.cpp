// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnlistmodel.h"
#include "models/columnsets.h"
#include "models/tidyname.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using models::ColumnSetStore;
using session::Column;

namespace {

const QList<Column> kTwo{Column::Addr, Column::Idle};

QStringList titles(const ColumnSetStore &store)
{
    QStringList titles;
    for (const models::ColumnSet &set : store.own())
        titles.append(set.title);
    return titles;
}

} // namespace

class TestColumnSets : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void builtInSetsAreThereAndInOrder();
    void aSetThatIsAppliedIsWhatIsShown();
    void keepsOwnSets();
    void replacesTheOneOfThatName();
    void refusesNames_data();
    void refusesNames();
    void renamesMovesAndDeletes();
    void builtInSetsStay();
    void takesNoMoreThanAMenuShows();
    void tidiesHostileNames();
    void usesWhatCanBeUsedOfItsFile();

private:
    QString path() const { return m_folder->filePath(u"columnsets.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestColumnSets::builtInSetsAreThereAndInOrder()
{
    const QList<models::ColumnSet> sets = models::columnSets();
    QCOMPARE(sets.size(), 4);
    for (const models::ColumnSet &set : sets) {
        QVERIFY(!set.title.isEmpty());
        QCOMPARE(set.columns, models::orderedColumns(set.columns));
    }
    QCOMPARE(sets.last().columns.size(), session::kColumnCount);
    QVERIFY(sets[1].columns.contains(Column::Qbuf));
    QVERIFY(sets[2].columns.contains(Column::Psub));
}

void TestColumnSets::aSetThatIsAppliedIsWhatIsShown()
{
    ColumnSetStore store(path());
    QVERIFY(store.save(u"mine"_s, {Column::Idle, Column::Addr, Column::Idle}));
    models::ColumnListModel columns;
    for (const models::ColumnSet &set : store.all()) {
        columns.setVisibleColumns(set.columns);
        QCOMPARE(columns.visibleColumns(), columns.availableOf(set.columns));
        // No two sets are the same, so only one is in force.
        const QList<models::ColumnSet> sets = store.all();
        QCOMPARE(std::count_if(sets.begin(), sets.end(),
                               [&columns](const models::ColumnSet &other) {
                                   return columns.availableOf(other.columns)
                                       == columns.visibleColumns();
                               }),
                 1);
    }
    columns.setVisible(Column::Fd, !columns.isVisible(Column::Fd));
    QVERIFY(columns.visibleColumns() != store.own().first().columns);
}

void TestColumnSets::keepsOwnSets()
{
    {
        ColumnSetStore store(path());
        QSignalSpy changed(&store, &ColumnSetStore::changed);
        QVERIFY(store.save(u"  two of   them "_s, {Column::Idle, Column::Addr}));
        QCOMPARE(changed.size(), 1);
    }
    const ColumnSetStore store(path());
    QCOMPARE(store.own(), (QList<models::ColumnSet>{{u"two of them"_s, kTwo}}));
    QCOMPARE(store.all().size(), 5);
    QVERIFY(store.contains(u"TWO of them"_s));
}

void TestColumnSets::replacesTheOneOfThatName()
{
    ColumnSetStore store(path());
    QVERIFY(store.save(u"one"_s, kTwo));
    QVERIFY(store.save(u"two"_s, kTwo));
    QVERIFY(store.save(u"ONE"_s, {Column::Fd}));
    QCOMPARE(titles(store), (QStringList{u"ONE"_s, u"two"_s}));
    QCOMPARE(store.own().first().columns, QList<Column>{Column::Fd});
}

void TestColumnSets::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u" \t\n "_s;
    QTest::newRow("invisible") << u"\u200b\u202e\u0007"_s;
    QTest::newRow("of the program") << models::columnSets().last().title.toUpper();
}

void TestColumnSets::refusesNames()
{
    QFETCH(QString, name);
    ColumnSetStore store(path());
    QVERIFY(!store.problemOf(name).isEmpty());
    const Result<void> saved = store.save(name, kTwo);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Error::Code::InvalidInput);
    QVERIFY(!QFile::exists(path()));
    QVERIFY(!store.save(u"good"_s, {}));
}

void TestColumnSets::renamesMovesAndDeletes()
{
    ColumnSetStore store(path());
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(store.save(name, kTwo));
    QVERIFY(store.rename(u"b"_s, u"B!"_s));
    QVERIFY(!store.rename(u"a"_s, u"C"_s)); // taken
    QVERIFY(store.rename(u"a"_s, u"A"_s)); // by itself
    QVERIFY(store.move(u"c"_s, -2));
    QCOMPARE(titles(store), (QStringList{u"c"_s, u"A"_s, u"B!"_s}));
    QVERIFY(store.move(u"c"_s, -1));
    QVERIFY(store.move(u"B!"_s, 5));
    QVERIFY(store.remove(u"A"_s));
    QCOMPARE(titles(store), (QStringList{u"c"_s, u"B!"_s}));
    QCOMPARE(store.remove(u"A"_s).error().code, Error::Code::NotFound);
    QCOMPARE(titles(ColumnSetStore(path())), (QStringList{u"c"_s, u"B!"_s}));
}

void TestColumnSets::builtInSetsStay()
{
    ColumnSetStore store(path());
    const QString title = models::columnSets().first().title;
    QVERIFY(!store.remove(title));
    QVERIFY(!store.rename(title, u"other"_s));
    QVERIFY(!store.move(title, 1));
    QCOMPARE(store.all(), models::columnSets());
}

void TestColumnSets::takesNoMoreThanAMenuShows()
{
    ColumnSetStore store(path());
    for (int i = 0; i < ColumnSetStore::kMostSets; ++i)
        QVERIFY(store.save(QString::number(i), kTwo));
    QVERIFY(!store.save(u"one more"_s, kTwo));
    QVERIFY(store.save(u"7"_s, kTwo)); // replaced
    QCOMPARE(store.own().size(), ColumnSetStore::kMostSets);
}

void TestColumnSets::tidiesHostileNames()
{
    QCOMPARE(models::tidyName(u"a\u202eb\u0000c"_s + QChar(0xD800), 60), u"abc"_s);
    QCOMPARE(models::tidyName(u"a"_s + QChar(0xDC00) + u'b', 60), QString());
    QCOMPARE(models::tidyName(u"a\u202e b\n\tc"_s, 60), u"a b c"_s);
    QCOMPARE(models::tidyName(u"<b>x</b> & \"y\""_s, 60), u"<b>x</b> & \"y\""_s);
    const QString long20 = QString(20'000, u'x');
    QCOMPARE(models::tidyName(long20, 60).size(), 60);
    QCOMPARE(models::tidyName(QString(59, u'x') + u"😀"_s, 60), QString(59, u'x')); // not halved
}

void TestColumnSets::usesWhatCanBeUsedOfItsFile()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version":1,"sets":[
        {"name":"good","columns":["Idle","Nope","addr"]},
        {"name":"GOOD","columns":["Id"]},
        {"name":"","columns":["Id"]},
        {"name":"none","columns":["Nope"]},
        7]})");
    file.close();
    ColumnSetStore store(path());
    QCOMPARE(store.own(), (QList<models::ColumnSet>{{u"good"_s, kTwo}}));
    QVERIFY(store.save(u"more"_s, kTwo));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll().contains("\"none\""), "what is not understood is kept");
}

QTEST_GUILESS_MAIN(TestColumnSets)
#include "tst_columnsets.moc"
