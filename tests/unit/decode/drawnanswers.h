// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "support/plainsessions.h"

#include <QByteArrayList>

#include <utility>
#include <vector>

//! Random answers of the API as JSON, valid ones.
namespace sessionscope::test {

using session::ColumnInfo;
using session::ValueType;

inline QByteArray drawnString(TestRandom &random)
{
    static const QByteArrayList kPieces{"a",
                                        "cart",
                                        "12",
                                        "-3",
                                        " ",
                                        "\\n",
                                        "\\u0000",
                                        "\\u001f",
                                        "\\\"",
                                        "\\\\",
                                        "\\/",
                                        "\\u00e4",
                                        "\\ud83e\\udd80",
                                        "\\ud83e",
                                        "\\udd80",
                                        "\xc3\xa4",
                                        "\xe4\xb8\xad",
                                        "\xf0\x9f\xa6\x80",
                                        "{",
                                        "]",
                                        ",",
                                        ":",
                                        "\\b\\f\\r\\t",
                                        "10.0.0.1:5000"};
    QByteArray text;
    for (int i = random.below(4); i > 0; --i)
        text += random.oneOf(kPieces);
    return '"' + text + '"';
}

inline QByteArray drawnNumber(TestRandom &random)
{
    switch (random.below(6)) {
    case 0:
        return QByteArray::number(drawnInteger(random));
    case 1:
        return QByteArray::number(random.between(-99999, 99999)) + ".0";
    case 2:
        return QByteArray::number(random.between(1, 999)) + "e"
            + QByteArray::number(random.below(6));
    case 3:
        return QByteArray::number(random.between(-999, 999)) + ".5";
    case 4:
        return QByteArray::number(random.between(1, 99)) + "00e-2";
    default:
        return QByteArray::number(random.between(-1, 1000));
    }
}

inline QByteArray drawnBlank(TestRandom &random)
{
    return random.oneIn(10) ? random.oneOf(QByteArrayList{" ", "\n", "\r\n\t"}) : QByteArray();
}

inline QByteArray drawnValue(TestRandom &random, bool isText, int depth);

inline QByteArray drawnContainer(TestRandom &random, int depth)
{
    const bool isObject = random.oneIn(2);
    QByteArrayList parts;
    for (int i = random.below(3); i > 0; --i)
        parts += (isObject ? drawnString(random) + ':' : QByteArray())
            + drawnValue(random, false, depth - 1);
    return (isObject ? '{' : '[') + parts.join(',') + (isObject ? '}' : ']');
}

inline QByteArray drawnValue(TestRandom &random, bool isText, int depth = 3)
{
    QByteArray value;
    switch (random.below(12)) {
    case 0:
        value = "null";
        break;
    case 1:
        value = random.oneIn(2) ? "true" : "false";
        break;
    case 2:
        value = depth > 0 ? drawnContainer(random, depth) : QByteArray("null");
        break;
    case 3:
        value = isText ? QByteArray::number(random.between(-99999, 99999)) : drawnString(random);
        break;
    case 4:
        value = '"' + QByteArray::number(drawnInteger(random)) + '"';
        break;
    default:
        value = isText ? drawnString(random) : drawnNumber(random);
    }
    return drawnBlank(random) + value + drawnBlank(random);
}

inline QByteArray drawnRow(TestRandom &random)
{
    QByteArrayList members;
    for (const ColumnInfo &column : session::columns()) {
        if (random.oneIn(8))
            continue;
        QByteArray name(column.apiName.data(), column.apiName.size());
        if (random.oneIn(30))
            name = "\\u00" + QByteArray::number(name[0], 16) + name.sliced(1);
        members += '"' + name + '"' + drawnBlank(random) + ':'
            + drawnValue(random, column.type == ValueType::Text);
    }
    if (random.oneIn(5) && !members.isEmpty()) { // a duplicate with another value
        const ColumnInfo &column =
            session::columnInfo(session::columnAt(random.below(session::kColumnCount)));
        members += QByteArray("\"") + column.apiName.data()
            + "\":" + drawnValue(random, column.type == ValueType::Text);
    }
    if (random.oneIn(3))
        members += "\"Extra\":" + drawnContainer(random, 3);
    for (qsizetype i = members.size() - 1; i > 0 && random.oneIn(2); --i)
        members.swapItemsAt(i, random.below(static_cast<int>(i) + 1));
    return drawnBlank(random) + '{' + members.join(',') + drawnBlank(random) + '}';
}

inline QByteArray drawnAnswer(TestRandom &random)
{
    QByteArrayList rows;
    for (int i = random.below(12); i > 0; --i)
        rows += random.oneIn(30) ? drawnValue(random, false) : drawnRow(random);
    QByteArrayList data{"\"Sessions\":[" + rows.join(',') + ']',
                        "\"Total\":" + drawnValue(random, false),
                        "\"Timestamp\":" + drawnValue(random, false)};
    data.swapItemsAt(0, random.below(3));
    QByteArrayList envelope{"\"Data\":{" + data.join(',') + '}',
                            "\"RequestId\":" + drawnString(random), "\"Success\":true",
                            "\"Extra\":" + drawnValue(random, false)};
    envelope.swapItemsAt(0, random.below(4));
    return drawnBlank(random) + '{' + envelope.join(',') + '}' + drawnBlank(random);
}

// --- lists of records that are alike, as servers write them ---

//! How one piece of code writes its records.
struct DrawnShape
{
    std::vector<session::Column> columns;
    bool hasUnknownMember = false;
    bool hasQuotedNumbers = false;
    QByteArray colon = ":";
    QByteArray comma = ",";
    QByteArray open = "{";
    QByteArray close = "}";
};

inline DrawnShape drawnShape(TestRandom &random)
{
    DrawnShape shape;
    for (int i = 0; i < session::kColumnCount; ++i) {
        if (!random.oneIn(6))
            shape.columns.push_back(session::columnAt(i));
    }
    for (std::size_t i = shape.columns.size(); i > 1 && random.oneIn(2); --i)
        std::swap(shape.columns[i - 1],
                  shape.columns[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    shape.hasUnknownMember = random.oneIn(4);
    shape.hasQuotedNumbers = random.oneIn(3);
    if (random.oneIn(3)) { // pretty-printed
        shape.colon = random.oneOf(QByteArrayList{": ", " : "});
        shape.comma = random.oneOf(QByteArrayList{", ", ",\n      "});
        shape.open = random.oneOf(QByteArrayList{"{ ", "{\r\n\t"});
        shape.close = random.oneOf(QByteArrayList{" }", "\n}"});
    }
    return shape;
}

//! What nearly all values are.
inline QByteArray drawnPlainValue(TestRandom &random, session::Column column, bool isQuoted)
{
    if (session::columnInfo(column).type == session::ValueType::Text) {
        static const QByteArrayList kTexts{"",
                                           "N",
                                           "get",
                                           "r-proxy-1#16790000-and-a-tail",
                                           "10.0.0.1:5000",
                                           "10.0.0.1",
                                           "10.0.0.2",
                                           "10.0.0.2:65536",
                                           "[::1]:07",
                                           "\xe4\xb8\xad\xe6\x96\x87",
                                           "},{\\\"a\\\":",
                                           "} , { [ ] : ,"};
        QByteArray text = random.oneOf(kTexts);
        if (random.oneIn(3))
            text += QByteArray::number(random.below(100'000)); // 1 to 5 digits, at any length
        return '"' + text + '"';
    }
    const bool isId = column == session::Column::Id;
    const int bits = random.oneIn(2) ? random.below(8) : random.below(63);
    qint64 number = static_cast<qint64>(random.bits() >> (63 - bits) >> 1);
    if (!isId && random.oneIn(4))
        number = -number - (random.oneIn(2) ? 1 : 0);
    const QByteArray digits = QByteArray::number(number);
    return isQuoted ? '"' + digits + '"' : digits;
}

inline QByteArray drawnShapedRow(TestRandom &random, const DrawnShape &shape, int oddOneIn)
{
    QByteArrayList members;
    for (const session::Column column : shape.columns) {
        const session::ColumnInfo &info = session::columnInfo(column);
        const bool isOdd = random.oneIn(oddOneIn);
        const QByteArray value = isOdd ? drawnValue(random, info.type == session::ValueType::Text)
                                       : drawnPlainValue(random, column, shape.hasQuotedNumbers);
        members += QByteArray("\"") + info.apiName.data() + '"' + shape.colon + value;
    }
    if (shape.hasUnknownMember)
        members += "\"Ext\"" + shape.colon + (random.oneIn(5) ? drawnValue(random, true) : "17");
    return shape.open + members.join(shape.comma) + shape.close;
}

//! Up to \a most sessions. Most answers have runs of records of one shape; in some of them values
//! are odd, in some the shape changes, in some at every row.
inline QByteArray drawnShapedAnswer(TestRandom &random, int most)
{
    const int oddOneIn = random.oneOf(std::initializer_list<int>{5, 100, 2000});
    const int newShapeOneIn = random.oneOf(std::initializer_list<int>{1, 20, 10'000});
    QByteArrayList rows;
    QByteArrayList ids;
    DrawnShape shape = drawnShape(random);
    for (int i = random.below(most); i > 0; --i) {
        if (random.oneIn(newShapeOneIn))
            shape = drawnShape(random);
        rows += random.oneIn(300) ? drawnRow(random) : drawnShapedRow(random, shape, oddOneIn);
        ids += random.oneIn(oddOneIn)
            ? drawnValue(random, false)
            : drawnPlainValue(random, session::Column::Id, random.oneIn(20));
    }
    const QByteArray comma = shape.comma;
    return "{\"Code\":200,\"Data\":{\"Total\":7,\"Sessions\":[" + rows.join(comma)
        + "],\"SourceStats\":[{\"Key\":\"k\",\"Ids\":[" + ids.join(comma)
        + "]}]},\"RequestId\":\"R\",\"Success\":true}";
}

} // namespace sessionscope::test
