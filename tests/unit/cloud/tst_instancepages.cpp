// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/instancepages.h"

#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;

namespace {

//! Entries "r-<first>" and following.
InstancePage pageOf(int first, int count, std::optional<qint64> total,
                    std::optional<qint64> pageSize = kInstancePageSize)
{
    InstancePage page;
    for (int i = first; i < first + count; ++i) {
        Instance instance;
        instance.id = u"r-%1"_s.arg(i);
        page.instances.push_back(instance);
    }
    page.total = total;
    page.pageSize = pageSize;
    return page;
}

} // namespace

class TestInstancePages : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsDocumented();
    void readsWhateverComes();
    void keepsHostileTexts();
    void wantsAList_data();
    void wantsAList();
    void collectsPages_data();
    void collectsPages();
    void keepsTheOrder();
    void endsSomewhere();
    void cutsWhatIsTooMuch();
};

void TestInstancePages::readsWhatIsDocumented()
{
    const std::optional<InstancePage> page = readInstancePage(R"({"RequestId":"1E83311F",
        "PageNumber":1,"PageSize":30,"TotalCount":1,"Instances":{"KVStoreInstance":[{
        "InstanceId":"r-bp1zxszhcgatnx0001","InstanceName":"orders","RegionId":"cn-hangzhou",
        "ZoneId":"cn-hangzhou-b","InstanceStatus":"Normal","InstanceType":"Tair",
        "EditionType":"Enterprise","ArchitectureType":"cluster","NodeType":"double",
        "EngineVersion":"7.0","InstanceClass":"tair.rdb.1g","NetworkType":"VPC",
        "ChargeType":"PrePaid","ConnectionMode":"Standard",
        "ConnectionDomain":"r-bp1.redis.rds.aliyuncs.com","PrivateIp":"172.16.49.2",
        "VpcId":"vpc-1","Port":6379,"Connections":500000,"Capacity":4096,"QPS":1600000,
        "Bandwidth":96,"ShardCount":16,"IsRds":false,"CreateTime":"2018-11-07T08:49:00Z",
        "EndTime":"2029-12-06T16:00:00Z","Tags":{"Tag":[{"Key":"team","Value":"a/b"}]}}]}})");
    QVERIFY(page);
    QCOMPARE(page->total, 1);
    QCOMPARE(page->pageSize, 30);
    QCOMPARE(page->instances.size(), 1);
    Instance expected;
    expected.id = u"r-bp1zxszhcgatnx0001"_s;
    expected.name = u"orders"_s;
    expected.regionId = u"cn-hangzhou"_s;
    expected.zoneId = u"cn-hangzhou-b"_s;
    expected.status = u"Normal"_s;
    expected.type = u"Tair"_s;
    expected.edition = u"Enterprise"_s;
    expected.architecture = u"cluster"_s;
    expected.nodeType = u"double"_s;
    expected.engineVersion = u"7.0"_s;
    expected.instanceClass = u"tair.rdb.1g"_s;
    expected.networkType = u"VPC"_s;
    expected.chargeType = u"PrePaid"_s;
    expected.connectionMode = u"Standard"_s;
    expected.connectionDomain = u"r-bp1.redis.rds.aliyuncs.com"_s;
    expected.privateIp = u"172.16.49.2"_s;
    expected.vpcId = u"vpc-1"_s;
    expected.port = 6379;
    expected.connections = 500'000;
    expected.capacity_MB = 4096;
    expected.queriesPerSecond = 1'600'000;
    expected.shards = 16;
    expected.created = QDateTime(QDate(2018, 11, 7), QTime(8, 49), Qt::UTC);
    expected.expires = QDateTime(QDate(2029, 12, 6), QTime(16, 0), Qt::UTC);
    expected.tags = {{u"team"_s, u"a/b"_s}};
    QVERIFY(page->instances.first() == expected);
}

