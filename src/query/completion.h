// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/valuehints.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sessionscope::query {

//! One way in which a filter could go on.
struct Completion
{
    enum class Kind : quint8 { Field, Operator, Unit, Word, Keyword, Value, Filter };

    QString replacement; //!< for the characters of the filter given by the next two
    qsizetype from = 0;
    qsizetype length = 0;
    Kind kind = Kind::Word;
    QString help; //!< what it means, translated; may be empty
};

//! What completions are taken from, beside the language itself.
struct CompletionSources
{
    ValueHintsPointer values; //!< may be null
    QStringList recentFilters; //!< the latest first
};

//! How \a text could go on at \a cursor, the likeliest first: names, operators that the field
//! knows, units behind a number, words and values that a field has, keywords, and filters used
//! before. Nothing within a word, and nothing that is there already. Pure; any thread.
std::vector<Completion> completions(const QString &text, qsizetype cursor,
                                    const CompletionSources &sources);

} // namespace sessionscope::query
