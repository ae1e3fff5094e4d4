// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/bodywindows.h"

#include "core/limits.h"

#include <utility>

namespace sessionscope::decode {

namespace {

constexpr QByteArrayView kBlanks = " \n\r\t";

// The first place from \a at on that holds no blank, or the end.
qsizetype passBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && kBlanks.contains(text[at]))
        ++at;
    return at;
}

// Removes blanks and then \a c from the end of \a text.
bool chopChar(QByteArrayView &text, char c)
{
    while (!text.isEmpty() && kBlanks.contains(text.back()))
        text.chop(1);
    if (text.isEmpty() || text.back() != c)
        return false;
    text.chop(1);
    return true;
}

// The end of the first character behind the quotation mark that follows the '{' at \a brace, -1
// where something else follows or not enough is known.
qsizetype endOfKeyBegin(QByteArrayView text, qsizetype brace)
{
    constexpr QByteArrayView kMayFollowString = ",:}]\" \n\r\t";
    const qsizetype mark = passBlanks(text, brace + 1);
    const bool isKey =
        mark + 1 < text.size() && text[mark] == '"' && !kMayFollowString.contains(text[mark + 1]);
    return isKey ? mark + 2 : -1;
}

// The last place in lowest .. highest where a window may end, or 0.
qsizetype lastCut(QByteArrayView text, qsizetype lowest, qsizetype highest)
{
    for (qsizetype brace = highest; brace >= lowest; --brace) {
        if (text[brace] != '{')
            continue;
        QByteArrayView before = text.first(brace);
        if (endOfKeyBegin(text, brace) > 0 && chopChar(before, ',') && chopChar(before, '}'))
            return brace;
    }
    return 0;
}

} // namespace

BodyWindows::BodyWindows(BodySource source, qsizetype windowBytes)
    : m_source(std::move(source))
    , m_windowBytes(windowBytes)
{
}

BodyWindows::BodyWindows(QByteArray body, qsizetype windowBytes)
    : BodyWindows([body]() mutable { return std::exchange(body, QByteArray()); }, windowBytes)
{
}

QByteArray BodyWindows::take()
{
    QByteArray part;
    if (!m_hasEnded)
        part = m_source();
    m_hasEnded = part.isEmpty();
    m_received += part.size();
    if (m_received > kMaxBodyBytes) {
        m_isTooLarge = true;
        m_hasEnded = true;
        return {};
    }
    if (const qsizetype missing = kMaxErrorDetailBytes - m_beginning.size(); missing > 0)
        m_beginning.append(QByteArrayView(part).first(qMin(missing, part.size())));
    return part;
}

void BodyWindows::leaveWindow()
{
    m_offset += m_size;
    m_rest = m_rest.sliced(m_size);
    m_size = 0;
    const qsizetype at = m_isJoined ? m_rest.data() - m_buffer.constData() : 0;
    if (m_isJoined && at >= m_joint) {
        m_rest = QByteArrayView(m_part).sliced(at - m_joint);
        m_isJoined = false;
    }
}

// Appends more of m_part to the buffer, so that there are at least \a size bytes if it has them.
void BodyWindows::appendPart(qsizetype size)
{
    const qsizetype begin = m_rest.data() - m_buffer.constData();
    const QByteArrayView missing = QByteArrayView(m_part).sliced(m_buffer.size() - m_joint);
    m_buffer.append(missing.first(qMin(missing.size(), size - m_rest.size())));
    m_rest = QByteArrayView(m_buffer).sliced(begin);
}

// Sees to it that there are at least \a size bytes from the window on, unless the body ends.
void BodyWindows::extend(qsizetype size)
{
    while (m_rest.size() < size) {
        if (m_isJoined && m_buffer.size() - m_joint < m_part.size()) {
            appendPart(size);
            continue;
        }
        QByteArray part = take();
        if (part.isEmpty())
            return;
        if (m_rest.isEmpty()) {
            m_part = std::move(part);
            m_rest = m_part;
            m_isJoined = false;
            continue;
        }
        if (m_isJoined) {
            m_buffer.remove(0, m_rest.data() - m_buffer.constData());
        } else {
            m_buffer.resize(0);
            m_buffer.append(m_rest);
        }
        m_isJoined = true;
        m_joint = m_buffer.size();
        m_part = std::move(part);
        m_rest = m_buffer;
    }
}

bool BodyWindows::next()
{
    // To see what follows a window, and for reading 8 bytes where a number has one.
    constexpr qsizetype kBytesBehind = 64;
    if (m_isTooLarge)
        return false;
    leaveWindow();
    qsizetype lowest = 1;
    for (qsizetype size = m_windowBytes; lowest <= kMaxUnbrokenBytes; size *= 2) {
        size = qMin(size, kMaxUnbrokenBytes);
        extend(size + kBytesBehind);
        if (m_isTooLarge)
            return false;
        if (m_rest.size() <= size) {
            m_size = m_rest.size();
            return m_size > 0;
        }
        m_size = lastCut(m_rest, lowest, size);
        if (m_size > 0)
            return true;
        lowest = size + 1;
    }
    m_isTooLarge = true;
    return false;
}

QByteArrayView BodyWindows::pastEnd() const
{
    return m_size == m_rest.size() ? m_rest : m_rest.first(endOfKeyBegin(m_rest, m_size));
}

} // namespace sessionscope::decode
