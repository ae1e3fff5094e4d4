// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! What leaves the program with hostile texts in it: the clipboard and the tables in files. Each is
//! read again by a reader that knows nothing of the writer.
#include "export/table.h"
#include "export/tablewriter.h"
#include "models/clipboardtext.h"
#include "record/snapshotfile.h"
#include "support/csvreader.h"
#include "support/hostileaudit.h"
#include "support/hostilesessions.h"

#include "pageworld.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using exporting::TableFormat;
using session::Column;

namespace {

const std::vector<Column> &textColumns()
{
    static const std::vector<Column> kColumns = [] {
        std::vector<Column> columns;
        for (const session::ColumnInfo &info : session::columns()) {
            if (info.type == session::ValueType::Text)
                columns.push_back(info.column);
        }
        return columns;
    }();
    return kColumns;
}

QByteArray written(const session::SnapshotPointer &snapshot, const TableFormat &format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto counts =
        exporting::writeTable(exporting::SessionsTable{snapshot, exporting::allRows(*snapshot),
                                                       exporting::allColumns(*snapshot)},
                              format, buffer);
    if (!counts)
        qFatal("cannot write to a buffer");
    return buffer.data();
}

bool isFormula(const QByteArray &cell)
{
    qsizetype first = 0;
    while (first < cell.size() && cell[first] == ' ')
        ++first;
    return first < cell.size() && QByteArrayView("=+-@\t\r\n").contains(cell[first]);
}

//! What a text of the answer is in a cell.
QByteArray guarded(const QByteArray &text, const TableFormat &format)
{
    return format.guardsFormulas() && isFormula(text) ? "'" + text : text;
}

//! What a table of Markdown says, as GitHub reads it: cells between bars that are not escaped.
QStringList cellsOfMarkdown(const QString &line)
{
    QStringList cells;
    QString cell;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line[i] == u'\\' && i + 1 < line.size())
            cell += line[++i];
        else if (line[i] == u'|')
            cells.append(std::exchange(cell, {}));
        else
            cell += line[i];
    }
    return cells;
}

} // namespace

class TestHostileCopies final : public QObject
{
    Q_OBJECT

private slots:
    void tablesComeBackAsTheyWere_data();
    void tablesComeBackAsTheyWere();
    void jsonComesBackAsItWas_data();
    void jsonComesBackAsItWas();
    void previewsAreHarmless();
    void tabSeparatedRowsStayRows();
    void markdownRowsStayRows();
    void commandsCannotBeBrokenOutOf();
    void addressesStayLines();
    void theClipboardHasTheExactCell();
    void snapshotsComeBackAsTheyWere();
};

void TestHostileCopies::tablesComeBackAsTheyWere_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("preset");
    QTest::addColumn<bool>("hasDecimalComma");
    for (const auto kind : {TableFormat::Kind::Csv, TableFormat::Kind::Tsv}) {
        for (const auto preset : {TableFormat::Preset::Standard, TableFormat::Preset::Spreadsheet,
                                  TableFormat::Preset::Scripts}) {
            QTest::addRow("%s, %s", exporting::kindName(kind).data(),
                          exporting::presetName(preset).data())
                << int(kind) << int(preset) << (preset == TableFormat::Preset::Spreadsheet);
        }
    }
}

void TestHostileCopies::tablesComeBackAsTheyWere()
{
    QFETCH(int, kind);
    QFETCH(int, preset);
    QFETCH(bool, hasDecimalComma);
    const TableFormat format{TableFormat::Kind(kind), TableFormat::Preset(preset), hasDecimalComma};
    const test::PlainSessions rows = test::hostileRows();
    const session::SnapshotPointer snapshot = test::toSnapshot(rows);
    QByteArray bytes = written(snapshot, format);
    if (format.hasByteOrderMark())
        bytes.remove(0, 3);
    const QList<QByteArrayList> records =
        test::readCsv(bytes, format.separator(), format.lineEnd());
    QCOMPARE(records.size(), static_cast<qsizetype>(rows.size() + 1));
    const std::vector<Column> columns = exporting::allColumns(*snapshot);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const QByteArrayList &record = records[static_cast<qsizetype>(row + 1)];
        QCOMPARE(record.size(), static_cast<qsizetype>(columns.size()));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (session::columnInfo(columns[i]).type != session::ValueType::Text)
                continue;
            const QByteArray text = rows[row].text(columns[i]).value_or(QByteArray());
            const QByteArray &cell = record[static_cast<qsizetype>(i)];
            QCOMPARE(cell, guarded(text, format));
            QVERIFY(!format.guardsFormulas() || !isFormula(cell));
        }
    }
}

