// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using sessionscope::testing::RecordedRequest;
using sessionscope::testing::ScriptedReply;
using sessionscope::testing::ScriptedServer;

//! The command line as a shell sees it: the built program, run without a display, a D-Bus session
//! or QT_QPA_PLATFORM, against servers that answer well and badly.
namespace {

constexpr int kRunTimeout_ms = 60'000;

struct Run
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

const QByteArray kAnswer = R"({"Code":200,"Message":"Successful","RequestId":"REQ-1","Success":true,
"Data":{"Timestamp":1660100753556,"Total":3,"Sessions":[
{"Id":7,"Addr":"10.0.0.2:5000","Client":"10.0.0.2","ClientDesc":"shop","Name":"cart","Cmd":"get",
 "Age":"12","Idle":3,"Flags":"N","Db":0,"Sub":0,"Psub":0,"Multi":-1,"Qbuf":0,"QbufFree":0,"Obl":0,
 "Oll":0,"Omem":0,"Events":"r","Fd":9,"NodeId":"n1"},
{"Id":8,"Addr":"10.0.0.10:5001","Client":"10.0.0.10","ClientDesc":null,"Name":"=1+1","Cmd":"ping",
 "Age":"100","Idle":30,"Multi":-1},
{"Id":9,"Addr":"10.0.0.10:5002","Client":"10.0.0.10","ClientDesc":"","Name":"","Cmd":"get",
 "Age":"9","Idle":5,"Multi":2}],
"SourceStats":[{"Key":"10.0.0.2","Count":"1","Ids":[7]},{"Key":"10.0.0.10","Count":"2","Ids":[8,9]}]}})";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<cannot be read>");
}

void setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(path));
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void versionAndHelpGoToStandardOutput();
    void nothingIsAskedBeforeUsageIsRight_data();
    void nothingIsAskedBeforeUsageIsRight();
    void windowWithoutDisplayIsRefused_data();
    void windowWithoutDisplayIsRefused();
    void tableIsWritten_data();
    void tableIsWritten();
    void instanceIsSentAsGiven();
    void aliyunProfileGivesTheCredentials();
    void noticesGoToStandardError_data();
    void noticesGoToStandardError();
    void snapshotFileIsReadWithoutANetwork();
    void demoNeedsNothing();
    void unreachableServersAreNoAnswers_data();
    void unreachableServersAreNoAnswers();
    void badTargetIsRefusedBeforeAsking_data();
    void badTargetIsRefusedBeforeAsking();
    void fullDiskIsATargetError();
    void closedStandardOutputIsATargetError_data();
    void closedStandardOutputIsATargetError();
    void interruptedFetchLeavesTheOldFile_data();
    void interruptedFetchLeavesTheOldFile();
    void interruptedWriteEnds();
    void fileThatNeverEndsMeetsTheDeadline();
    void chineseLocaleStillWritesTheSameTable();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QStringList entries() const
    {
        return QDir(path(u"work"_s))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    // Started in the folder "work", with nothing of this test's environment.
    void prepare(QProcess &process, const QStringList &arguments) const
    {
        process.setProgram(QStringLiteral(SESSIONSCOPE_PROGRAM));
        process.setArguments(arguments);
        process.setWorkingDirectory(path(u"work"_s));
        process.setProcessEnvironment(m_environment);
    }

    Run run(const QStringList &arguments) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        return finish(process);
    }

    static Run finish(QProcess &process)
    {
        // The servers live in this thread: they need its event loop.
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; },
                             kRunTimeout_ms)) {
            process.kill();
            process.waitForFinished();
            return {-2, {}, "it did not end"};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Run runInShell(const QString &command) const
    {
        QProcess process;
        prepare(process, {});
        process.setProgram(u"/bin/sh"_s);
        process.setArguments({u"-c"_s, command, QStringLiteral(SESSIONSCOPE_PROGRAM)});
        process.start();
        return finish(process);
    }

    QStringList against(const ScriptedServer &server, const QStringList &more) const
    {
        return QStringList{u"--instance"_s, u"r-1"_s, u"--endpoint"_s, server.endpoint()} + more;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

// One line that says why, and nothing else.
#define VERIFY_ONE_LINE(run)                                                                       \
    QVERIFY2((run).errors.startsWith("sessionscope: "), (run).errors.constData());                 \
    QVERIFY2((run).errors.endsWith('\n'), (run).errors.constData());                               \
    QCOMPARE((run).errors.count('\n'), 1)

void ExportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir(m_folder->path()).mkdir(u"work"_s) && QDir(m_folder->path()).mkdir(u"home"_s));
    m_environment = {};
    m_environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    m_environment.insert(u"HOME"_s, path(u"home"_s));
    m_environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, u"id"_s);
    m_environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, u"the-secret"_s);
}

