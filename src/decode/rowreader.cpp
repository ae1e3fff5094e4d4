// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rowreader.h"

#include <cstring>

namespace sessionscope::decode {

using session::Column;

RowReader::RowReader(session::SnapshotBuilder &builder)
    : m_builder(builder)
    , m_cells(builder)
    , m_shapedRows(builder, m_cells)
{
    for (const session::ColumnInfo &info : session::columns()) {
        const auto column = static_cast<std::size_t>(session::indexOf(info.column));
        m_names[column] = QByteArrayView(info.apiName.data(), info.apiName.size());
    }
}

bool RowReader::isNameOf(QByteArrayView key, Slot column) const
{
    const QByteArrayView name = m_names[column];
    return key.size() == name.size()
        && std::memcmp(key.data(), name.data(), static_cast<std::size_t>(name.size())) == 0;
}

RowReader::Slot RowReader::slotOf(JsonCursor &cursor, QByteArrayView key, Slot previous)
{
    Slot &next = m_next[previous];
    if (next < session::kColumnCount && isNameOf(key, next))
        return next;
    key = cursor.unescapedKey(key);
    for (Slot column = 0; column < session::kColumnCount; ++column) {
        if (isNameOf(key, column))
            return next = column;
    }
    return kOther;
}

bool RowReader::readMember(JsonCursor &cursor, Column column, CellsOfRow &row)
{
    if (cursor.peek() == '{' || cursor.peek() == '[') {
        CellReader::setUnreadable(column, row);
        return cursor.skipValue();
    }
    if (cursor.atEnd() || !m_cells.read(cursor.token(), column, row))
        return cursor.fail();
    cursor.pass();
    return true;
}

void RowReader::countUnreadable(session::ColumnSet unreadable)
{
    for (std::size_t column = 0; unreadable != 0; ++column, unreadable >>= 1)
        m_unreadable[column] += static_cast<quint32>(unreadable & 1);
}

bool RowReader::readAny(JsonCursor &cursor)
{
    m_builder.openRows(1);
    CellsOfRow row;
    m_shape.begin();
    session::ColumnSet seen = 0;
    Slot previous = kBegin;
    const bool ok = cursor.eachMember([&](QByteArrayView key) {
        previous = slotOf(cursor, key, previous);
        const bool isColumn = previous < session::kColumnCount;
        const session::ColumnSet bit =
            isColumn ? session::columnSet(session::columnAt(previous)) : 0;
        if ((seen & bit) != 0 || (isColumn && !isNameOf(key, previous)))
            m_shape.giveUp(); // a duplicate, or escapes
        else
            m_shape.add(key, previous);
        seen |= bit;
        return isColumn ? readMember(cursor, session::columnAt(previous), row) : cursor.skipValue();
    });
    m_shape.finish();
    m_builder.closeRows({&row.known, 1});
    countUnreadable(row.unreadable);
    return ok;
}

bool RowReader::read(JsonCursor &cursor, std::size_t most)
{
    const std::size_t count = m_shapedRows.read(cursor.tokensAhead(), m_shape, most);
    if (count == 0)
        return readAny(cursor);
    for (std::size_t row = 0; row < count; ++row)
        countUnreadable(m_shapedRows.unreadableIn(row));
    cursor.pass(count * m_shape.tokensToNextRow() - 1); // without the comma behind the last one
    return true;
}

} // namespace sessionscope::decode
