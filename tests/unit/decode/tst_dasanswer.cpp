// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/dasanswer.h"

#include "core/limits.h"
#include "support/drawnsnapshot.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::decode;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using test::drawn;
using test::drawnTable;

Q_DECLARE_METATYPE(sessionscope::Error::Code)

namespace {

using Code = Error::Code;

// ' stands for " in the JSON of these tests.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

Result<DasAnswer> decoded(const QByteArray &body)
{
    return decodeDasAnswer(body, u"r-1"_s);
}

// An answer around the entries of Sessions[].
session::SnapshotPointer snapshotOf(const QByteArray &sessions)
{
    const auto answer =
        decoded("{\"Code\":200,\"Data\":{\"Sessions\":[" + sessions + "]},\"Success\":true}");
    return answer ? answer->snapshot : nullptr;
}

quint32 unreadable(const session::SessionSnapshot &snapshot, Column column)
{
    return snapshot.info().unreadable[static_cast<std::size_t>(column)];
}

} // namespace

class TestDasAnswer : public QObject
{
    Q_OBJECT

private slots:

    // DAS API page GetRedisAllSession, "Sample success responses".
    void readsTheDocumentedSample()
    {
        const auto answer = decoded(json(
            "{'Code':200,'Message':'Successful','Data':{'Timestamp':1660100753556,'Total':2,'"
            "Sessions':"
            "[{'Sub':0,'Psub':0,'Idle':8,'Flags':'N','Oll':0,'QbufFree':0,'Multi':-1,'Omem':0,'"
            "Qbuf':0,"
            "'Name':'test','Obl':0,'Client':'172.16.XX.XX','Cmd':'PING','Id':9080586,"
            "'Addr':'172.16.XX.XX:53458','NodeId':'r-2zemyfd1sh1u2i****-proxy-14#1679****','Age':'"
            "12',"
            "'Db':0,'Events':'r','Fd':73,'ClientDesc':'prod "
            "ip'}],'SourceStats':[{'Key':'172.16.XX.XX',"
            "'Count':'1','Ids':[9080586]}]},'RequestId':'40C6E9AF-6C23-5614-AA83-34344CC6****',"
            "'Success':true}"));
        QVERIFY(answer && !answer->refusal && answer->snapshot);
        QCOMPARE(drawn(*answer->snapshot),
                 drawnTable("Id Addr Client ClientDesc Name Cmd Age Idle Flags Db Sub Psub Multi "
                            "Qbuf QbufFree Obl Oll Omem Events Fd NodeId\n"
                            "9080586 172.16.XX.XX:53458 172.16.XX.XX \"prod ip\" test PING 12 8 N "
                            "0 0 0 -1 0 0 0 0 0 r 73 \"r-2zemyfd1sh1u2i****-proxy-14#1679****\""));
        const session::SnapshotInfo &info = answer->snapshot->info();
        QCOMPARE(info.instanceId, u"r-1"_s);
        QCOMPARE(info.requestId, u"40C6E9AF-6C23-5614-AA83-34344CC6****"_s);
        QCOMPARE(info.timestamp_ms, std::optional<qint64>(1660100753556));
        QCOMPARE(info.total, std::optional<qint64>(2));
        QVERIFY(info.hasSourceStats);
        QCOMPARE(info.sourceStats.size(), 1U);
        QCOMPARE(info.sourceStats[0].key, std::optional(u"172.16.XX.XX"_s));
        QCOMPARE(info.sourceStats[0].count, std::optional<qint64>(1));
        QCOMPARE(info.sourceStats[0].ids, std::vector<quint64>{9080586});
        QCOMPARE(info.unreadableCount(), 0U);
    }

    void readsDriftingTypes()
    {
        const auto snapshot =
            snapshotOf(json("{'Id':'18446744073709551615','Age':12,'Idle':'8','Db':3.0,"
                            "'Fd':1.2E1,'Name':7,'Cmd':1.50,'Multi':'-1'},"
                            "{'Id':9007199254740993,'Age':null,'Name':''}"));
        QVERIFY(snapshot);
        QCOMPARE(drawn(*snapshot, "Id Age Idle Db Fd Name Cmd Multi Sub"),
                 drawnTable("Id                   Age Idle Db Fd Name Cmd  Multi Sub\n"
                            "18446744073709551615 12  8    3  12 7    1.50 -1    -\n"
                            "9007199254740993     -   -    -  -  \"\"   -    -     -"));
        QCOMPARE(snapshot->info().unreadableCount(), 0U);
    }

