// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "demo/demoserver.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::app;
using namespace Qt::Literals::StringLiterals;
using Action = CommandLine::Action;
using Source = CommandLine::Source;
using Kind = exporting::TableFormat::Kind;
using Preset = exporting::TableFormat::Preset;
using session::Column;

namespace {

//! The arguments, separated by blanks; '' is an empty one.
Result<CommandLine> parsed(const QString &arguments)
{
    QStringList list{u"sessionscope"_s};
    for (const QString &word : arguments.split(u' ', Qt::SkipEmptyParts))
        list.append(word == "''"_L1 ? QString() : word);
    return parseCommandLine(list, QLocale::c());
}

CommandLine valid(const QString &arguments)
{
    const Result<CommandLine> line = parsed(arguments);
    if (!line)
        qFatal("%s: %s", qUtf8Printable(arguments), qUtf8Printable(line.error().message));
    return *line;
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingOpensTheWindow();
    void sourcesAreTold_data();
    void sourcesAreTold();
    void windowTakesSeveralFiles();
    void instanceIsTakenAsGiven();
    void endpointsAreHttpsUnlessLocal_data();
    void endpointsAreHttpsUnlessLocal();
    void formatFollowsOptionThenSuffix_data();
    void formatFollowsOptionThenSuffix();
    void presetGoesWithCsvAndTsv();
    void localeDecidesTheSeparator();
    void sortAndColumnsMatchWithoutCase();
    void columnsAreThoseOfTheSessionsUnlessChosen();
    void timeoutIsInSeconds();
    void helpAndVersionWinOverTheRest();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
    void valuesMayLookLikeOptionsAfterAnEqualsSign();
    void helpNamesEveryOption();
};

void CommandLineTest::nothingOpensTheWindow()
{
    const CommandLine line = valid(u""_s);
    QCOMPARE(line.action, Action::OpenWindow);
    QCOMPARE(line.source, Source::None);
    QCOMPARE(line.timeout, std::chrono::seconds(60));
    QVERIFY(!line.stallReport);
    QVERIFY(valid(u"--stall-report --demo"_s).stallReport);
    QCOMPARE(valid(u"--demo --filter PING"_s).filter.text(), u"PING"_s);
}

void CommandLineTest::sourcesAreTold_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<Source>("source");
    QTest::addRow("demo") << u"--demo --export -"_s << Source::Demo;
    QTest::addRow("demo with sessions") << u"--demo --demo-sessions 0 --export -"_s << Source::Demo;
    QTest::addRow("connection") << u"--connection prod --export -"_s << Source::Connection;
    QTest::addRow("connection with a CA file")
        << u"--connection prod --ca-file ca.pem --export -"_s << Source::Connection;
    QTest::addRow("instance") << u"--instance r-1 --export -"_s << Source::Instance;
    QTest::addRow("file") << u"a.json --export -"_s << Source::Files;
    QTest::addRow("file after the options") << u"--export - -- --odd.json"_s << Source::Files;
}

void CommandLineTest::sourcesAreTold()
{
    QFETCH(QString, arguments);
    QFETCH(Source, source);
    const CommandLine line = valid(arguments);
    QCOMPARE(line.source, source);
    QCOMPARE(line.action, Action::Export);
    QCOMPARE(line.output.path, u"-"_s);
}

void CommandLineTest::windowTakesSeveralFiles()
{
    QCOMPARE(valid(u"a.json b.json"_s).files, (QStringList{u"a.json"_s, u"b.json"_s}));
}

void CommandLineTest::instanceIsTakenAsGiven()
{
    const Result<CommandLine> line =
        parseCommandLine({u"s"_s, u"--instance"_s, u" r-%41+é "_s, u"--console-context"_s, u""_s});
    QVERIFY(line);
    QCOMPARE(line->instance.id, u" r-%41+é "_s);
    QCOMPARE(line->instance.consoleContext, std::optional(QString()));
    QVERIFY(!line->instance.aliyunProfile);
    QCOMPARE(line->instance.endpoint.toString(), u"https://das.cn-shanghai.aliyuncs.com"_s);
    const CommandLine profile = valid(u"--instance r-1 --aliyun-profile ops"_s);
    QCOMPARE(profile.instance.aliyunProfile, std::optional(u"ops"_s));
    QVERIFY(!profile.instance.consoleContext);
}

void CommandLineTest::endpointsAreHttpsUnlessLocal_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("scheme");
    QTest::addRow("no scheme") << u"das.example.com"_s << u"https"_s;
    QTest::addRow("no scheme, this computer") << u"127.0.0.1:8443"_s << u"https"_s;
    QTest::addRow("http, this computer") << u"http://127.8.9.1:80"_s << u"http"_s;
    QTest::addRow("http, IPv6") << u"http://[::1]:8080"_s << u"http"_s;
    QTest::addRow("http, localhost") << u"http://localhost:1"_s << u"http"_s;
    QTest::addRow("http elsewhere") << u"http://das.example.com"_s << QString();
    QTest::addRow("another scheme") << u"ftp://127.0.0.1"_s << QString();
}

