// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lookstore.h"
#include "support/testrandom.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using models::Look;
using models::lookFrom;
using models::LookStore;
using session::Column;
using Density = Settings::RowDensity;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

//! "Addr 100, Name", then what is sorted by, the zoom and the density: what differs from nothing.
QString drawn(const Look &look)
{
    QStringList parts;
    QStringList columns;
    for (const models::ColumnLook &one : look.columns) {
        if (one.isShown || one.width > 0) {
            columns.append((one.isShown ? QString() : u"("_s)
                           + session::columnInfo(one.column).apiName
                           + (one.width > 0 ? u' ' + QString::number(one.width) : QString())
                           + (one.isShown ? QString() : u")"_s));
        }
    }
    if (!columns.isEmpty())
        parts.append(columns.join(u", "_s));
    for (const session::SortKey &key : look.sort) {
        parts.append((key.order == Qt::DescendingOrder ? u"v "_s : u"^ "_s)
                     + session::columnInfo(key.column).apiName);
    }
    if (look.zoom)
        parts.append(u"%1 %"_s.arg(*look.zoom));
    if (look.density)
        parts.append(*look.density == Density::Compact ? u"compact"_s : u"other rows"_s);
    if (!look.docks.isEmpty())
        parts.append(u"docks "_s + QString::fromLatin1(look.docks));
    if (look.rules)
        parts.append(u"rules "_s + look.rules->join(u' '));
    return parts.join(u" | "_s);
}

//! Everything but the columns that are shown at first.
QString atFirst()
{
    QStringList names;
    for (const session::ColumnInfo &info : session::columns()) {
        if (info.shownAtFirst)
            names.append(info.apiName);
    }
    return names.join(u", "_s);
}

void checkPromises(const Look &look)
{
    if (!look.columns.empty()) {
        QSet<int> seen;
        for (const models::ColumnLook &one : look.columns) {
            seen.insert(session::indexOf(one.column));
            QVERIFY(one.width >= 0 && one.width <= models::kMaxColumnWidth);
        }
        QCOMPARE(seen.size(), session::kColumnCount);
        QCOMPARE(look.columns.size(), std::size_t(session::kColumnCount));
        QVERIFY(std::any_of(look.columns.begin(), look.columns.end(),
                            [](const models::ColumnLook &one) { return one.isShown; }));
    }
    QSet<int> sorted;
    for (const session::SortKey &key : look.sort)
        sorted.insert(session::indexOf(key.column));
    QCOMPARE(std::size_t(sorted.size()), look.sort.size());
    QVERIFY(!look.zoom || (*look.zoom >= models::kMinZoom && *look.zoom <= models::kMaxZoom));
    QVERIFY(look.docks.size() <= models::kMaxLookBytes);
    QVERIFY(!look.rules || look.rules->size() <= models::kMaxActiveRules);
}

} // namespace

class TestLooks : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isReadAsWritten();
    void usesWhatCanBeUsed_data();
    void usesWhatCanBeUsed();
    void keepsItsPromisesWhateverItReads();
    void addsColumnsOfANewerProgram();
    void givesEachConnectionItsOwn();
    void beginsWithTheLookUsedLast();
    void beginsWithTheLookOfTheFirstVersion();
    void forgetsDeletedAndCopiesDuplicated();
    void keepsDamagedAndNewerFiles();
    void keepsMembersOfOthers();
    void limitsTheirNumber();

