// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/comparisonrecords.h"

namespace sessionscope::exporting {

using namespace Qt::Literals::StringLiterals;
using session::ComparedCell;
using session::ComparedColumn;
using session::ComparedRow;
using session::Side;

namespace {

QString sideName(Side side)
{
    switch (side) {
    case Side::OnlyLeft:
        return u"left"_s;
    case Side::OnlyRight:
        return u"right"_s;
    case Side::Between:
        return u"between"_s;
    case Side::Both:
        return u"both"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<std::string> ComparisonRecords::names()
{
    return {"Side",    "Addr",     "Client",   "Name",     "Cmd",
            "AgeLeft", "AgeRight", "NodeLeft", "NodeRight"};
}

ComparisonRecords::ComparisonRecords(const ComparisonTable &table, quint64 rows,
                                     const RecordSyntax &syntax)
    : m_table(table)
    , m_rows(rows)
    , m_record(syntax)
{
}

Result<void> ComparisonRecords::write(PieceWriter &writer)
{
    for (quint64 record = 0; record < m_rows; ++record) {
        m_record.begin(record == 0);
        addRow(m_table.rows[record]);
        writer.append(m_record.end());
        if (writer.hasPiece()) {
            if (const Result<void> flushed = writer.flushPieces(record + 1); !flushed)
                return flushed;
        }
    }
    return {};
}

void ComparisonRecords::addRow(const ComparedRow &row)
{
    m_record.addText(sideName(row.side));
    for (int at = 1; at < session::kComparedColumnCount; ++at) {
        const ComparedCell cell = session::comparedCell(*m_table.left, *m_table.right, row,
                                                        static_cast<ComparedColumn>(at));
        const bool isNumber = session::columnInfo(cell.column).type == session::ValueType::Integer;
        if (isNumber) {
            m_record.addInteger(cell.snapshot ? cell.snapshot->integer(cell.column, cell.row)
                                              : std::nullopt);
        } else {
            m_record.addText(cell.snapshot ? cell.snapshot->text(cell.column, cell.row)
                                           : std::nullopt);
        }
    }
}

} // namespace sessionscope::exporting
