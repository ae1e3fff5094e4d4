// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/limits.h"
#include "decode/bodywindows.h"
#include "decode/dasanswer.h"
#include "unit/decode/drawnanswers.h"
#include "unit/decode/naiveanswer.h"
#include "unit/decode/sameoutcome.h"

#include <QTest>

// Random answers read three times: by decodeDasAnswer() from one array, by the same in parts of
// random sizes cut to tiny windows, and naively through QJsonDocument.
//
// Where the last one differs by nature - differsFromQJsonDocument() lists it, with what
// product.md says - the random answers leave it out.
using namespace sessionscope;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;
using decode::DasAnswer;

Q_DECLARE_METATYPE(sessionscope::Error::Code)

namespace {

using Outcome = Result<DasAnswer>;

Outcome whole(const QByteArray &body)
{
    return decode::decodeDasAnswer(body, QString());
}

Outcome inParts(const QByteArray &body, int mostBytes, int windowBytes, TestRandom &random)
{
    qsizetype at = 0;
    const auto next = [&] {
        const QByteArray part = body.mid(at, 1 + random.below(mostBytes));
        at += part.size();
        return part;
    };
    decode::BodyWindows windows(next, windowBytes);
    return decode::decodeDasAnswer(windows, QString());
}

Outcome inDrawnParts(const QByteArray &body, TestRandom &random)
{
    const int mostBytes = random.oneOf(std::initializer_list<int>{1, 7, 100, 5000});
    return inParts(body, mostBytes, 1 + random.below(random.oneIn(2) ? 60 : 2000), random);
}

QByteArray difference(const Outcome &outcome, const NaiveAnswer &expected)
{
    if (!outcome || outcome->refusal)
        return "it is not accepted";
    const session::SnapshotInfo &info = outcome->snapshot->info();
    if (toPlain(*outcome->snapshot) != expected.rows)
        return "rows";
    if (info.unreadableCount() != expected.unreadable)
        return "unreadable values";
    const std::vector<quint64> ids =
        info.sourceStats.empty() ? std::vector<quint64>() : info.sourceStats[0].ids;
    const bool isSame = info.requestId.toUtf8() == expected.requestId
        && info.total == expected.total && info.timestamp_ms == expected.timestamp_ms
        && ids == expected.ids;
    return isSame ? QByteArray() : "what stands beside the rows";
}

QByteArray report(const TestRandom &random, const QByteArray &body, const QByteArray &difference)
{
    return "seed " + QByteArray::number(random.seed()) + ", " + difference + ": " + body;
}

// One to three bytes that the grammar is about are removed, inserted or replaced.
QByteArray mutated(QByteArray json, TestRandom &random, QByteArrayView pieces)
{
    for (int edits = 1 + random.below(3); edits > 0 && !json.isEmpty(); --edits) {
        const int at = random.below(static_cast<int>(json.size()));
        const QByteArray piece(1, random.oneOf(pieces));
        switch (random.below(3)) {
        case 0:
            json.remove(at, 1);
            break;
        case 1:
            json.insert(at, piece);
            break;
        default:
            json.replace(at, 1, piece);
        }
    }
    return json;
}

// ' stands for " in the JSON of these tests.
QByteArray answerWith(QByteArray sessions)
{
    return "{\"Success\":true,\"Data\":{\"Sessions\":[" + sessions.replace('\'', '"') + "]}}";
}

} // namespace

class TestDecodeTwice : public QObject
{
    Q_OBJECT

private slots:

    void allReadersAgree()
    {
        TestRandom random;
        quint64 rows = 0;
        quint64 unreadable = 0;
        for (int round = 0; round < 500; ++round) {
            const QByteArray body =
                random.oneIn(5) ? drawnShapedAnswer(random, 200) : drawnAnswer(random);
            const Outcome outcome = whole(body);
            QByteArray wrong = difference(outcome, naiveAnswer(body));
            QVERIFY2(wrong.isEmpty(), report(random, body, wrong).constData());
            wrong = difference(outcome, inDrawnParts(body, random));
            QVERIFY2(wrong.isEmpty(), report(random, body, "in parts " + wrong).constData());
            rows += outcome->snapshot->rowCount();
            unreadable += outcome->snapshot->info().unreadableCount();
        }
        QVERIFY(rows > 5000 && unreadable > 3000); // the test is about something
    }

