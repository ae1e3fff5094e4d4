// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rowshape.h"

#include <algorithm>
#include <cstring>

namespace sessionscope::decode {

namespace {

quint64 load8(const char *at)
{
    quint64 bytes = 0;
    std::memcpy(&bytes, at, sizeof(bytes));
    return bytes;
}

} // namespace

void RowShape::begin()
{
    m_members.clear();
    m_isUsable = true;
}

void RowShape::add(QByteArrayView key, quint8 slot)
{
    constexpr std::size_t kMost = 2 * sizeof(quint64);
    // The character before the key, its quotation marks, and the colon.
    char text[kMost] = {};
    char mask[kMost] = {};
    const auto size = static_cast<std::size_t>(key.size()) + 4;
    if (size > kMost)
        return giveUp();
    text[0] = m_members.empty() ? '{' : ',';
    text[1] = '"';
    std::memcpy(text + 2, key.data(), size - 4);
    text[size - 2] = '"';
    text[size - 1] = ':';
    std::memset(mask, 0xff, size);
    // Moves a text in the load, so that what is before the key or behind the colon is gone.
    const auto moved = [](const char(&from)[kMost], std::ptrdiff_t by, quint64(&to)[2]) {
        char bytes[kMost] = {};
        for (std::size_t at = 0; at < kMost; ++at) {
            const auto target = static_cast<std::ptrdiff_t>(at) + by;
            if (target >= 0 && target < std::ptrdiff_t(kMost))
                bytes[target] = from[at];
        }
        to[0] = load8(bytes);
        to[1] = load8(bytes + sizeof(quint64));
    };
    Member member{slot, ',', {}, {}, {}, {}};
    moved(text, -1, member.key);
    moved(mask, -1, member.keyMask);
    moved(text, static_cast<std::ptrdiff_t>(kMost - size), member.before);
    moved(mask, static_cast<std::ptrdiff_t>(kMost - size), member.beforeMask);
    m_members.push_back(member);
}

void RowShape::finish()
{
    if (m_members.empty())
        return giveUp();
    m_members.back().separator = '}';
}

// Of as many records, between which there is one token that is not looked at. Column by column,
// with no way out but behind a column: that all is as expected is what can be expected.
bool RowShape::isShapeOf(const char *json, const quint32 *starts, std::size_t rows) const
{
    const std::size_t stride = tokensToNextRow();
    quint64 difference = 0;
    for (std::size_t row = 0; row < rows; ++row)
        difference |= static_cast<quint64>(json[starts[row * stride]] ^ '{');
    const quint32 *token = starts + 1;
    for (const Member &member : m_members) {
        const bool isLong = member.keyMask[1] != 0;
        for (std::size_t row = 0; row < rows; ++row) {
            const char *key = json + token[row * stride];
            difference |= (load8(key) ^ member.key[0]) & member.keyMask[0];
            if (isLong)
                difference |= (load8(key + sizeof(quint64)) ^ member.key[1]) & member.keyMask[1];
            const char separator = json[token[row * stride + kTokensOfMember - 1]];
            difference |= static_cast<quint64>(separator ^ member.separator);
        }
        if (difference != 0)
            return false;
        token += kTokensOfMember;
    }
    return true;
}

// The same where there are no blanks, which is less to look at: in what stands right before a value
// that begins a token, the colon, the key and the comma must be tokens as well.
bool RowShape::isCompactShapeOf(const char *json, const quint32 *starts, std::size_t rows) const
{
    const std::size_t stride = tokensToNextRow();
    quint64 difference = 0;
    const quint32 *token = starts + kFirstValue;
    for (const Member &member : m_members) {
        const quint64 near = member.before[1];
        const quint64 nearMask = member.beforeMask[1];
        const quint64 far = member.before[0];
        const quint64 farMask = member.beforeMask[0];
        const quint32 *value = token;
        if (farMask == 0) {
            for (std::size_t row = 0; row < rows; ++row, value += stride)
                difference |= (load8(json + *value - 8) ^ near) & nearMask;
        } else {
            for (std::size_t row = 0; row < rows; ++row, value += stride) {
                difference |= (load8(json + *value - 8) ^ near) & nearMask;
                difference |= (load8(json + *value - 16) ^ far) & farMask;
            }
        }
        token += kTokensOfMember;
    }
    const quint32 *end = starts + tokensToEnd();
    for (std::size_t row = 0; row < rows; ++row, end += stride)
        difference |= static_cast<quint64>(json[*end] ^ '}');
    return difference == 0;
}

std::size_t RowShape::rowsAhead(const TokensAhead &ahead, std::size_t most) const
{
    const std::size_t toEnd = tokensToEnd();
    const std::size_t stride = tokensToNextRow();
    if (!m_isUsable || ahead.count <= toEnd)
        return 0;
    std::size_t rows = std::min(most, (ahead.count - toEnd - 1) / stride + 1);
    const auto isReadable = [&](std::size_t row) {
        return ahead.starts[row * stride + toEnd] + kReadableBehindRow <= ahead.readable;
    };
    while (rows > 0 && !isReadable(rows - 1))
        --rows;
    for (std::size_t row = 1; row < rows; ++row) {
        if (ahead.json[ahead.starts[row * stride - 1]] != ',')
            rows = row;
    }
    // A row at the beginning of the text has nothing before it that could be read.
    constexpr std::size_t kReadBefore = 16;
    if (rows > 0 && ahead.starts[kFirstValue] < kReadBefore)
        rows = 1;
    else if (rows > 0 && isCompactShapeOf(ahead.json, ahead.starts, rows))
        return rows;
    if (rows == 0 || isShapeOf(ahead.json, ahead.starts, rows))
        return rows;
    std::size_t row = 0;
    while (row < rows && isShapeOf(ahead.json, ahead.starts + row * stride, 1))
        ++row;
    return row;
}

} // namespace sessionscope::decode