void CommandLineTest::endpointsAreHttpsUnlessLocal()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, scheme);
    const Result<CommandLine> line = parsed("--instance r-1 --endpoint "_L1 + endpoint);
    QCOMPARE(line.has_value(), !scheme.isEmpty());
    if (line)
        QCOMPARE(line->instance.endpoint.scheme, scheme);
    else
        QCOMPARE(stageOf(line.error().code), ErrorStage::BeforeSending);
}

void CommandLineTest::formatFollowsOptionThenSuffix_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<Kind>("kind");
    QTest::addRow("standard output") << u"--export -"_s << Kind::Csv;
    QTest::addRow("csv") << u"--export a.csv"_s << Kind::Csv;
    QTest::addRow("no suffix") << u"--export a"_s << Kind::Csv;
    QTest::addRow("another suffix") << u"--export a.txt"_s << Kind::Csv;
    QTest::addRow("tsv") << u"--export a.TSV"_s << Kind::Tsv;
    QTest::addRow("json") << u"--export a.json"_s << Kind::Json;
    QTest::addRow("ndjson") << u"--export x.y/a.ndjson"_s << Kind::Ndjson;
    QTest::addRow("folder with a suffix") << u"--export x.json/a"_s << Kind::Csv;
    QTest::addRow("option wins") << u"--export a.json --format tsv"_s << Kind::Tsv;
    QTest::addRow("option for standard output") << u"--export - --format ndjson"_s << Kind::Ndjson;
}

void CommandLineTest::formatFollowsOptionThenSuffix()
{
    QFETCH(QString, arguments);
    QFETCH(Kind, kind);
    const CommandLine line = valid("--demo "_L1 + arguments);
    QCOMPARE(line.output.format.kind, kind);
    QCOMPARE(line.output.format.preset, Preset::Standard);
}

void CommandLineTest::presetGoesWithCsvAndTsv()
{
    QCOMPARE(valid(u"--demo --export - --preset scripts"_s).output.format.preset, Preset::Scripts);
    QCOMPARE(valid(u"--demo --export a.tsv --preset spreadsheet"_s).output.format.preset,
             Preset::Spreadsheet);
    QCOMPARE(valid(u"--demo --export a.json --format csv --preset standard"_s).output.format.kind,
             Kind::Csv);
}

void CommandLineTest::localeDecidesTheSeparator()
{
    const QStringList arguments{u"s"_s, u"--demo"_s,   u"--export"_s,
                                u"-"_s, u"--preset"_s, u"spreadsheet"_s};
    QCOMPARE(parseCommandLine(arguments, QLocale(u"de_DE"_s))->output.format.separator(), ';');
    QCOMPARE(parseCommandLine(arguments, QLocale(u"zh_CN"_s))->output.format.separator(), ',');
}

void CommandLineTest::sortAndColumnsMatchWithoutCase()
{
    const CommandLine line =
        valid(u"--demo --export - --sort idle:desc,QBUFFREE,addr:asc --columns nodeid,ID"_s);
    QCOMPARE(line.output.sort,
             (session::SortSpec{{Column::Idle, Qt::DescendingOrder},
                                {Column::QbufFree, Qt::AscendingOrder},
                                {Column::Addr, Qt::AscendingOrder}}));
    QCOMPARE(line.output.columns, (std::vector<Column>{Column::NodeId, Column::Id}));
}

void CommandLineTest::columnsAreThoseOfTheSessionsUnlessChosen()
{
    const CommandLine line = valid(u"--demo --export -"_s);
    QVERIFY(line.output.columns.empty());
}

