// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

    //! The same for a short text behind which kPadding bytes may be read: faster where few
    //! texts come again and again.
    quint32 addPadded(const char *text, std::size_t size)
    {
        const quint64 head = load8(text) & maskOf(size);
        const quint64 tail = size > 8 ? load8(text + size - 8) : head;
        const std::size_t index = ((head ^ tail * 3 ^ size) * kOdd) >> (64 - kGuessBits);
        if (!m_guesses.empty()) {
            const Guess &guess = m_guesses[index];
            if (((guess.head ^ head) | (guess.tail ^ tail) | (guess.size ^ size)) == 0
                && (size <= 16 || isPadded(guess.code, text, size)))
                return guess.code;
        }
        return addGuess({head, tail, static_cast<quint32>(size), 0}, index, text);
    }

    //! True if that is the text of \a code, which is less than size(). Padded as above.
    bool isPadded(quint32 code, const char *text, std::size_t size) const
    {
        const quint32 begin = m_bounds[code];
        return m_bounds[code + 1] - begin == size && isSame(m_bytes.data() + begin, text, size);
    }

    static constexpr std::size_t kPadding = 16;

    quint32 size() const { return static_cast<quint32>(m_bounds.size()) - 1; }

    //! \a code < size().
    QByteArrayView utf8(quint32 code) const
    {
        const quint32 begin = m_bounds[code];
        return {m_bytes.data() + begin, static_cast<qsizetype>(m_bounds[code + 1] - begin)};
    }

    QString text(quint32 code) const { return exactText(utf8(code)); }

    //! All texts in the order of their codes, one after the other.
    QByteArrayView joined() const { return {m_bytes.data(), qsizetype(m_bytes.size())}; }

    std::optional<quint32> find(QByteArrayView utf8) const;

    //! Gives back memory that is only needed for growth.
    void squeeze();
    //! Bytes of memory held.
    std::size_t byteCount() const;

private:
    // A text that came before, found by a hash that is cheap: all of it, if it has at most 16
    // bytes. At first nothing: no text is as long.
    struct Guess
    {
        quint64 head = 0; // the first 8 bytes, masked
        quint64 tail = 0; // the last 8 bytes
        quint32 size = std::numeric_limits<quint32>::max();
        quint32 code = 0;
    };

    static constexpr int kGuessBits = 10;
    static constexpr quint64 kOdd = 0x9e3779b97f4a7c15;

    static quint64 load8(const char *at)
    {
        quint64 bytes;
        std::memcpy(&bytes, at, sizeof(bytes));
        return bytes;
    }

    // Which bytes of a load of 8 belong to a text that ends after \a size bytes.
    static constexpr quint64 kMasks[9] = {0,
                                          0xff,
                                          0xffff,
                                          0xffffff,
                                          0xffffffff,
                                          0xffffffffff,
                                          0xffffffffffff,
                                          0xffffffffffffff,
                                          0xffffffffffffffff};

    static quint64 maskOf(std::size_t size) { return kMasks[size < 8 ? size : 8]; }

    // Of padded texts.
    static bool isSame(const char *left, const char *right, std::size_t size)
    {
        quint64 difference = (load8(left) ^ load8(right)) & maskOf(size);
        for (std::size_t at = 8; at < size; at += 8)
            difference |= (load8(left + at) ^ load8(right + at)) & maskOf(size - at);
        return difference == 0;
    }

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
    quint32 addGuess(Guess guess, std::size_t index, const char *text);
    std::size_t slotOf(QByteArrayView utf8, quint64 hash) const;
    void grow();

    TextHash m_hash;
    quint32 m_last = 0; // what add() returned
    std::string m_bytes; // all texts, one after the other, and kPadding bytes
    std::vector<quint32> m_bounds{0}; // where each text begins in m_bytes, and where the last ends
    std::vector<quint32> m_hashes; // of each text, the lower half; empty after squeeze()
    std::vector<Guess> m_guesses; // empty before addPadded() and after squeeze()
    std::vector<quint32> m_slots; // open addressing; number + 1, 0 = free; size is a power of two
};

} // namespace sessionscope::session
