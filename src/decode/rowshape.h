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
        // The key as it stands in the document, quotation marks and colon included, and which bytes
        // of a load of 16 are the key.
        quint64 key[2];
        quint64 mask[2];
    };

    //! Begins to learn.
    void begin();
    //! \a key is without escapes and quotation marks.
    void add(QByteArrayView key, quint8 slot);

    //! There is no such shape, or it cannot be recognised.
    void giveUp() { m_isUsable = false; }

    //! The record has ended.
    void finish();

    //! True if a record of this shape is ahead: these members, no others, each with one token as
    //! its value, which is still to be checked.
    bool isAhead(const TokensAhead &ahead) const;

    //! In their order; the value of the member at index i is token 3 + 4 * i.
    std::span<const Member> members() const { return m_members; }

    //! Of a record up to the brace at its end, which is not counted.
    std::size_t tokenCount() const { return 4 * m_members.size(); }

private:
    std::vector<Member> m_members;
    bool m_isUsable = false;
};

//! Bytes behind the brace at the end of a record that isAhead() that may be read.
inline constexpr std::size_t kReadableBehindRow = 16;

} // namespace sessionscope::decode
