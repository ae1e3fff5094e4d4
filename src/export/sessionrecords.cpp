// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sessionrecords.h"

#include <algorithm>
#include <cstring>

namespace sessionscope::exporting {

using session::Column;
using session::columnInfo;
using session::ValueType;

namespace {

// Laying out touches it once for each column: it stays in the second level of the cache, and holds
// so many rows that beginning a column does not count. Measured from 8 to 128 KiB.
constexpr std::size_t kBlockBytes = std::size_t(64) * 1024;
// Long steps: how many a row takes is then nearly always the same, which the processor foresees.
constexpr std::size_t kCopyBytes = 64;

// In steps of a fixed size: reads and writes up to kCopyBytes behind the end.
char *copied(char *out, const char *bytes, std::size_t size)
{
    for (std::size_t at = 0; at < size; at += kCopyBytes)
        std::memcpy(out + at, bytes + at, kCopyBytes);
    return out + size;
}

} // namespace

SessionRecords::Mark::Mark(std::string text)
    : size(text.size())
    , bytes(std::move(text))
{
    bytes.resize(size + kCopyBytes);
}

std::vector<std::string> SessionRecords::names(const SessionsTable &table)
{
    std::vector<std::string> names;
    for (const Column column : table.columns) {
        const QLatin1String name = columnInfo(column).apiName;
        names.emplace_back(name.data(), static_cast<std::size_t>(name.size()));
    }
    if (table.labels)
        names.insert(names.end(), std::begin(kLabelColumnNames), std::end(kLabelColumnNames));
    return names;
}

SessionRecords::SessionRecords(const SessionsTable &table, quint64 rows, const RecordSyntax &syntax)
    : m_snapshot(*table.snapshot)
    , m_rows(std::span(table.rows).first(rows))
    , m_start(syntax.recordStart(true))
    , m_laterStart(syntax.recordStart(false))
    , m_end(syntax.recordEnd())
    , m_empty(syntax.emptyRecord())
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        addColumn(table.columns[i], i, syntax);
    if (table.labels) {
        addLabels(session::localAliases(m_snapshot, *table.labels), table.columns.size(), syntax);
        addLabels(session::localTags(m_snapshot, *table.labels), table.columns.size() + 1, syntax);
    }
    m_stride = CellColumn::kSlackBytes; // what a cell leaves there must not meet the next row
    for (const std::unique_ptr<CellColumn> &column : m_columns)
        m_stride += column->maxSize();
    const std::size_t blockRows = std::max<std::size_t>(1, kBlockBytes / m_stride);
    m_ends.resize(blockRows);
    m_block.resize(blockRows * m_stride + kCopyBytes);
}

void SessionRecords::addColumn(Column column, std::size_t number, const RecordSyntax &syntax)
{
    const std::string start = syntax.cellStart(number);
    if (column == Column::Addr) {
        addAddr(number, syntax);
    } else if (columnInfo(column).type == ValueType::Text) {
        m_columns.push_back(
            makeTextColumn(m_snapshot.packed(column),
                           PreparedCells::ofTexts(m_snapshot.dictionary(column), start, syntax,
                                                  TextPart::Whole, usedCodes(column))));
    } else {
        m_columns.push_back(
            makeIntegerColumn(m_snapshot.packed(column),
                              {columnInfo(column).type == ValueType::Integer, start,
                               start + syntax.unknown(), syntax.marksLongIntegers()}));
    }
}

// Host, port, and the quotation mark that some hosts need.
void SessionRecords::addAddr(std::size_t number, const RecordSyntax &syntax)
{
    const auto addPart = [&](TextPart part) {
        PreparedCells cells =
            PreparedCells::ofTexts(m_snapshot.dictionary(Column::Addr), syntax.cellStart(number),
                                   syntax, part, usedCodes(Column::Addr));
        if (part == TextPart::Open || cells.maxSize() > 0)
            m_columns.push_back(makeTextColumn(m_snapshot.packed(Column::Addr), std::move(cells)));
    };
    addPart(TextPart::Open);
    m_columns.push_back(makeIntegerColumn(m_snapshot.packedPorts(), {false, ":", {}, false}));
    addPart(TextPart::Close);
}

void SessionRecords::addLabels(session::TextColumn texts, std::size_t number,
                               const RecordSyntax &syntax)
{
    const session::TextColumn &kept =
        *m_labels.emplace_back(std::make_unique<session::TextColumn>(std::move(texts)));
    m_columns.push_back(makeTextColumn(
        kept.codes,
        PreparedCells::ofTexts(kept.texts, syntax.cellStart(number), syntax, TextPart::Whole, {})));
}

// Empty, for all, unless the rows are fewer than the texts: a selection in a large snapshot.
std::vector<bool> SessionRecords::usedCodes(Column column) const
{
    const quint32 count = m_snapshot.dictionary(column).size();
    if (m_rows.size() >= count)
        return {};
    std::vector<bool> used(count);
    for (const quint32 row : m_rows) {
        if (const std::optional<quint32> code = m_snapshot.code(column, row))
            used[*code] = true;
    }
    return used;
}

Result<void> SessionRecords::write(PieceWriter &writer)
{
    for (std::size_t first = 0; first < m_rows.size(); first += m_ends.size()) {
        const std::size_t rows = std::min(m_ends.size(), m_rows.size() - first);
        layOut(m_rows.subspan(first, rows));
        moveTogether(rows, writer);
        if (writer.hasPiece()) {
            if (const Result<void> flushed = writer.flushPieces(first + rows); !flushed)
                return flushed;
        }
    }
    return {};
}

void SessionRecords::layOut(std::span<const quint32> rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_ends[i] = m_block.data() + i * m_stride;
    for (const std::unique_ptr<CellColumn> &column : m_columns)
        column->append(rows, m_ends.data());
}

void SessionRecords::moveTogether(std::size_t rows, PieceWriter &writer)
{
    const std::size_t marks = m_start.size + m_laterStart.size + m_empty.size + m_end.size;
    char *const begin = writer.room(rows * (m_stride + marks) + kCopyBytes);
    char *out = begin;
    const Mark *start = &m_start;
    for (std::size_t i = 0; i < rows; ++i) {
        const char *const cells = m_block.data() + i * m_stride;
        const auto size = static_cast<std::size_t>(m_ends[i] - cells);
        out = copied(out, start->bytes.data(), start->size);
        start = &m_laterStart;
        out =
            size == 0 ? copied(out, m_empty.bytes.data(), m_empty.size) : copied(out, cells, size);
        out = copied(out, m_end.bytes.data(), m_end.size);
    }
    m_start = m_laterStart;
    writer.take(static_cast<std::size_t>(out - begin));
}

void SessionRecords::count(TableCounts &counts) const
{
    for (const std::unique_ptr<CellColumn> &column : m_columns)
        column->count(m_rows, counts);
}

} // namespace sessionscope::exporting
