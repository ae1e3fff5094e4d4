// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsoncursor.h"

#include "decode/jsonscalar.h"

#include <simdjson.h>

#include <utility>

namespace sessionscope::decode {

JsonCursor::JsonCursor(QByteArrayView json, std::stop_token stop)
    : m_json(json)
    , m_stop(std::move(stop))
{
    if (!index(json) && !m_isEmpty && m_fault == JsonFault::None)
        findFaultOfStrings();
}

JsonCursor::~JsonCursor() = default;

// simdjson's first stage, which its own DOM and On-Demand stand on: vectorised, and in the shared
// library, so fast in debug builds too. The values are read without it because its numbers and
// strings are stricter than what a hostile client name or a drifting type deserves.
bool JsonCursor::index(QByteArrayView json)
{
    m_count = 0;
    if (json.isEmpty()) {
        m_isEmpty = true;
        return false;
    }
    const auto size = static_cast<std::size_t>(json.size());
    const auto *bytes = reinterpret_cast<const quint8 *>(json.data());
    // The depth is for the second stage, which is not used.
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(size, 1, m_parser)
        != simdjson::SUCCESS) {
        m_fault = JsonFault::NoMemory;
        return false;
    }
    const simdjson::error_code error =
        m_parser->stage1(bytes, size, simdjson::stage1_mode::regular);
    m_isEmpty = error == simdjson::EMPTY;
    if (error != simdjson::SUCCESS)
        return false;
    m_starts = m_parser->structural_indexes.get();
    m_count = m_parser->n_structural_indexes;
    return true;
}

// There is a string that does not end or that holds a raw control character, which ends the index
// without telling where. What stands before that string may be wrong already, and would then be
// the reason: HTML has quotation marks as well.
void JsonCursor::findFaultOfStrings()
{
    constexpr qsizetype kNone = -1;
    const QByteArrayView json = m_json;
    qsizetype begin = kNone; // of the string that we are in
    bool isEscaped = false;
    qsizetype at = 0;
    for (; at < json.size(); ++at) {
        const char c = json[at];
        if (begin != kNone && static_cast<quint8>(c) < 0x20)
            break;
        if (c == '"' && !isEscaped)
            begin = begin == kNone ? at : kNone;
        isEscaped = c == '\\' && !isEscaped;
    }
    const qsizetype end = begin == kNone ? json.size() : begin;
    m_json = json.first(end);
    if (index(m_json)) {
        if (!skipValue()) {
            if (m_fault != JsonFault::CutOff)
                return;
        } else {
            at = atEnd() ? end : static_cast<qsizetype>(m_starts[m_next]); // one value too many
        }
    }
    m_count = 0;
    m_isEmpty = false;
    m_fault = at < json.size() ? JsonFault::Malformed : JsonFault::CutOff;
    m_faultOffset = at;
}

bool JsonCursor::fail(JsonFault fault)
{
    if (m_fault != JsonFault::None)
        return false;
    m_fault = fault == JsonFault::Malformed && atEnd() ? JsonFault::CutOff : fault;
    m_faultOffset = atEnd() ? m_json.size() : static_cast<qsizetype>(m_starts[m_next]);
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
