// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/clientlist.h"

#include "core/limits.h"
#include "decode/jsonscalar.h"
#include "decode/utf8repair.h"

#include <algorithm>

namespace sessionscope::decode {

using session::Column;
using session::ValueType;

namespace {

// Of the fields that nobody knows, for each client: some of a newer server, all of a strange one.
constexpr qsizetype kMaxOtherBytes = 1024;

constexpr bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// The length of the field name at the front of \a text, 0 if there is none.
qsizetype nameLength(QByteArrayView text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isNameCharacter);
    return end != text.end() && *end == '=' ? end - text.begin() : 0;
}

// Takes the field at the front of \a line; its value reaches to the blank before the next name.
struct Field
{
    QByteArrayView name;
    QByteArrayView value;
};

Field takeField(QByteArrayView &line)
{
    const qsizetype name = nameLength(line);
    const qsizetype begin = name > 0 ? name + 1 : 0;
    qsizetype end = line.indexOf(' ', begin);
    while (end >= 0 && nameLength(line.sliced(end + 1)) == 0 && end + 1 < line.size())
        end = line.indexOf(' ', end + 1);
    if (end < 0)
        end = line.size();
    const Field field{line.first(name), line.sliced(begin, end - begin)};
    line = line.sliced(qMin(end + 1, line.size()));
    return field;
}

// "10.0.0.1" of "10.0.0.1:5000", "::1" of "[::1]:5000", the path of "/run/redis.sock:0".
QByteArrayView hostOf(QByteArrayView addr)
{
    const qsizetype colon = addr.lastIndexOf(':');
    QByteArrayView host = colon < 0 ? addr : addr.first(colon);
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.sliced(1, host.size() - 2);
    return host;
}

class LineReader
{
public:
    LineReader(session::SnapshotBuilder &builder, QByteArrayView nodeId)
        : m_builder(builder)
        , m_nodeId(repairedUtf8(nodeId.toByteArray()))
    {
    }

    void read(QByteArrayView line)
    {
        m_builder.beginRow();
        m_builder.setText(Column::NodeId, m_nodeId);
        ++m_counts.rows;
        session::ColumnSet seen = 0;
        m_other.truncate(0);
        while (!line.isEmpty()) {
            const Field field = takeField(line);
            const auto column = session::columnFromClientListField(
                QLatin1StringView(field.name.data(), field.name.size()));
            if (!column) {
                keep(field);
            } else if ((seen & session::columnSet(*column)) == 0) {
                seen |= session::columnSet(*column);
                set(*column, field.value);
            }
        }
        if (!m_other.isEmpty())
            m_builder.setText(Column::Other, repairedUtf8(m_other));
    }

    const ClientListCounts &counts() const { return m_counts; }

private:
    // What comes after the limit is left out, whole fields only.
    void keep(const Field &field)
    {
        if (m_other.size() + field.name.size() + field.value.size() + 2 > kMaxOtherBytes)
            return;
        if (!m_other.isEmpty())
            m_other += ' ';
        if (!field.name.isEmpty())
            m_other += field.name.toByteArray() + '=';
        m_other += field.value;
    }

    void set(Column column, QByteArrayView value)
    {
        if (session::columnInfo(column).type == ValueType::Text) {
            const QByteArray text = repairedUtf8(value.toByteArray());
            m_builder.setText(column, text);
            if (column == Column::Addr)
                m_builder.setText(Column::Client, hostOf(text));
        } else if (!setNumber(column, value)) {
            ++m_counts.unreadable[static_cast<std::size_t>(session::indexOf(column))];
        }
    }

    bool setNumber(Column column, QByteArrayView value)
    {
        if (column == Column::Id) {
            const std::optional<quint64> id = decimalId(value);
            if (id)
                m_builder.setId(*id);
            return id.has_value();
        }
        const std::optional<qint64> number = decimalInteger(value);
        if (number)
            m_builder.setInteger(column, *number);
        return number.has_value();
    }

    session::SnapshotBuilder &m_builder;
    QByteArray m_nodeId;
    QByteArray m_other; // of the line that is read
    ClientListCounts m_counts;
};

} // namespace

ClientListCounts appendClientList(session::SnapshotBuilder &builder, QByteArrayView text,
                                  QByteArrayView nodeId)
{
    LineReader reader(builder, nodeId);
    // More than can be shown is not worth the memory; the caller sees that it is too much.
    while (!text.isEmpty() && builder.rowCount() <= kMaxSessions) {
        const qsizetype newline = text.indexOf('\n');
        QByteArrayView line = newline < 0 ? text : text.first(newline);
        text = newline < 0 ? QByteArrayView() : text.sliced(newline + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (!line.trimmed().isEmpty())
            reader.read(line);
    }
    return reader.counts();
}

} // namespace sessionscope::decode
