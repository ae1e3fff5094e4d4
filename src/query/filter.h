// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/sessionsnapshot.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace sessionscope::query {

//! A filter over sessions. Today plain words: each word or "quoted text" must occur, upper and
//! lower case alike, in one of Name, Addr, Client, ClientDesc, Cmd, NodeId. An empty filter
//! accepts every session. A value; may be used from any thread.
//!
//!     filter = { word | '"' { any character but '"' } '"' } ;   words are separated by blanks
class Filter final
{
public:
    Filter() = default;

    //! Fails with Error::InvalidInput where a quotation mark is not closed.
    static Result<Filter> parse(const QString &text);

    bool isEmpty() const { return m_words.isEmpty(); }

    const QString &text() const { return m_text; }

    //! One entry for each row: 1 if it passes. O(distinct texts * words + rows).
    std::vector<quint8> evaluate(const session::SessionSnapshot &snapshot) const;

    friend bool operator==(const Filter &left, const Filter &right)
    {
        return left.m_words == right.m_words;
    }

private:
    QString m_text;
    QStringList m_words; // case-folded
};

//! Those of \a rows that \a passing has a 1 for, in their order.
std::vector<quint32> passingRows(std::span<const quint32> rows, std::span<const quint8> passing);

} // namespace sessionscope::query
