// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tablewriter.h"

#include "core/displaytext.h"
#include "export/recordencoder.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>

namespace sessionscope::exporting {

namespace {

using session::Column;
using session::SessionSnapshot;

struct WriterText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::TableWriter)
};

// A line of the preview that is longer does not fit on any screen.
constexpr int kPreviewLineCharacters = 1000;

// The records of one kind of table.
class Records
{
public:
    Records() = default;
    virtual ~Records() = default;
    Q_DISABLE_COPY_MOVE(Records)
    virtual std::vector<std::string> names() const = 0;
    virtual void encode(quint64 record, RecordEncoder &encoder) const = 0;
};

class SessionRecords final : public Records
{
public:
    explicit SessionRecords(const SessionsTable &table)
        : m_table(table)
        , m_snapshot(*table.snapshot)
    {
    }

    std::vector<std::string> names() const override
    {
        std::vector<std::string> names;
        for (const Column column : m_table.columns) {
            const QLatin1String name = session::columnInfo(column).apiName;
            names.emplace_back(name.data(), static_cast<std::size_t>(name.size()));
        }
        return names;
    }

    void encode(quint64 record, RecordEncoder &encoder) const override
    {
        const quint32 row = m_table.rows[record];
        for (const Column column : m_table.columns) {
            if (m_snapshot.isUnknown(column, row))
                encoder.unknown();
            else if (column == Column::Id)
                encoder.unsignedInteger(*m_snapshot.id(row));
            else if (session::columnInfo(column).type == session::ValueType::Integer)
                encoder.integer(*m_snapshot.integer(column, row));
            else
                encodeText(column, row, encoder);
        }
    }

private:
    void encodeText(Column column, quint32 row, RecordEncoder &encoder) const
    {
        const QByteArrayView text =
            m_snapshot.dictionary(column).utf8(*m_snapshot.code(column, row));
        std::array<char, 8> tail{':'};
        char *end = tail.data();
        if (column == Column::Addr) {
            if (const std::optional<quint16> port = m_snapshot.addrPort(row))
                end = std::to_chars(tail.data() + 1, tail.data() + tail.size(), *port).ptr;
        }
        encoder.text(text, QByteArrayView(tail.data(), end));
    }

    const SessionsTable &m_table;
    const SessionSnapshot &m_snapshot;
};

class SourceRecords final : public Records
{
public:
    SourceRecords(const SourcesTable &table, bool withIds)
        : m_table(table)
        , m_withIds(withIds)
    {
    }

    std::vector<std::string> names() const override
    {
        std::vector<std::string> names{"Client", "ClientDesc", "Sessions", "Active", "ServerCount"};
        if (m_withIds)
            names.emplace_back("Ids");
        return names;
    }

    void encode(quint64 record, RecordEncoder &encoder) const override
    {
        const session::SourceCount &source = m_table.sources[record];
        if (source.source)
            encoder.text(source.source->toUtf8());
        else
            encoder.unknown();
        if (m_table.hasAlias[record])
            encoder.text(source.alias.toUtf8());
        else
            encoder.unknown();
        encoder.integer(source.sessions);
        encoder.integer(source.active);
        if (source.serverCount)
            encoder.integer(*source.serverCount);
        else
            encoder.unknown();
        if (m_withIds)
            encodeIds(source, encoder);
    }

private:
    void encodeIds(const session::SourceCount &source, RecordEncoder &encoder) const
    {
        if (source.statIndex < 0) {
            encoder.unknown();
            return;
        }
        const auto &stats = m_table.snapshot->info().sourceStats;
        const std::vector<quint64> &ids = stats[static_cast<std::size_t>(source.statIndex)].ids;
        if (ids.empty())
            encoder.unknown();
        else
            encoder.integers(ids);
    }

    const SourcesTable &m_table;
    bool m_withIds;
};

std::unique_ptr<Records> recordsOf(const Table &table, const TableFormat &format)
{
    if (const auto *sessions = std::get_if<SessionsTable>(&table))
        return std::make_unique<SessionRecords>(*sessions);
    return std::make_unique<SourceRecords>(std::get<SourcesTable>(table), !format.hasPreset());
}

// Hands over what has piled up. Empties it.
Result<void> flush(RecordEncoder &encoder, QIODevice &device, TableCounts &counts,
                   const std::stop_token &stop)
{
    std::string &bytes = encoder.output();
    const char *at = bytes.data();
    auto left = static_cast<qint64>(bytes.size());
    while (left > 0 && !stop.stop_requested()) {
        const qint64 written = device.write(at, left);
        if (written <= 0 && !stop.stop_requested())
            return failure(
                Error::Code::CannotWrite,
                WriterText::tr("The table could not be written: %1.").arg(device.errorString()),
                device.errorString());
        at += written;
        left -= written;
    }
    if (stop.stop_requested())
        return failure(Error::Code::Cancelled, WriterText::tr("The export was cancelled."));
    counts.bytes += static_cast<qint64>(bytes.size());
    bytes.clear();
    return {};
}

Result<TableCounts> writeRecords(const Table &table, quint64 rows, const TableFormat &format,
                                 QIODevice &device, const std::stop_token &stop,
                                 const WriteProgress &progress)
{
    const std::unique_ptr<Records> records = recordsOf(table, format);
    std::vector<std::string> names = records->names();
    TableCounts counts;
    counts.columns = static_cast<int>(names.size());
    const std::unique_ptr<RecordEncoder> encoder = RecordEncoder::make(format, std::move(names));
    encoder->begin();
    while (counts.rows < rows) {
        encoder->beginRecord();
        records->encode(counts.rows, *encoder);
        encoder->endRecord();
        ++counts.rows;
        if (static_cast<qsizetype>(encoder->output().size()) < kWriteChunkBytes)
            continue;
        if (const Result<void> flushed = flush(*encoder, device, counts, stop); !flushed)
            return failure(flushed.error());
        if (progress)
            progress(counts.rows, rows);
    }
    encoder->end();
    if (const Result<void> flushed = flush(*encoder, device, counts, stop); !flushed)
        return failure(flushed.error());
    if (progress)
        progress(counts.rows, rows);
    counts.neutralised = encoder->neutralised();
    counts.longIntegers = encoder->longIntegers();
    return counts;
}

} // namespace

Result<TableCounts> writeTable(const Table &table, const TableFormat &format, QIODevice &device,
                               const std::stop_token &stop, const WriteProgress &progress)
{
    return writeRecords(table, rowCount(table), format, device, stop, progress);
}

QString previewText(const Table &table, const TableFormat &format, quint64 rows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    // A buffer takes everything.
    (void)writeRecords(table, std::min(rows, rowCount(table)), format, buffer, {}, {});
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