void ExportTest::cleanup()
{
    m_folder.reset();
}

void ExportTest::versionAndHelpGoToStandardOutput()
{
    const Run version = run({u"--version"_s});
    QCOMPARE(version.status, 0);
    QCOMPARE(version.output, "sessionscope " SESSIONSCOPE_VERSION "\n");
    QCOMPARE(version.errors, QByteArray());
    const Run help = run({u"--help"_s});
    QCOMPARE(help.status, 0);
    QVERIFY(help.output.contains("--console-context"));
    QCOMPARE(help.errors, QByteArray());
}

void ExportTest::nothingIsAskedBeforeUsageIsRight_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("removed"); // a variable of the environment
    QTest::addColumn<QByteArray>("word");
    const QStringList out{u"--export"_s, u"-"_s};
    QTest::addRow("unknown option")
        << QStringList{u"--bogus"_s} << QString() << QByteArray("bogus");
    QTest::addRow("unknown column")
        << out + QStringList{u"--columns"_s, u"Id,Size"_s} << QString() << QByteArray("Size");
    QTest::addRow("unknown format")
        << out + QStringList{u"--format"_s, u"xml"_s} << QString() << QByteArray("xml");
    QTest::addRow("preset with JSON")
        << out + QStringList{u"--format"_s, u"json"_s, u"--preset"_s, u"scripts"_s} << QString()
        << QByteArray("--preset");
    QTest::addRow("wrong filter") << out + QStringList{u"--filter"_s, u"\"open"_s} << QString()
                                  << QByteArray("quotation");
    QTest::addRow("no secret") << out << u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s
                               << QByteArray("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    QTest::addRow("no id") << out << u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s
                           << QByteArray("ALIBABA_CLOUD_ACCESS_KEY_ID");
    QTest::addRow("no such profile")
        << out + QStringList{u"--aliyun-profile"_s, u"ops"_s} << QString() << QByteArray("aliyun");
    QTest::addRow("no such CA file") << out + QStringList{u"--ca-file"_s, u"missing.pem"_s}
                                     << QString() << QByteArray("missing.pem");
    QTest::addRow("line break in an argument")
        << out + QStringList{u"--format"_s, u"a\nb"_s} << QString() << QByteArray("format");
}

void ExportTest::nothingIsAskedBeforeUsageIsRight()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, removed);
    QFETCH(QByteArray, word);
    m_environment.remove(removed);
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::http(200, kAnswer)});
    const Run result = run(against(server, arguments));
    QCOMPARE(result.status, 2);
    QCOMPARE(result.output, QByteArray());
    VERIFY_ONE_LINE(result);
    QVERIFY2(result.errors.contains(word), result.errors.constData());
    QCOMPARE(server.connections(), 0);
}

void ExportTest::windowWithoutDisplayIsRefused_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addRow("nothing set") << QString() << QString();
    QTest::addRow("xcb wanted") << u"QT_QPA_PLATFORM"_s << u"xcb"_s;
    QTest::addRow("a display that nobody serves") << u"DISPLAY"_s << u":4711"_s;
    QTest::addRow("a Wayland that nobody serves") << u"WAYLAND_DISPLAY"_s << u"wayland-47"_s;
}

