// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fields.h"
#include "query/lexer.h"
#include "query/problem.h"

//! What the parser says about a wrong filter: each time what was found and what could stand there.
namespace sessionscope::query::texts {

Problem tooLong(qsizetype size);
Problem tooDeep(const Token &found);
Problem tooManyTerms(const Token &found);

//! Between terms.
Problem unexpectedToken(QStringView filter, const Token &found);
Problem missingTerm(QStringView filter, const Token &found);
Problem openParenthesis(const Token &open, const Token &end);
Problem unknownField(const Token &name);
Problem fieldComesFirst(const Token &value);
Problem activeStandsAlone(const Token &name, const Token &found);

//! Behind a field.
Problem missingValue(QStringView filter, const FieldInfo &field, const Token &found);
Problem missingUnknown(QStringView filter, const Token &found);
Problem neverUnknown(const FieldInfo &field, const Token &found);
Problem missingSet(QStringView filter, const FieldInfo &field, const Token &found);
Problem openBrace(const Token &open, const Token &end);
Problem emptySet(const Token &open, const Token &close);
Problem noOrder(QStringView filter, const FieldInfo &field, const Token &operation);
Problem noMatching(const FieldInfo &field, const Token &operation);

//! Of a value.
Problem noNumber(const FieldInfo &field, const Token &value);
Problem unitStandsApart(const Token &unit);
Problem emptyRange(const Token &value);
Problem noAddressRange(const FieldInfo &field, const Token &value);
Problem noLetters(const FieldInfo &field, const Token &value);
Problem noRole(const Token &value);
Problem noChange(const FieldInfo &field, const Token &value);
Problem noRegularExpression(const Token &value, const QString &why, qsizetype where);

} // namespace sessionscope::query::texts
