// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of every program that is built with a sanitizer: how it is to run. Not in the environment,
// since tests start programs with an environment of their own. The functions are declared here
// because no header of the compilers has all of them.

extern "C" const char *__lsan_default_options();
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__tsan_default_options();
extern "C" const char *__tsan_default_suppressions();
extern "C" const char *__ubsan_default_options();

extern "C" const char *__lsan_default_options()
{
    return "print_suppressions=0"; // tests compare what programs say
}

extern "C" const char *__lsan_default_suppressions()
{
    // OpenSSL keeps random state and errors for each thread and frees them when the thread ends.
    // QThread::wait() returns a moment before that (seen with 6.4.2), so a program that ends at
    // once may be looked at while they are still there, and nothing but the dying thread knows
    // them.
    return "leak:libcrypto.so\n";
}

extern "C" const char *__tsan_default_options()
{
    // Qt and GLib are not built with ThreadSanitizer, which does not see their locks.
    return "ignore_noninstrumented_modules=1 halt_on_error=1 die_after_fork=0";
}

extern "C" const char *__tsan_default_suppressions()
{
    // The result of a future is destroyed with the last reference to it. References are counted in
    // Qt's library, so that it looks as if whoever drops the last one knew nothing of the thread
    // that has set the result. Nothing of ours runs below this function but destructors.
    return "race:QtPrivate::ResultStoreBase::clear\n";
}

extern "C" const char *__ubsan_default_options()
{
    return "print_stacktrace=1";
}