void ExportTest::windowWithoutDisplayIsRefused()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    if (!variable.isEmpty())
        m_environment.insert(variable, value);
    const Run result = run({u"--demo"_s});
    QCOMPARE(result.status, 2);
    QCOMPARE(result.output, QByteArray());
    VERIFY_ONE_LINE(result);
    QVERIFY2(result.errors.contains("display"), result.errors.constData());
}

void ExportTest::tableIsWritten_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("table");
    const QString columns = u"--columns=id,NAME,Age"_s;
    QTest::addRow("server's order") << QStringList{columns, u"--preset=scripts"_s}
                                    << QByteArray("Id,Name,Age\n7,cart,12\n8,=1+1,100\n9,,9\n");
    QTest::addRow("Standard") << QStringList{columns}
                              << QByteArray("Id,Name,Age\r\n7,cart,12\r\n8,'=1+1,100\r\n9,,9\r\n");
    QTest::addRow("sorted by value") << QStringList{columns, u"--preset=scripts"_s, u"--sort=age"_s}
                                     << QByteArray("Id,Name,Age\n9,,9\n7,cart,12\n8,=1+1,100\n");
    QTest::addRow("two keys") << QStringList{columns, u"--preset=scripts"_s,
                                             u"--sort=Client:desc,Age:desc"_s}
                              << QByteArray("Id,Name,Age\n8,=1+1,100\n9,,9\n7,cart,12\n");
    QTest::addRow("filtered") << QStringList{columns, u"--preset=scripts"_s, u"--filter=GET 5002"_s}
                              << QByteArray("Id,Name,Age\n9,,9\n");
    QTest::addRow("nothing passes")
        << QStringList{columns, u"--preset=scripts"_s, u"--filter=nobody"_s}
        << QByteArray("Id,Name,Age\n");
    QTest::addRow("JSON") << QStringList{u"--columns=ClientDesc,Id,Flags"_s, u"--format=json"_s}
                          << QByteArray("[\n{\"ClientDesc\":\"shop\",\"Id\":7,\"Flags\":\"N\"},\n"
                                        "{\"ClientDesc\":null,\"Id\":8,\"Flags\":null},\n"
                                        "{\"ClientDesc\":\"\",\"Id\":9,\"Flags\":null}\n]\n");
    QTest::addRow("empty NDJSON") << QStringList{u"--format=ndjson"_s, u"--filter=nobody"_s}
                                  << QByteArray();
    QTest::addRow("TSV") << QStringList{columns, u"--format=tsv"_s, u"--filter=cart"_s}
                         << QByteArray("Id\tName\tAge\r\n7\tcart\t12\r\n");
    QTest::addRow("statistics") << QStringList{u"--statistics"_s, u"--preset=scripts"_s}
                                << QByteArray("Client,ClientDesc,Sessions,Active,ServerCount\n"
                                              "10.0.0.10,,2,1,2\n10.0.0.2,shop,1,1,1\n");
    QTest::addRow("statistics, filtered")
        << QStringList{u"--statistics"_s, u"--preset=scripts"_s, u"--filter=get"_s}
        << QByteArray("Client,ClientDesc,Sessions,Active,ServerCount\n"
                      "10.0.0.2,shop,1,1,1\n10.0.0.10,,1,1,2\n");
    QTest::addRow("statistics as JSON")
        << QStringList{u"--statistics"_s, u"--format=json"_s, u"--filter=ping"_s}
        << QByteArray("[\n{\"Client\":\"10.0.0.10\",\"ClientDesc\":null,\"Sessions\":1,"
                      "\"Active\":0,\"ServerCount\":2,\"Ids\":[8,9]}\n]\n");
}

