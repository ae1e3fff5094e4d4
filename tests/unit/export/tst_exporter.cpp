// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exporter.h"

#include "support/drawnsnapshot.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::exporting;

namespace {

ExportJob jobTo(const QString &path, TableFormat::Kind kind)
{
    const auto snapshot = test::drawnSnapshot("Id Name\n 1 =1\n 2 b");
    return {
        SessionsTable{snapshot, allRows(*snapshot), {session::Column::Id, session::Column::Name}},
        {kind, TableFormat::Preset::Standard, false},
        path};
}

} // namespace

class ExporterTest : public QObject
{
    Q_OBJECT

private slots:
    void fileIsWrittenAndSummedUp();
    void failureLeavesNothing();
    void stoppedExportLeavesTheOldFile();
    void doneMessageNamesWhatWasDone_data();
    void doneMessageNamesWhatWasDone();
};

void ExporterTest::fileIsWrittenAndSummedUp()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    QFuture<Result<ExportSummary>> future = exportAsync(jobTo(path, TableFormat::Kind::Csv));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 1);
    const Result<ExportSummary> summary = future.result();
    QVERIFY(summary);
    QCOMPARE(summary->counts, (TableCounts{2, 2, 1, 0, 21}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("Id,Name\r\n1,'=1\r\n2,b\r\n"));
}

void ExporterTest::failureLeavesNothing()
{
    const QTemporaryDir folder;
    QFuture<Result<ExportSummary>> future = exportAsync(
        jobTo(folder.filePath(QStringLiteral("missing/a.csv")), TableFormat::Kind::Csv));
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().code, Error::Code::CannotWrite);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void ExporterTest::stoppedExportLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    file.close();
    std::stop_source stop;
    stop.request_stop();
    const Result<ExportSummary> summary =
        exportTable(jobTo(path, TableFormat::Kind::Json), stop.get_token());
    QVERIFY(!summary);
    QCOMPARE(summary.error().code, Error::Code::Cancelled);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("a.csv")});
}

void ExporterTest::doneMessageNamesWhatWasDone_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("words");
    QTest::addRow("CSV") << int(TableFormat::Kind::Csv) << QStringLiteral("out.csv")
                         << QStringList{QStringLiteral("1,234 row"), QStringLiteral("21 column"),
                                        QStringLiteral("Spreadsheet"), QStringLiteral("out.csv"),
                                        QStringLiteral("3 cell")};
    QTest::addRow("standard output")
        << int(TableFormat::Kind::Tsv) << QStringLiteral("-")
        << QStringList{QStringLiteral("TSV"), QStringLiteral("standard output")};
    QTest::addRow("JSON") << int(TableFormat::Kind::Json) << QStringLiteral("out.json")
                          << QStringList{QStringLiteral("JSON"), QStringLiteral("out.json")};
}

void ExporterTest::doneMessageNamesWhatWasDone()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QFETCH(int, kind);
    QFETCH(QString, path);
    QFETCH(QStringList, words);
    const QString message = doneMessage(
        {{1234, 21, 3, 0, 9},
         {static_cast<TableFormat::Kind>(kind), TableFormat::Preset::Spreadsheet, false},
         path});
    for (const QString &word : words)
        QVERIFY2(message.contains(word), qUtf8Printable(message));
}

QTEST_GUILESS_MAIN(ExporterTest)
#include "tst_exporter.moc"
