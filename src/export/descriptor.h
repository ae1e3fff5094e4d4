// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <stop_token>
#include <utility>

namespace sessionscope::exporting {

//! Owns an open file descriptor (POSIX).
class Descriptor final
{
public:
    explicit Descriptor(int number = -1)
        : m_number(number)
    {
    }

    ~Descriptor() { close(); }

    Q_DISABLE_COPY(Descriptor)

    Descriptor(Descriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }

    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }

    bool isOpen() const { return m_number >= 0; }

    int number() const { return m_number; }

    //! False, with errno, if what had been written could not be kept after all.
    bool close();

private:
    int m_number;
};

//! Writes to a descriptor and never keeps anything back.
class DescriptorDevice final : public QIODevice
{
public:
    //! \a mayWait is for pipes and devices, where the other side decides when a write is over: a
    //! write then ends, as a failed one, soon after a stop request. \a descriptor stays the
    //! caller's.
    DescriptorDevice(int descriptor, bool mayWait, std::stop_token stop);

    bool isSequential() const override { return true; }

    qint64 bytesPassed() const { return m_bytesPassed; }

protected:
    qint64 readData(char *, qint64) override { return -1; }

    qint64 writeData(const char *data, qint64 size) override;

private:
    bool waitForReader();

    int m_descriptor;
    bool m_mayWait;
    std::stop_token m_stop;
    qint64 m_bytesPassed = 0;
};

} // namespace sessionscope::exporting