void ExportTest::tableIsWritten()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, table);
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::http(200, kAnswer)});

    const Run toOutput = run(against(server, arguments + QStringList{u"--export"_s, u"-"_s}));
    QVERIFY2(toOutput.status == 0, toOutput.errors.constData());
    QCOMPARE(toOutput.output, table);

    if (arguments.filter(u"--format"_s).isEmpty())
        arguments.append(u"--format=csv"_s);
    setContent(path(u"work/out"_s), "old");
    const Run toFile = run(against(server, arguments + QStringList{u"--export"_s, u"out"_s}));
    QCOMPARE(toFile.status, 0);
    QCOMPARE(toFile.output, QByteArray());
    QCOMPARE(contentOf(path(u"work/out"_s)), table);
    QCOMPARE(entries(), QStringList{u"out"_s});
    QCOMPARE(server.requests().size(), 2);
}

void ExportTest::instanceIsSentAsGiven()
{
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::http(200, kAnswer)});
    const Run result =
        run({u"--instance"_s, u" r-%41+\u00e9*~ "_s, u"--endpoint"_s, server.endpoint(),
             u"--console-context"_s, u"a b"_s, u"--export"_s, u"-"_s});
    QCOMPARE(result.status, 0);
    QCOMPARE(server.requests().size(), 1);
    const RecordedRequest &request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QVERIFY2(request.target.contains("InstanceId=%20r-%2541%2B%C3%A9%2A~%20"),
             request.target.constData());
    QVERIFY2(request.target.contains("ConsoleContext=a%20b"), request.target.constData());
}

void ExportTest::aliyunProfileGivesTheCredentials()
{
    QVERIFY(QDir(path(u"home"_s)).mkdir(u".aliyun"_s));
    setContent(path(u"home/.aliyun/config.json"_s),
               R"({"current":"default","profiles":[{"name":"ops","mode":"AK",
                   "access_key_id":"from-profile","access_key_secret":"s"}]})");
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::http(200, kAnswer)});
    const Run result =
        run(against(server, {u"--aliyun-profile"_s, u"ops"_s, u"--export"_s, u"-"_s}));
    QVERIFY2(result.status == 0, result.errors.constData());
    QVERIFY(server.requests().first().header("Authorization").contains("Credential=from-profile,"));
}

void ExportTest::noticesGoToStandardError_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("words");
    QTest::addRow("Total differs")
        << QByteArray("\"Total\":3") << QByteArray("\"Total\":5") << QByteArray("Total 5");
    QTest::addRow("unreadable value")
        << QByteArray("\"Age\":\"100\"") << QByteArray("\"Age\":\"soon\"") << QByteArray("Age 1");
    QTest::addRow("SourceStats differ")
        << QByteArray("\"Count\":\"2\"") << QByteArray("\"Count\":\"4\"")
        << QByteArray("SourceStats");
}

void ExportTest::noticesGoToStandardError()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, words);
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray changed = kAnswer;
    changed.replace(before, after);
    server.setScript({ScriptedReply::http(200, kAnswer), ScriptedReply::http(200, changed)});
    const QStringList arguments = against(
        server, {u"--export"_s, u"-"_s, u"--columns"_s, u"Id"_s, u"--preset"_s, u"scripts"_s});
    const Run plain = run(arguments);
    QCOMPARE(plain.status, 0);
    QVERIFY2(!plain.errors.contains(words), plain.errors.constData());
    const Run noticed = run(arguments);
    QCOMPARE(noticed.status, 0);
    QCOMPARE(noticed.output, QByteArray("Id\n7\n8\n9\n"));
    QVERIFY2(noticed.errors.contains(words), noticed.errors.constData());
}

void ExportTest::snapshotFileIsReadWithoutANetwork()
{
    setContent(path(u"work/saved.json"_s), kAnswer);
    m_environment.remove(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s);
    const Run result = run({u"saved.json"_s, u"--export"_s, u"-"_s, u"--columns"_s, u"Id"_s});
    QVERIFY2(result.status == 0, result.errors.constData());
    QCOMPARE(result.output, QByteArray("Id\r\n7\r\n8\r\n9\r\n"));

    const Run missing = run({u"missing.json"_s, u"--export"_s, u"-"_s});
    QCOMPARE(missing.status, 2);
    VERIFY_ONE_LINE(missing);

    setContent(path(u"work/page.json"_s), "<html></html>");
    const Run page = run({u"page.json"_s, u"--export"_s, u"-"_s});
    QCOMPARE(page.status, 5);
    VERIFY_ONE_LINE(page);
}

