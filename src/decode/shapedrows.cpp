// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/shapedrows.h"

#include "decode/plainscalar.h"
#include "session/hostandport.h"

#include <algorithm>

namespace sessionscope::decode {

using session::Column;
using session::Dictionary;
using session::SnapshotBuilder;
using session::ValueType;

static_assert(kReadableBehindRow >= session::PaddedText::kPadding);

// Calls readPlain(row, begin, end) for each value, which returns false where it is no plain scalar.
// It may set the cell for all that; known is what it says for every value that it takes.
template <class ReadPlain>
void ShapedRows::eachValue(const Values &values, Column column, ReadPlain readPlain)
{
    // Copies, since what is written might be these for all that the compiler knows.
    const auto [json, firstToken, stride] = values;
    const std::size_t count = m_count;
    const quint32 *token = firstToken;
    for (std::size_t row = 0; row < count; ++row, token += stride) {
        const char *begin = json + token[0];
        const char *end = json + token[1];
        if (readPlain(row, begin, end))
            continue;
        m_builder.toRow(row);
        const QByteArrayView text = JsonCursor::trimmed(QByteArrayView(begin, end));
        if (!m_cells.read(text, column, m_rows[row])) {
            m_count = row;
            return;
        }
    }
}

void ShapedRows::readUnknown(const Values &values)
{
    const quint32 *token = values.token;
    for (std::size_t row = 0; row < m_count; ++row, token += values.stride) {
        const QByteArrayView text(values.json + token[0], values.json + token[1]);
        if (!isJsonScalar(JsonCursor::trimmed(text)))
            m_count = row;
    }
}

void ShapedRows::readIntegers(const Values &values, Column column)
{
    qint64 *cells = m_builder.cells(column);
    eachValue(values, column, [cells](std::size_t row, const char *begin, const char *end) {
        return readPlainInteger(begin, end, cells[row]);
    });
}

void ShapedRows::readIds(const Values &values)
{
    qint64 *cells = m_builder.cells(Column::Id);
    eachValue(values, Column::Id, [cells](std::size_t row, const char *begin, const char *end) {
        return readPlainInteger(begin, end, cells[row]) && cells[row] >= 0;
    });
}

void ShapedRows::readTexts(const Values &values, Column column)
{
    qint64 *cells = m_builder.cells(column);
    Dictionary &dictionary = m_builder.dictionary(column);
    eachValue(values, column, [&](std::size_t row, const char *begin, const char *end) {
        if (!isPlainString(begin, end))
            return false;
        const session::PaddedText text = contentOfString(begin, end);
        if (text.contains('\\'))
            return false;
        cells[row] = dictionary.add(text);
        return true;
    });
}

void ShapedRows::readAddrs(const Values &values)
{
    qint64 *cells = m_builder.cells(Column::Addr);
    qint64 *ports = m_builder.portCells();
    Dictionary &dictionary = m_builder.dictionary(Column::Addr);
    // Nearly always the text of Client, which has been read if it stands before Addr.
    const session::ColumnSet clientBit = m_columnsRead & SnapshotBuilder::bitsOf(Column::Client);
    const qint64 *clients = m_builder.cells(Column::Client);
    eachValue(values, Column::Addr, [&](std::size_t row, const char *begin, const char *end) {
        if (!isPlainString(begin, end))
            return false;
        const session::PaddedText text = contentOfString(begin, end);
        if (text.contains('\\'))
            return false;
        const session::HostAndPort addr = session::splitHostAndPort(
            QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        const session::PaddedText host(addr.host.data(),
                                       static_cast<std::size_t>(addr.host.size()));
        ports[row] = addr.port.value_or(0);
        m_rows[row].known |= addr.port ? SnapshotBuilder::kPortBit : 0;
        const bool isClient = (m_rows[row].known & clientBit) != 0
            && dictionary.isText(static_cast<quint32>(clients[row]), host);
        cells[row] = isClient ? clients[row] : dictionary.add(host);
        return true;
    });
}

void ShapedRows::readMember(const Values &values, quint8 slot)
{
    if (slot >= session::kColumnCount)
        return readUnknown(values);
    const Column column = session::columnAt(slot);
    switch (m_cells.typeOf(column)) {
    case ValueType::Id:
        readIds(values);
        break;
    case ValueType::Integer:
        readIntegers(values, column);
        break;
    case ValueType::Text:
        column == Column::Addr ? readAddrs(values) : readTexts(values, column);
        break;
    }
    m_columnsRead |= session::columnSet(column);
}

std::size_t ShapedRows::read(const TokensAhead &ahead, const RowShape &shape, std::size_t most)
{
    m_count = shape.rowsAhead(ahead, std::min(most, kMostRows));
    if (m_count == 0)
        return 0;
    m_count = m_builder.openRows(m_count);
    session::ColumnSet columns = 0;
    for (const RowShape::Member &member : shape.members())
        columns |= member.slot < session::kColumnCount
            ? session::columnSet(session::columnAt(member.slot))
            : 0;
    std::fill_n(m_rows.begin(), m_count, CellsOfRow{columns, 0});
    m_columnsRead = 0;
    Values values{ahead.json, ahead.starts + RowShape::kFirstValue, shape.tokensToNextRow()};
    for (const RowShape::Member &member : shape.members()) {
        readMember(values, member.slot);
        values.token += RowShape::kTokensOfMember;
    }
    std::array<session::ColumnSet, kMostRows> known;
    for (std::size_t row = 0; row < m_count; ++row)
        known[row] = m_rows[row].known;
    m_builder.closeRows({known.data(), m_count});
    return m_count;
}

} // namespace sessionscope::decode
