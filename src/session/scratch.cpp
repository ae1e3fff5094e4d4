// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/scratch.h"

#include <QtGlobal>

#include <memory>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace sessionscope::session {

#ifdef Q_OS_LINUX

namespace {

constexpr std::size_t kHugePage = std::size_t(2) << 20; // as on x86-64 and on AArch64
constexpr std::size_t kMuch = std::size_t(256) << 10; // costs about as much as a huge page

} // namespace

ScratchMemory::ScratchMemory(std::size_t bytes)
{
    if (bytes < kMuch) {
        m_data = ::operator new(bytes);
        return;
    }
    // Whole huge pages, and one more because they begin at multiples of their size. What is never
    // written to takes no memory.
    m_mappedBytes = (bytes + kHugePage - 1) / kHugePage * kHugePage + kHugePage;
    m_mapping =
        mmap(nullptr, m_mappedBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (m_mapping == MAP_FAILED)
        throw std::bad_alloc();
    m_data = m_mapping;
    std::size_t space = m_mappedBytes;
    std::align(kHugePage, bytes, m_data, space);
    madvise(m_data, space, MADV_HUGEPAGE); // usual pages where the system refuses
}

ScratchMemory::~ScratchMemory()
{
    if (m_mapping != nullptr)
        munmap(m_mapping, m_mappedBytes);
    else
        ::operator delete(m_data);
}

#else

ScratchMemory::ScratchMemory(std::size_t bytes)
    : m_data(::operator new(bytes))
{
}

ScratchMemory::~ScratchMemory()
{
    ::operator delete(m_data);
}

#endif

} // namespace sessionscope::session