void ExportTest::demoNeedsNothing()
{
    m_environment.remove(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s);
    const Run result =
        run({u"--demo"_s, u"--demo-sessions"_s, u"50"_s, u"--export"_s, u"demo.ndjson"_s});
    QVERIFY2(result.status == 0, result.errors.constData());
    QCOMPARE(contentOf(path(u"work/demo.ndjson"_s)).count('\n'), 50);
}

void ExportTest::unreachableServersAreNoAnswers_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addRow("no such name") << u"https://no-such-host.invalid"_s;
    QTest::addRow("nobody listens") << u"http://127.0.0.1:1"_s;
    QTest::addRow("no TLS") << u"https://127.0.0.1:%1"_s;
}

void ExportTest::unreachableServersAreNoAnswers()
{
    QFETCH(QString, endpoint);
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::http(200, kAnswer)});
    if (endpoint.contains(u'%'))
        endpoint = endpoint.arg(server.port());
    const Run result = run({u"--instance"_s, u"r-1"_s, u"--endpoint"_s, endpoint, u"--timeout=20"_s,
                            u"--export"_s, u"-"_s});
    QVERIFY2(result.status == 3, result.errors.constData());
    QCOMPARE(result.output, QByteArray());
    VERIFY_ONE_LINE(result);
}

void ExportTest::badTargetIsRefusedBeforeAsking_data()
{
    QTest::addColumn<QString>("target");
    QTest::addRow("missing folder") << u"missing/out.csv"_s;
    QTest::addRow("a folder") << u"folder"_s;
    QTest::addRow("a folder with a slash") << u"folder/"_s;
    QTest::addRow("below a file") << u"file/out.csv"_s;
}

void ExportTest::badTargetIsRefusedBeforeAsking()
{
    QFETCH(QString, target);
    QVERIFY(QDir(path(u"work"_s)).mkdir(u"folder"_s));
    setContent(path(u"work/file"_s), "old");
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::http(200, kAnswer)});
    const Run result = run(against(server, {u"--export"_s, target}));
    QVERIFY2(result.status == 6, result.errors.constData());
    QCOMPARE(result.output, QByteArray());
    VERIFY_ONE_LINE(result);
    QCOMPARE(server.connections(), 0);
    QCOMPARE(entries(), (QStringList{u"file"_s, u"folder"_s}));
}

void ExportTest::fullDiskIsATargetError()
{
    setContent(path(u"work/saved.json"_s), kAnswer);
    const Run device = run({u"saved.json"_s, u"--export"_s, u"/dev/full"_s});
    QCOMPARE(device.status, 6);
    VERIFY_ONE_LINE(device);
    QVERIFY2(device.errors.contains("No space left"), device.errors.constData());

    const Run output = runInShell(u"\"$0\" saved.json --export - > /dev/full"_s);
    QCOMPARE(output.status, 6);
    VERIFY_ONE_LINE(output);

    // A limit on file sizes is met like a full disk. The counts of a coverage build, which such a
    // limit would damage, go nowhere, and it says so.
    setContent(path(u"work/out.csv"_s), "old");
    Run limited = runInShell(u"trap '' XFSZ; export GCOV_PREFIX=/dev/null; ulimit -f 1; "
                             "\"$0\" --demo --demo-sessions 5000 --export out.csv"_s);
    if (const qsizetype counts = limited.errors.indexOf("profiling:/dev/null/"); counts > 0)
        limited.errors.truncate(counts);
    QCOMPARE(limited.status, 6);
    VERIFY_ONE_LINE(limited);
    QCOMPARE(contentOf(path(u"work/out.csv"_s)), QByteArray("old"));
    QCOMPARE(entries(), (QStringList{u"out.csv"_s, u"saved.json"_s}));
}

