// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdio>
#include <cstdlib>

//! What the fuzz targets share.
namespace sessionscope::test {

//! Ends the program, which the fuzzer takes for a finding and keeps the input.
inline void check(bool holds, const char *what, const QByteArray &input = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "%s: %s\n", what, input.constData());
    std::abort();
}

inline void check(bool holds, const char *what, const QString &input)
{
    if (!holds)
        check(false, what, input.toUtf8());
}

} // namespace sessionscope::test
