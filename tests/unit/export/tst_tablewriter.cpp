// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tablewriter.h"

#include "session/labelrules.h"
#include "support/csvreader.h"
#include "support/drawnsnapshot.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace sessionscope;
using namespace sessionscope::exporting;
using session::Column;
using test::drawnSnapshot;
using Kind = TableFormat::Kind;
using Preset = TableFormat::Preset;

Q_DECLARE_METATYPE(sessionscope::exporting::TableFormat)

namespace {

constexpr TableFormat kStandard{Kind::Csv, Preset::Standard, false};
constexpr TableFormat kSpreadsheet{Kind::Csv, Preset::Spreadsheet, false};
constexpr TableFormat kCommaSpreadsheet{Kind::Csv, Preset::Spreadsheet, true};
constexpr TableFormat kScripts{Kind::Csv, Preset::Scripts, false};
constexpr TableFormat kJson{Kind::Json, Preset::Standard, false};
constexpr TableFormat kNdjson{Kind::Ndjson, Preset::Standard, false};

QByteArray written(const Table &table, const TableFormat &format, TableCounts *counts = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<TableCounts> result = writeTable(table, format, buffer);
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().message));
    if (counts)
        *counts = *result;
    return buffer.data();
}

SessionsTable tableOf(session::SnapshotPointer snapshot, std::vector<Column> columns)
{
    std::vector<quint32> rows = allRows(*snapshot);
    return {std::move(snapshot), std::move(rows), std::move(columns)};
}

session::SnapshotPointer withName(const QByteArray &name)
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setId(1);
    builder.setText(Column::Name, name);
    builder.setText(Column::Cmd, "get");
    return std::move(builder).finish({});
}

QByteArray randomText(QRandomGenerator &random)
{
    static const QStringList pieces{
        QStringLiteral(","),  QStringLiteral(";"),       QStringLiteral("\t"),
        QStringLiteral("\""), QStringLiteral("\r"),      QStringLiteral("\n"),
        QStringLiteral("a"),  QStringLiteral(" "),       QStringLiteral("="),
        QStringLiteral("'"),  QString(QChar(u'\0')),     QStringLiteral("\u4f1a"),
        QStringLiteral("\\"), QStringLiteral("\u202e"),  QStringLiteral("\U0001F600"),
        QStringLiteral("-"),  QString(QChar(u'\u0001')), QString(QChar(u'\u007f'))};
    QString text;
    for (auto left = random.bounded(6); left > 0; --left)
        text += pieces[random.bounded(static_cast<int>(pieces.size()))];
    return text.toUtf8();
}

//! Keeps what it is handed, and in which pieces.
class PieceRecorder final : public QIODevice
{
public:
    PieceRecorder() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

    QByteArray bytes;
    QList<qint64> sizes;

protected:
    qint64 readData(char *, qint64) override { return -1; }

    qint64 writeData(const char *data, qint64 size) override
    {
        bytes.append(data, size);
        sizes.append(size);
        return size;
    }
};

} // namespace

class TableWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void sessionsAreWrittenInTheGivenOrder();
    void allMembersStandInTheOrderOfTheApi();
    void presetsDiffer_data();
    void presetsDiffer();
    void cellIsQuotedAndGuarded_data();
    void cellIsQuotedAndGuarded();
    void numbersAreNeverGuarded();
    void longIntegersAreTextForSpreadsheets_data();
    void longIntegersAreTextForSpreadsheets();
    void emptyRecordIsNoEmptyLine();
    void unknownAndEmptyAreOneInCsvAndTwoInJson();
    void jsonKeepsAllDigitsAndTypes();
    void jsonEscapesControls();
    void emptyTables_data();
    void emptyTables();
    void sourcesTableHasTheServersIds();
    void comparisonTellsTheSides();
    void groupsTableHasKeysAndCounts();
    void plainTablesAreWrittenAsTheyAre();
    void localNamesComeBehindTheOthers();
    void localNamesOfGroupsBySource();
    void randomTextsComeBackFromCsv_data();
    void randomTextsComeBackFromCsv();
    void randomTextsComeBackFromJson();
    void piecesAreWholeAndJoinWithoutSeam();
    void stopEndsWritingBetweenPieces();
    void fullDeviceIsToldInWords();
    void previewHasTenRowsFitForTheScreen();
    void formatsFollowFromFileNames();
};

