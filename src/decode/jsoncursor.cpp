// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsoncursor.h"

#include "decode/jsonscalar.h"
#include "decode/utf8repair.h"

#include <simdjson.h>

#include <utility>

namespace sessionscope::decode {

namespace {

// A string that is open at the end of \a json or holds a raw control character: where it begins,
// and the place of the control character or the end.
std::optional<std::pair<qsizetype, qsizetype>> brokenStringIn(QByteArrayView json)
{
    constexpr qsizetype kNone = -1;
    qsizetype begin = kNone; // of the string that we are in
    bool isEscaped = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (begin != kNone && static_cast<quint8>(c) < 0x20)
            return std::pair(begin, at);
        if (c == '"' && !isEscaped)
            begin = begin == kNone ? at : kNone;
        isEscaped = c == '\\' && !isEscaped;
    }
    if (begin == kNone)
        return std::nullopt;
    return std::pair(begin, json.size());
}

} // namespace

JsonCursor::JsonCursor(BodyWindows &body, std::stop_token stop)
    : m_body(body)
    , m_stop(std::move(stop))
{
    nextWindow();
    m_isEmpty = atEnd() && m_fault == JsonFault::None;
}

JsonCursor::~JsonCursor() = default;

void JsonCursor::setFault(JsonFault fault, qsizetype at)
{
    m_fault = fault;
    m_faultOffset = m_offset + (m_repaired.isEmpty() ? at : offsetBeforeRepair(m_text, at));
}

void JsonCursor::setText(QByteArrayView text)
{
    constexpr QByteArrayView kByteOrderMark = "\xef\xbb\xbf";
    m_offset = m_body.offset();
    if (m_offset == 0 && text.startsWith(kByteOrderMark)) {
        text = text.sliced(kByteOrderMark.size());
        m_offset = kByteOrderMark.size();
    }
    m_text = text;
    m_json = text;
    m_repaired.clear();
}

void JsonCursor::nextWindow()
{
    if (m_broken)
        return failAtBrokenString();
    if (m_stop.stop_requested())
        return setFault(JsonFault::Cancelled, m_json.size());
    if (!m_body.next()) {
        if (m_body.isTooLarge())
            setFault(JsonFault::TooLarge, m_json.size());
        return;
    }
    setText(m_body.window());
    m_readable =
        static_cast<std::size_t>(m_text.size() + m_body.known().size() - m_body.window().size());
    if (!index())
        indexRepaired();
}

// simdjson's first stage, which its own DOM and On-Demand stand on: vectorised, and in the shared
// library, so fast in debug builds too. The values are read without it because its numbers and
// strings are stricter than what a hostile client name or a drifting type deserves.
//
// False if there is something wrong with strings or UTF-8.
bool JsonCursor::index()
{
    m_count = 0;
    m_next = 0;
    if (m_json.isEmpty())
        return true;
    const auto size = static_cast<std::size_t>(m_json.size());
    // Windows are never quite of one size; and the depth is for the second stage, which is not
    // used.
    const std::size_t capacity = (size | 4095) + 1;
    simdjson::error_code error = simdjson::SUCCESS;
    if (m_parser == nullptr)
        error = simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1,
                                                                                        m_parser);
    else if (m_parser->capacity() < size)
        error = m_parser->set_capacity(capacity);
    if (error != simdjson::SUCCESS) {
        setFault(JsonFault::NoMemory, 0);
        return true;
    }
    const auto *bytes = reinterpret_cast<const quint8 *>(m_json.data());
    error = m_parser->stage1(bytes, size, simdjson::stage1_mode::regular);
    if (error == simdjson::EMPTY)
        return true;
    if (error != simdjson::SUCCESS)
        return false;
    m_starts = m_parser->structural_indexes.get();
    m_count = m_parser->n_structural_indexes;
    return true;
}

void JsonCursor::indexRepaired()
{
    m_repaired = repairedUtf8(m_text.toByteArray());
    m_json = m_repaired;
    m_readable = static_cast<std::size_t>(m_json.size());
    if (!index())
        indexBeforeBrokenString();
}