void TestInstancePages::readsWhateverComes()
{
    const std::optional<InstancePage> page = readInstancePage(R"({"totalcount":"7","PageSize":-1,
        "instances":{"kvstoreinstance":[
        {"instanceid":"r-1","Port":"6379","Connections":1.2E4,"Capacity":1.5,"QPS":"many",
         "ShardCount":null,"InstanceName":12,"CreateTime":"yesterday","Tags":[1],"EngineVersion":5.0},
        {"InstanceName":"without an id"},
        {"InstanceId":""}, {"InstanceId":true}, 7, null, [], "r-2"]}})");
    QVERIFY(page);
    QCOMPARE(page->total, 7);
    QVERIFY(!page->pageSize);
    QCOMPARE(page->unreadable, 7);
    QCOMPARE(page->instances.size(), 1);
    const Instance &instance = page->instances.first();
    QCOMPARE(instance.id, u"r-1"_s);
    QCOMPARE(instance.port, 6379);
    QCOMPARE(instance.connections, 12'000);
    QVERIFY(!instance.capacity_MB && !instance.queriesPerSecond && !instance.shards);
    QCOMPARE(instance.name, u"12"_s);
    QVERIFY(!instance.created.isValid());
    QVERIFY(instance.tags.isEmpty());
}

void TestInstancePages::keepsHostileTexts()
{
    const QByteArray name = "<b>x</b> =1+1 \xE2\x80\xAE \\u0000 " + QByteArray(20'000, 'y');
    const std::optional<InstancePage> page =
        readInstancePage(R"({"TotalCount":1,"Instances":{"KVStoreInstance":[{"InstanceId":"r-1)"
                         "\xff"
                         R"(","InstanceName":")"
                         + name + R"("}]}})");
    QVERIFY(page);
    QCOMPARE(page->instances.size(), 1);
    QCOMPARE(page->instances.first().id, QString("r-1"_L1 + QChar::ReplacementCharacter));
    QVERIFY(page->instances.first().name.startsWith("<b>x</b> =1+1 "_L1));
    QCOMPARE(page->instances.first().name.size(), 20'000 + 18);
}

void TestInstancePages::wantsAList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isPage");
    QTest::newRow("none at all, none there")
        << QByteArray(R"({"TotalCount":0,"Instances":{}})") << true;
    QTest::newRow("null, none there")
        << QByteArray(R"({"TotalCount":"0","Instances":null})") << true;
    QTest::newRow("empty beyond the end")
        << QByteArray(R"({"TotalCount":9,"Instances":{"KVStoreInstance":[]}})") << true;
    QTest::newRow("without a total")
        << QByteArray(R"({"Instances":{"KVStoreInstance":[]}})") << true;
    QTest::newRow("missing") << QByteArray(R"({"TotalCount":9,"Instances":{}})") << false;
    QTest::newRow("neither") << QByteArray("{}") << false;
    QTest::newRow("not a list") << QByteArray(
        R"({"TotalCount":9,"Instances":{"KVStoreInstance":"r-1"}})")
                                << false;
    QTest::newRow("not an object") << QByteArray("[]") << false;
    QTest::newRow("not JSON") << QByteArray("pong") << false;
    QTest::newRow("cut") << QByteArray(R"({"TotalCount":0,"Instances":{})") << false;
    QTest::newRow("deep") << QByteArray(100'000, '[') << false;
}

void TestInstancePages::wantsAList()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isPage);
    QCOMPARE(readInstancePage(body).has_value(), isPage);
}

using Pages = QList<InstancePage>;
Q_DECLARE_METATYPE(Pages)