void TableWriterTest::sessionsAreWrittenInTheGivenOrder()
{
    const auto snapshot = drawnSnapshot(R"(
        Id  Name  Age
        7   cart  12
        8   ""    -
        9   web   3
    )");
    const SessionsTable table{snapshot, {2, 0}, {Column::Age, Column::Name, Column::Id}};
    TableCounts counts;
    QCOMPARE(written(table, kStandard, &counts),
             QByteArray("Age,Name,Id\r\n3,web,9\r\n12,cart,7\r\n"));
    QCOMPARE(counts, (TableCounts{2, 3, 0, 0, 33}));
}

void TableWriterTest::allMembersStandInTheOrderOfTheApi()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    const session::SnapshotPointer snapshot = std::move(builder).finish({});
    const QByteArray csv = written(tableOf(snapshot, allColumns(*snapshot)), kScripts);
    QCOMPARE(csv,
             QByteArray("Id,Addr,Client,ClientDesc,Name,Cmd,Age,Idle,Flags,Db,Sub,Psub,Multi,Qbuf,"
                        "QbufFree,Obl,Oll,Omem,Events,Fd,NodeId\n")
                 + QByteArray(20, ',') + '\n');
}

void TableWriterTest::presetsDiffer_data()
{
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("Standard") << kStandard << QByteArray("Id,Name\r\n1234567890123456,'=1+1\r\n");
    QTest::addRow("Spreadsheet") << kSpreadsheet
                                 << QByteArray(
                                        "\xEF\xBB\xBFId,Name\r\n'1234567890123456,'=1+1\r\n");
    QTest::addRow("Spreadsheet where the decimal sign is a comma")
        << kCommaSpreadsheet << QByteArray("\xEF\xBB\xBFId;Name\r\n'1234567890123456;'=1+1\r\n");
    QTest::addRow("Scripts") << kScripts << QByteArray("Id,Name\n1234567890123456,=1+1\n");
    QTest::addRow("Standard and comma locale")
        << TableFormat{Kind::Csv, Preset::Standard, true}
        << QByteArray("Id,Name\r\n1234567890123456,'=1+1\r\n");
    QTest::addRow("TSV Standard") << TableFormat{Kind::Tsv, Preset::Standard, false}
                                  << QByteArray("Id\tName\r\n1234567890123456\t'=1+1\r\n");
    QTest::addRow("TSV Spreadsheet")
        << TableFormat{Kind::Tsv, Preset::Spreadsheet, true}
        << QByteArray("\xEF\xBB\xBFId\tName\r\n'1234567890123456\t'=1+1\r\n");
    QTest::addRow("TSV Scripts") << TableFormat{Kind::Tsv, Preset::Scripts, false}
                                 << QByteArray("Id\tName\n1234567890123456\t=1+1\n");
    QTest::addRow("JSON") << kJson
                          << QByteArray("[\n{\"Id\":1234567890123456,\"Name\":\"=1+1\"}\n]\n");
    QTest::addRow("NDJSON") << kNdjson
                            << QByteArray("{\"Id\":1234567890123456,\"Name\":\"=1+1\"}\n");
}

void TableWriterTest::presetsDiffer()
{
    QFETCH(TableFormat, format);
    QFETCH(QByteArray, expected);
    const auto snapshot = drawnSnapshot("Id Name\n 1234567890123456 =1+1");
    QCOMPARE(written(tableOf(snapshot, {Column::Id, Column::Name}), format), expected);
}

