// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/paddedtext.h"
#include "session/texthash.h"

#include <QByteArrayView>
#include <QString>

#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace sessionscope::session {

//! Valid UTF-8 as text, U+FEFF at its front included, which QString::fromUtf8() takes for a byte
//! order mark and drops.
QString exactText(QByteArrayView utf8);

//! The distinct texts of a column, numbered from 0 in the order in which they first came. Texts
//! are valid UTF-8 and may hold any character, NUL included; all together they have less than
//! 4 GiB. Grows while a snapshot is built and is never changed afterwards; then it may be read from
//! any thread.
class Dictionary final
{
public:
    //! The number of \a utf8, which is added if it is new. Amortised O(length). Not after
    //! squeeze().
    quint32 add(QByteArrayView utf8)
    {
        // Neighbours are often alike, as are the source in Addr and the one in Client.
        if (m_last < size() && isEqual(this->utf8(m_last), utf8))
            return m_last;
        return m_last = addUnlikeLast(utf8);
    }

    //! The same, faster where few texts come again and again.
    quint32 add(const PaddedText &text)
    {
        const quint64 hash = (text.head() ^ text.tail() * 3 ^ text.size()) * kOdd;
        if (!m_guesses.empty()) {
            const Guess &guess = m_guesses[hash >> m_guessShift];
            if (guess.head == text.head() && guess.tail == text.tail() && guess.size == text.size()
                && (text.size() <= PaddedText::kShort || isText(guess.code, text)))
                return guess.code;
        }
        return addGuess(text, hash);
    }

    //! Whether \a code, which is less than size(), stands for \a text.
    bool isText(quint32 code, const PaddedText &text) const
    {
        const quint32 begin = m_bounds[code];
        return m_bounds[code + 1] - begin == text.size() && text.isSameAs(m_bytes.data() + begin);
    }

    quint32 size() const { return static_cast<quint32>(m_bounds.size()) - 1; }

    //! \a code < size().
    QByteArrayView utf8(quint32 code) const
    {
        const quint32 begin = m_bounds[code];
        return {m_bytes.data() + begin, static_cast<qsizetype>(m_bounds[code + 1] - begin)};
    }

    QString text(quint32 code) const { return exactText(utf8(code)); }

    //! All texts in the order of their codes, one after the other, without the padding.
    QByteArrayView joined() const { return {m_bytes.data(), qsizetype(m_bounds.back())}; }

    std::optional<quint32> find(QByteArrayView utf8) const;

    //! Gives back memory that is only needed for growth.
    void squeeze();
    //! Bytes of memory held.
    std::size_t byteCount() const;

private:
    // A padded text that came before, found by a hash that is cheap: all of it, if it is short. At
    // first nothing: no text is as long.
    struct Guess
    {
        quint64 head = 0;
        quint64 tail = 0;
        quint32 size = std::numeric_limits<quint32>::max();
        quint32 code = 0;
    };

    static constexpr std::size_t kFirstGuesses = 64;
    static constexpr std::size_t kMostGuesses = 4096; // within the second-level cache
    static constexpr quint64 kOdd = 0x9e3779b97f4a7c15;

    template <class T>
    static bool isEqualAt(const char *left, const char *right, std::size_t at)
    {
        T a;
        T b;
        std::memcpy(&a, left + at, sizeof(T));
        std::memcpy(&b, right + at, sizeof(T));
        return a == b;
    }

    // Texts have some ten bytes: loads that overlap instead of a call.
    static bool isEqual(QByteArrayView leftText, QByteArrayView rightText)
    {
        if (leftText.size() != rightText.size())
            return false;
        const char *left = leftText.data();
        const char *right = rightText.data();
        const auto size = static_cast<std::size_t>(leftText.size());
        if (size >= 8) {
            for (std::size_t at = 0; at < size - 8; at += 8) {
                if (!isEqualAt<quint64>(left, right, at))
                    return false;
            }
            return isEqualAt<quint64>(left, right, size - 8);
        }
        if (size >= 4)
            return isEqualAt<quint32>(left, right, 0) && isEqualAt<quint32>(left, right, size - 4);
        for (std::size_t at = 0; at < size; ++at) {
            if (left[at] != right[at])
                return false;
        }
        return true;
    }

    quint32 addUnlikeLast(QByteArrayView utf8);
    quint32 addGuess(const PaddedText &text, quint64 hash);
    std::size_t slotOf(QByteArrayView utf8, quint64 hash) const;
    void grow();

    TextHash m_hash;
    quint32 m_last = 0; // what add() returned
    std::string m_bytes; // all texts, one after the other, padded
    std::vector<quint32> m_bounds{0}; // where each text begins in m_bytes, and where the last ends
    std::vector<quint32> m_hashes; // of each text, the lower half; empty after squeeze()
    int m_guessShift = 64; // from a hash to a place in m_guesses
    std::vector<Guess> m_guesses; // empty before a padded text and after squeeze()
    std::vector<quint32> m_slots; // open addressing; number + 1, 0 = free; size is a power of two
};

} // namespace sessionscope::session
