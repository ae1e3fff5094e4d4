// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsoncursor.h"

#include "support/testrandom.h"

#include <QTest>

#include <simdjson.h>

using namespace sessionscope;
using namespace sessionscope::decode;
using sessionscope::test::TestRandom;

Q_DECLARE_METATYPE(sessionscope::decode::JsonFault)

namespace {

// Reads all of \a json by skipping it.
JsonFault faultOf(const QByteArray &json, qsizetype *offset = nullptr)
{
    BodyWindows body(json);
    JsonCursor cursor(body);
    if (cursor.fault() == JsonFault::None && cursor.skipValue() && !cursor.atEnd())
        cursor.fail();
    if (offset != nullptr)
        *offset = cursor.faultOffset();
    return cursor.fault();
}

bool isEmpty(const QByteArray &json)
{
    BodyWindows body(json);
    return JsonCursor(body).isEmpty();
}

QByteArray drawnJson(TestRandom &random, int depth)
{
    static const QByteArrayList kScalars{"0",         "-1",     "12.5",     "1e3",
                                         "true",      "false",  "null",     "\"\"",
                                         "\"a b,c\"", "\"{[\"", "\"\\\"\"", "\"\\\\\""};
    const QByteArray blank = random.oneIn(4) ? " \n" : "";
    if (depth == 0 || random.oneIn(3))
        return blank + random.oneOf(kScalars) + blank;
    const bool isObject = random.oneIn(2);
    QByteArrayList parts;
    for (int i = random.below(4); i > 0; --i)
        parts += (isObject ? random.oneOf(QByteArrayList{"\"a\"", "\"b\\n\" ", " \"\""}) + ':'
                           : QByteArray())
            + drawnJson(random, depth - 1);
    return blank + (isObject ? '{' : '[') + parts.join(',') + blank + (isObject ? '}' : ']');
}

} // namespace

class TestJsonCursor : public QObject
{
    Q_OBJECT

private slots:

