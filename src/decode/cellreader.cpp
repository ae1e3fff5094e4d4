// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/cellreader.h"

namespace sessionscope::decode {

using session::Column;
using session::SnapshotBuilder;
using session::ValueType;

CellReader::CellReader(SnapshotBuilder &builder)
    : m_builder(builder)
{
    for (const session::ColumnInfo &info : session::columns())
        m_types[static_cast<std::size_t>(session::indexOf(info.column))] = info.type;
}

Reading CellReader::readInto(QByteArrayView token, Column column, CellsOfRow &row)
{
    Reading reading = Reading::Malformed;
    switch (typeOf(column)) {
    case ValueType::Id: {
        quint64 value = 0;
        reading = readId(token, value);
        if (reading == Reading::Known)
            row.known |= m_builder.putId(value);
        break;
    }
    case ValueType::Integer: {
        qint64 value = 0;
        reading = readInteger(token, value);
        if (reading == Reading::Known)
            row.known |= m_builder.putInteger(column, value);
        break;
    }
    case ValueType::Text: {
        QByteArrayView text;
        reading = readText(token, text, m_scratch);
        if (reading == Reading::Known)
            row.known |= m_builder.putText(column, text);
        break;
    }
    }
    return reading;
}

bool CellReader::read(QByteArrayView token, Column column, CellsOfRow &row)
{
    setUnreadable(column, row);
    const Reading reading = readInto(token, column, row);
    if (reading != Reading::Unreadable)
        row.unreadable &= ~session::columnSet(column);
    return reading != Reading::Malformed;
}

void CellReader::setUnreadable(Column column, CellsOfRow &row)
{
    row.known &= ~SnapshotBuilder::bitsOf(column);
    row.unreadable |= session::columnSet(column);
}

} // namespace sessionscope::decode
