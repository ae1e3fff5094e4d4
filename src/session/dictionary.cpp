// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/dictionary.h"

#include "core/limits.h"

#include <bit>
#include <limits>

namespace sessionscope::session {

namespace {
constexpr std::size_t kFirstSlots = 16;

// Repair of invalid UTF-8 makes three bytes of one.
static_assert(kMaxBodyBytes * 3 < qint64(std::numeric_limits<quint32>::max()));
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

std::size_t Dictionary::slotOf(QByteArrayView utf8, quint64 hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != 0 && !isEqual(this->utf8(m_slots[slot] - 1), utf8))
        slot = (slot + 1) & mask;
    return slot;
}

void Dictionary::grow()
{
    m_slots.assign(m_slots.empty() ? kFirstSlots : m_slots.size() * 2, 0);
    const std::size_t mask = m_slots.size() - 1;
    for (quint32 code = 0; code < size(); ++code) {
        std::size_t slot = m_hashes[code] & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = code + 1;
    }
}

quint32 Dictionary::addUnlikeLast(QByteArrayView utf8)
{
    Q_ASSERT(m_hashes.size() == size());
    if (m_bounds.size() * 2 > m_slots.size())
        grow();
    const quint64 hash = m_hash(utf8);
    const std::size_t slot = slotOf(utf8, hash);
    if (m_slots[slot] == 0) {
        m_bytes.resize(m_bounds.back());
        m_bytes.append(utf8.data(), static_cast<std::size_t>(utf8.size()));
        Q_ASSERT(m_bytes.size() <= std::numeric_limits<quint32>::max());
        m_bounds.push_back(static_cast<quint32>(m_bytes.size()));
        m_bytes.append(PaddedText::kPadding, '\0');
        m_hashes.push_back(static_cast<quint32>(hash));
        m_slots[slot] = size();
    }
    return m_slots[slot] - 1;
}

quint32 Dictionary::addGuess(const PaddedText &text, quint64 hash)
{
    const quint32 code =
        addUnlikeLast(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    if (m_guesses.empty() || (size() > m_guesses.size() / 2 && m_guesses.size() < kMostGuesses)) {
        const std::size_t count = m_guesses.empty() ? kFirstGuesses : m_guesses.size() * 4;
        m_guesses.assign(count, {}); // they come again
        m_guessShift = 64 - std::countr_zero(count);
    }
    m_guesses[hash >> m_guessShift] = {text.head(), text.tail(), static_cast<quint32>(text.size()),
                                       code};
    return code;
}

std::optional<quint32> Dictionary::find(QByteArrayView utf8) const
{
    if (m_slots.empty())
        return std::nullopt;
    const quint32 entry = m_slots[slotOf(utf8, m_hash(utf8))];
    return entry == 0 ? std::nullopt : std::optional(entry - 1);
}

void Dictionary::squeeze()
{
    m_bytes.shrink_to_fit();
    m_bounds.shrink_to_fit();
    m_hashes = std::vector<quint32>();
    m_guesses = std::vector<Guess>();
}

std::size_t Dictionary::byteCount() const
{
    return m_bytes.capacity() + m_guesses.capacity() * sizeof(Guess)
        + (m_bounds.capacity() + m_hashes.capacity() + m_slots.capacity()) * sizeof(quint32);
}

} // namespace sessionscope::session