void ExportTest::closedStandardOutputIsATargetError_data()
{
    QTest::addColumn<QString>("command");
    QTest::addRow("closed") << u"\"$0\" --demo --export - >&-"_s;
    QTest::addRow("all closed but one") << u"\"$0\" --demo --export - <&- >&-"_s;
    QTest::addRow("reader gone") << u"(sleep 0.2; \"$0\" --demo --export -; echo $? >&2) | true"_s;
    QTest::addRow("version") << u"\"$0\" --version > /dev/full || exit $?"_s;
}

void ExportTest::closedStandardOutputIsATargetError()
{
    QFETCH(QString, command);
    const Run result = runInShell(command);
    if (command.contains(u'|') && !command.contains(u"||"_s)) {
        QVERIFY2(result.errors.endsWith("\n6\n"), result.errors.constData());
        return;
    }
    QCOMPARE(result.status, 6);
    VERIFY_ONE_LINE(result);
}

void ExportTest::interruptedFetchLeavesTheOldFile_data()
{
    QTest::addColumn<int>("signal");
    QTest::addRow("Ctrl+C") << SIGINT;
    QTest::addRow("terminated") << SIGTERM;
    QTest::addRow("terminal closed") << SIGHUP;
}

void ExportTest::interruptedFetchLeavesTheOldFile()
{
    QFETCH(int, signal);
    ScriptedServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.setScript({ScriptedReply::raw({}, ScriptedReply::Then::KeepAlive)});
    setContent(path(u"work/out.csv"_s), "old");
    QProcess process;
    prepare(process, against(server, {u"--export"_s, u"out.csv"_s}));
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().isEmpty(), kRunTimeout_ms);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    const Run result = finish(process);
    QCOMPARE(result.status, 128 + signal);
    VERIFY_ONE_LINE(result);
    QCOMPARE(contentOf(path(u"work/out.csv"_s)), QByteArray("old"));
    QCOMPARE(entries(), QStringList{u"out.csv"_s});
}

void ExportTest::interruptedWriteEnds()
{
    // Nobody reads the pipe: the write waits for ever.
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"work/pipe"_s)).constData(), 0600), 0);
    QProcess process;
    prepare(process, {u"--demo"_s, u"--export"_s, u"pipe"_s});
    process.start();
    QFile reader(path(u"work/pipe"_s));
    QVERIFY(reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered)); // until the program opens it
    QCOMPARE(reader.read(2), QByteArray("Id"));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    const Run result = finish(process);
    QCOMPARE(result.status, 130);
    VERIFY_ONE_LINE(result);
    QCOMPARE(entries(), QStringList{u"pipe"_s});
}

void ExportTest::fileThatNeverEndsMeetsTheDeadline()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"work/pipe"_s)).constData(), 0600), 0);
    const Run result = run({u"pipe"_s, u"--export"_s, u"-"_s, u"--timeout"_s, u"0.5"_s});
    QVERIFY2(result.status == 3, result.errors.constData());
    QCOMPARE(result.output, QByteArray());
    VERIFY_ONE_LINE(result);
}

void ExportTest::chineseLocaleStillWritesTheSameTable()
{
    setContent(path(u"work/saved.json"_s), kAnswer);
    const QStringList arguments{u"saved.json"_s, u"--export"_s, u"-"_s, u"--preset"_s,
                                u"spreadsheet"_s};
    QByteArrayList tables;
    for (const char *locale : {"C", "zh_CN.UTF-8", "de_DE.UTF-8", "en_US.ISO-8859-1"}) {
        m_environment.insert(u"LC_ALL"_s, QLatin1String(locale));
        const Run result = run(arguments);
        QCOMPARE(result.status, 0);
        tables.append(result.output);
        QCOMPARE(result.errors.count('\n'), 1); // none of Qt's on the character encoding
    }
    QCOMPARE(tables[1], tables[0]);
    QCOMPARE(tables[3], tables[0]);
    QVERIFY(tables[2].startsWith("\xEF\xBB\xBFId;Addr;"));
    QCOMPARE(QByteArray(tables[2]).replace(';', ','), tables[0]);
}

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