void CommandLineTest::timeoutIsInSeconds()
{
    using std::chrono::milliseconds;
    QCOMPARE(valid(u"--demo --timeout 5"_s).timeout, milliseconds(5'000));
    QCOMPARE(valid(u"--demo --timeout 0.25"_s).timeout, milliseconds(250));
    QCOMPARE(valid(u"--demo --timeout 86400"_s).timeout, milliseconds(86'400'000));
}

void CommandLineTest::helpAndVersionWinOverTheRest()
{
    QCOMPARE(valid(u"--help"_s).action, Action::ShowHelp);
    QCOMPARE(valid(u"--version"_s).action, Action::ShowVersion);
    QCOMPARE(valid(u"--export - --help"_s).action, Action::ShowHelp);
}

void CommandLineTest::wrongUsageIsRefused_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("word"); // that the sentence has to hold
    const auto row = [](const char *what, const char *arguments, const char *word) {
        QTest::addRow("%s", what) << QString::fromUtf8(arguments) << QString::fromUtf8(word);
    };
    row("unknown option", "--bogus", "bogus");
    row("unknown short option", "-x", "x");
    row("help beside an unknown option", "--help --bogus", "bogus");
    row("value for a switch", "--demo=1", "demo");
    row("value missing at the end", "--demo --export", "export");
    row("value forgotten", "--demo --export --format csv", "--export needs a value");
    row("given twice", "--demo --export a --export b", "twice");
    row("nothing to export", "--export -", "--demo");
    row("two sources", "--demo --instance r-1 --export -", "--instance");
    row("connection and file", "--connection a b.json", "--connection");
    row("demo and file", "--demo b.json", "--demo");
    row("two files to export", "a.json b.json --export -", "one snapshot file");
    row("empty file name", "--demo --export ''", "--export");
    row("empty instance", "--instance '' --export -", "--instance");
    row("empty connection", "--connection '' --export -", "--connection");
    row("empty profile", "--instance r-1 --aliyun-profile ''", "--aliyun-profile");
    row("endpoint without instance", "--endpoint https://a --demo", "--instance");
    row("profile without instance", "--aliyun-profile a --connection b", "--instance");
    row("context without instance", "--console-context a --connection b", "--instance");
    row("CA file with the demo", "--demo --ca-file a.pem", "--ca-file");
    row("sessions without the demo", "--demo-sessions 5 --instance r-1", "--demo");
    row("sessions no number", "--demo --demo-sessions many", "1000000");
    row("sessions below zero", "--demo --demo-sessions=-1", "1000000");
    row("too many sessions", "--demo --demo-sessions 1000001", "1000000");
    row("format without export", "--demo --format csv", "--export");
    row("preset without export", "--demo --preset scripts", "--export");
    row("statistics without export", "--demo --statistics", "--export");
    row("labels without export", "--demo --labels", "--export");
    row("sort without export", "--demo --sort Id", "--export");
    row("columns without export", "--demo --columns Id", "--export");
    row("unknown format", "--demo --export - --format xml", "xml");
    row("unknown preset", "--demo --export - --preset excel", "excel");
    row("preset with JSON", "--demo --export - --format json --preset standard", "--preset");
    row("preset with JSON by suffix", "--demo --export a.json --preset standard", "--preset");
    row("preset with NDJSON", "--demo --export a.ndjson --preset scripts", "--preset");
    row("unknown column", "--demo --export - --columns Id,Size", "Size");
    row("empty column", "--demo --export - --columns Id,,Addr", "column");
    row("column twice", "--demo --export - --columns Id,id", "twice");
    row("unknown column to sort by", "--demo --export - --sort Size", "Size");
    row("unknown order", "--demo --export - --sort Id:down", "Id:down");
    row("two orders", "--demo --export - --sort Id:desc:asc", "Id:desc:asc");
    row("sorted twice by a column", "--demo --export - --sort Id,Id:desc", "twice");
    row("sort of statistics", "--demo --export - --statistics --sort Client", "--statistics");
    row("columns of statistics", "--demo --export - --statistics --columns Client", "--statistics");
    row("filter not closed", "--demo --export - --filter \"a", "quotation");
    row("timeout no number", "--demo --timeout soon", "--timeout");
    row("timeout zero", "--demo --timeout 0", "--timeout");
    row("timeout below zero", "--demo --timeout=-1", "--timeout");
    row("timeout not a number", "--demo --timeout nan", "--timeout");
    row("timeout for ever", "--demo --timeout inf", "--timeout");
    row("timeout too long", "--demo --timeout 86401", "--timeout");
    row("stall report of an export", "--demo --export - --stall-report", "--stall-report");
}

void CommandLineTest::wrongUsageIsRefused()
{
    QFETCH(QString, arguments);
    QFETCH(QString, word);
    const Result<CommandLine> line = parsed(arguments);
    QVERIFY(!line);
    QCOMPARE(line.error().code, Error::Code::InvalidInput);
    QVERIFY2(line.error().message.contains(word), qUtf8Printable(line.error().message));
    QVERIFY(!line.error().message.contains(u'\n'));
}

void CommandLineTest::valuesMayLookLikeOptionsAfterAnEqualsSign()
{
    QCOMPARE(valid(u"--demo --export=--format"_s).output.path, u"--format"_s);
    QCOMPARE(valid(u"--demo --export - --filter --odd"_s).filter.text(), u"--odd"_s);
    QCOMPARE(valid(u"--export - -- --demo"_s).files, QStringList{u"--demo"_s});
}

void CommandLineTest::helpNamesEveryOption()
{
    const QString help = helpText();
    for (const char *option :
         {"demo",           "demo-sessions",   "connection",   "instance", "endpoint",
          "aliyun-profile", "export",          "format",       "preset",   "statistics",
          "labels",         "filter",          "sort",         "columns",  "timeout",
          "ca-file",        "console-context", "stall-report", "version",  "help"})
        QVERIFY2(help.contains("--"_L1 + QLatin1String(option)), option);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
