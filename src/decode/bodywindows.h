// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/bodysource.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sessionscope::decode {

//! Cuts a JSON body into windows that are indexed one after the other, so that a body of any size
//! takes little memory and stays in the cache while it is read. Parts that are larger than a
//! window are not copied.
//!
//! A window ends before a '{' that stands between two records:
//!
//!     ...,"NodeId":"n-1"},{"Id":17,...         ... "NodeId": "n-1"\n }, {\n "Id": 17, ...
//!                        ^                                            ^
//! That is: '}' ',' '{' '"' and one character that is none of , : } ] " and no blank, with blanks
//! between them at will. In a document that is JSON this cannot be within a string: its quotation
//! mark would end the string, and such a character could not follow. In a document that is not,
//! the window ends within a string, and pastEnd() shows where the document goes wrong at the
//! latest. Where there is no such place a window grows, up to kMaxUnbrokenBytes: a compressed
//! answer of blanks alone could fill the memory otherwise.
class BodyWindows final
{
public:
    //! With its index, which has the same size, it fits into the second-level cache.
    static constexpr qsizetype kWindowBytes = qsizetype(128) * 1024;

    //! What stands between two records, before the first or behind the last one is held in memory
    //! as a whole, but not more of it: the ids of one source with kMaxSessions sessions have 42 MB.
    static constexpr qsizetype kMaxUnbrokenBytes = qsizetype(64) * 1024 * 1024;

    explicit BodyWindows(BodySource source, qsizetype windowBytes = kWindowBytes);
    explicit BodyWindows(QByteArray body, qsizetype windowBytes = kWindowBytes);
    Q_DISABLE_COPY_MOVE(BodyWindows)

    //! Goes to the first window, then to the next one; the one before is no longer valid. False at
    //! the end and if isTooLarge().
    bool next();

    QByteArrayView window() const { return m_rest.first(m_size); }

    //! The window and what is known of the bytes behind it.
    QByteArrayView known() const { return m_rest; }

    //! The window and, if it is not the last one, what follows up to the character behind the
    //! quotation mark.
    QByteArrayView pastEnd() const;

    //! Where the window begins in the body.
    qsizetype offset() const { return m_offset; }

    //! True if the body has more than kMaxBodyBytes, or nowhere to be cut in kMaxUnbrokenBytes.
    bool isTooLarge() const { return m_isTooLarge; }

    //! The first kMaxErrorDetailBytes of the body, as far as they have been read.
    QByteArrayView beginning() const { return m_beginning; }

private:
    QByteArray take();
    void leaveWindow();
    void extend(qsizetype size);
    void appendPart(qsizetype size);

    BodySource m_source;
    qsizetype m_windowBytes;
    QByteArray m_part; // the last one that came
    // Joins what was left of a part with the next one: all of m_buffer before m_joint is from older
    // parts, what follows is the beginning of m_part.
    QByteArray m_buffer;
    qsizetype m_joint = 0;
    bool m_isJoined = false; // whether m_rest lies in m_buffer, or else in m_part
    QByteArrayView m_rest; // all bytes at hand from the window on
    qsizetype m_size = 0; // of the window
    qsizetype m_offset = 0;
    qint64 m_received = 0;
    bool m_hasEnded = false;
    bool m_isTooLarge = false;
    QByteArray m_beginning;
};

} // namespace sessionscope::decode
