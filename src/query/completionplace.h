// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fields.h"

#include <QString>

namespace sessionscope::query {

//! Where in a filter somebody types, and what could stand there.
struct CompletionPlace
{
    enum class State : quint8 {
        Nowhere, //!< within a word, or behind what is wrong
        Term, //!< a word, a field, "not"
        AfterTerm,
        AfterField, //!< an operator
        Value, //!< behind an operator
        In, //!< behind "in"
        Set, //!< between braces
        Is, //!< behind "is"
    };

    State state = State::Term;
    const FieldInfo *field = nullptr; //!< of AfterField and what follows it
    qsizetype fieldEnd = 0;
    bool isPattern = false; //!< the value is a regular expression
    bool isBehindComparison = false;
    int openParentheses = 0;
    QString typed; //!< of the word or text at the cursor, without quotation marks; may be empty
    qsizetype begin = 0; //!< of it in the filter, quotation marks included
    qsizetype end = 0;
};

CompletionPlace completionPlace(const QString &text, qsizetype cursor);

} // namespace sessionscope::query