void TableWriterTest::cellIsQuotedAndGuarded_data()
{
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<int>("neutralised");
    const auto row = [](const char *what, const TableFormat &format, const char *name,
                        const char *cell, int neutralised) {
        QTest::addRow("%s", what) << format << QByteArray(name) << QByteArray(cell) << neutralised;
    };
    row("plain", kStandard, "cart", "cart", 0);
    row("separator", kStandard, "a,b", "\"a,b\"", 0);
    row("the separator of others", kStandard, "a;b", "a;b", 0);
    row("semicolon as separator", kCommaSpreadsheet, "a;b", "\"a;b\"", 0);
    row("comma where semicolons separate", kCommaSpreadsheet, "a,b", "a,b", 0);
    row("quotation mark", kStandard, "say \"hi\"", "\"say \"\"hi\"\"\"", 0);
    row("LF", kStandard, "a\nb", "\"a\nb\"", 0);
    row("CR", kStandard, "a\rb", "\"a\rb\"", 0);
    row("TAB inside CSV", kStandard, "a\tb", "a\tb", 0);
    row("TAB inside TSV", {Kind::Tsv, Preset::Standard, false}, "a\tb", "\"a\tb\"", 0);
    row("blanks at the ends", kStandard, " a ", " a ", 0);
    row("blanks only", kStandard, "   ", "   ", 0);
    row("apostrophe", kStandard, "'a", "'a", 0);
    row("equals", kStandard, "=1", "'=1", 1);
    row("plus", kStandard, "+1", "'+1", 1);
    row("minus", kStandard, "-1", "'-1", 1);
    row("at", kStandard, "@SUM(A1)", "'@SUM(A1)", 1);
    row("TAB first", kStandard, "\t=1", "'\t=1", 1);
    row("CR first", kStandard, "\r1", "\"'\r1\"", 1);
    row("LF first", kStandard, "\n1", "\"'\n1\"", 1);
    row("blanks before equals", kStandard, "  =1", "'  =1", 1);
    row("no-break space is no blank", kStandard, "\xC2\xA0=1", "\xC2\xA0=1", 0);
    row("equals inside", kStandard, "a=1", "a=1", 0);
    row("guard and quotation", kStandard, "=\"a\",b", "\"'=\"\"a\"\",b\"", 1);
    row("full-width equals", kStandard,
        "\xEF\xBC\x9D"
        "1",
        "\xEF\xBC\x9D"
        "1",
        0);
    row("Spreadsheet guards", kSpreadsheet, "=1", "'=1", 1);
    row("Scripts alter nothing", kScripts, "=1", "=1", 0);
    row("Scripts quote", kScripts, "=1,2", "\"=1,2\"", 0);
    row("a text of digits is no integer", kSpreadsheet, "12345678901234567890",
        "12345678901234567890", 0);
}

void TableWriterTest::cellIsQuotedAndGuarded()
{
    QFETCH(TableFormat, format);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, cell);
    QFETCH(int, neutralised);
    TableCounts counts;
    QByteArray bytes =
        written(tableOf(withName(name), {Column::Cmd, Column::Name}), format, &counts);
    const QByteArray start = QByteArray(format.hasByteOrderMark() ? "\xEF\xBB\xBF" : "") + "Cmd"
        + format.separator() + "Name" + format.lineEnd() + "get" + format.separator();
    QVERIFY(bytes.startsWith(start));
    QVERIFY(bytes.endsWith(format.lineEnd()));
    bytes.remove(0, start.size());
    bytes.chop(static_cast<qsizetype>(qstrlen(format.lineEnd())));
    QCOMPARE(bytes, cell);
    QCOMPARE(counts.neutralised, static_cast<quint64>(neutralised));
}

void TableWriterTest::numbersAreNeverGuarded()
{
    const auto snapshot = drawnSnapshot("Multi Age Db\n -1 -5 -9223372036854775808");
    TableCounts counts;
    QCOMPARE(
        written(tableOf(snapshot, {Column::Multi, Column::Age, Column::Db}), kStandard, &counts),
        QByteArray("Multi,Age,Db\r\n-1,-5,-9223372036854775808\r\n"));
    QCOMPARE(counts.neutralised, 0U);
}

void TableWriterTest::longIntegersAreTextForSpreadsheets_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("isText");
    QTest::addRow("15 digits") << Q_INT64_C(999999999999999) << false;
    QTest::addRow("16 digits") << Q_INT64_C(1000000000000000) << true;
    QTest::addRow("15 digits below zero") << Q_INT64_C(-999999999999999) << false;
    QTest::addRow("16 digits below zero") << Q_INT64_C(-1000000000000000) << true;
}

void TableWriterTest::longIntegersAreTextForSpreadsheets()
{
    QFETCH(qint64, value);
    QFETCH(bool, isText);
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setInteger(Column::Omem, value);
    const SessionsTable table = tableOf(std::move(builder).finish({}), {Column::Omem});
    const QByteArray digits = QByteArray::number(value);
    TableCounts counts;
    QCOMPARE(written(table, kSpreadsheet, &counts),
             "\xEF\xBB\xBFOmem\r\n" + QByteArray(isText ? "'" : "") + digits + "\r\n");
    QCOMPARE(counts.longIntegers, isText ? 1U : 0U);
    QCOMPARE(counts.neutralised, 0U);
    QCOMPARE(written(table, kStandard), "Omem\r\n" + digits + "\r\n");
}

