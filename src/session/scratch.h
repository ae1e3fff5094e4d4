// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>

namespace sessionscope::session {

//! Memory for a moment. If it is much, it comes in huge pages where the system has them: a page of
//! the usual size is made at the first write to it, which costs as much as what is written. It is
//! given back at once, so it is none that the program holds.
class ScratchMemory final
{
public:
    //! std::bad_alloc if there is not so much.
    explicit ScratchMemory(std::size_t bytes);
    ~ScratchMemory();
    ScratchMemory(const ScratchMemory &) = delete;
    ScratchMemory &operator=(const ScratchMemory &) = delete;

    //! Aligned for any type.
    void *data() const { return m_data; }

private:
    void *m_data;
    void *m_mapping = nullptr; // what m_data lies in, if it is not on the heap
    std::size_t m_mappedBytes = 0;
};

//! As many values in it, none of which is initialised.
template <class T>
class ScratchArray final
{
public:
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

    explicit ScratchArray(std::size_t size)
        : m_memory(size * sizeof(T))
        , m_values(static_cast<T *>(m_memory.data()), size)
    {
    }

    T &operator[](std::size_t place) { return m_values[place]; }

    std::span<const T> values() const { return m_values; }

private:
    ScratchMemory m_memory;
    std::span<T> m_values;
};

} // namespace sessionscope::session
