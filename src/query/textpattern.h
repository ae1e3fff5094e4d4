// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace sessionscope::query {

//! Gives up after a while: a regular expression may take longer than the world is old, and clients
//! choose the texts that it meets.
class TimeLimit final
{
public:
    explicit TimeLimit(std::chrono::milliseconds limit)
        : m_end(std::chrono::steady_clock::now() + limit)
    {
    }

    //! Whether the time was up when it was asked last, or something was given up by itself.
    bool isOver() const { return m_isOver; }

    bool hasPassed()
    {
        m_isOver = m_isOver || std::chrono::steady_clock::now() >= m_end;
        return m_isOver;
    }

    void giveUp() { m_isOver = true; }

private:
    std::chrono::steady_clock::time_point m_end;
    bool m_isOver = false;
};

//! What a text is compared with.
class TextPattern final
{
public:
    //! The whole text, upper and lower case alike; \a hasWildcards: a "*" stands for any
    //! characters.
    static TextPattern equal(const QString &text, bool hasWildcards);
    //! A part of the text, upper and lower case alike.
    static TextPattern containing(const QString &text, bool hasWildcards);
    //! A PCRE that matches somewhere; nullopt and why, in PCRE's words, where it is none.
    static std::optional<TextPattern> regularExpression(const QString &text, QString &why,
                                                        qsizetype &where);

    //! What a text must hold if that is all: no wildcards, folded. Then wordsearch.h is faster.
    const QString *plainWord() const { return m_kind == Kind::Contains ? &m_text : nullptr; }

    //! What a text must be if that is all: no wildcards, folded.
    const QString *plainText() const { return m_kind == Kind::Equal ? &m_text : nullptr; }

    //! False from the moment on at which \a limit has passed.
    bool matches(const QString &text, TimeLimit &limit) const;

private:
    enum class Kind : quint8 { Equal, Contains, Wildcards, PartWildcards, RegularExpression };

    Kind m_kind = Kind::Equal;
    QString m_text; // case-folded
    QStringList m_parts; // between wildcards
    QRegularExpression m_expression;
};

} // namespace sessionscope::query
