// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/daswriter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonValue>

#include <array>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

namespace sessionscope::decode {

using session::Column;
using session::SessionSnapshot;
using session::ValueType;

namespace {

struct WriterText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::DasWriter)
};

constexpr qsizetype kChunkBytes = qsizetype(128) * 1024; // few system calls, and stays in the cache

constexpr qsizetype kUsualRowBytes = 360; // sizes a buffer; more or less does no harm

// The order of the documented sample (DAS API page GetRedisAllSession).
constexpr std::array<Column, session::kDasColumnCount> kMemberOrder{
    Column::Sub,    Column::Psub, Column::Idle,      Column::Flags,  Column::Oll, Column::QbufFree,
    Column::Multi,  Column::Omem, Column::Qbuf,      Column::Name,   Column::Obl, Column::Client,
    Column::Cmd,    Column::Id,   Column::Addr,      Column::NodeId, Column::Age, Column::Db,
    Column::Events, Column::Fd,   Column::ClientDesc};

void appendEscape(QByteArray &out, char c)
{
    constexpr QByteArrayView kMeanings = "\"\\\b\f\n\r\t";
    constexpr QByteArrayView kLetters = "\"\\bfnrt";
    constexpr QByteArrayView kHexDigits = "0123456789abcdef";
    out += '\\';
    const qsizetype known = kMeanings.indexOf(c);
    if (known >= 0) {
        out += kLetters[known];
        return;
    }
    out += "u00";
    out += kHexDigits[c >> 4];
    out += kHexDigits[c & 0xf];
}

void appendString(QByteArray &out, QByteArrayView utf8)
{
    out += '"';
    qsizetype copied = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (static_cast<quint8>(c) >= 0x20 && c != '"' && c != '\\')
            continue;
        out += utf8.sliced(copied, i - copied);
        appendEscape(out, c);
        copied = i + 1;
    }
    out += utf8.sliced(copied);
    out += '"';
}

void appendString(QByteArray &out, const QString &text)
{
    appendString(out, QByteArrayView(text.toUtf8()));
}

template <class Integer>
void appendNumber(QByteArray &out, Integer value)
{
    std::array<char, std::numeric_limits<Integer>::digits10 + 2> digits; // and a sign
    const std::to_chars_result end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end.ptr - digits.data());
}

// A column as it is written again and again: its name with the punctuation before and behind it,
// and each text of its dictionary in quotation marks, escaped once.
class ColumnWriter
{
public:
    ColumnWriter(const SessionSnapshot &snapshot, Column column, bool isFirst)
        : m_snapshot(snapshot)
        , m_column(column)
        , m_type(session::columnInfo(column).type)
    {
        const QLatin1StringView name = session::columnInfo(column).apiName;
        m_name = (isFirst ? "{\"" : ",\"") + QByteArray(name.data(), name.size()) + "\":";
        if (m_type != ValueType::Text)
            return;
        const session::Dictionary &dictionary = snapshot.dictionary(column);
        m_ends.reserve(dictionary.size());
        for (quint32 code = 0; code < dictionary.size(); ++code) {
            appendString(m_texts, dictionary.utf8(code));
            m_ends.push_back(m_texts.size());
        }
    }

    void append(QByteArray &out, quint32 row) const
    {
        out += m_name;
        if (!appendValue(out, row))
            out += "null";
    }

private:
    // False if the value is unknown.
    bool appendValue(QByteArray &out, quint32 row) const
    {
        const session::PackedIntegers &values = m_snapshot.packed(m_column);
        if (m_type == ValueType::Integer) {
            const std::optional<qint64> value = values.value(row);
            if (!value)
                return false;
            const bool isString = m_column == Column::Age;
            if (isString)
                out += '"';
            appendNumber(out, *value);
            if (isString)
                out += '"';
            return true;
        }
        const std::optional<quint64> value = values.unsignedValue(row);
        if (!value)
            return false;
        if (m_type == ValueType::Id) {
            appendNumber(out, *value);
            return true;
        }
        const auto code = static_cast<std::size_t>(*value);
        const qsizetype begin = code == 0 ? 0 : m_ends[code - 1];
        out.append(m_texts.constData() + begin, m_ends[code] - begin);
        if (m_column == Column::Addr)
            appendPort(out, row);
        return true;
    }

    void appendPort(QByteArray &out, quint32 row) const
    {
        const std::optional<quint16> port = m_snapshot.addrPort(row);
        if (!port)
            return;
        out.back() = ':'; // instead of the quotation mark
        appendNumber(out, *port);
        out += '"';
    }

    const SessionSnapshot &m_snapshot;
    Column m_column;
    ValueType m_type;
    QByteArray m_name;
    QByteArray m_texts;
    std::vector<qsizetype> m_ends; // of the texts in m_texts
};

void appendOptional(QByteArray &out, const std::optional<qint64> &value)
{
    out += value ? QByteArray::number(*value) : QByteArray("null");
}

