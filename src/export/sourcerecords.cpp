// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sourcerecords.h"

#include "export/decimal.h"

#include <array>

namespace sessionscope::exporting {

std::vector<std::string> SourceRecords::names(const SourcesTable &table, const TableFormat &format)
{
    std::vector<std::string> names{"Client", "ClientDesc", "Sessions", "Active", "ServerCount"};
    if (!format.hasPreset())
        names.emplace_back("Ids");
    if (table.labels)
        names.insert(names.end(), std::begin(kLabelColumnNames), std::end(kLabelColumnNames));
    return names;
}

SourceRecords::SourceRecords(const SourcesTable &table, quint64 rows, const TableFormat &format,
                             const RecordSyntax &syntax)
    : m_table(table)
    , m_rows(rows)
    , m_hasIds(!format.hasPreset())
    , m_record(syntax)
{
}

Result<void> SourceRecords::write(PieceWriter &writer)
{
    for (quint64 record = 0; record < m_rows; ++record) {
        m_record.begin(record == 0);
        addSource(record);
        writer.append(m_record.end());
        if (writer.hasPiece()) {
            if (const Result<void> flushed = writer.flushPieces(record + 1); !flushed)
                return flushed;
        }
    }
    return {};
}

void SourceRecords::addSource(quint64 record)
{
    const session::SourceCount &source = m_table.sources[record];
    m_record.addText(source.source);
    m_record.addText(m_table.hasAlias[record] ? std::optional(source.alias) : std::nullopt);
    m_record.addInteger(source.sessions);
    m_record.addInteger(source.active);
    m_record.addInteger(source.serverCount);
    if (m_hasIds)
        m_record.addJson(idsOf(source));
    if (m_table.labels)
        m_record.addLabel(source.source ? session::labelOf(m_table.labels.get(), *m_table.snapshot,
                                                           *source.source)
                                        : nullptr);
}

std::optional<std::string> SourceRecords::idsOf(const session::SourceCount &source) const
{
    const auto &stats = m_table.snapshot->info().sourceStats;
    if (source.statIndex < 0 || stats[static_cast<std::size_t>(source.statIndex)].ids.empty())
        return std::nullopt;
    std::string list;
    char mark = '[';
    for (const quint64 id : stats[static_cast<std::size_t>(source.statIndex)].ids) {
        std::array<char, kDecimalRoom> digits;
        list += mark;
        list.append(digits.data(), appendDecimal(digits.data(), id));
        mark = ',';
    }
    return list + ']';
}

} // namespace sessionscope::exporting
