// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"
#include "query/lexer.h"

namespace sessionscope::query {

struct Comparison
{
    Test test;
    bool isNegated = false;
    int values = 1; //!< what counts for kMaxFilterTerms
};

//! Reads what stands behind the name of \a field: operator and value, "in", "is", or the bare
//! number of a numeric field. \a lexer stands behind the name, then behind the value.
Parsed<Comparison> parseComparison(QStringView text, Lexer &lexer, const FieldInfo &field);

} // namespace sessionscope::query
