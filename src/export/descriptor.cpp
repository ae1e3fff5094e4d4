// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/descriptor.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace sessionscope::exporting {

namespace {

// How soon a stop request is noticed while the other side makes us wait.
constexpr int kPollInterval_ms = 50;

} // namespace

bool Descriptor::close()
{
    return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0;
}

DescriptorDevice::DescriptorDevice(int descriptor, bool mayWait, std::stop_token stop)
    : m_descriptor(descriptor)
    , m_mayWait(mayWait)
    , m_stop(std::move(stop))
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 DescriptorDevice::writeData(const char *data, qint64 size)
{
    // A pipe that poll() calls ready takes at least this much at once without blocking.
    const auto piece =
        static_cast<std::size_t>(m_mayWait ? std::min<qint64>(size, PIPE_BUF) : size);
    for (;;) {
        if (m_mayWait && !waitForReader())
            return -1;
        const ssize_t written = ::write(m_descriptor, data, piece);
        if (written > 0) {
            m_bytesPassed += written;
            return written;
        }
        const int number = written == 0 ? EIO : errno;
        if (number != EAGAIN && number != EINTR) {
            setErrorString(qt_error_string(number));
            return -1;
        }
    }
}

bool DescriptorDevice::waitForReader()
{
    pollfd request{m_descriptor, POLLOUT, 0};
    while (!m_stop.stop_requested()) {
        const int ready = ::poll(&request, 1, kPollInterval_ms);
        // What is wrong with it is told by write().
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return true;
    }
    return false;
}

} // namespace sessionscope::exporting
