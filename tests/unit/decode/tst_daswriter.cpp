// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/daswriter.h"

#include "decode/dasanswer.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::decode;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

// A device that takes so many bytes and then fails.
class FullDevice : public QIODevice
{
public:
    explicit FullDevice(qint64 space)
        : m_space(space)
    {
        open(WriteOnly | Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }

    qint64 writeData(const char *, qint64 size) override
    {
        if (size > m_space) {
            setErrorString(u"disk full"_s);
            return -1;
        }
        m_space -= size;
        return size;
    }

private:
    qint64 m_space;
};

session::SnapshotInfo drawnInfo(TestRandom &random)
{
    session::SnapshotInfo info;
    info.instanceId = u"r-1"_s;
    info.requestId = session::exactText(drawnFromHostileTexts(random));
    if (random.oneIn(2))
        info.timestamp_ms = drawnInteger(random);
    if (random.oneIn(2))
        info.total = drawnInteger(random);
    info.hasSourceStats = random.oneIn(2);
    for (int i = info.hasSourceStats ? random.below(5) : 0; i > 0; --i) {
        session::SourceStat stat;
        if (!random.oneIn(4))
            stat.key = session::exactText(drawnFromHostileTexts(random));
        if (!random.oneIn(4))
            stat.count = drawnInteger(random);
        for (int id = random.below(4); id > 0; --id)
            stat.ids.push_back(random.bits());
        info.sourceStats.push_back(stat);
    }
    return info;
}

} // namespace

class TestDasWriter : public QObject
{
    Q_OBJECT

private slots:

    void writesTheDocumentedSample()
    {
        session::SnapshotInfo info;
        info.requestId = u"40C6"_s;
        info.timestamp_ms = 1660100753556;
        info.total = 2;
        info.hasSourceStats = true;
        info.sourceStats = {{u"10.0.0.1"_s, 1, {9080586}}};
        const auto snapshot = drawnSnapshot(
            "Sub Psub Idle Flags Oll QbufFree Multi Omem Qbuf Name Obl Client Cmd Id Addr NodeId "
            "Age Db Events Fd ClientDesc\n"
            "0 0 8 N 0 0 -1 0 0 test 0 10.0.0.1 PING 9080586 10.0.0.1:53458 node#1 12 0 r 73 "
            "\"prod ip\"",
            info);
        QByteArray expected = "{'Code':200,'Message':'Successful','Data':{'Timestamp':"
                              "1660100753556,'Total':2,'Sessions':[{'Sub':0,"
                              "'Psub':0,'Idle':8,'Flags':'N','Oll':0,'QbufFree':0,'Multi':-1,'Omem'"
                              ":0,'Qbuf':0,'Name':'test',"
                              "'Obl':0,'Client':'10.0.0.1','Cmd':'PING','Id':9080586,'Addr':'10.0."
                              "0.1:53458','NodeId':'node#1',"
                              "'Age':'12','Db':0,'Events':'r','Fd':73,'ClientDesc':'prod "
                              "ip'}],'SourceStats':[{'Key':'10.0.0.1',"
                              "'Count':'1','Ids':[9080586]}]},'RequestId':'40C6','Success':true}";
        expected.replace('\'', '"');
        QCOMPARE(toDasAnswer(*snapshot), expected);
    }

    void unknownIsNull()
    {
        const QJsonObject answer =
            QJsonDocument::fromJson(toDasAnswer(*drawnSnapshot("Id\n-"))).object();
        const QJsonObject data = answer[u"Data"].toObject();
        QVERIFY(data[u"Timestamp"].isNull() && data[u"Total"].isNull()
                && data[u"SourceStats"].isNull());
        const QJsonObject session = data[u"Sessions"][0].toObject();
        QCOMPARE(session.size(), session::kDasColumnCount);
        for (const QJsonValue value : session)
            QVERIFY(value.isNull());
    }

    void writesWhatDasHasNotUnlessItIsNotWanted()
    {
        const auto snapshot =
            drawnSnapshot("Id User TotMem Other\n 7 app 18 \"capa=r x=1\"\n 8 - - -");
        const QByteArray json = toDasAnswer(*snapshot);
        const QJsonArray rows = QJsonDocument::fromJson(json)[u"Data"][u"Sessions"].toArray();
        QCOMPARE(rows[0].toObject().size(), session::kDasColumnCount + 3);
        QCOMPARE(rows[0][u"User"].toString(), u"app"_s);
        QCOMPARE(rows[0][u"TotMem"].toInt(), 18);
        QCOMPARE(rows[0][u"Other"].toString(), u"capa=r x=1"_s);
        QVERIFY(rows[1][u"User"].isNull());
        const auto again = decodeDasAnswer(json, QString());
        QVERIFY(again);
        QCOMPARE(again->snapshot->columnSet(), snapshot->columnSet());
        QCOMPARE(drawn(*again->snapshot, ""), drawn(*snapshot, ""));

        const QByteArray asDas = toDasAnswer(*snapshot, {}, session::kDasColumns);
        QCOMPARE(QJsonDocument::fromJson(asDas)[u"Data"][u"Sessions"][0].toObject().size(),
                 session::kDasColumnCount);
    }

    void addsExtraMembers()
    {
        const QByteArray json =
            toDasAnswer(*drawnSnapshot(""), {{u"Sessionscope"_s, QJsonObject{{u"Version"_s, 1}}}});
        const QJsonObject answer = QJsonDocument::fromJson(json).object();
        QCOMPARE(answer[u"Sessionscope"][u"Version"].toInt(), 1);
        QVERIFY(decodeDasAnswer(json, QString())->snapshot);
    }

    void whatIsWrittenIsReadBack()
    {
        TestRandom random;
        for (int round = 0; round < 60; ++round) {
            const PlainSessions rows = drawnSessions(random, random.below(40));
            const session::SnapshotInfo info = drawnInfo(random);
            const QByteArray json = toDasAnswer(*toSnapshot(rows, info));
            const auto answer = decodeDasAnswer(json, info.instanceId);
            QVERIFY2(answer && answer->snapshot, json.constData());
            QVERIFY2(toPlain(*answer->snapshot) == rows, json.constData());
            QVERIFY2(sayTheSame(answer->snapshot->info(), info), json.constData());
            QCOMPARE(answer->snapshot->info().unreadableCount(), 0U);
            // Qt reads it as well: it is JSON, not a dialect that only we understand.
            QCOMPARE(QJsonDocument::fromJson(json)[u"Data"][u"Sessions"].toArray().size(),
                     static_cast<qsizetype>(rows.size()));
        }
    }

    void tellsWhenTheDeviceIsFull()
    {
        TestRandom random;
        const auto snapshot = toSnapshot(drawnSessions(random, 2000));
        for (const qint64 space : {0, 100'000, 200'000}) {
            FullDevice device(space);
            const auto written = writeDasAnswer(*snapshot, device);
            QVERIFY(!written);
            QCOMPARE(written.error().code, Error::Code::CannotWrite);
            QVERIFY(written.error().message.contains(u"disk full"));
        }
    }

    void canBeCancelled()
    {
        std::stop_source source;
        source.request_stop();
        FullDevice device(1 << 20);
        const auto written = writeDasAnswer(*drawnSnapshot(""), device, {}, source.get_token());
        QVERIFY(!written);
        QCOMPARE(written.error().code, Error::Code::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDasWriter)
#include "tst_daswriter.moc"
