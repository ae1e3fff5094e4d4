// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of every program that is built with AddressSanitizer; programs that tests start with an
// environment of their own need it as well, so it is no file for LSAN_OPTIONS.

extern "C" const char *__lsan_default_suppressions();

extern "C" const char *__lsan_default_suppressions()
{
    // OpenSSL keeps random state and errors for each thread and frees them when the thread ends.
    // QThread::wait() returns a moment before that (seen with 6.4.2), so a program that ends at
    // once may be looked at while they are still there, and nothing but the dying thread knows them.
    return "leak:libcrypto.so\n";
}