void TableWriterTest::emptyRecordIsNoEmptyLine()
{
    const auto snapshot = drawnSnapshot("Name Id\n \"\" 1\n - 2\n x 3");
    const SessionsTable one = tableOf(snapshot, {Column::Name});
    QCOMPARE(written(one, kScripts), QByteArray("Name\n\"\"\n\"\"\nx\n"));
    QCOMPARE(written(one, kStandard), QByteArray("Name\r\n\"\"\r\n\"\"\r\nx\r\n"));
    const SessionsTable two = tableOf(snapshot, {Column::Name, Column::Cmd});
    QCOMPARE(written(two, kScripts), QByteArray("Name,Cmd\n,\n,\nx,\n"));
}

void TableWriterTest::unknownAndEmptyAreOneInCsvAndTwoInJson()
{
    const auto snapshot = drawnSnapshot("Id Name Age\n 1 \"\" -\n - - 4");
    const SessionsTable table = tableOf(snapshot, {Column::Id, Column::Name, Column::Age});
    QCOMPARE(written(table, kScripts), QByteArray("Id,Name,Age\n1,,\n,,4\n"));
    QCOMPARE(written(table, kNdjson),
             QByteArray("{\"Id\":1,\"Name\":\"\",\"Age\":null}\n"
                        "{\"Id\":null,\"Name\":null,\"Age\":4}\n"));
}

void TableWriterTest::jsonKeepsAllDigitsAndTypes()
{
    const auto snapshot = drawnSnapshot(R"(
        Id                    Addr           Age                   Multi
        18446744073709551615  [::1]:65535    9223372036854775807   -1
        9223372036854775808   /run/x.sock:0  -9223372036854775808  0
    )");
    QCOMPARE(
        written(tableOf(snapshot, {Column::Id, Column::Addr, Column::Age, Column::Multi}), kJson),
        QByteArray("[\n{\"Id\":18446744073709551615,\"Addr\":\"[::1]:65535\","
                   "\"Age\":9223372036854775807,\"Multi\":-1},\n"
                   "{\"Id\":9223372036854775808,\"Addr\":\"/run/x.sock:0\","
                   "\"Age\":-9223372036854775808,\"Multi\":0}\n]\n"));
}

void TableWriterTest::jsonEscapesControls()
{
    QCOMPARE(written(tableOf(withName(QByteArray("\0\x01\x1f\b\t\n\r\"\\/\x7f<\xe4\xbc\x9a", 15)),
                             {Column::Name}),
                     kNdjson),
             QByteArray("{\"Name\":\"\\u0000\\u0001\\u001f\\u0008\\t\\n\\r\\\"\\\\/\x7f<\xe4\xbc"
                        "\x9a\"}\n"));
}

void TableWriterTest::emptyTables_data()
{
    QTest::addColumn<TableFormat>("format");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("CSV") << kStandard << QByteArray("Id,Name\r\n");
    QTest::addRow("Spreadsheet") << kSpreadsheet << QByteArray("\xEF\xBB\xBFId,Name\r\n");
    QTest::addRow("JSON") << kJson << QByteArray("[]\n");
    QTest::addRow("NDJSON") << kNdjson << QByteArray("");
}

void TableWriterTest::emptyTables()
{
    QFETCH(TableFormat, format);
    QFETCH(QByteArray, expected);
    const auto snapshot = drawnSnapshot("Id Name");
    QCOMPARE(written(tableOf(snapshot, {Column::Id, Column::Name}), format), expected);
}

void TableWriterTest::groupsTableHasKeysAndCounts()
{
    const auto snapshot = drawnSnapshot(R"(
        Name   Db  Idle  Age  Qbuf  Omem
        =cart  0   0     5    512   -
        =cart  0   90    7    -     -
        =cart  -   3     -    1     2
        ""     1   -     2    9     9
        gone   1   0     0    0     0
    )");
    session::GroupRequest request;
    request.keys = {{session::GroupBy::Name}, {session::GroupBy::Db}};
    // Row 5 is filtered out, and its group with it.
    const Table table = groupsTable(snapshot, std::vector<quint32>{0, 1, 2, 3}, request);
    TableCounts counts;
    QCOMPARE(written(table, kStandard, &counts),
             QByteArray("Name,Db,Sessions,Active,MaxIdle,MedianIdle,OldestAge,Qbuf,Omem\r\n"
                        "'=cart,0,2,1,90,0,7,512,\r\n"
                        ",1,1,0,,,2,9,9\r\n"
                        "'=cart,,1,1,3,3,,1,2\r\n"));
    QCOMPARE(counts.rows, 3U);
    QCOMPARE(counts.columns, 9);
    QCOMPARE(counts.neutralised, 2U);
}