    void countsWhatItCannotReadAndKeepsTheRow()
    {
        const auto snapshot = snapshotOf(
            json("{'Id':-1,'Age':'abc','Idle':'','Db':12.5,'Sub':true,'Psub':{},'Fd':[1],"
                 "'Omem':9223372036854775808,'Name':true,'Cmd':{'a':[]},'Flags':[],'Addr':false},"
                 "{'Id':2,'Age':'x','Name':'n'}"));
        QVERIFY(snapshot);
        QCOMPARE(drawn(*snapshot, "Id Age Idle Db Sub Psub Fd Omem Name Cmd Flags Addr"),
                 drawnTable("Id Age Idle Db Sub Psub Fd Omem Name Cmd Flags Addr\n"
                            "-  -   -    -  -   -    -  -    -    -   -     -\n"
                            "2  -   -    -  -   -    -  -    n    -   -     -"));
        QCOMPARE(unreadable(*snapshot, Column::Age), 2U);
        QCOMPARE(unreadable(*snapshot, Column::Id), 1U);
        QCOMPARE(unreadable(*snapshot, Column::Qbuf), 0U);
        QCOMPARE(snapshot->info().unreadableCount(), 13U);
    }

    void ofDuplicatesTheLastOneCounts()
    {
        const auto row =
            snapshotOf(json("{'Id':1,'Id':2,'Name':'a','Name':null,'Age':'x','Age':'3',"
                            "'Db':1,'Db':'x','Addr':'a:1','Addr':null,'Cmd':'x','C\\u006dd':'y'}"));
        QVERIFY(row);
        QCOMPARE(drawn(*row, "Id Name Age Db Addr Cmd"),
                 drawnTable("Id Name Age Db Addr Cmd\n 2 - 3 - - y"));
        QVERIFY(!row->addrPort(0));
        QCOMPARE(unreadable(*row, Column::Age), 0U);
        QCOMPARE(unreadable(*row, Column::Db), 1U);

        const auto lists =
            decoded(json("{'Success':false,'Data':{'Total':9,'Sessions':[{'Id':1,'Age':'x'}]},"
                         "'Data':{'Sessions':7,'Sessions':[{'Id':'x'},{'Id':2}],"
                         "'Sessions':[{'Id':3}]},'Success':true}"));
        QVERIFY(lists && lists->snapshot);
        QCOMPARE(drawn(*lists->snapshot, "Id"), drawnTable("Id\n 3"));
        QVERIFY(!lists->snapshot->info().total);
        QCOMPARE(lists->snapshot->info().unreadableCount(), 0U);
    }

    void ignoresMembersThatNobodyKnows()
    {
        const auto answer = decoded(
            json("{'Extra':[{}],'Data':{'New':{'Sessions':[1]},'Sessions':[{'id':9,'IDLE':1,'Id':1,"
                 "'Laddr':{'a':[1,{'Id':5}]},'Name':'n'}]},'Success':true,'Zone':'x'}"));
        QVERIFY(answer && answer->snapshot);
        QCOMPARE(drawn(*answer->snapshot, "Id Idle Name"), drawnTable("Id Idle Name\n 1 - n"));
    }

    void rowsMayDifferInShape()
    {
        const auto snapshot =
            snapshotOf(json("{'Id':1,'Name':'a','Age':'1'},{'Age':'2','Name':'b','Id':2},{},"
                            "{'Name':'c','N\\u0061me':'d'},{'Age':'5','Id':5,'Other':0}"));
        QVERIFY(snapshot);
        QCOMPARE(drawn(*snapshot, "Id Name Age"),
                 drawnTable("Id Name Age\n 1 a 1\n 2 b 2\n - - -\n - d -\n 5 - 5"));
    }

