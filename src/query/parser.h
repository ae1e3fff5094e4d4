// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
//     filter     = [ any ] ;
//     any        = all { ( "or" | "||" ) all } ;
//     all        = term { [ "and" | "&&" ] term } ;
//     term       = ( "not" | "!" ) term | "(" any ")" | comparison | "active" | word ;
//     comparison = field operator value
//                | field "in" ( "{" value { [ "," ] value } "}" | range | block )
//                | field "is" [ "not" ] "unknown"
//                | numeric-field ( number | number-range ) ;
//     operator   = "=" | "==" | "!=" | "<>" | "<" | "<=" | ">" | ">=" | "~" | ":" ;
//     value      = number | text ;
//     range      = number ".." number | address ( ".." | "-" ) address ;
//     block      = address "/" bits ;
//     number     = [ "-" ] digits [ "." digits ] [ unit ] { digits unit } ;
//     unit       = "s" | "m" | "h" | "d" | "w" | "B" | "KiB" | "MiB" | "GiB" | "kb" | "mb" | "gb" ;
//     word, text = characters without blanks | '"' { character | '\"' | '\\' } '"' ;
//
// "field" is a name of query/fields.h; one counts as a field only where the grammar above goes on,
// else it is a word. Keywords and names are written in any case; in quotation marks they are words.
// The colon must follow the name at once. "*" in a word or text without quotation marks stands for
// any characters. What is compared, and how, is decided by the kind of the field.
#pragma once

#include "query/expression.h"
#include "query/problem.h"

namespace sessionscope::query {

//! Characters of a filter; a list of 200 addresses fits.
inline constexpr qsizetype kMaxFilterCharacters = 8192;

//! Parentheses and negations within each other.
inline constexpr int kMaxFilterDepth = 64;

//! Words and values of a filter; each takes memory and a pass over its column.
inline constexpr int kMaxFilterTerms = 512;

//! An empty filter is an All without parts. Any thread.
Parsed<Expression> parseFilter(QStringView text);

} // namespace sessionscope::query