namespace {

// 10.0.0.1 has a name that a spreadsheet would run, sessions called cart have tags.
session::SourceLabelsPointer labelsOf(const session::SessionSnapshot &snapshot)
{
    const session::LabelRules rules(
        {{QStringLiteral("10.0.0.1"), {QStringLiteral("=cmd|' /C calc'!A0"), {}, 0}},
         {QStringLiteral("cart*"),
          {QStringLiteral("the, cart"), {QStringLiteral("@prod"), QStringLiteral("blue")}, 2}}});
    return std::make_shared<const session::SourceLabels>(rules.labelsOf(snapshot));
}

} // namespace

void TableWriterTest::plainTablesAreWrittenAsTheyAre()
{
    PlainTable table;
    table.columns = {"Text", "Number"};
    table.rows = {{QStringLiteral("=a,b"), qint64(-7)}, {QString(), {}}, {{}, qint64(0)}};
    QCOMPARE(rowCount(table), quint64(3));
    QCOMPARE(columnCount(table), 2);
    TableCounts counts;
    QCOMPARE(written(table, kStandard, &counts), "Text,Number\r\n\"'=a,b\",-7\r\n,\r\n,0\r\n");
    QCOMPARE(counts.neutralised, quint64(1));
    QCOMPARE(counts.columns, 2);
    QCOMPARE(written(table, kNdjson),
             "{\"Text\":\"=a,b\",\"Number\":-7}\n{\"Text\":\"\",\"Number\":null}\n"
             "{\"Text\":null,\"Number\":0}\n");
}

void TableWriterTest::localNamesComeBehindTheOthers()
{
    const auto snapshot = drawnSnapshot(R"(
        Id  Client    ClientDesc  Name
        1   10.0.0.1  shop        cart-1
        2   10.0.0.2  -           cart-2
        3   10.0.0.3  x           other
        4   -         -           -
    )");
    SessionsTable table = tableOf(snapshot, {Column::Id, Column::Client});
    const QByteArray without = written(table, kStandard);
    QCOMPARE(without.split('\r').first(), QByteArray("Id,Client"));
    table.labels = labelsOf(*snapshot);
    TableCounts counts;
    QCOMPARE(written(table, kStandard, &counts),
             QByteArray("Id,Client,LocalAlias,LocalTags\r\n"
                        "1,10.0.0.1,'=cmd|' /C calc'!A0,\r\n"
                        "2,10.0.0.2,\"the, cart\",'@prod blue\r\n"
                        "3,10.0.0.3,,\r\n"
                        "4,,,\r\n"));
    QCOMPARE(counts.columns, 4);
    QCOMPARE(columnCount(Table(table)), 4);
    QCOMPARE(counts.neutralised, 2U);
    // Nothing altered for scripts, and any part of the rows.
    table.rows = {1, 0};
    QCOMPARE(written(table, kScripts),
             QByteArray("Id,Client,LocalAlias,LocalTags\n"
                        "2,10.0.0.2,\"the, cart\",@prod blue\n"
                        "1,10.0.0.1,=cmd|' /C calc'!A0,\n"));
    QCOMPARE(written(table, kNdjson),
             QByteArray("{\"Id\":2,\"Client\":\"10.0.0.2\",\"LocalAlias\":\"the, cart\","
                        "\"LocalTags\":\"@prod blue\"}\n"
                        "{\"Id\":1,\"Client\":\"10.0.0.1\","
                        "\"LocalAlias\":\"=cmd|' /C calc'!A0\",\"LocalTags\":null}\n"));

    const Table sources = sourcesTable(snapshot, std::vector<quint32>{0, 1, 2, 3},
                                       std::chrono::seconds(10), labelsOf(*snapshot));
    QCOMPARE(written(sources, kStandard, &counts),
             QByteArray("Client,ClientDesc,Sessions,Active,ServerCount,LocalAlias,LocalTags\r\n"
                        "10.0.0.1,shop,1,0,,'=cmd|' /C calc'!A0,\r\n"
                        "10.0.0.2,,1,0,,,\r\n"
                        "10.0.0.3,x,1,0,,,\r\n"
                        ",,1,0,,,\r\n"));
    QCOMPARE(counts.neutralised, 1U);
    QCOMPARE(columnCount(sources), 7);
}

