// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sourcerecords.h"

#include "export/decimal.h"

#include <array>

namespace sessionscope::exporting {

std::vector<std::string> SourceRecords::names(const TableFormat &format)
{
    std::vector<std::string> names{"Client", "ClientDesc", "Sessions", "Active", "ServerCount"};
    if (!format.hasPreset())
        names.emplace_back("Ids");
    return names;
}

SourceRecords::SourceRecords(const SourcesTable &table, quint64 rows, const TableFormat &format,
                             const RecordSyntax &syntax)
    : m_table(table)
    , m_rows(rows)
    , m_hasIds(!format.hasPreset())
    , m_syntax(syntax)
{
}

Result<void> SourceRecords::write(PieceWriter &writer)
{
    for (quint64 record = 0; record < m_rows; ++record) {
        m_record = m_syntax.recordStart(record == 0);
        addRecord(record);
        writer.append(m_record + m_syntax.recordEnd());
        if (writer.hasPiece()) {
            if (const Result<void> flushed = writer.flushPieces(record + 1); !flushed)
                return flushed;
        }
    }
    return {};
}

void SourceRecords::addRecord(quint64 record)
{
    const session::SourceCount &source = m_table.sources[record];
    m_column = 0;
    addText(source.source);
    addText(m_table.hasAlias[record] ? std::optional(source.alias) : std::nullopt);
    addInteger(source.sessions);
    addInteger(source.active);
    addInteger(source.serverCount);
    if (m_hasIds)
        addIds(source);
}

void SourceRecords::addText(const std::optional<QString> &text)
{
    m_record += m_syntax.cellStart(m_column++);
    if (!text) {
        m_record += m_syntax.unknown();
        return;
    }
    const RecordSyntax::Text opened = m_syntax.openText(m_record, text->toUtf8());
    RecordSyntax::closeText(m_record, opened);
    m_counts.neutralised += opened.isNeutralised ? 1 : 0;
}

void SourceRecords::addInteger(std::optional<qint64> value)
{
    m_record += m_syntax.cellStart(m_column++);
    if (!value) {
        m_record += m_syntax.unknown();
        return;
    }
    const auto bits = static_cast<quint64>(*value);
    if (m_syntax.marksLongIntegers() && isLongInteger(bits, true)) {
        m_record += '\'';
        ++m_counts.longIntegers;
    }
    std::array<char, kDecimalRoom> digits;
    m_record.append(digits.data(), appendInteger(digits.data(), bits, true));
}

void SourceRecords::addIds(const session::SourceCount &source)
{
    m_record += m_syntax.cellStart(m_column++);
    const auto &stats = m_table.snapshot->info().sourceStats;
    if (source.statIndex < 0 || stats[static_cast<std::size_t>(source.statIndex)].ids.empty()) {
        m_record += m_syntax.unknown();
        return;
    }
    char mark = '[';
    for (const quint64 id : stats[static_cast<std::size_t>(source.statIndex)].ids) {
        std::array<char, kDecimalRoom> digits;
        m_record += mark;
        m_record.append(digits.data(), appendDecimal(digits.data(), id));
        mark = ',';
    }
    m_record += ']';
}

void SourceRecords::count(TableCounts &counts) const
{
    counts.neutralised += m_counts.neutralised;
    counts.longIntegers += m_counts.longIntegers;
}

} // namespace sessionscope::exporting