private:
    QString path() const { return m_folder->filePath(u"looks.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLooks::isReadAsWritten()
{
    Look look = lookFrom(json(R"({"columns":[{"column":"Idle","width":77,"shown":true}],
                                  "sort":[{"column":"Age","descending":true},{"column":"Id"}]})"));
    look.docks = QByteArray("\0\xff docks", 8);
    look.sources = "sources";
    look.density = Density::Comfortable;
    look.zoom = 130;
    look.rules = QStringList{u"a"_s, u"b"_s};
    int repairs = -1;
    QCOMPARE(lookFrom(toJson(look), &repairs), look);
    QCOMPARE(repairs, 0);
    QCOMPARE(lookFrom(toJson(Look()), &repairs), Look());
    QCOMPARE(repairs, 0);
}

void TestLooks::usesWhatCanBeUsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("repairs");
    const auto add = [](const char *what, const QByteArray &bytes, const QString &expected,
                        int repairs) {
        QTest::newRow(what) << bytes << expected << repairs;
    };
    // All other columns are hidden: only what is drawn is shown.
    const auto rest = [](const QByteArray &but) {
        QByteArray hidden;
        for (const session::ColumnInfo &info : session::columns()) {
            const QByteArray name(info.apiName.data(), info.apiName.size());
            if (!but.contains(QByteArray('"' + name + '"')))
                hidden += R"(,{"column":")" + name + R"(","shown":false})";
        }
        return QByteArray(but + hidden + "]}");
    };
    add("empty", "{}", {}, 0);
    add("columns are no list", R"({"columns":{"Addr":100}})", {}, 1);
    add("no columns", R"({"columns":[]})", {}, 1);
    add("only unknown columns", R"({"columns":[{"column":"Nope","shown":true},7,null,[]]})", {}, 4);
    add("unknown beside known", rest(R"({"columns":[{"column":"Nope","shown":true},
        {"column":"Addr","width":100,"shown":true})"),
        u"Addr 100"_s, 1);
    add("doubled: the first one", rest(R"({"columns":[{"column":"Addr","width":100,"shown":true},
        {"column":"addr","width":200,"shown":false})"),
        u"Addr 100"_s, 1);
    add("negative width", rest(R"({"columns":[{"column":"Addr","width":-5,"shown":true})"),
        u"Addr"_s, 1);
    add("huge width", rest(R"({"columns":[{"column":"Addr","width":1e300,"shown":true})"),
        u"Addr 4000"_s, 1);
    add("width is a text", rest(R"({"columns":[{"column":"Addr","width":"7","shown":true})"),
        u"Addr"_s, 1);
    add("shown is missing", rest(R"({"columns":[{"column":"Addr","width":9})"), u"Addr 9"_s, 1);
    add("all hidden", rest(R"({"columns":[{"column":"Fd","shown":false})"), atFirst(), 1);
    add("sort: unknown and doubled",
        R"({"sort":[{"column":"Age","descending":true},{"column":"No"},{"column":"Age"},5]})",
        u"v Age"_s, 3);
    add("zoom too small", R"({"zoom":-1})", u"50 %"_s, 1);
    add("zoom too large", R"({"zoom":1e9})", u"200 %"_s, 1);
    add("zoom is a text", R"({"zoom":"big"})", {}, 1);
    add("unknown density", R"({"density":"airy"})", {}, 1);
    add("density", R"({"density":"compact"})", u"compact"_s, 0);
    add("docks are no base64", R"({"docks":"\u0000<script>"})", {}, 1);
    add("docks", R"({"docks":"QUJD.b5d4045c3f466fa9"})", u"docks ABC"_s, 0);
    add("docks are damaged", R"({"docks":"QUJE.b5d4045c3f466fa9"})", {}, 1);
    add("docks have no seal", R"({"docks":"QUJD"})", {}, 1);
    add("docks are too long", R"({"docks":")" + QByteArray(200'000, 'A') + R"("})", {}, 1);
    add("rules: empty, doubled, no text", R"({"rules":["a","","a",7,"b"]})", u"rules a b"_s, 3);
    add("unknown members", R"({"future":{"a":1}})", {}, 0);
}

void TestLooks::usesWhatCanBeUsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    QCOMPARE(error.errorString(), QJsonParseError().errorString());
    int repairs = -1;
    const Look look = lookFrom(object, &repairs);
    QCOMPARE(drawn(look), expected);
    QTEST(repairs, "repairs");
    checkPromises(look);
    // What was repaired once needs no more.
    QCOMPARE(lookFrom(toJson(look), &repairs), look);
    QCOMPARE(repairs, 0);
}