// There is a string that does not end or that holds a raw control character, which ends the index
// without telling where. What stands before that string may be wrong already, and would then be
// the reason: HTML has quotation marks as well. So this is read first.
void JsonCursor::indexBeforeBrokenString()
{
    setText(m_body.pastEnd());
    m_repaired = repairedUtf8(m_text.toByteArray());
    m_json = m_repaired;
    m_readable = static_cast<std::size_t>(m_json.size());
    if (const auto broken = brokenStringIn(m_json)) {
        const auto [begin, at] = *broken;
        m_broken = {begin, at, at < m_json.size() ? JsonFault::Malformed : JsonFault::CutOff};
        m_json = m_json.first(begin);
    }
    // Without a broken string the window was cut within one, and what is behind its end is wrong.
    const bool isIndexed = index();
    Q_ASSERT(isIndexed);
    if (!isIndexed)
        setFault(JsonFault::Malformed, 0);
    else if (atEnd() && m_fault == JsonFault::None)
        nextWindow();
}

void JsonCursor::failAtBrokenString()
{
    // Behind a whole document it is one value too many, whatever it is.
    const bool isOneTooMany = m_depth == 0 && m_next > 0;
    setFault(isOneTooMany ? JsonFault::Malformed : m_broken->fault,
             isOneTooMany ? m_broken->begin : m_broken->at);
}

bool JsonCursor::fail(JsonFault fault)
{
    if (m_fault != JsonFault::None)
        return false;
    setFault(fault == JsonFault::Malformed && atEnd() ? JsonFault::CutOff : fault,
             atEnd() ? m_json.size() : static_cast<qsizetype>(m_starts[m_next]));
    return false;
}

bool JsonCursor::enter()
{
    if (m_depth == kMaxJsonDepth)
        return fail(JsonFault::TooDeep);
    if (m_stop.stop_requested())
        return fail(JsonFault::Cancelled);
    ++m_depth;
    pass();
    return true;
}

bool JsonCursor::leave()
{
    --m_depth;
    pass();
    return true;
}

bool JsonCursor::passKeyAndColon(QByteArrayView &key)
{
    if (peek() != '"')
        return fail();
    key = token();
    if (!isJsonScalar(key))
        return fail();
    key = key.sliced(1, key.size() - 2);
    pass();
    if (peek() != ':')
        return fail();
    pass();
    return true;
}

bool JsonCursor::passScalar()
{
    if (atEnd() || !isJsonScalar(token()))
        return fail();
    pass();
    return true;
}

// Passes the brackets that open here and the key of the value in them. An own stack instead of
// recursion: a depth of 1024 must not depend on the stack of the thread.
bool JsonCursor::skipOpening(std::vector<char> &open)
{
    QByteArrayView key;
    for (;;) {
        const char bracket = peek();
        if (bracket != '{' && bracket != '[')
            return passScalar();
        if (!enter())
            return false;
        const char closing = bracket == '{' ? '}' : ']';
        if (peek() == closing)
            return leave();
        open.push_back(closing);
        if (closing == '}' && !passKeyAndColon(key))
            return false;
    }
}

bool JsonCursor::skipValue()
{
    if (peek() != '{' && peek() != '[')
        return passScalar();
    std::vector<char> open;
    QByteArrayView key;
    for (;;) {
        if (!skipOpening(open))
            return false;
        while (!open.empty() && peek() == open.back()) {
            open.pop_back();
            leave();
        }
        if (open.empty())
            return true;
        if (!passComma() || (open.back() == '}' && !passKeyAndColon(key)))
            return false;
    }
}

QByteArrayView JsonCursor::unescapedKey(QByteArrayView key)
{
    if (!key.contains('\\'))
        return key;
    m_scratch.resize(0);
    appendUnescaped(key, m_scratch);
    return m_scratch;
}

} // namespace sessionscope::decode
