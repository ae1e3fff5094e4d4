// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sessionscope::bench {

//! Counts what malloc() and its family - operator new and Qt's containers among them - have given
//! to all threads since it was made, in bytes as the allocator rounds them. One at a time. Only
//! with glibc, whose functions the program replaces by counting ones; else everything is 0.
class AllocationPeak final
{
public:
    AllocationPeak();
    ~AllocationPeak();
    Q_DISABLE_COPY_MOVE(AllocationPeak)

    qint64 bytesNow() const;
    //! The most that there were at one time.
    qint64 bytes() const;
};

//! Joins free memory and gives it back to the system; nothing without glibc.
void tidyMemory();

} // namespace sessionscope::bench