    void entriesThatAreNoSessionsAreLeftOutAndCounted()
    {
        const auto snapshot = snapshotOf(json("{'Id':1},null,7,'x',[{'Id':9}],{'Id':2}"));
        QVERIFY(snapshot);
        QCOMPARE(drawn(*snapshot, "Id"), drawnTable("Id\n1\n2"));
        QCOMPARE(snapshot->info().unreadableRows, 4U);
        QCOMPARE(snapshot->info().unreadableCount(), 4U);
    }

    void keepsHostileTexts()
    {
        const QByteArray body = QByteArray("{\"Name\":\"a\\u0000b\\u001b\",\"Cmd\":\"") + "\xff"
            + "x\xe2\x82\",\"Flags\":\"\\ud800\",\"ClientDesc\":"
              "\"\\ud83e\\udd80\xf0\x9f\xa6\x80\"}";
        const auto snapshot = snapshotOf(body);
        QVERIFY(snapshot);
        QCOMPARE(snapshot->utf8(Column::Name, 0), std::optional(QByteArray("a\0b\x1b", 4)));
        QCOMPARE(snapshot->utf8(Column::Cmd, 0),
                 std::optional(QByteArray("\xef\xbf\xbdx\xef\xbf\xbd")));
        QCOMPARE(snapshot->utf8(Column::Flags, 0), std::optional(QByteArray("\xef\xbf\xbd")));
        QCOMPARE(snapshot->utf8(Column::ClientDesc, 0),
                 std::optional(QByteArray("\xf0\x9f\xa6\x80\xf0\x9f\xa6\x80")));
        QCOMPARE(snapshot->info().unreadableCount(), 0U);
    }

    void readsSourceStatsTolerantly()
    {
        const auto answer = decoded(json(
            "{'Success':true,'Data':{'Total':'0','SourceStats':[{'Key':'a','Count':'3','Ids':[1,'2'"
            ",null,'x',"
            "18446744073709551615,{}]},{'Key':null,'Count':4},{'Count':'x','Ids':7},null,{}]}}"));
        QVERIFY(answer && answer->snapshot);
        const session::SnapshotInfo &info = answer->snapshot->info();
        QVERIFY(info.hasSourceStats);
        QCOMPARE(info.sourceStats.size(), 4U);
        QCOMPARE(info.sourceStats[0].ids, (std::vector<quint64>{1, 2, 18446744073709551615U}));
        QCOMPARE(info.sourceStats[0].count, std::optional<qint64>(3));
        QVERIFY(!info.sourceStats[1].key);
        QCOMPARE(info.sourceStats[1].count, std::optional<qint64>(4));
        QVERIFY(!info.sourceStats[2].count);
        QVERIFY(info.sourceStats[2].ids.empty());
        for (const char *stats : {"null", "{}", "'x'", "1"}) {
            const auto without = decoded(json("{'Success':true,'Data':{'SourceStats':")
                                         + json(stats) + json(",'Sessions':[]}}"));
            QVERIFY(without && without->snapshot);
            QVERIFY(!without->snapshot->info().hasSourceStats);
        }
    }

