// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

namespace sessionscope::query {

//! How the values of a field are compared.
enum class FieldKind : quint8 {
    Number, //!< -2^63 .. 2^63-1
    Id, //!< 0 .. 2^64-1
    Port, //!< of Addr
    Text,
    Source, //!< text that may be an address: CIDR blocks and ranges
    Endpoint, //!< Addr, source and port in one
    Letters, //!< Flags and Events: a set of letters, each with a word
    Role, //!< what the flags make of a client, one word
    Alias, //!< ClientDesc or the label that the user gave the source
    Tag, //!< the tags that the user gave the source
    Active, //!< no operators: a word of its own
    Changed, //!< since the last refresh: new, gone, any, or a member
    ChangedSinceMark, //!< the same since the mark
};

//! What a filter may ask for.
struct FieldInfo
{
    QLatin1StringView name; //!< as the API writes it, or lower case
    FieldKind kind;
    session::Column column; //!< where the values come from, if from one
    session::Unit unit;

    bool isNumeric() const
    {
        return kind == FieldKind::Number || kind == FieldKind::Id || kind == FieldKind::Port;
    }
};

//! All fields, those of the API first in its order.
std::span<const FieldInfo> fields();

//! By name or another name ("source", "node", "qbuf-free"), in any case; or nullptr.
const FieldInfo *fieldNamed(QStringView name);

//! The field of a column.
const FieldInfo &fieldOf(session::Column column);

//! What the field means, one or two sentences.
QString fieldHelp(const FieldInfo &field);

//! Its other names, for the help.
QStringList otherNames(const FieldInfo &field);

} // namespace sessionscope::query
