// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/jsoncursor.h"

#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

namespace sessionscope::decode {

//! The members of a record in their order, learned from one record to recognise the next ones: the
//! records of an answer are nearly always written by one piece of code. Then a key need not be
//! looked up but only compared, and the tokens stand at known places:
//!
//!     {  "Id"  :  17  ,  "Name"  :  "cart"  }
//!     0  1     2  3   4  5       6  7       8
class RowShape final
{
public:
    struct Member
    {
        quint8 slot; //!< what add() was given
        char separator; //!< behind the value: a comma, or the brace at the end
        // Bytes of a load of 16, and which of them count: the key from its beginning on, with
        // quotation marks and colon, and what stands before the value where there are no blanks.
        quint64 key[2];
        quint64 keyMask[2];
        quint64 before[2];
        quint64 beforeMask[2];
    };

    //! Begins to learn.
    void begin();
    //! \a key is without escapes and quotation marks.
    void add(QByteArrayView key, quint8 slot);

    //! There is no such shape, or it cannot be recognised.
    void giveUp() { m_isUsable = false; }

    //! The record has ended.
    void finish();

    //! How many records of this shape are ahead, with commas between them: these members, no
    //! others, each with one token as its value, which is still to be checked. Not more than
    //! \a most.
    std::size_t rowsAhead(const TokensAhead &ahead, std::size_t most) const;

    //! In their order; that at index i has its value at token kFirstValue + i * kTokensOfMember.
    std::span<const Member> members() const { return m_members; }

    static constexpr std::size_t kFirstValue = 3;
    static constexpr std::size_t kTokensOfMember = 4;

    //! From the brace at the beginning of a record to the one at its end.
    std::size_t tokensToEnd() const { return kTokensOfMember * m_members.size(); }

    //! To the brace at the beginning of the next one, behind the comma.
    std::size_t tokensToNextRow() const { return tokensToEnd() + 2; }

private:
    bool isShapeOf(const char *json, const quint32 *starts, std::size_t rows) const;
    bool isCompactShapeOf(const char *json, const quint32 *starts, std::size_t rows) const;

    std::vector<Member> m_members;
    bool m_isUsable = false;
};

//! Bytes from the brace at the end of a row ahead on that may be read.
inline constexpr std::size_t kReadableBehindRow = 16;

} // namespace sessionscope::decode