    void acceptsEveryValidDocument_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {"{}", "[]", "0", "null", "\"x\"", " [ ] ", "[[],{}]", "{\"a\":{\"b\":[1,2]}}",
              "\t\r\n[1 , 2]\n", "{\"\":0}", "[\"\\u0000\",\"\\ud800\"]", "[1e400]",
              "{\"a\":1,\"a\":2}", "[\"\\\\\"]", "[\"\\\\\\\"\"]"})
            QTest::addRow("%s", json) << QByteArray(json);
    }

    void acceptsEveryValidDocument()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(faultOf(json), JsonFault::None);
    }

    void saysWhereADocumentGoesWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<JsonFault>("fault");
        QTest::addColumn<qsizetype>("offset");
        const auto row = [](const QByteArray &json, JsonFault fault, qsizetype offset) {
            QTest::addRow("%s", json.constData()) << json << fault << offset;
        };
        const auto malformed = [row](const QByteArray &json, qsizetype offset) {
            row(json, JsonFault::Malformed, offset);
        };
        const auto cutOff = [row](const QByteArray &json) {
            row(json, JsonFault::CutOff, json.size());
        };
        malformed("<html>", 0);
        malformed("<a href=\"x\">no quotation mark closes this: \"", 0);
        malformed("[1,]", 3);
        malformed("[,1]", 1);
        malformed("[1 2]", 3);
        malformed("[1,,2]", 3);
        malformed("{\"a\"}", 4);
        malformed("{\"a\":}", 5);
        malformed("{\"a\":1,}", 7);
        malformed("{\"a\" 1}", 5);
        malformed("{1:2}", 1);
        malformed("{a:2}", 1);
        malformed("{\"a\":1 \"b\":2}", 7);
        malformed("{'a':1}", 1);
        malformed("[1}", 2);
        malformed("{\"a\":1]", 6);
        malformed("[]]", 2);
        malformed("[] x", 3);
        malformed("{}{}", 2);
        malformed("1 2", 2);
        malformed("[01]", 1);
        malformed("[tru]", 1);
        malformed("[truex]", 1);
        malformed("[12\"a\"]", 1);
        malformed("[\"a\"12]", 4);
        malformed("[\"\\x\"]", 1);
        malformed("[\"\\u12\"]", 1);
        malformed("{\"\\x\":1}", 1);
        malformed("[\\\"a\"]", 1);
        malformed("[1,\"a\nb\"]", 5);
        malformed("[1,\"a\\\nb\"]", 6);
        malformed("[1;\"a\nb\"]", 1); // goes wrong before the newline
        malformed("[1]\"a\nb\"", 3);
        malformed("[1]\"a", 3);
        malformed(QByteArray("[\0]", 3), 1);
        malformed(QByteArray("[]\0", 3), 2);
        malformed("[\x0c"
                  "1]",
                  1);
        malformed("/* remark */ []", 0);
        cutOff("[");
        cutOff("[1");
        cutOff("[1,");
        cutOff("{");
        cutOff("{\"a\"");
        cutOff("{\"a\":");
        cutOff("{\"a\":1");
        cutOff("{\"a\":1,");
        cutOff("[\"abc");
        cutOff("[\"abc\\\"");
        cutOff("{\"Data\":{\"Sessions\":[{\"Id\":1},{\"Na");
    }

    void saysWhereADocumentGoesWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(JsonFault, fault);
        QFETCH(qsizetype, offset);
        qsizetype found = -1;
        QCOMPARE(faultOf(json, &found), fault);
        QCOMPARE(found, offset);
    }

    void blanksAreEmpty()
    {
        for (const QByteArray &json : {QByteArray(), QByteArray(" "), QByteArray("\r\n\t ")})
            QVERIFY(isEmpty(json));
        QVERIFY(!isEmpty("0"));
        QVERIFY(!isEmpty("\""));
    }

    void boundsTheDepth()
    {
        const QByteArray open(kMaxJsonDepth, '[');
        const QByteArray close(kMaxJsonDepth, ']');
        QCOMPARE(faultOf(open + close), JsonFault::None);
        qsizetype offset = 0;
        QCOMPARE(faultOf('[' + open + close + ']', &offset), JsonFault::TooDeep);
        QCOMPARE(offset, kMaxJsonDepth);
        QCOMPARE(faultOf(QByteArray(5'000'000, '[')), JsonFault::TooDeep);
        // Depth, not number.
        QCOMPARE(faultOf('[' + QByteArray("[],").repeated(5000) + "[]]"), JsonFault::None);
    }

    void walksThroughObjectsAndArrays()
    {
        const QByteArray json(R"({"a":1,"b\u0031":[true,{"c":"x"}],"d":{},"e":[]})");
        BodyWindows body(json);
        JsonCursor cursor(body);
        QByteArrayList seen;
        const bool ok = cursor.eachMember([&](QByteArrayView key) {
            seen += cursor.unescapedKey(key).toByteArray();
            if (cursor.peek() != '[')
                return cursor.skipValue();
            return cursor.eachElement([&] {
                seen += cursor.token().toByteArray();
                return cursor.skipValue();
            });
        });
        QVERIFY(ok);
        QVERIFY(cursor.atEnd());
        QCOMPARE(seen, (QByteArrayList{"a", "b1", "true", "{", "d", "e"}));
    }

    void canBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        BodyWindows body(QByteArray("[[1]]"));
        JsonCursor cursor(body, source.get_token());
        QVERIFY(!cursor.skipValue());
        QCOMPARE(cursor.fault(), JsonFault::Cancelled);
    }

    // simdjson's own DOM as a second opinion on documents that are broken at random. Its verdicts
    // on numbers and strings are about values (range, surrogates), which are read here otherwise.
    void agreesWithAnotherParserOnBrokenDocuments()
    {
        TestRandom random;
        simdjson::dom::parser parser;
        int valid = 0;
        int broken = 0;
        for (int i = 0; i < 30'000; ++i) {
            QByteArray json = drawnJson(random, 4);
            for (int edits = random.below(3); edits > 0 && !json.isEmpty(); --edits) {
                const int at = random.below(static_cast<int>(json.size()));
                const QByteArray piece(1, random.oneOf(QByteArray("{}[],:\"\\ \n0-e.tn\x01")));
                if (random.oneIn(3))
                    json.remove(at, 1);
                else
                    random.oneIn(2) ? json.insert(at, piece) : json.replace(at, 1, piece);
            }
            const auto opinion =
                parser.parse(json.constData(), static_cast<std::size_t>(json.size())).error();
            if (isEmpty(json)) {
                QCOMPARE(opinion, simdjson::EMPTY);
                continue;
            }
            if (opinion == simdjson::NUMBER_ERROR || opinion == simdjson::STRING_ERROR)
                continue;
            const JsonFault fault = faultOf(json);
            QVERIFY2((fault == JsonFault::None) == (opinion == simdjson::SUCCESS),
                     json.constData());
            ++(fault == JsonFault::None ? valid : broken);
        }
        QVERIFY(valid > 5000 && broken > 5000); // the test looks at both
    }
};

QTEST_GUILESS_MAIN(TestJsonCursor)
#include "tst_jsoncursor.moc"
