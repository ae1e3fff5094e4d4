// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fields.h"
#include "query/numbers.h"
#include "query/textpattern.h"
#include "session/addressrange.h"
#include "session/rowchanges.h"

#include <variant>
#include <vector>

//! What a filter means: made by the parser, read by the evaluator. Negations stand at the tests
//! alone, where a known value that does not fit passes and an unknown one does not.
namespace sessionscope::query {

//! A word or quoted text, sought in all the texts that plain words are for.
struct WordTest
{
    TextPattern pattern;
};

struct NumberTest
{
    const FieldInfo *field;
    std::vector<NumberRange> ranges;
};

//! All of these letters are there.
struct LettersHeld
{
    QString letters;
};

//! One of these may hold of a text: a pattern, an address within a range, letters.
using TextCondition = std::variant<TextPattern, session::AddressRange, LettersHeld>;

struct TextTest
{
    const FieldInfo *field;
    std::vector<TextCondition> anyOf;
};

struct UnknownTest
{
    const FieldInfo *field;
};

struct ActiveTest
{
};

struct ChangedTest
{
    const FieldInfo *field; //!< which moment it compares with
    session::RowChanges anyOf;
};

using Test = std::variant<WordTest, NumberTest, TextTest, UnknownTest, ActiveTest, ChangedTest>;

struct Expression
{
    enum class Kind : quint8 { All, Any, One };

    Kind kind = Kind::All;
    std::vector<Expression> parts; //!< of All (none: everything passes) and Any
    Test test = ActiveTest{};
    bool isNegated = false; //!< of One
    bool isGroup = false; //!< parentheses or "not" stand around it: its parts do not stand alone
    // Where it stands in the filter, parentheses and "not" included.
    qsizetype begin = 0;
    qsizetype end = 0;
};

} // namespace sessionscope::query
