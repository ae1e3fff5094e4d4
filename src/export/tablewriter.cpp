// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tablewriter.h"

#include "core/displaytext.h"
#include "export/comparisonrecords.h"
#include "export/grouprecords.h"
#include "export/piecewriter.h"
#include "export/plainrecords.h"
#include "export/recordsyntax.h"
#include "export/sessionrecords.h"
#include "export/sourcerecords.h"

#include <QBuffer>
#include <QStringList>

#include <algorithm>

namespace sessionscope::exporting {

namespace {

// A line of the preview that is longer does not fit on any screen.
constexpr int kPreviewLineCharacters = 1000;

template <class Records>
Result<TableCounts> writeRecords(Records records, const RecordSyntax &syntax, quint64 rows,
                                 PieceWriter &writer)
{
    writer.append(syntax.opening());
    if (const Result<void> written = records.write(writer); !written)
        return failure(written.error());
    writer.append(syntax.closing(rows > 0));
    if (const Result<void> flushed = writer.flush(rows); !flushed)
        return failure(flushed.error());
    TableCounts counts;
    counts.rows = rows;
    counts.bytes = writer.bytesWritten();
    records.count(counts);
    return counts;
}

Result<TableCounts> writeRows(const Table &table, quint64 rows, const TableFormat &format,
                              QIODevice &device, const std::stop_token &stop,
                              const WriteProgress &progress)
{
    PieceWriter writer(device, stop, progress, rows);
    std::vector<std::string> names;
    const auto write = [&](auto makeRecords) {
        const std::unique_ptr<RecordSyntax> syntax = RecordSyntax::make(format, names);
        return writeRecords(makeRecords(*syntax), *syntax, rows, writer);
    };
    Result<TableCounts> counts;
    if (const auto *sessions = std::get_if<SessionsTable>(&table)) {
        names = SessionRecords::names(*sessions);
        counts = write(
            [&](const RecordSyntax &syntax) { return SessionRecords(*sessions, rows, syntax); });
    } else if (const auto *groups = std::get_if<GroupsTable>(&table)) {
        names = GroupRecords::names(*groups);
        counts =
            write([&](const RecordSyntax &syntax) { return GroupRecords(*groups, rows, syntax); });
    } else if (const auto *comparison = std::get_if<ComparisonTable>(&table)) {
        names = ComparisonRecords::names();
        counts = write([&](const RecordSyntax &syntax) {
            return ComparisonRecords(*comparison, rows, syntax);
        });
    } else if (const auto *plain = std::get_if<PlainTable>(&table)) {
        names = plain->columns;
        counts =
            write([&](const RecordSyntax &syntax) { return PlainRecords(*plain, rows, syntax); });
    } else {
        const auto &sources = std::get<SourcesTable>(table);
        names = SourceRecords::names(sources, format);
        counts = write([&](const RecordSyntax &syntax) {
            return SourceRecords(sources, rows, format, syntax);
        });
    }
    if (counts)
        counts->columns = static_cast<int>(names.size());
    return counts;
}

} // namespace

Result<TableCounts> writeTable(const Table &table, const TableFormat &format, QIODevice &device,
                               const std::stop_token &stop, const WriteProgress &progress)
{
    return writeRows(table, rowCount(table), format, device, stop, progress);
}

QString previewText(const Table &table, const TableFormat &format, quint64 rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    // A buffer takes everything.
    (void)writeRows(table, std::min(rows, rowCount(table)), format, buffer, {}, {});
    QByteArray bytes = buffer.data();
    if (format.hasPreset() && format.hasByteOrderMark())
        bytes.remove(0, 3);
    bytes.replace("\r\n", "\n");
    QStringList lines = QString::fromUtf8(bytes).split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = displayText(line, kPreviewLineCharacters);
    return lines.join(QLatin1Char('\n'));
}

} // namespace sessionscope::exporting
