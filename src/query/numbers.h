// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/fields.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace sessionscope::query {

//! Values from \c lowest to \c highest, both included; empty if lowest > highest. Signed values
//! stand here with their top bit turned, so that unsigned order is theirs: see orderedValue().
struct NumberRange
{
    quint64 lowest = 0;
    quint64 highest = 0;

    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

//! The bit that orders the values of \a field when it is turned: none for FieldKind::Id.
constexpr quint64 signBitOf(const FieldInfo &field)
{
    return field.kind == FieldKind::Id ? 0 : quint64(1) << 63;
}

//! A number as a filter writes it, in the unit of the field: exact, or between two integers.
struct Quantity
{
    quint64 floor = 0; //!< the largest ordered value that is not above it
    bool isExact = true; //!< false: above floor and below the next one
    bool isBelowAll = false; //!< below the smallest value that there can be
    bool isAboveAll = false;

    //! The values that are equal, below and above.
    NumberRange equal() const;
    NumberRange below() const;
    NumberRange above() const;
    NumberRange atMost() const;
    NumberRange atLeast() const;
};

//! "300", "-1", "1.5h", "1h30m", "64KiB", "2mb" (1024 each), as the unit of \a field allows;
//! nullopt for anything else.
std::optional<Quantity> parseQuantity(QStringView text, const FieldInfo &field);

//! "0..7", each end as parseQuantity() says.
std::optional<NumberRange> parseNumberRange(QStringView text, const FieldInfo &field);

//! Whether \a text is a unit of \a field, without a number.
bool isUnit(QStringView text, const FieldInfo &field);

//! Whether a number begins here, right or wrong: what follows the name of a numeric field is a
//! value then and no word.
bool looksLikeNumber(QStringView text);

} // namespace sessionscope::query
