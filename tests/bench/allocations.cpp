// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/allocations.h"

#include <atomic>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

std::atomic<bool> isCounting{false};
std::atomic<qint64> bytesInUse{0};
std::atomic<qint64> mostBytes{0};

} // namespace

#ifdef __GLIBC__

namespace {

void *taken(void *memory)
{
    if (isCounting.load(std::memory_order_relaxed)) {
        const auto size = static_cast<qint64>(malloc_usable_size(memory));
        const qint64 now = bytesInUse.fetch_add(size) + size;
        qint64 most = mostBytes.load();
        while (now > most && !mostBytes.compare_exchange_weak(most, now)) { }
    }
    return memory;
}

void givenBack(void *memory)
{
    if (isCounting.load(std::memory_order_relaxed))
        bytesInUse.fetch_sub(static_cast<qint64>(malloc_usable_size(memory)));
}

} // namespace

// NOLINTBEGIN(bugprone-reserved-identifier): glibc's own names of what is replaced here
extern "C" {
void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *memory, std::size_t size);
void __libc_free(void *memory);

void *malloc(std::size_t size)
{
    return taken(__libc_malloc(size));
}

void *calloc(std::size_t count, std::size_t size)
{
    return taken(__libc_calloc(count, size));
}

void *realloc(void *memory, std::size_t size)
{
    givenBack(memory);
    return taken(__libc_realloc(memory, size));
}

void free(void *memory)
{
    givenBack(memory);
    __libc_free(memory);
}
}
// NOLINTEND(bugprone-reserved-identifier)

#endif

namespace sessionscope::bench {

AllocationPeak::AllocationPeak()
{
    bytesInUse = 0;
    mostBytes = 0;
    isCounting = true;
}

AllocationPeak::~AllocationPeak()
{
    isCounting = false;
}

void tidyMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

qint64 AllocationPeak::bytesNow() const
{
    return bytesInUse;
}

qint64 AllocationPeak::bytes() const
{
    return mostBytes;
}

} // namespace sessionscope::bench