    void tellsSuccessFromRefusal_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isRefusal");
        QTest::addColumn<QStringList>("refusal"); // Code, Message, RequestId
        const auto success = [](const char *text) {
            QTest::addRow("%s", text) << json(text) << false << QStringList();
        };
        const auto refusal = [](const char *text, const QStringList &words) {
            QTest::addRow("%s", text) << json(text) << true << words;
        };
        success("{'Success':true,'Code':500,'Data':{'Sessions':[]}}");
        success("{'Success':'true','Data':{'Sessions':[]}}");
        success("{'Success':'TRUE','Data':{'Sessions':[]}}");
        success("{'Code':200,'Data':{'Sessions':[]}}");
        success("{'Code':'200','Data':{'Sessions':[]}}");
        success("{'Code':200.0,'Success':null,'Data':{'Sessions':[]}}");
        success("{'Code':200,'Success':1,'Data':{'Sessions':[]}}");
        success("{'code':200,'Data':{'Sessions':[]}}");
        success("{'Data':{'Sessions':[]}}");
        success("{'Code':null,'Success':'perhaps','Data':{'Sessions':[]}}");
        success("{'Success':true,'Data':{}}");
        success("{'Success':true,'Data':{'Sessions':null,'Total':0}}");
        success("{'Success':true,'Data':{'Sessions':null,'Total':'0'}}");
        success("{'Success':true,'Data':{'Total':null}}");
        success("{'Success':true,'Data':{'Sessions':[],'Total':5}}");
        refusal("{'Success':false,'Code':200}", {u"200"_s, {}, {}});
        refusal("{'Success':'False','Code':403.5,'Message':'no'}", {u"403.5"_s, u"no"_s, {}});
        refusal("{'Success':false,'Data':{'Sessions':[{'Id':1}]}}", {{}, {}, {}});
        refusal("{'Code':'InvalidParams','Message':'The request','RequestId':'R-1','HostId':'x'}",
                {u"InvalidParams"_s, u"The request"_s, u"R-1"_s});
        refusal("{'code':'NoPermission','message':'m','requestId':'r'}",
                {u"NoPermission"_s, u"m"_s, u"r"_s});
        refusal("{'code':'low','Code':'High','message':'low','Message':null,'requestId':1}",
                {u"High"_s, u"low"_s, u"1"_s});
        refusal("{'Code':404,'Data':{'Sessions':[]}}", {u"404"_s, {}, {}});
        refusal("{'Message':'Service is down'}", {{}, u"Service is down"_s, {}});
        refusal("{'Success':false,'Message':{'a':1},'RequestId':true}", {{}, {}, {}});
    }

    void tellsSuccessFromRefusal()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isRefusal);
        QFETCH(QStringList, refusal);
        const auto answer = decoded(body);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        QCOMPARE(answer->refusal.has_value(), isRefusal);
        QCOMPARE(answer->snapshot == nullptr, isRefusal);
        if (isRefusal)
            QCOMPARE(*answer->refusal, (Refusal{refusal[0], refusal[1], refusal[2]}));
    }

    void saysWhatIsWrongWithAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Code>("code");
        QTest::addColumn<QString>("words"); // in the message
        const auto row = [](const char *what, const QByteArray &body, Code code,
                            const QString &words = {}) {
            QTest::addRow("%s", what) << body << code << words;
        };
        row("nothing", "", Code::EmptyAnswer);
        row("blanks", " \r\n", Code::EmptyAnswer);
        row("only a BOM", "\xef\xbb\xbf", Code::EmptyAnswer);
        row("HTML", "<html>", Code::NotJson, u"byte 1 "_s);
        row("BOM and HTML", "\xef\xbb\xbf<html>", Code::NotJson, u"byte 4 "_s);
        row("a second value", "{} {}", Code::NotJson, u"byte 4 "_s);
        row("behind repaired bytes", "{\"a\":\"\xff\xff\xe2\x82\" x", Code::NotJson, u"byte 13 "_s);
        row("cut off", "{\"Data\":{\"Sessions\":[{\"Id\":", Code::NotJson, u"byte 27"_s);
        row("in an unknown member", "{\"x\":[tru],\"Success\":false}", Code::NotJson, u"byte 7 "_s);
        row("in an unknown member of a row",
            json("{'Success':true,'Data':{'Sessions':[{'x':01}]}}"), Code::NotJson, u"byte 42 "_s);
        row("in a duplicate", json("{'Success':tru,'Success':true,'Data':{'Sessions':[]}}"),
            Code::NotJson, u"byte 12 "_s);
        row("a malformed number of a column",
            json("{'Success':true,'Data':{'Sessions':[{'Id':01}]}}"), Code::NotJson);
        row("a raw newline in a text",
            "{\"Success\":true,\"Data\":{\"Sessions\":[{\"Name\":\"a\nb\"}]}}", Code::NotJson);
        row("too deep", QByteArray(kMaxJsonDepth + 1, '['), Code::TooLarge);
        row("too deep in a row",
            "{\"Data\":{\"Sessions\":[{\"Id\":" + QByteArray(kMaxJsonDepth, '['), Code::TooLarge);
        row("too many sessions",
            "{\"Data\":{\"Sessions\":[" + QByteArray("{},").repeated(kMaxSessions) + "{}]}}",
            Code::TooLarge);
        row("too many ids",
            "{\"Data\":{\"SourceStats\":[{\"Ids\":[" + QByteArray("1,").repeated(kMaxSessions)
                + "1]}]}}",
            Code::TooLarge);
        row("a list", "[]", Code::UnexpectedAnswer);
        row("a text", "\"ok\"", Code::UnexpectedAnswer);
        row("an empty object", "{}", Code::UnexpectedAnswer);
        row("something else", json("{'status':'ok'}"), Code::UnexpectedAnswer);
        row("no Data", json("{'Success':true,'Code':200}"), Code::UnexpectedAnswer);
        row("null Data", json("{'Success':true,'Data':null}"), Code::UnexpectedAnswer);
        row("Data is a list", json("{'Success':true,'Data':[]}"), Code::UnexpectedAnswer);
        row("Data is a text", json("{'Code':200,'Data':'{}'}"), Code::UnexpectedAnswer);
        row("Sessions is an object", json("{'Success':true,'Data':{'Sessions':{}}}"),
            Code::UnexpectedAnswer);
        row("Sessions is a number", json("{'Success':true,'Data':{'Sessions':0}}"),
            Code::UnexpectedAnswer);
        row("no Sessions but a Total", json("{'Success':true,'Data':{'Total':3}}"),
            Code::UnexpectedAnswer);
        row("null Sessions but a Total",
            json("{'Success':true,'Data':{'Sessions':null,'Total':'3'}}"), Code::UnexpectedAnswer);
        row("no Sessions, odd Total", json("{'Success':true,'Data':{'Total':'many'}}"),
            Code::UnexpectedAnswer);
        row("Data without Sessions, nothing else", json("{'Data':{}}"), Code::UnexpectedAnswer);
    }

    void saysWhatIsWrongWithAnAnswer()
    {
        QFETCH(QByteArray, body);
        QFETCH(Error::Code, code);
        QFETCH(QString, words);
        const auto answer = decoded(body);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
        QVERIFY2(answer.error().message.contains(words), qPrintable(answer.error().message));
        QVERIFY(answer.error().detail.size() <= kMaxErrorDetailBytes);
        if (code == Code::NotJson || code == Code::UnexpectedAnswer)
            QVERIFY(!answer.error().detail.isEmpty());
    }

    void theErrorCarriesTheRequestId()
    {
        const auto answer = decoded(json("{'Success':true,'Code':200,'RequestId':'R-7'}"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().requestId, u"R-7"_s);
        QCOMPARE(answer.error().serverCode, u"200"_s);
    }

    void everyBeginningOfAnAnswerIsCutOff()
    {
        const QByteArray body =
            json("{'Data':{'Total':1,'Sessions':[{'Id':12,'Name':'\\u00e4\\n','Age':null,"
                 "'X':[{},[1.5e3,true]]}],'SourceStats':[{'Key':'k','Ids':[1]}]},'Code':200}");
        QVERIFY(decoded(body));
        for (qsizetype size = 1; size < body.size(); ++size) {
            const auto answer = decoded(body.first(size));
            QVERIFY2(!answer && answer.error().code == Code::NotJson, body.first(size).constData());
        }
    }

    void takesTheInstanceFromAFileIfNobodyNamesIt()
    {
        const QByteArray body =
            json("{'Data':{'Sessions':[]},'Sessionscope':{'Version':1,'InstanceId':'r-file'}}");
        QCOMPARE(decodeDasAnswer(body, QString())->snapshot->info().instanceId, u"r-file"_s);
        QCOMPARE(decodeDasAnswer(body, u"r-asked"_s)->snapshot->info().instanceId, u"r-asked"_s);
    }

    void canBeCancelled()
    {
        std::stop_source source;
        source.request_stop();
        const auto answer =
            decodeDasAnswer(json("{'Data':{'Sessions':[{}]}}"), QString(), source.get_token());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, Code::Cancelled);
    }

    void prettyPrintedAnswersAreTheSame()
    {
        const auto answer = decoded(
            json("\xef\xbb\xbf{\r\n\t'Data' : {\n 'Sessions' : [ {\n 'Id' : 1 ,\n 'Age' : '2' } ,\n"
                 " { } ] } ,\n 'Code' : 200 }\n"));
        QVERIFY(answer && answer->snapshot);
        QCOMPARE(drawn(*answer->snapshot, "Id Age"), drawnTable("Id Age\n 1 2\n - -"));
    }
};

QTEST_GUILESS_MAIN(TestDasAnswer)
#include "tst_dasanswer.moc"