void TestLooks::keepsItsPromisesWhateverItReads()
{
    test::TestRandom random(7);
    const auto value = [&random]() -> QJsonValue {
        switch (random.below(9)) {
        case 0:
            return QJsonValue();
        case 1:
            return random.oneIn(2);
        case 2:
            return double(random.between(-5000, 5000));
        case 3:
            return 1e308;
        case 4:
            return QString(QChar(char16_t(random.below(0x10000))));
        case 5:
            return QJsonArray{1, u"x"_s};
        case 6:
            return QJsonObject{{u"column"_s, u"Id"_s}};
        case 7:
            return u"QUJD"_s;
        default:
            return QString(random.oneOf(session::columns()).apiName);
        }
    };
    const auto entries = [&] {
        QJsonArray array;
        for (int i = random.below(30); i > 0; --i) {
            QJsonObject entry;
            for (const QString &member : {u"column"_s, u"width"_s, u"shown"_s, u"descending"_s}) {
                if (!random.oneIn(4))
                    entry[member] = value();
            }
            if (random.oneIn(2))
                entry[u"column"_s] = QString(random.oneOf(session::columns()).apiName);
            array.append(random.oneIn(9) ? value() : QJsonValue(entry));
        }
        return array;
    };
    for (int round = 0; round < 3000; ++round) {
        QJsonObject object;
        for (const QString &member : {u"columns"_s, u"sort"_s, u"docks"_s, u"sources"_s,
                                      u"density"_s, u"zoom"_s, u"rules"_s}) {
            if (!random.oneIn(3))
                object[member] = value();
        }
        if (!random.oneIn(4))
            object[u"columns"_s] = entries();
        if (!random.oneIn(4))
            object[u"sort"_s] = entries();
        const Look look = lookFrom(object);
        checkPromises(look);
        int repairs = 0;
        const bool isStable = lookFrom(toJson(look), &repairs) == look && repairs == 0;
        if (!isStable || QTest::currentTestFailed())
            QFAIL(qPrintable(
                u"seed %1: %2"_s.arg(random.seed())
                    .arg(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)))));
    }
}

void TestLooks::addsColumnsOfANewerProgram()
{
    const Look look = lookFrom(json(R"({"columns":[{"column":"Omem","width":50,"shown":true}]})"));
    QCOMPARE(look.columns.front().column, Column::Omem);
    for (const models::ColumnLook &one : look.columns) {
        if (one.column != Column::Omem)
            QCOMPARE(one.isShown, session::columnInfo(one.column).shownAtFirst);
    }
}

void TestLooks::givesEachConnectionItsOwn()
{
    const Settings settings(m_folder->filePath(u"settings.ini"_s));
    Look large;
    large.zoom = 150;
    Look compact;
    compact.density = Density::Compact;
    {
        LookStore store(path(), settings);
        store.setLook(u"one"_s, large);
        store.setLook(u"two"_s, compact);
    }
    const LookStore store(path(), settings);
    QCOMPARE(store.look(u"one"_s), large);
    QCOMPARE(store.look(u"two"_s), compact);
    QVERIFY(!store.hasOwn(u"three"_s));
}

void TestLooks::beginsWithTheLookUsedLast()
{
    const Settings settings(m_folder->filePath(u"settings.ini"_s));
    LookStore store(path(), settings);
    Look look;
    look.zoom = 150;
    store.setLook(u"one"_s, look);
    QCOMPARE(*store.look(u"new"_s).zoom, 150);
    QCOMPARE(*store.look({}).zoom, 150);
    look.zoom = 80;
    look.density = Density::Compact;
    store.setLook({}, look); // a file, or the demo
    QCOMPARE(*store.look(u"new"_s).zoom, 80);
    QCOMPARE(*store.look(u"one"_s).zoom, 150);
    store.forgetGeneralDensity();
    QVERIFY(!store.look(u"new"_s).density);
    QCOMPARE(*store.look(u"new"_s).zoom, 80);
}

