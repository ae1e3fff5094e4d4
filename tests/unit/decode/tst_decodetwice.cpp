// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/dasanswer.h"
#include "support/plainsessions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

// Random answers read twice: by decodeDasAnswer(), and naively through QJsonDocument.
//
// Where the two differ by nature, and what the random answers therefore leave out (other tests
// have it): QJsonDocument keeps numbers as double or qint64, so it loses the text of a number in a
// text member (1.50), integers beyond 2^63-1 and integers of more than 15 digits that are written
// as floats; it refuses a document with invalid UTF-8; it keeps lone surrogates, which the naive
// reader replaces; it is laxer about raw control characters in strings.
using namespace sessionscope;
using namespace sessionscope::test;
using session::Column;
using session::ColumnInfo;
using session::ValueType;

namespace {

QByteArray drawnString(TestRandom &random)
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

QByteArray drawnNumber(TestRandom &random)
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

QByteArray drawnBlank(TestRandom &random)
{
    return random.oneIn(10) ? random.oneOf(QByteArrayList{" ", "\n", "\r\n\t"}) : QByteArray();
}

QByteArray drawnValue(TestRandom &random, bool isText, int depth);

QByteArray drawnContainer(TestRandom &random, int depth)
{
    const bool isObject = random.oneIn(2);
    QByteArrayList parts;
    for (int i = random.below(3); i > 0; --i)
        parts += (isObject ? drawnString(random) + ':' : QByteArray())
            + drawnValue(random, false, depth - 1);
    return (isObject ? '{' : '[') + parts.join(',') + (isObject ? '}' : ']');
}

QByteArray drawnValue(TestRandom &random, bool isText, int depth = 3)
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

QByteArray drawnRow(TestRandom &random)
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

QByteArray drawnAnswer(TestRandom &random)
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

// --- the naive reading ---

QByteArray repaired(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += text[i];
            out += text[++i];
        } else {
            out += text[i].isSurrogate() ? QChar(QChar::ReplacementCharacter) : text[i];
        }
    }
    return out.toUtf8();
}

std::optional<qint64> integerOf(const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        for (qsizetype i = text.startsWith(QLatin1Char('-')) ? 1 : 0; i < text.size(); ++i) {
            if (text[i] < QLatin1Char('0') || text[i] > QLatin1Char('9'))
                return std::nullopt;
        }
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    // An integer does not depend on the default.
    const qint64 number = value.toInteger(1);
    return value.isDouble() && number == value.toInteger(2) ? std::optional(number) : std::nullopt;
}

struct NaiveAnswer
{
    PlainSessions rows;
    quint64 unreadable = 0;
    QByteArray requestId;
    std::optional<qint64> total;
    std::optional<qint64> timestamp_ms;
};

PlainSession naiveRow(const QJsonObject &object, quint64 &unreadable)
{
    PlainSession row;
    for (const ColumnInfo &column : session::columns()) {
        const QJsonValue value = object[column.apiName];
        bool isKnown = false;
        if (column.type == ValueType::Text) {
            if (value.isString())
                row.text(column.column) = repaired(value.toString());
            else if (value.isDouble())
                row.text(column.column) = QByteArray::number(value.toInteger());
            isKnown = value.isString() || value.isDouble();
        } else {
            const std::optional<qint64> number = integerOf(value);
            isKnown = number && (column.type != ValueType::Id || *number >= 0);
            if (isKnown && column.type == ValueType::Id)
                row.id = static_cast<quint64>(*number);
            else if (isKnown)
                row.number(column.column) = number;
        }
        if (!isKnown && !value.isNull() && !value.isUndefined())
            ++unreadable;
    }
    return row;
}

NaiveAnswer naiveAnswer(const QByteArray &body)
{
    NaiveAnswer answer;
    const QJsonObject envelope = QJsonDocument::fromJson(body).object();
    const QJsonObject data = envelope[QLatin1String("Data")].toObject();
    for (const QJsonValue row : data[QLatin1String("Sessions")].toArray()) {
        if (row.isObject())
            answer.rows.push_back(naiveRow(row.toObject(), answer.unreadable));
        else
            ++answer.unreadable;
    }
    answer.requestId = repaired(envelope[QLatin1String("RequestId")].toString());
    answer.total = integerOf(data[QLatin1String("Total")]);
    answer.timestamp_ms = integerOf(data[QLatin1String("Timestamp")]);
    return answer;
}

} // namespace

class TestDecodeTwice : public QObject
{
    Q_OBJECT

private slots:

    void bothReadersAgree()
    {
        TestRandom random;
        quint64 rows = 0;
        quint64 unreadable = 0;
        for (int round = 0; round < 1500; ++round) {
            const QByteArray body = drawnAnswer(random);
            const NaiveAnswer expected = naiveAnswer(body);
            const auto answer = decode::decodeDasAnswer(body, QString());
            QVERIFY2(answer && answer->snapshot, body.constData());
            const session::SnapshotInfo &info = answer->snapshot->info();
            QVERIFY2(toPlain(*answer->snapshot) == expected.rows, body.constData());
            QVERIFY2(info.unreadableCount() == expected.unreadable, body.constData());
            QCOMPARE(info.requestId.toUtf8(), expected.requestId);
            QVERIFY2(info.total == expected.total, body.constData());
            QVERIFY2(info.timestamp_ms == expected.timestamp_ms, body.constData());
            rows += answer->snapshot->rowCount();
            unreadable += expected.unreadable;
        }
        QVERIFY(rows > 5000 && unreadable > 5000); // the test is about something
    }
};

QTEST_GUILESS_MAIN(TestDecodeTwice)
#include "tst_decodetwice.moc"
