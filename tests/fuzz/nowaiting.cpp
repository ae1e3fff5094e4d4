// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes the place of functions of the C library in each fuzz target: those that make the stores of
// an input wait, for ten times what all else takes. Disks; and the kernel, some 20 ms for each
// inotify descriptor that is closed. Without these QFileSystemWatcher polls, from an event loop
// that no target has.
#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>

extern "C" int inotify_init() noexcept
{
    errno = ENOSYS;
    return -1;
}

extern "C" int inotify_init1(int /*flags*/) noexcept
{
    return inotify_init();
}

extern "C" int fsync(int /*file*/)
{
    return 0;
}

extern "C" int fdatasync(int /*file*/)
{
    return 0;
}