void TestLooks::beginsWithTheLookOfTheFirstVersion()
{
    Settings settings(m_folder->filePath(u"settings.ini"_s));
    settings.setState(Settings::Key::SessionsHeaderState, 1,
                      R"({"columns":[{"column":"Fd","width":44,"shown":true}],"sort":[]})");
    settings.setState(Settings::Key::PageState, 1, "docks");
    LookStore store(path(), settings);
    QCOMPARE(store.look(u"one"_s).columns.front().width, 44);
    QCOMPARE(store.look({}).docks, QByteArray("docks"));
    Look look;
    look.zoom = 70;
    store.setLook({}, look); // what it does not say stays
    QCOMPARE(store.look({}).columns.front().width, 44);
    QCOMPARE(*store.look({}).zoom, 70);
}

void TestLooks::forgetsDeletedAndCopiesDuplicated()
{
    const Settings settings(m_folder->filePath(u"settings.ini"_s));
    LookStore store(path(), settings);
    Look look;
    look.zoom = 150;
    store.setLook(u"one"_s, look);
    Look other;
    other.zoom = 60;
    store.setLook(u"two"_s, other);
    store.copy(u"one"_s, u"copy"_s);
    QCOMPARE(*store.look(u"copy"_s).zoom, 150);
    QCOMPARE(*store.look({}).zoom, 60); // not used by copying
    store.remove(u"one"_s);
    QVERIFY(!store.hasOwn(u"one"_s));
    store.setLook(u"one"_s, look); // its page goes after it
    QVERIFY(!store.hasOwn(u"one"_s));
    QVERIFY(!LookStore(path(), settings).hasOwn(u"one"_s));
    store.copy(u"none"_s, u"another"_s);
    QVERIFY(!store.hasOwn(u"another"_s));
}

void TestLooks::keepsDamagedAndNewerFiles()
{
    const Settings settings(m_folder->filePath(u"settings.ini"_s));
    for (const QByteArray &bytes :
         {QByteArray("{\"version\":1,\"connections\":{\"one\":{\"zo"),
          QByteArray("{\"version\":1,\"connections\":[]}"), QByteArray("{\"version\":2}")}) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        LookStore store(path(), settings);
        QVERIFY(!store.notice().isEmpty());
        QCOMPARE(store.look(u"one"_s), Look());
        Look look;
        look.zoom = 110;
        store.setLook(u"one"_s, look);
        QCOMPARE(*store.look(u"one"_s).zoom, 110);
        QVERIFY(QFile::remove(path()));
    }
    const QStringList kept = QDir(m_folder->path()).entryList({u"looks.json.*-*"_s}, QDir::Files);
    QCOMPARE(kept.size(), 3);
}

void TestLooks::keepsMembersOfOthers()
{
    const Settings settings(m_folder->filePath(u"settings.ini"_s));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"version":1,"more":1,"connections":{"one":{"zoom":"big","tint":"warm"},"two":{}}})");
    file.close();
    LookStore store(path(), settings);
    QCOMPARE(store.look(u"one"_s), Look());
    Look look;
    look.density = Density::Compact;
    store.setLook(u"one"_s, look);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(root[u"more"_s].toInt(), 1);
    QCOMPARE(root[u"connections"_s][u"one"_s].toObject(),
             (QJsonObject{{u"density"_s, u"compact"_s}, {u"tint"_s, u"warm"_s}}));
    QVERIFY(root[u"connections"_s][u"two"_s].isObject());
}

void TestLooks::limitsTheirNumber()
{
    const Settings settings(m_folder->filePath(u"settings.ini"_s));
    QJsonObject looks;
    for (int i = 0; i < LookStore::kMostLooks; ++i)
        looks[QString::number(i)] = QJsonObject();
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"connections"_s, looks}}).toJson());
    file.close();
    LookStore store(path(), settings);
    Look look;
    look.zoom = 110;
    store.setLook(u"new"_s, look);
    QVERIFY(!store.hasOwn(u"new"_s));
    QCOMPARE(*store.look(u"new"_s).zoom, 110); // the general one
    store.setLook(u"7"_s, look);
    QCOMPARE(*store.look(u"7"_s).zoom, 110);
}

QTEST_GUILESS_MAIN(TestLooks)
#include "tst_looks.moc"