void appendSourceStat(QByteArray &out, const session::SourceStat &stat)
{
    out += "{\"Key\":";
    if (stat.key)
        appendString(out, *stat.key);
    else
        out += "null";
    out += ",\"Count\":";
    if (stat.count)
        out += '"' + QByteArray::number(*stat.count) + '"';
    else
        out += "null";
    out += ",\"Ids\":[";
    const char *comma = "";
    for (const quint64 id : stat.ids) {
        out += comma;
        appendNumber(out, id);
        comma = ",";
    }
    out += "]}";
}

// Members of an object without its braces, each with a comma in front.
QByteArray membersOf(const QJsonObject &object)
{
    if (object.isEmpty())
        return {};
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return ',' + json.sliced(1, json.size() - 2);
}

// Collects text and hands it on in chunks.
class ChunkWriter
{
public:
    ChunkWriter(QIODevice &device, std::stop_token stop)
        : m_device(device)
        , m_stop(std::move(stop))
    {
        m_chunk.reserve(kChunkBytes + kChunkBytes / 8);
    }

    QByteArray &text() { return m_chunk; }

    // False if it cannot go on; error() says why.
    bool flush(qsizetype atLeast)
    {
        if (m_chunk.size() < atLeast)
            return true;
        if (m_stop.stop_requested()) {
            m_error = {
                Error::Code::Cancelled, WriterText::tr("Writing was cancelled."), {}, {}, {}};
            return false;
        }
        if (m_device.write(m_chunk) != m_chunk.size()) {
            m_error = {Error::Code::CannotWrite,
                       WriterText::tr("The sessions cannot be written: %1. Check the place and "
                                      "its free space.")
                           .arg(m_device.errorString()),
                       {},
                       {},
                       {}};
            return false;
        }
        m_chunk.resize(0);
        return true;
    }

    const Error &error() const { return m_error; }

private:
    QIODevice &m_device;
    std::stop_token m_stop;
    QByteArray m_chunk;
    Error m_error;
};

bool writeSessions(const SessionSnapshot &snapshot, session::ColumnSet members, ChunkWriter &writer)
{
    std::vector<ColumnWriter> columns;
    columns.reserve(session::kColumnCount);
    for (const Column column : kMemberOrder)
        columns.emplace_back(snapshot, column, columns.empty());
    for (int index = session::kDasColumnCount; index < session::kColumnCount; ++index) {
        const Column column = session::columnAt(index);
        if ((snapshot.columnSet() & members & session::columnSet(column)) != 0)
            columns.emplace_back(snapshot, column, false);
    }
    QByteArray &out = writer.text();
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        if (row > 0)
            out += ',';
        for (const ColumnWriter &column : columns)
            column.append(out, row);
        out += '}';
        if (!writer.flush(kChunkBytes))
            return false;
    }
    return true;
}

bool writeSourceStats(const SessionSnapshot &snapshot, ChunkWriter &writer)
{
    QByteArray &out = writer.text();
    if (!snapshot.info().hasSourceStats) {
        out += "null";
        return true;
    }
    out += '[';
    const char *comma = "";
    for (const session::SourceStat &stat : snapshot.info().sourceStats) {
        out += comma;
        comma = ",";
        appendSourceStat(out, stat);
        if (!writer.flush(kChunkBytes))
            return false;
    }
    out += ']';
    return true;
}

bool writeAll(const SessionSnapshot &snapshot, session::ColumnSet members, ChunkWriter &writer,
              const QJsonObject &extraMembers)
{
    QByteArray &out = writer.text();
    out += "{\"Code\":200,\"Message\":\"Successful\",\"Data\":{\"Timestamp\":";
    appendOptional(out, snapshot.info().timestamp_ms);
    out += ",\"Total\":";
    appendOptional(out, snapshot.info().total);
    out += ",\"Sessions\":[";
    if (!writeSessions(snapshot, members, writer))
        return false;
    out += "],\"SourceStats\":";
    if (!writeSourceStats(snapshot, writer))
        return false;
    out += "},\"RequestId\":";
    appendString(out, snapshot.info().requestId);
    out += ",\"Success\":true" + membersOf(extraMembers) + '}';
    return writer.flush(0);
}

} // namespace

Result<void> writeDasAnswer(const SessionSnapshot &snapshot, QIODevice &device,
                            const QJsonObject &extraMembers, std::stop_token stop,
                            session::ColumnSet members)
{
    ChunkWriter writer(device, std::move(stop));
    if (!writeAll(snapshot, members, writer, extraMembers))
        return failure(writer.error());
    return {};
}

QByteArray toDasAnswer(const SessionSnapshot &snapshot, const QJsonObject &extraMembers,
                       session::ColumnSet members)
{
    QByteArray json;
    json.reserve(qsizetype(snapshot.rowCount()) * kUsualRowBytes);
    QBuffer buffer(&json);
    buffer.open(QIODevice::WriteOnly);
    const Result<void> written = writeDasAnswer(snapshot, buffer, extraMembers, {}, members);
    Q_ASSERT(written);
    Q_UNUSED(written)
    return json;
}

} // namespace sessionscope::decode
