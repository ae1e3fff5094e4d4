// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/regions.h"
#include "vectors.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;

class TestRegions : public QObject
{
    Q_OBJECT

private slots:

    void endpointsFollowTheRegion_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("host");

        const VectorFile file =
            readVectors(QString::fromUtf8(SESSIONSCOPE_TEST_DATA "/vectors.json"));
        int vectors = 0;
        for (const QJsonObject &vector : file.v3) {
            const QJsonObject input = vector.value("input"_L1).toObject();
            if (input.value("action"_L1).toString() != "DescribeInstances"_L1)
                continue;
            QTest::addRow("the SDK: %s", qPrintable(vector.value("id"_L1).toString()))
                << input.value("query"_L1).toObject().value("RegionId"_L1).toString()
                << input.value("host"_L1).toString();
            ++vectors;
        }
        QVERIFY(vectors >= 2);
        for (const char *central : {"cn-qingdao", "cn-beijing", "cn-wulanchabu", "cn-hangzhou",
                                    "cn-shanghai", "cn-heyuan", "cn-hangzhou-finance"}) {
            QTest::addRow("central: %s", central)
                << QString::fromLatin1(central) << u"r-kvstore.aliyuncs.com"_s;
        }
        QTest::addRow("near a central one")
            << u"cn-beijing-finance-1"_s << u"r-kvstore.cn-beijing-finance-1.aliyuncs.com"_s;
        QTest::addRow("new") << u"af-south-9"_s << u"r-kvstore.af-south-9.aliyuncs.com"_s;
        QTest::addRow("as people type")
            << u" CN-Shenzhen\n"_s << u"r-kvstore.cn-shenzhen.aliyuncs.com"_s;
    }

    void endpointsFollowTheRegion()
    {
        QFETCH(const QString, region);
        QFETCH(const QString, host);
        const Result<Endpoint> endpoint = instancesEndpoint(region);
        QVERIFY(endpoint);
        QCOMPARE(*endpoint, Endpoint::parse("https://"_L1 + host).value());
    }

    void othersAreNoRegion_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addRow("empty") << QString();
        QTest::addRow("another host") << u"x.evil.example/"_s;
        QTest::addRow("a part of a host") << u"evil.example#"_s;
        QTest::addRow("a port") << u"cn-hangzhou:8443"_s;
        QTest::addRow("a user") << u"a@b"_s;
        QTest::addRow("a line") << u"cn-hang\nzhou"_s;
        QTest::addRow("a hyphen first") << u"-cn"_s;
        QTest::addRow("not ASCII") << u"cn-hangzhöu"_s;
        QTest::addRow("markup") << u"<b>cn</b>"_s;
        QTest::addRow("long") << QString(64, u'a');
    }

    void othersAreNoRegion()
    {
        QFETCH(const QString, region);
        const Result<Endpoint> endpoint = instancesEndpoint(region);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().code, Error::Code::InvalidInput);
        QVERIFY(!endpoint.error().message.contains(u'\n'));
    }

    void knownOnesAreInOrder()
    {
        const QStringList ids = knownRegions();
        QVERIFY(ids.size() > 30);
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
        QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
        for (const QString &id : ids)
            QVERIFY2(instancesEndpoint(id), qPrintable(id));
    }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