void TestHostileCopies::jsonComesBackAsItWas_data()
{
    QTest::addColumn<int>("kind");
    QTest::addRow("JSON") << int(TableFormat::Kind::Json);
    QTest::addRow("NDJSON") << int(TableFormat::Kind::Ndjson);
}

void TestHostileCopies::jsonComesBackAsItWas()
{
    QFETCH(int, kind);
    const test::PlainSessions rows = test::hostileRows();
    const QByteArray bytes = written(test::toSnapshot(rows), {TableFormat::Kind(kind)});
    QJsonArray objects;
    if (TableFormat::Kind(kind) == TableFormat::Kind::Json) {
        objects = QJsonDocument::fromJson(bytes).array();
    } else {
        for (const QByteArray &line : bytes.trimmed().split('\n'))
            objects.append(QJsonDocument::fromJson(line).object());
    }
    QCOMPARE(objects.size(), static_cast<qsizetype>(rows.size()));
    for (qsizetype row = 0; row < objects.size(); ++row) {
        for (const Column column : textColumns()) {
            const auto text = rows[static_cast<std::size_t>(row)].text(column);
            const QJsonValue value = objects[row].toObject()[session::columnInfo(column).apiName];
            QCOMPARE(value.isNull(), !text.has_value());
            // Qt's reader takes U+FEFF at the beginning for a byte order mark, as fromUtf8() does.
            if (text)
                QCOMPARE(value.toString(), QString::fromUtf8(*text));
        }
    }
}

void TestHostileCopies::previewsAreHarmless()
{
    const session::SnapshotPointer snapshot = test::hostileSessions();
    for (const auto kind : {TableFormat::Kind::Csv, TableFormat::Kind::Tsv, TableFormat::Kind::Json,
                            TableFormat::Kind::Ndjson}) {
        const QString text =
            exporting::previewText(exporting::SessionsTable{snapshot, exporting::allRows(*snapshot),
                                                            exporting::allColumns(*snapshot)},
                                   {kind}, 1000);
        QVERIFY(text.size() < 2'000'000);
        for (const QString &line : text.split(u'\n'))
            QCOMPARE(test::complaintAboutText(line), QString());
    }
}

void TestHostileCopies::tabSeparatedRowsStayRows()
{
    const test::PlainSessions rows = test::hostileRows();
    const session::SnapshotPointer snapshot = test::toSnapshot(rows);
    const std::vector<Column> columns = exporting::allColumns(*snapshot);
    const QString text = models::toTabSeparated(*snapshot, exporting::allRows(*snapshot), columns);
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(rows.size() + 2)); // header, nothing behind
    for (const QString &line : lines.first(lines.size() - 1))
        QCOMPARE(line.count(u'\t'), static_cast<qsizetype>(columns.size() - 1));
}