    // More rows than are read at a time, built at a time, or hashed without growing.
    void allReadersAgreeOnLongLists()
    {
        TestRandom random(2);
        for (int round = 0; round < 4; ++round) {
            const QByteArray body = drawnShapedAnswer(random, 3000);
            const Outcome outcome = whole(body);
            QByteArray wrong = difference(outcome, naiveAnswer(body));
            QVERIFY2(wrong.isEmpty(), report(random, {}, wrong).constData());
            wrong = difference(outcome, inParts(body, 10'000, 1 + random.below(50'000), random));
            QVERIFY2(wrong.isEmpty(), report(random, {}, "in parts " + wrong).constData());
        }
    }

    // Strings end where they should not, so that windows are cut within them.
    void cutsDoNotMatterForBrokenAnswers()
    {
        TestRandom random(3);
        constexpr QByteArrayView kPieces("{}[],:\"\\ \n0-e.tn\x01\xff\xc3\xe4", 20);
        int accepted = 0;
        int broken = 0;
        for (int round = 0; round < 3000; ++round) {
            const QByteArray body =
                mutated(random.oneIn(2) ? drawnShapedAnswer(random, 8) : drawnAnswer(random),
                        random, kPieces);
            const Outcome outcome = whole(body);
            const QByteArray wrong = difference(outcome, inDrawnParts(body, random));
            QVERIFY2(wrong.isEmpty(), report(random, body, wrong).constData());
            ++(outcome ? accepted : broken);
        }
        QVERIFY(accepted > 100 && broken > 500); // the test looks at both
    }

    // The grammar alone: QJsonDocument is laxer about numbers, escapes and control characters.
    void qJsonDocumentRejectsTheSame()
    {
        TestRandom random(4);
        int accepted = 0;
        int broken = 0;
        for (int round = 0; round < 3000; ++round) {
            QByteArrayList rows;
            for (int i = 1 + random.below(5); i > 0; --i)
                rows += random.oneOf(QByteArrayList{R"({"Id":17,"Name":"},{","Age":"12"})",
                                                    R"({"Id":18,"Name":"a","Age":null})", "{}",
                                                    R"({"Name":"b","Fd":[{},[]],"Id":9})", "true"});
            const QByteArray body = mutated(answerWith(rows.join(',')), random, "{}[],:\" x");
            QJsonParseError error;
            QJsonDocument::fromJson(body, &error);
            const Outcome outcome = whole(body);
            const bool isJson = outcome || outcome.error().code != Error::Code::NotJson;
            QVERIFY2(isJson == (error.error == QJsonParseError::NoError),
                     report(random, body, error.errorString().toUtf8()).constData());
            QByteArray wrong = difference(outcome, inDrawnParts(body, random));
            if (wrong.isEmpty() && outcome && outcome->snapshot)
                wrong = difference(outcome, naiveAnswer(body));
            QVERIFY2(wrong.isEmpty(), report(random, body, wrong).constData());
            ++(isJson ? accepted : broken);
        }
        QVERIFY(accepted > 100 && broken > 1000); // the test looks at both
    }

    void everyBeginningOfAnAnswerIsTheSameInParts()
    {
        TestRandom random(5);
        const QByteArray body = answerWith(
            "{'Id':1,'Name':'},{\\\"a','Age':'3'},{'Id':2,'Name':'\xc3\xa4','Age':'4'} , \n"
            "{'Id':3,'Name':'\\u00e4','Age':1.0},{'Id':4,'Name':'','Age':null}");
        QVERIFY(whole(body));
        for (qsizetype size = 0; size < body.size(); ++size) {
            const QByteArray beginning = body.first(size);
            const Outcome outcome = whole(beginning);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code,
                     size == 0 ? Error::Code::EmptyAnswer : Error::Code::NotJson);
            for (int windowBytes = 1; windowBytes < 60; windowBytes += 12) {
                const QByteArray wrong =
                    difference(outcome, inParts(beginning, 3, windowBytes, random));
                QVERIFY2(wrong.isEmpty(), report(random, beginning, wrong).constData());
            }
        }
    }

    void differsFromQJsonDocument_data()
    {
        QTest::addColumn<QByteArray>("sessions");
        QTest::addColumn<bool>("isJsonForQt");
        QTest::addColumn<bool>("isJson");
        QTest::addColumn<QByteArray>("name"); // of the first row, as it should be
        QTest::addColumn<QString>("id");
        const auto row = [](const char *what, const QByteArray &sessions, bool isJsonForQt,
                            bool isJson, const QByteArray &name, const QString &id = {}) {
            QTest::addRow("%s", what) << sessions << isJsonForQt << isJson << name << id;
        };
        // Texts: a number is its text; lone surrogates and invalid UTF-8 become U+FFFD.
        row("text of a number", "{'Name':1.50}", true, true, "1.50");
        row("text of a large number", "{'Name':12345678901234567890}", true, true,
            "12345678901234567890");
        row("lone surrogate", "{'Name':'\\ud800'}", true, true, "\xef\xbf\xbd");
        row("invalid UTF-8", "{'Name':'a\xff'}", false, true, "a\xef\xbf\xbd");
        row("U+FEFF at the front",
            "{'Name':'\xef\xbb\xbf"
            "a'}",
            true, true,
            "\xef\xbb\xbf"
            "a");
        // Numbers: exact over the whole range.
        row("id from 2^63", "{'Id':18446744073709551615}", true, true, {},
            u"18446744073709551615"_s);
        row("id that is no double", "{'Id':9007199254740993.0}", true, true, {},
            u"9007199254740993"_s);
        row("id from 2^64", "{'Id':18446744073709551616}", true, true, {});
        // Not JSON (RFC 8259), though Qt takes it.
        row("control character", "{'Name':'a\tb'}", true, false, {});
        row("unknown escape", "{'Name':'\\x'}", true, false, {});
        row("number without digits behind the point", "{'Id':1.}", true, false, {});
        // Depth: Data and Sessions are two levels, the answer and the row two more.
        row("as deep as may be",
            "{'x':" + QByteArray(kMaxJsonDepth - 4, '[') + QByteArray(kMaxJsonDepth - 4, ']') + '}',
            true, true, {});
    }

    void differsFromQJsonDocument()
    {
        QFETCH(QByteArray, sessions);
        QFETCH(bool, isJsonForQt);
        QFETCH(bool, isJson);
        QFETCH(QByteArray, name);
        QFETCH(QString, id);
        const QByteArray body = answerWith(sessions);
        QCOMPARE(!QJsonDocument::fromJson(body).isNull(), isJsonForQt);
        const Outcome outcome = whole(body);
        QCOMPARE(outcome.has_value(), isJson);
        if (!isJson)
            return;
        QCOMPARE(outcome->snapshot->utf8(session::Column::Name, 0).value_or(QByteArray()), name);
        QCOMPARE(outcome->snapshot->rawText(session::Column::Id, 0).value_or(QString()), id);
    }

    // Records after one another that the short way must leave to the complete one.
    void oddRecordsAmongOthers_data()
    {
        QTest::addColumn<QByteArray>("odd");
        for (const char *odd :
             {"{'Name':'x','Id':1,'Age':'1'}",
              "{'Id':1,'Name':'x'}",
              "{'Id':1}",
              "{}",
              "null",
              "[{'Id':1,'Name':'x','Age':'1'}]",
              "{'Id':1,'Name':'x','Age':'1','Fd':2}",
              "{'Id':1,'Name':{},'Age':'1'}",
              "{'Id':1,'Name':'x','Age':{}}",
              "{'Id':1,'Name':'x','Age':[]}",
              "{'Id':{'a':1},'Name':'x','Age':[1]}",
              "{'Id':1,'Name':null,'Age':null}",
              "{'Id':1,'Name':true,'Age':false}",
              "{'Id':'1','Name':2,'Age':3}",
              "{'Id':1.0,'Name':1.50,'Age':1e3}",
              "{'Id':1.5,'Name':'','Age':''}",
              "{'Id':-1,'Name':'x','Age':'-0'}",
              "{'Id':-0,'Name':'x','Age':'007'}",
              "{'Id':18446744073709551615,'Name':'x','Age':'x'}",
              "{'Id':999999999999999999999,'Name':'x','Age':9223372036854775808}",
              "{'Id':1,'Name':'a\\u0000\\ud83e\\udd80\\n','Age':'\\u0031'}",
              "{'Id':1,'N\\u0061me':'x','Age':'1'}",
              "{'Id':1,'Name':'x','Age':'1','Id':2}",
              "{'Id':1,'Name':'x','name':'1'}",
              "{'Id':1,'Nbme':'x','Age':'1'}",
              "{ 'Id' : 1 , 'Name' : 'x' , 'Age' : '1' }",
              "{'Id':1,'Name':'\\\\','Age':'1'}",
              "{'Id':1,'Name':'},{\\'','Age':'1'}",
              "{'Id':1,'Name':'01234567\\\\','Age':'1'}",
              "{'Id':12345678,'Name':'12345678','Age':'12345678'}",
              "{'Id':123456789,'Name':'123456789','Age':'123456789'}",
              "{'Id':1234567890123456,'Name':'0123456789abcdef','Age':'-123456789012345678'}",
              "{'Id':1234567890123456789,'Name':'0123456789abcdefg','Age':'1234567890123456789'}"})
            QTest::addRow("%s", odd) << QByteArray(odd);
    }

    void oddRecordsAmongOthers()
    {
        QFETCH(QByteArray, odd);
        const QByteArray usual = "{'Id':7,'Name':'cart','Age':'12'}";
        TestRandom random(6);
        for (const int before : {0, 1, 63, 64, 65, 130}) {
            QByteArrayList rows(before, usual);
            rows += odd;
            rows += QByteArrayList(70, usual);
            const QByteArray body = answerWith(rows.join(','));
            const Outcome outcome = whole(body);
            // Alone and first, a record takes the complete way.
            const Outcome alone = whole(answerWith(odd));
            QVERIFY(outcome && alone);
            PlainSessions expected(static_cast<std::size_t>(before),
                                   toPlain(*whole(answerWith(usual))->snapshot)[0]);
            const PlainSessions tail(70, toPlain(*whole(answerWith(usual))->snapshot)[0]);
            const PlainSessions middle = toPlain(*alone->snapshot);
            expected.insert(expected.end(), middle.begin(), middle.end());
            expected.insert(expected.end(), tail.begin(), tail.end());
            QVERIFY(toPlain(*outcome->snapshot) == expected);
            QCOMPARE(outcome->snapshot->info().unreadable, alone->snapshot->info().unreadable);
            const QByteArray wrong = difference(outcome, inDrawnParts(body, random));
            QVERIFY2(wrong.isEmpty(), report(random, body, wrong).constData());
        }
    }

    void brokenRecordsAmongOthersAreFound_data()
    {
        QTest::addColumn<QByteArray>("odd");
        QTest::addColumn<int>("offset"); // in the record
        const auto row = [](const char *odd, int offset) {
            QTest::addRow("%s", odd) << QByteArray(odd) << offset;
        };
        row("{'Id':01,'Name':'cart','Age':'12'}", 6);
        row("{'Id':7,'Name':'cart','Age':'12'", 33);
        row("{'Id':7x,'Name':'cart','Age':'12'}", 6);
        row("{'Id':7 7,'Name':'cart','Age':'12'}", 8);
        row("{'Id':-,'Name':'cart','Age':'12'}", 6);
        row("{'Id':,'Name':'cart','Age':'12'}", 6);
        row("{'Id':7,'Name':'ca\\x','Age':'12'}", 15);
        row("{'Id':7,'Name':'ca\nrt','Age':'12'}", 18);
        row("{'Id':7,'Name':cart,'Age':'12'}", 15);
        row("{'Id':7,'Name':'cart'x,'Age':'12'}", 21);
        row("{'Id':7,'Name':'cart','Age':{}", 31);
        row("{'Id':7,'Name':'cart','Age':{,}", 29);
        row("{'Id':7,'Name':'cart';'Age':'12'}", 21);
        row("{'Id':7,'Name' 'cart','Age':'12'}", 15);
        row("{'Id':7,'Name':'cart','Age':'12']", 32);
    }

    void brokenRecordsAmongOthersAreFound()
    {
        QFETCH(QByteArray, odd);
        QFETCH(int, offset);
        const QByteArray usual = "{'Id':7,'Name':'cart','Age':'12'}";
        TestRandom random(7);
        for (const int before : {0, 1, 64, 100}) {
            QByteArrayList rows(before, usual);
            rows += odd;
            rows += QByteArrayList(70, usual);
            const QByteArray body = answerWith(rows.join(','));
            const Outcome outcome = whole(body);
            QVERIFY(!outcome);
            const qsizetype at = body.indexOf('[') + before * (usual.size() + 1) + offset + 2;
            QVERIFY2(outcome.error().message.contains(u"byte %1 "_s.arg(at)),
                     qPrintable(outcome.error().message));
            const QByteArray wrong = difference(outcome, inDrawnParts(body, random));
            QVERIFY2(wrong.isEmpty(), report(random, body, wrong).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestDecodeTwice)
#include "tst_decodetwice.moc"
