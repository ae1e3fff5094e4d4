// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

//! How one value of the API becomes a number or a text. Types drift at the server: a number may
//! come as a text and a text as a number. Pure functions, for any thread.
namespace sessionscope::decode {

enum class Reading : quint8 {
    Known,
    Unknown, //!< null
    Unreadable, //!< JSON, but nothing that the member can be: unknown, and counted
    Malformed, //!< no JSON at all
};

//! Reads a scalar of JSON - from its first to its last byte, so \c "12" has four - into \a value:
//! an integer, a number without a fraction in other clothes (12.0, 1.2E1), or a string that holds a
//! decimal integer: an optional minus and digits, nothing else. Exact over the whole range.
//! \a value is set only where the result is Known.
Reading readInteger(QByteArrayView token, qint64 &value);
//! The same for 0 .. 2^64-1.
Reading readId(QByteArrayView token, quint64 &value);

//! Reads a scalar of JSON as text, valid UTF-8: a string as it is, a number as it is written.
//! \a text points into \a token or \a scratch.
Reading readText(QByteArrayView token, QByteArrayView &text, QByteArray &scratch);

//! True if \a token is one scalar of JSON. Its UTF-8 and its control characters are not looked at.
bool isJsonScalar(QByteArrayView token);

//! A decimal integer as text: an optional minus and digits, nothing else.
std::optional<qint64> decimalInteger(QByteArrayView text);
//! The same for 0 .. 2^64-1.
std::optional<quint64> decimalId(QByteArrayView text);

//! Appends what stands between the quotation marks of a JSON string to \a out. Lone surrogates
//! become U+FFFD. False if an escape is malformed.
bool appendUnescaped(QByteArrayView content, QByteArray &out);

} // namespace sessionscope::decode