void TestHostileCopies::markdownRowsStayRows()
{
    const test::PlainSessions rows = test::hostileRows();
    const session::SnapshotPointer snapshot = test::toSnapshot(rows);
    const std::vector<Column> columns{Column::Name, Column::Addr};
    const QString text = models::toMarkdown(*snapshot, exporting::allRows(*snapshot), columns);
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(rows.size() + 3));
    static const QRegularExpression ends(u"[\\r\\x0b\\f\\x{85}\\x{2028}\\x{2029}\\t]"_s);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const QString &line = lines[static_cast<qsizetype>(row + 2)];
        QVERIFY(!line.contains(ends));
        const QStringList cells = cellsOfMarkdown(line);
        QCOMPARE(cells.size(), qsizetype(2));
        QString expected = session::exactText(rows[row].text(Column::Name).value_or(QByteArray()));
        expected.replace(ends, u" "_s).replace(u'\n', u' ');
        QCOMPARE(cells[0], u' ' + expected + u' ');
        // No markup of Markdown or HTML without a backslash before it.
        static const QRegularExpression active(u"(?<!\\\\)(?:\\\\\\\\)*[`*_\\[\\]<>~&]"_s);
        QVERIFY2(!line.contains(active), qPrintable(line.left(200)));
    }
}

void TestHostileCopies::commandsCannotBeBrokenOutOf()
{
    const session::SnapshotPointer snapshot = test::hostileSessions();
    const models::CopiedLines copied =
        models::toDisconnectCommands(*snapshot, exporting::allRows(*snapshot));
    QVERIFY(copied.lines > 0);
    const QStringList lines = copied.text.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), copied.lines);
    static const QRegularExpression command(
        u"\\ACLIENT KILL ADDR [0-9A-Za-z.:/_%@\\[\\]-]*:[0-9]+\\z"_s);
    for (const QString &line : lines)
        QVERIFY2(command.match(line).hasMatch(), qPrintable(line));
    QVERIFY(!copied.text.contains("FLUSHALL"_L1) && !copied.text.contains("SKIPME"_L1));
}

void TestHostileCopies::addressesStayLines()
{
    const session::SnapshotPointer snapshot = test::hostileSessions();
    const std::vector<quint32> rows = exporting::allRows(*snapshot);
    const models::CopiedLines addresses = models::toAddressList(*snapshot, rows);
    static const QRegularExpression ends(u"[\\r\\x0b\\f\\x{85}\\x{2028}\\x{2029}\\t]"_s);
    QCOMPARE(addresses.text.count(u'\n'), addresses.lines);
    QVERIFY(!addresses.text.contains(ends));
    const models::CopiedLines blocks = models::toBlockList(*snapshot, rows);
    static const QRegularExpression block(u"\\A(?:[0-9a-f.:]+/[0-9]+\\n)*\\z"_s);
    QVERIFY2(block.match(blocks.text).hasMatch(), qPrintable(blocks.text));
}

void TestHostileCopies::theClipboardHasTheExactCell()
{
    test::PageWorld world;
    world.show(test::hostileSessions());
    for (quint32 row = 0; row < test::hostileTexts().size(); ++row) {
        const QString text = session::exactText(test::hostileTexts()[row].utf8);
        world.view()->setCurrentIndex(
            world.model()->index(world.model()->rowOf(row), session::indexOf(Column::Name)));
        world.page->copyCell();
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        world.page->copyRows();
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), qsizetype(2));
    }
}

void TestHostileCopies::snapshotsComeBackAsTheyWere()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"hostile.json"_s);
    session::SnapshotInfo info;
    info.instanceId = u"<b>\u202e\"\\\n"_s;
    info.requestId = u"\x1b[31m"_s + QChar(u'\0');
    const session::SnapshotPointer snapshot = test::hostileSessions(test::hostileTexts(), info);
    QVERIFY(record::saveSnapshot(path, *snapshot, {QDateTime::currentDateTimeUtc(), u"x\"\n"_s})
                .has_value());
    const Result<session::SnapshotPointer> loaded = record::loadSnapshot(path);
    QVERIFY(loaded.has_value());
    QVERIFY(test::toPlain(**loaded) == test::toPlain(*snapshot));
    QCOMPARE((*loaded)->info().instanceId, info.instanceId);
    QCOMPARE((*loaded)->info().requestId, info.requestId);
}

QTEST_MAIN(TestHostileCopies)
#include "tst_hostilecopies.moc"
