// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rowreader.h"

#include <cstring>

namespace sessionscope::decode {

using session::Column;
using session::ValueType;

RowReader::RowReader(session::SnapshotBuilder &builder)
    : m_builder(builder)
{
    for (const session::ColumnInfo &info : session::columns()) {
        const auto column = static_cast<std::size_t>(session::indexOf(info.column));
        m_names[column] = QByteArrayView(info.apiName.data(), info.apiName.size());
        m_types[column] = info.type;
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

Reading RowReader::readScalar(QByteArrayView token, Column column)
{
    Reading reading = Reading::Malformed;
    switch (m_types[static_cast<std::size_t>(session::indexOf(column))]) {
    case ValueType::Id: {
        quint64 value = 0;
        reading = readId(token, value);
        if (reading == Reading::Known)
            m_builder.setId(value);
        break;
    }
    case ValueType::Integer: {
        qint64 value = 0;
        reading = readInteger(token, value);
        if (reading == Reading::Known)
            m_builder.setInteger(column, value);
        break;
    }
    case ValueType::Text: {
        QByteArrayView text;
        reading = readText(token, text, m_scratch);
        if (reading == Reading::Known)
            m_builder.setText(column, text);
        break;
    }
    }
    return reading;
}

bool RowReader::readMember(JsonCursor &cursor, Column column)
{
    Reading reading = Reading::Unreadable;
    if (cursor.peek() == '{' || cursor.peek() == '[') {
        if (!cursor.skipValue())
            return false;
    } else {
        reading = cursor.atEnd() ? Reading::Malformed : readScalar(cursor.token(), column);
        if (reading == Reading::Malformed)
            return cursor.fail();
        cursor.pass();
    }
    // Of duplicates the last one counts, also if it says less than the one before.
    const quint32 bit = quint32(1) << session::indexOf(column);
    m_unreadableInRow &= ~bit;
    if (reading != Reading::Known)
        m_builder.setUnknown(column);
    if (reading == Reading::Unreadable)
        m_unreadableInRow |= bit;
    return true;
}

bool RowReader::read(JsonCursor &cursor)
{
    m_builder.beginRow();
    m_unreadableInRow = 0;
    Slot previous = kBegin;
    const bool ok = cursor.eachMember([&](QByteArrayView key) {
        previous = slotOf(cursor, key, previous);
        return previous == kOther ? cursor.skipValue()
                                  : readMember(cursor, session::columnAt(previous));
    });
    for (std::size_t column = 0; m_unreadableInRow != 0; ++column, m_unreadableInRow >>= 1)
        m_unreadable[column] += m_unreadableInRow & 1;
    return ok;
}

} // namespace sessionscope::decode
