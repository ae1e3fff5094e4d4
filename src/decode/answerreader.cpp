// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/answerreader.h"

#include "decode/jsonscalar.h"
#include "decode/plainscalar.h"
#include "decode/rowreader.h"

namespace sessionscope::decode {

namespace {

constexpr bool isContainer(char c)
{
    return c == '{' || c == '[';
}

// Passes the value ahead; \a read turns the token of a scalar into a Reading, containers are
// Unreadable. False at a fault.
template <class Read>
bool passScalarInto(JsonCursor &cursor, Reading &reading, Read read)
{
    reading = Reading::Unreadable;
    if (isContainer(cursor.peek()))
        return cursor.skipValue();
    reading = cursor.atEnd() ? Reading::Malformed : read(cursor.token());
    if (reading == Reading::Malformed)
        return cursor.fail();
    cursor.pass();
    return true;
}

bool passInteger(JsonCursor &cursor, std::optional<qint64> &value, Presence &presence)
{
    Reading reading{};
    qint64 number = 0;
    const auto read = [&number](QByteArrayView token) {
        return readInteger(token, number);
    };
    if (!passScalarInto(cursor, reading, read))
        return false;
    value = reading == Reading::Known ? std::optional(number) : std::nullopt;
    presence = reading == Reading::Known ? Presence::Expected
        : reading == Reading::Unknown    ? Presence::Missing
                                         : Presence::Other;
    return true;
}

bool passInteger(JsonCursor &cursor, std::optional<qint64> &value)
{
    Presence unused{};
    return passInteger(cursor, value, unused);
}

bool passText(JsonCursor &cursor, std::optional<QString> &value)
{
    Reading reading{};
    QByteArrayView text;
    QByteArray scratch;
    const auto read = [&](QByteArrayView token) {
        return readText(token, text, scratch);
    };
    if (!passScalarInto(cursor, reading, read))
        return false;
    value = reading == Reading::Known ? std::optional(session::exactText(text)) : std::nullopt;
    return true;
}

// true, false, or a text that says so (KillInstanceAllSession declares Success as a string).
bool passTruth(JsonCursor &cursor, std::optional<bool> &value)
{
    const bool isLiteral = cursor.peek() == 't' || cursor.peek() == 'f';
    std::optional<QString> text;
    if (isLiteral)
        text = QString::fromUtf8(cursor.token());
    std::optional<QString> passed;
    if (!passText(cursor, passed))
        return false;
    if (!isLiteral)
        text = passed;
    value.reset();
    if (text && text->compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
        value = true;
    else if (text && text->compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        value = false;
    return true;
}

// Passes the value ahead; calls \a walk if it opens with \a bracket. False at a fault.
template <class Walk>
bool passContainer(JsonCursor &cursor, char bracket, Presence &presence, Walk walk)
{
    if (cursor.peek() == bracket) {
        presence = Presence::Expected;
        return walk();
    }
    const bool isNull = cursor.peek() == 'n';
    presence = isNull ? Presence::Missing : Presence::Other;
    return cursor.skipValue();
}

bool passSessions(JsonCursor &cursor, DataReading &data)
{
    data.builder = session::SnapshotBuilder();
    data.info.unreadable = {};
    data.info.unreadableRows = 0;
    RowReader rows(data.builder);
    const auto readRow = [&] {
        if (data.builder.rowCount() == kMaxSessions) {
            data.hasTooManyEntries = true;
            return false;
        }
        if (cursor.peek() == '{')
            return rows.read(cursor, kMaxSessions - data.builder.rowCount());
        ++data.info.unreadableRows;
        return cursor.skipValue();
    };
    const bool ok =
        passContainer(cursor, '[', data.sessions, [&] { return cursor.eachElement(readRow); });
    data.info.unreadable = rows.unreadable();
    return ok;
}

// Passes plain numbers with a comma behind each, as long as there is another value behind it: most
// of a list. Not more than \a most.
void passPlainIds(JsonCursor &cursor, std::vector<quint64> &ids, std::size_t most)
{
    constexpr std::size_t kReadBehind = 8; // see plainscalar.h
    const TokensAhead ahead = cursor.tokensAhead();
    std::size_t count = 0;
    for (const quint32 *token = ahead.starts; count < most && 2 * count + 2 < ahead.count;
         ++count, token += 2) {
        qint64 id = 0;
        if (ahead.json[token[1]] != ',' || token[1] + kReadBehind > ahead.readable
            || !readPlainInteger(ahead.json + token[0], ahead.json + token[1], id) || id < 0)
            break;
        ids.push_back(static_cast<quint64>(id));
    }
    if (count > 0)
        cursor.pass(2 * count);
}

bool passIds(JsonCursor &cursor, std::vector<quint64> &ids, std::size_t &entriesLeft)
{
    ids.clear();
    Presence unused{};
    return passContainer(cursor, '[', unused, [&] {
        return cursor.eachElement([&] {
            const std::size_t before = ids.size();
            passPlainIds(cursor, ids, entriesLeft);
            entriesLeft -= ids.size() - before;
            if (entriesLeft == 0)
                return false;
            --entriesLeft;
            Reading reading{};
            quint64 id = 0;
            const auto read = [&id](QByteArrayView token) {
                return readId(token, id);
            };
            if (!passScalarInto(cursor, reading, read))
                return false;
            if (reading == Reading::Known)
                ids.push_back(id);
            return true;
        });
    });
}

bool passSourceStat(JsonCursor &cursor, session::SourceStat &stat, std::size_t &entriesLeft)
{
    return cursor.eachMember([&](QByteArrayView rawKey) {
        const QByteArrayView key = cursor.unescapedKey(rawKey);
        if (key == "Key")
            return passText(cursor, stat.key);
        if (key == "Count")
            return passInteger(cursor, stat.count);
        if (key == "Ids")
            return passIds(cursor, stat.ids, entriesLeft);
        return cursor.skipValue();
    });
}

bool passSourceStats(JsonCursor &cursor, DataReading &data)
{
    std::vector<session::SourceStat> &stats = data.info.sourceStats;
    stats.clear();
    std::size_t entriesLeft = kMaxSessions; // of the list and of all Ids in it
    Presence presence{};
    const bool ok = passContainer(cursor, '[', presence, [&] {
        return cursor.eachElement([&] {
            if (entriesLeft == 0)
                return false;
            --entriesLeft;
            if (cursor.peek() != '{')
                return cursor.skipValue();
            return passSourceStat(cursor, stats.emplace_back(), entriesLeft);
        });
    });
    data.info.hasSourceStats = presence == Presence::Expected;
    data.hasTooManyEntries =
        data.hasTooManyEntries || (!ok && entriesLeft == 0 && cursor.fault() == JsonFault::None);
    return ok;
}

bool passData(JsonCursor &cursor, DataReading &data)
{
    data = DataReading();
    return passContainer(cursor, '{', data.data, [&] {
        return cursor.eachMember([&](QByteArrayView rawKey) {
            const QByteArrayView key = cursor.unescapedKey(rawKey);
            if (key == "Sessions")
                return passSessions(cursor, data);
            if (key == "SourceStats")
                return passSourceStats(cursor, data);
            if (key == "Timestamp")
                return passInteger(cursor, data.info.timestamp_ms);
            if (key == "Total")
                return passInteger(cursor, data.info.total, data.total);
            return cursor.skipValue();
        });
    });
}

bool passCode(JsonCursor &cursor, std::optional<QString> &code, bool &isCode200)
{
    constexpr qint64 kSuccess = 200;
    qint64 number = 0;
    isCode200 = !cursor.atEnd() && !isContainer(cursor.peek())
        && readInteger(cursor.token(), number) == Reading::Known && number == kSuccess;
    return passText(cursor, code);
}

bool passOwnMember(JsonCursor &cursor, std::optional<QString> &instanceId)
{
    instanceId.reset();
    Presence unused{};
    return passContainer(cursor, '{', unused, [&] {
        return cursor.eachMember([&](QByteArrayView rawKey) {
            return cursor.unescapedKey(rawKey) == kOwnInstanceId ? passText(cursor, instanceId)
                                                                 : cursor.skipValue();
        });
    });
}

} // namespace

bool readEnvelope(JsonCursor &cursor, Envelope &envelope)
{
    // Some services of the gateway write lower-case names, and the official SDKs read both.
    Envelope fallback;
    const bool ok = cursor.eachMember([&](QByteArrayView rawKey) {
        const QByteArrayView key = cursor.unescapedKey(rawKey);
        if (key == "Data")
            return passData(cursor, envelope.data);
        if (key == "Success")
            return passTruth(cursor, envelope.success);
        if (key == "Code")
            return passCode(cursor, envelope.code, envelope.isCode200);
        if (key == "code")
            return passCode(cursor, fallback.code, fallback.isCode200);
        if (key == "Message")
            return passText(cursor, envelope.message);
        if (key == "message")
            return passText(cursor, fallback.message);
        if (key == "RequestId")
            return passText(cursor, envelope.requestId);
        if (key == "requestId")
            return passText(cursor, fallback.requestId);
        if (key == kOwnMember)
            return passOwnMember(cursor, envelope.savedInstanceId);
        return cursor.skipValue();
    });
    if (!envelope.code) {
        envelope.code = fallback.code;
        envelope.isCode200 = fallback.isCode200;
    }
    if (!envelope.message)
        envelope.message = fallback.message;
    if (!envelope.requestId)
        envelope.requestId = fallback.requestId;
    return ok;
}

} // namespace sessionscope::decode