void TestInstancePages::collectsPages_data()
{
    QTest::addColumn<Pages>("pages");
    QTest::addColumn<int>("instances");

    const auto row = [](const char *name, const Pages &pages, int instances) {
        QTest::newRow(name) << pages << instances;
    };
    row("none", {pageOf(0, 0, 0)}, 0);
    row("one", {pageOf(0, 1, 1)}, 1);
    row("a full page", {pageOf(0, 50, 50)}, 50);
    row("a page and one", {pageOf(0, 50, 51), pageOf(50, 1, 51)}, 51);
    row("three", {pageOf(0, 50, 120), pageOf(50, 50, 120), pageOf(100, 20, 120)}, 120);
    row("smaller pages than wanted",
        {pageOf(0, 20, 45, 20), pageOf(20, 20, 45, 20), pageOf(40, 5, 45, 20)}, 45);
    row("a larger page than wanted is not believed",
        {pageOf(0, 50, 60, 100), pageOf(50, 10, 60, 100)}, 60);
    row("no page size", {pageOf(0, 50, 60, {}), pageOf(50, 10, 60, {})}, 60);
    row("no total", {pageOf(0, 50, {}), pageOf(50, 50, {}), pageOf(100, 3, {})}, 103);
    row("no total, a full page at the end", {pageOf(0, 50, {}), pageOf(50, 0, {})}, 50);
    row("a total that goes missing", {pageOf(0, 50, 80), pageOf(50, 50, {})}, 100);
    row("it grows meanwhile", {pageOf(0, 50, 100), pageOf(50, 50, 101), pageOf(100, 1, 101)}, 101);
    row("it shrinks meanwhile", {pageOf(0, 50, 101), pageOf(51, 49, 100)}, 99);
    row("one moves to the next page", {pageOf(0, 50, 99), pageOf(49, 50, 100)}, 99);
    row("the same page again and again",
        {pageOf(0, 50, 120), pageOf(0, 50, 120), pageOf(0, 50, 120)}, 50);
    row("a page with a hole", {pageOf(0, 49, 80), pageOf(50, 30, 80)}, 79);
    row("an empty page between", {pageOf(0, 50, 130), pageOf(0, 0, 130), pageOf(100, 30, 130)}, 80);
    row("more than the total", {pageOf(0, 50, 3)}, 50);
}

void TestInstancePages::collectsPages()
{
    QFETCH(const Pages, pages);
    QFETCH(const int, instances);
    InstanceCollector collector;
    for (int i = 0; i < int(pages.size()); ++i) {
        QCOMPARE(collector.nextPage(), i + 1);
        collector.add(pages.at(i));
    }
    QVERIFY(!collector.nextPage());
    QCOMPARE(collector.list().instances.size(), instances);
    QVERIFY(!collector.list().isCut);
}

void TestInstancePages::keepsTheOrder()
{
    InstanceCollector collector;
    collector.add(pageOf(50, 50, 100));
    InstancePage second = pageOf(0, 50, 100);
    second.instances.push_front(pageOf(99, 1, {}).instances.first());
    second.unreadable = 2;
    collector.add(second);
    QCOMPARE(collector.list().instances.size(), 100);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(collector.list().instances.at(i).id, u"r-%1"_s.arg((i + 50) % 100));
    QCOMPARE(collector.list().unreadable, 2);
    QCOMPARE(collector.list().total, 100);
}

//! Whatever the server says of a total.
void TestInstancePages::endsSomewhere()
{
    for (const qint64 pageSize : {qint64(1), std::numeric_limits<qint64>::max()}) {
        InstanceCollector collector;
        int pages = 0;
        while (const std::optional<int> next = collector.nextPage()) {
            QCOMPARE(*next, ++pages);
            QVERIFY(pages <= kMaxInstancePages);
            collector.add(pageOf(pages, 1, std::numeric_limits<qint64>::max(), pageSize));
        }
        QCOMPARE(pages, kMaxInstancePages);
        QVERIFY(collector.list().isCut);
    }
}

void TestInstancePages::cutsWhatIsTooMuch()
{
    InstanceCollector collector;
    while (const std::optional<int> next = collector.nextPage())
        collector.add(pageOf((*next - 1) * 50, 50, kMaxInstances + 1));
    QVERIFY(collector.list().isCut);
    QCOMPARE(collector.list().instances.size(), kMaxInstances);

    InstanceCollector all;
    while (const std::optional<int> next = all.nextPage())
        all.add(pageOf((*next - 1) * 50, 50, kMaxInstances));
    QVERIFY(!all.list().isCut);
    QCOMPARE(all.list().instances.size(), kMaxInstances);
}

QTEST_GUILESS_MAIN(TestInstancePages)
#include "tst_instancepages.moc"