void TableWriterTest::localNamesOfGroupsBySource()
{
    const auto snapshot = drawnSnapshot(R"(
        Id  Client    Db
        1   10.0.0.1  0
        2   10.0.0.1  1
        3   -         0
    )");
    const std::vector<quint32> rows{0, 1, 2};
    session::GroupRequest request;
    request.keys = {{session::GroupBy::Db}, {session::GroupBy::Source}};
    const auto labels = labelsOf(*snapshot);
    const auto header = [](const Table &table) {
        return written(table, kScripts).split('\n')[0];
    };
    const QByteArray usual = "Sessions,Active,MaxIdle,MedianIdle,OldestAge,Qbuf,Omem";
    QCOMPARE(header(groupsTable(snapshot, rows, request, std::chrono::seconds(10), labels, false)),
             QByteArray("Db,Client," + usual));
    const Table table =
        groupsTable(snapshot, rows, request, std::chrono::seconds(10), labels, true);
    QCOMPARE(header(table), QByteArray("Db,Client," + usual + ",LocalAlias,LocalTags"));
    const QByteArrayList lines = written(table, kStandard).split('\n');
    QVERIFY2(lines.contains("0,10.0.0.1,1,0,,,,,,'=cmd|' /C calc'!A0,\r"),
             lines.join("\n").constData());
    QVERIFY2(lines.contains("0,,1,0,,,,,,,\r"), lines.join("\n").constData());
    QCOMPARE(columnCount(table), 11);
    // A database is called nothing.
    request.keys = {{session::GroupBy::Db}};
    QCOMPARE(header(groupsTable(snapshot, rows, request, std::chrono::seconds(10), labels, true)),
             QByteArray("Db," + usual));
}

void TableWriterTest::comparisonTellsTheSides()
{
    ComparisonTable table;
    table.left = drawnSnapshot(R"(
        Addr        Client    Name    Cmd  Age  NodeId
        10.0.0.1:1  10.0.0.1  =1+1    get  5    a
        10.0.0.2:1  10.0.0.2  -       set  -    a
    )");
    table.right = drawnSnapshot(R"(
        Addr        Client    Name    Cmd  Age  NodeId
        10.0.0.2:1  10.0.0.2  cart    get  7    b
        10.0.0.3:1  10.0.0.3  ""      get  1    b
    )");
    using session::kNoRow;
    table.rows = {{0, kNoRow, session::Side::OnlyLeft},
                  {kNoRow, 1, session::Side::Between},
                  {1, 0, session::Side::Both}};
    TableCounts counts;
    QCOMPARE(written(table, kStandard, &counts),
             QByteArray("Side,Addr,Client,Name,Cmd,AgeLeft,AgeRight,NodeLeft,NodeRight\r\n"
                        "left,10.0.0.1:1,10.0.0.1,'=1+1,get,5,,a,\r\n"
                        "between,10.0.0.3:1,10.0.0.3,,get,,1,,b\r\n"
                        "both,10.0.0.2:1,10.0.0.2,cart,set,,7,a,b\r\n"));
    QCOMPARE(counts.rows, 3U);
    QCOMPARE(counts.columns, 9);
    QCOMPARE(counts.neutralised, 1U);
    QCOMPARE(columnCount(table), 9);
    const QJsonArray json = QJsonDocument::fromJson(written(table, kJson)).array();
    QCOMPARE(json.size(), 3);
    const QJsonObject first = json[0].toObject();
    QCOMPARE(first[QLatin1String("AgeLeft")].toInt(), 5);
    QVERIFY(first[QLatin1String("AgeRight")].isNull());
    QVERIFY(first[QLatin1String("NodeRight")].isNull());
    QCOMPARE(json[1].toObject()[QLatin1String("Name")].toString(), QString());
}

