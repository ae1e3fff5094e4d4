// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fields.h"
#include "query/filter.h"
#include "session/sessionsnapshot.h"

#include <QString>

#include <optional>

//! Writes filters in the language of query/parser.h from what is seen on the screen. What is
//! written can always be read again. Any thread.
namespace sessionscope::query {

//! The name of \a field as a filter writes it: in lower case.
QString fieldWord(const FieldInfo &field);

//! Whether a filter can hold \a text and show it: no control or format characters, which would not
//! be seen or turn the line around, and no typographic quotation marks, which would end it.
bool canBeQuoted(const QString &text);

//! \a value as it stands behind "=": in quotation marks where it needs them. canBeQuoted() is true.
QString valueWord(const QString &value);

//! Longer texts are asked for by their beginning of so many characters.
inline constexpr qsizetype kMaxComposedCharacters = 512;

//! What sessions pass whose \a field is \a value (nullopt: unknown), upper and lower case alike; of
//! Flags and Events exactly so. \a isNegated: whose value is known and another one.
QString termForValue(const FieldInfo &field, const std::optional<QString> &value,
                     bool isNegated = false);

//! The same for the value that \a row has in \a column.
QString termForCell(const session::SessionSnapshot &snapshot, session::Column column, quint32 row,
                    bool isNegated = false);

enum class Link : quint8 { And, Or };

//! What \a filter and \a term say together. A term that must hold already is not written twice;
//! without a filter that can be understood it is the term alone.
QString combined(const QString &filter, Link link, const QString &term);

//! \a filter without the one of its terms() at \a index.
QString withoutTerm(const Filter &filter, qsizetype index);

//! Whether the terms() of \a filter are worth showing one by one: one word alone is not.
bool hasTermsToShow(const Filter &filter);

} // namespace sessionscope::query
