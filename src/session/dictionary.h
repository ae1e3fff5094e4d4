// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace sessionscope::session {

//! Valid UTF-8 as text, U+FEFF at its front included, which QString::fromUtf8() takes for a byte
//! order mark and drops.
QString exactText(QByteArrayView utf8);

//! The distinct texts of a column, numbered from 0 in the order in which they first came. Texts
//! are valid UTF-8 and may hold any character, NUL included. Grows while a snapshot is built and is
//! never changed afterwards; then it may be read from any thread.
class Dictionary final
{
public:
    //! The number of \a utf8, which is added if it is new. Amortised O(length).
    quint32 add(QByteArrayView utf8);

    quint32 size() const { return static_cast<quint32>(m_ends.size()); }

    //! \a code < size().
    QByteArrayView utf8(quint32 code) const
    {
        const std::size_t begin = code == 0 ? 0 : m_ends[code - 1];
        return {m_bytes.data() + begin, static_cast<qsizetype>(m_ends[code] - begin)};
    }

    QString text(quint32 code) const { return exactText(utf8(code)); }

    std::optional<quint32> find(QByteArrayView utf8) const;

    //! Gives back memory that was reserved for growth.
    void squeeze();
    //! Bytes of memory held.
    std::size_t byteCount() const;

private:
    std::size_t slotOf(QByteArrayView utf8) const;
    void grow();

    std::string m_bytes; // all texts, one after the other
    std::vector<std::size_t> m_ends; // where each text ends in m_bytes
    std::vector<quint32> m_slots; // open addressing; number + 1, 0 = free; size is a power of two
};

} // namespace sessionscope::session
