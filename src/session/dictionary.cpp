// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/dictionary.h"

#include <QHashFunctions>

namespace sessionscope::session {

namespace {
constexpr std::size_t kFirstSlots = 16;

std::size_t hashOf(QByteArrayView utf8)
{
    // Seeded by Qt per process: texts come from outside and may be chosen to collide.
    return qHashBits(utf8.data(), static_cast<std::size_t>(utf8.size()), QHashSeed::globalSeed());
}
} // namespace

QString exactText(QByteArrayView utf8)
{
    constexpr QByteArrayView kMark = "\xef\xbb\xbf";
    qsizetype marks = 0;
    for (; utf8.startsWith(kMark); ++marks)
        utf8 = utf8.sliced(kMark.size());
    const QString text = QString::fromUtf8(utf8);
    return marks == 0 ? text : QString(marks, QChar::ByteOrderMark) + text;
}

std::size_t Dictionary::slotOf(QByteArrayView utf8) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(utf8) & mask;
    while (m_slots[slot] != 0 && this->utf8(m_slots[slot] - 1) != utf8)
        slot = (slot + 1) & mask;
    return slot;
}

void Dictionary::grow()
{
    m_slots.assign(m_slots.empty() ? kFirstSlots : m_slots.size() * 2, 0);
    for (quint32 code = 0; code < size(); ++code)
        m_slots[slotOf(utf8(code))] = code + 1;
}

quint32 Dictionary::add(QByteArrayView utf8)
{
    if ((m_ends.size() + 1) * 2 > m_slots.size())
        grow();
    const std::size_t slot = slotOf(utf8);
    if (m_slots[slot] == 0) {
        m_bytes.append(utf8.data(), static_cast<std::size_t>(utf8.size()));
        m_ends.push_back(m_bytes.size());
        m_slots[slot] = size();
    }
    return m_slots[slot] - 1;
}

std::optional<quint32> Dictionary::find(QByteArrayView utf8) const
{
    if (m_slots.empty())
        return std::nullopt;
    const quint32 entry = m_slots[slotOf(utf8)];
    return entry == 0 ? std::nullopt : std::optional(entry - 1);
}

void Dictionary::squeeze()
{
    m_bytes.shrink_to_fit();
    m_ends.shrink_to_fit();
}

std::size_t Dictionary::byteCount() const
{
    return m_bytes.capacity() + m_ends.capacity() * sizeof(std::size_t)
        + m_slots.capacity() * sizeof(quint32);
}

} // namespace sessionscope::session
