// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/plainrecords.h"

namespace sessionscope::exporting {

Result<void> PlainRecords::write(PieceWriter &writer)
{
    for (quint64 record = 0; record < m_rows; ++record) {
        m_record.begin(record == 0);
        for (const PlainTable::Cell &cell : m_table.rows[record]) {
            if (const auto *integer = std::get_if<qint64>(&cell))
                m_record.addInteger(*integer);
            else if (const auto *text = std::get_if<QString>(&cell))
                m_record.addText(*text);
            else
                m_record.addText(std::nullopt);
        }
        writer.append(m_record.end());
        if (writer.hasPiece()) {
            if (const Result<void> flushed = writer.flushPieces(record + 1); !flushed)
                return flushed;
        }
    }
    return {};
}

} // namespace sessionscope::exporting