void TableWriterTest::sourcesTableHasTheServersIds()
{
    session::SnapshotInfo info;
    info.hasSourceStats = true;
    info.sourceStats = {{QStringLiteral("10.0.0.2"), 2, {1, 18446744073709551615U}},
                        {QStringLiteral("10.0.0.10"), std::nullopt, {}},
                        {QStringLiteral("=cmd"), 1'000'000'000'000'000, {7}}};
    const auto snapshot = drawnSnapshot(R"(
        Id  Client     ClientDesc  Idle
        1   10.0.0.10  -           0
        2   10.0.0.2   ""          11
        3   10.0.0.2   @shop       10
        4   =cmd       ""          -
        5   -          -           0
        6   10.0.0.9   x           0
    )",
                                        std::move(info));
    // Row 6 is filtered out, and its source with it.
    const Table table =
        sourcesTable(snapshot, std::vector<quint32>{0, 1, 2, 3, 4}, std::chrono::seconds(10));
    TableCounts counts;
    QCOMPARE(written(table, kStandard, &counts),
             QByteArray("Client,ClientDesc,Sessions,Active,ServerCount\r\n"
                        "10.0.0.2,'@shop,2,1,2\r\n"
                        "10.0.0.10,,1,1,\r\n"
                        "'=cmd,,1,0,1000000000000000\r\n"
                        ",,1,1,\r\n"));
    QCOMPARE(counts.neutralised, 2U);
    QCOMPARE(written(table, kSpreadsheet).mid(3).split('\n')[3],
             QByteArray("'=cmd,,1,0,'1000000000000000\r"));
    QCOMPARE(written(table, kNdjson),
             QByteArray("{\"Client\":\"10.0.0.2\",\"ClientDesc\":\"@shop\",\"Sessions\":2,"
                        "\"Active\":1,\"ServerCount\":2,\"Ids\":[1,18446744073709551615]}\n"
                        "{\"Client\":\"10.0.0.10\",\"ClientDesc\":null,\"Sessions\":1,"
                        "\"Active\":1,\"ServerCount\":null,\"Ids\":null}\n"
                        "{\"Client\":\"=cmd\",\"ClientDesc\":\"\",\"Sessions\":1,\"Active\":0,"
                        "\"ServerCount\":1000000000000000,\"Ids\":[7]}\n"
                        "{\"Client\":null,\"ClientDesc\":null,\"Sessions\":1,\"Active\":1,"
                        "\"ServerCount\":null,\"Ids\":null}\n"));
}

void TableWriterTest::randomTextsComeBackFromCsv_data()
{
    QTest::addColumn<TableFormat>("format");
    for (const Preset preset : {Preset::Standard, Preset::Spreadsheet, Preset::Scripts}) {
        for (const Kind kind : {Kind::Csv, Kind::Tsv}) {
            for (const bool comma : {false, true})
                QTest::addRow("%s %s%s", kindName(kind).data(), presetName(preset).data(),
                              comma ? " comma" : "")
                    << TableFormat{kind, preset, comma};
        }
    }
}

void TableWriterTest::randomTextsComeBackFromCsv()
{
    QFETCH(TableFormat, format);
    QRandomGenerator random(4711);
    const std::vector<Column> columns{Column::Name, Column::Addr, Column::Cmd};
    session::SnapshotBuilder builder;
    QList<QByteArrayList> expected{{"Name", "Addr", "Cmd"}};
    for (int row = 0; row < 2'000; ++row) {
        builder.beginRow();
        QByteArrayList cells;
        for (const Column column : columns) {
            QByteArray text = randomText(random);
            builder.setText(column, text);
            const QByteArray bare = QByteArray(text).replace(' ', "");
            if (format.preset != Preset::Scripts && !bare.isEmpty()
                && QByteArray("=+-@\t\r\n").contains(bare[0]))
                text.prepend('\'');
            cells.append(text);
        }
        expected.append(cells);
    }
    QByteArray bytes = written(tableOf(std::move(builder).finish({}), columns), format);
    if (format.hasByteOrderMark())
        bytes.remove(0, 3);
    QCOMPARE(test::readCsv(bytes, format.separator(), format.lineEnd()), expected);
}

void TableWriterTest::randomTextsComeBackFromJson()
{
    QRandomGenerator random(815);
    session::SnapshotBuilder builder;
    QStringList expected;
    for (int row = 0; row < 2'000; ++row) {
        const QByteArray text = randomText(random);
        builder.beginRow();
        builder.setText(Column::Name, text);
        expected.append(QString::fromUtf8(text));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        written(tableOf(std::move(builder).finish({}), {Column::Name}), kJson), &error);
    QCOMPARE(error.errorString(), QJsonParseError{}.errorString());
    QStringList names;
    for (const QJsonValue value : document.array())
        names.append(value[QLatin1String("Name")].toString());
    QCOMPARE(names, expected);
}

void TableWriterTest::piecesAreWholeAndJoinWithoutSeam()
{
    session::SnapshotBuilder builder;
    QByteArray expected = "Id,Idle,Fd\n";
    for (quint64 row = 0; row < 100'000; ++row) {
        const quint64 id = row * row;
        const quint64 number = row % 65'535; // all that two bytes hold
        builder.beginRow();
        builder.setId(id);
        builder.setInteger(Column::Idle, static_cast<qint64>(number));
        expected += QByteArray::number(id) + ',' + QByteArray::number(number) + ',';
        if (row % 1'000 != 999) {
            builder.setInteger(Column::Fd, static_cast<qint64>(number + 1));
            expected += QByteArray::number(number + 1);
        }
        expected += '\n';
    }
    PieceRecorder recorder;
    const Result<TableCounts> result =
        writeTable(tableOf(std::move(builder).finish({}), {Column::Id, Column::Idle, Column::Fd}),
                   kScripts, recorder);
    QVERIFY(result);
    QVERIFY(recorder.bytes == expected);
    QCOMPARE(result->bytes, expected.size());
    QVERIFY(recorder.sizes.size() > 3);
    recorder.sizes.removeLast();
    for (const qint64 size : std::as_const(recorder.sizes))
        QCOMPARE(size % kWriteChunkBytes, 0);
}

void TableWriterTest::stopEndsWritingBetweenPieces()
{
    session::SnapshotBuilder builder;
    for (int row = 0; row < 10; ++row) {
        builder.beginRow();
        builder.setText(Column::Name, QByteArray(100'000, 'x').append(QByteArray::number(row)));
    }
    const SessionsTable table = tableOf(std::move(builder).finish({}), {Column::Name});
    std::stop_source stop;
    QList<quint64> seen;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<TableCounts> result =
        writeTable(table, kScripts, buffer, stop.get_token(), [&](quint64 done, quint64 total) {
            QCOMPARE(total, 10U);
            seen.append(done);
            if (seen.size() == 2)
                stop.request_stop();
        });
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Cancelled);
    QCOMPARE(seen, (QList<quint64>{3, 6}));
    QVERIFY(buffer.size() < 700'000);
}

void TableWriterTest::fullDeviceIsToldInWords()
{
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const Result<TableCounts> result =
        writeTable(tableOf(drawnSnapshot("Id\n 1"), {Column::Id}), kScripts, full);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::CannotWrite);
    QVERIFY2(result.error().message.contains(QLatin1String("No space left")),
             qUtf8Printable(result.error().message));
}

void TableWriterTest::previewHasTenRowsFitForTheScreen()
{
    session::SnapshotBuilder builder;
    for (quint64 row = 0; row < 20; ++row) {
        builder.beginRow();
        builder.setId(row);
        builder.setText(Column::Name, QByteArray("a\x01\xe2\x80\xae").append(30'000, 'x'));
    }
    const SessionsTable table = tableOf(std::move(builder).finish({}), {Column::Id, Column::Name});
    const QString text = previewText(table, kSpreadsheet);
    QVERIFY(text.startsWith(QStringLiteral("Id,Name\n0,a\u2401")));
    QCOMPARE(text.count(QLatin1Char('\n')), 11);
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(text.size() < 12'000);
}

void TableWriterTest::formatsFollowFromFileNames()
{
    QCOMPARE(kindFromFileName(QStringLiteral("a.CSV")), Kind::Csv);
    QCOMPARE(kindFromFileName(QStringLiteral("/x.json/a.tsv")), Kind::Tsv);
    QCOMPARE(kindFromFileName(QStringLiteral("a.b.json")), Kind::Json);
    QCOMPARE(kindFromFileName(QStringLiteral("a.ndjson")), Kind::Ndjson);
    QCOMPARE(kindFromFileName(QStringLiteral("json")), Kind::Csv);
    QCOMPARE(kindFromFileName(QStringLiteral("a.txt")), Kind::Csv);
    QCOMPARE(kindFromFileName(QStringLiteral("-")), Kind::Csv);
    QVERIFY(!kindFromName(u"xml"));
    QVERIFY(!presetFromName(u"Standard "));
    QVERIFY(usesDecimalComma(QLocale(QLocale::German, QLocale::Germany)));
    QVERIFY(!usesDecimalComma(QLocale(QLocale::Chinese, QLocale::China)));
}

QTEST_GUILESS_MAIN(TableWriterTest)
#include "tst_tablewriter.moc"
