// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rowreader.h"

#include "decode/plainscalar.h"

#include <cstring>

namespace sessionscope::decode {

using session::Column;
using session::SnapshotBuilder;
using session::ValueType;

RowReader::RowReader(SnapshotBuilder &builder)
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

void RowReader::openRow()
{
    m_builder.openRow();
    m_known = 0;
    m_unreadableInRow = 0;
}

void RowReader::closeRow()
{
    m_builder.closeRow(m_known);
    for (std::size_t column = 0; m_unreadableInRow != 0; ++column, m_unreadableInRow >>= 1)
        m_unreadable[column] += m_unreadableInRow & 1;
}

Reading RowReader::readScalar(QByteArrayView token, Slot column)
{
    Reading reading = Reading::Malformed;
    switch (m_types[column]) {
    case ValueType::Id: {
        quint64 value = 0;
        reading = readId(token, value);
        if (reading == Reading::Known)
            m_known |= m_builder.putId(value);
        break;
    }
    case ValueType::Integer: {
        qint64 value = 0;
        reading = readInteger(token, value);
        if (reading == Reading::Known)
            m_known |= m_builder.putInteger(session::columnAt(column), value);
        break;
    }
    case ValueType::Text: {
        QByteArrayView text;
        reading = readText(token, text, m_scratch);
        if (reading == Reading::Known)
            m_known |= m_builder.putText(session::columnAt(column), text);
        break;
    }
    }
    if (reading == Reading::Unreadable)
        m_unreadableInRow |= quint32(1) << column;
    return reading;
}

bool RowReader::readMember(JsonCursor &cursor, Slot column)
{
    // Of duplicates the last one counts, also if it says less than the one before.
    m_unreadableInRow &= ~(quint32(1) << column);
    m_known &= ~SnapshotBuilder::bitsOf(session::columnAt(column));
    if (cursor.peek() == '{' || cursor.peek() == '[') {
        m_unreadableInRow |= quint32(1) << column;
        return cursor.skipValue();
    }
    if (cursor.atEnd() || readScalar(cursor.token(), column) == Reading::Malformed)
        return cursor.fail();
    cursor.pass();
    return true;
}

bool RowReader::readAny(JsonCursor &cursor)
{
    openRow();
    m_shape.begin();
    quint32 seen = 0;
    Slot previous = kBegin;
    const bool ok = cursor.eachMember([&](QByteArrayView key) {
        previous = slotOf(cursor, key, previous);
        const quint32 bit = previous == kOther ? 0 : quint32(1) << previous;
        if ((seen & bit) != 0 || (bit != 0 && !isNameOf(key, previous)))
            m_shape.giveUp(); // a duplicate, or escapes
        else
            m_shape.add(key, previous);
        seen |= bit;
        return previous == kOther ? cursor.skipValue() : readMember(cursor, previous);
    });
    m_shape.finish();
    closeRow();
    return ok;
}

// What nearly every value is. False where readScalar() has to look at it.
bool RowReader::readPlain(const char *begin, const char *end, Slot column)
{
    const ValueType type = m_types[column];
    if (type == ValueType::Text) {
        QByteArrayView text;
        if (!readPlainText(begin, end, text))
            return false;
        m_known |= m_builder.putText(session::columnAt(column), text);
        return true;
    }
    qint64 value = 0;
    if (!readPlainInteger(begin, end, value))
        return false;
    if (type == ValueType::Integer) {
        m_known |= m_builder.putInteger(session::columnAt(column), value);
        return true;
    }
    if (value < 0)
        return false;
    m_known |= m_builder.putId(static_cast<quint64>(value));
    return true;
}

// The token and the blanks behind it. False if it is no scalar.
bool RowReader::readToken(const char *begin, const char *end, Slot slot)
{
    const QByteArrayView token = JsonCursor::trimmed(QByteArrayView(begin, end));
    return slot == kOther ? isJsonScalar(token) : readScalar(token, slot) != Reading::Malformed;
}

// False if there is a value that is no scalar: then the row is not there, and whether and where
// the record is wrong is up to readAny(), which meets the same texts in the same order.
bool RowReader::readInShape(const TokensAhead &ahead)
{
    openRow();
    const quint32 *token = ahead.starts + 1;
    for (const RowShape::Member &member : m_shape.members()) {
        const char *begin = ahead.json + token[2];
        const char *end = ahead.json + token[3];
        token += 4;
        const bool isPlain = member.slot != kOther && readPlain(begin, end, member.slot);
        if (!isPlain && !readToken(begin, end, member.slot))
            return false;
    }
    closeRow();
    return true;
}

bool RowReader::read(JsonCursor &cursor)
{
    const TokensAhead ahead = cursor.tokensAhead();
    if (!m_shape.isAhead(ahead) || !readInShape(ahead))
        return readAny(cursor);
    cursor.pass(m_shape.tokenCount() + 1);
    return true;
}

} // namespace sessionscope::decode
