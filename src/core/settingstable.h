// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QStringList>
#include <QVariant>

#include <span>

//! What the keys of Settings are called in the file, what they hold, and what is allowed.
namespace sessionscope::settingstable {

enum class Kind {
    Integer, //!< within minimum..maximum
    Interval, //!< likewise, or 0 for off
    Choice, //!< one of the comma-separated choices
    Text, //!< at most maximum characters
    TextList, //!< at most maximum entries
    State, //!< "<version>:<base64>"
};

struct Row
{
    Settings::Key key;
    const char *name; //!< in the file; never changed once released
    Kind kind;
    const char *fallback;
    int minimum = 0;
    int maximum = 0;
    const char *choices = "";
};

//! In the order of Settings::Key.
std::span<const Row> rows();
const Row &rowOf(Settings::Key key);
QString nameOf(Settings::Key key);
QStringList choicesOf(const Row &row);
//! What is stored, brought into what is allowed.
QVariant checked(const Row &row, const QVariant &stored);

} // namespace sessionscope::settingstable
