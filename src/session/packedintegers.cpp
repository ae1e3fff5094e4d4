// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packedintegers.h"

#include <cstring>
#include <limits>

namespace sessionscope::session {

namespace {

constexpr quint64 markerOf(int width)
{
    return width == 8 ? std::numeric_limits<quint64>::max() : (quint64(1) << (8 * width)) - 1;
}

template <class T>
quint64 readAs(const quint8 *bytes, std::size_t row)
{
    T value{};
    std::memcpy(&value, bytes + row * sizeof(T), sizeof(T));
    return value;
}

} // namespace

quint64 PackedIntegers::offset(std::size_t row) const
{
    switch (m_width) {
    case 1:
        return m_bytes[row];
    case 2:
        return readAs<quint16>(m_bytes.get(), row);
    case 4:
        return readAs<quint32>(m_bytes.get(), row);
    default:
        return readAs<quint64>(m_bytes.get(), row);
    }
}

bool PackedIntegers::isUnknown(std::size_t row) const
{
    if (m_width == 0)
        return true;
    return m_hasMarker ? offset(row) == markerOf(m_width) : m_unknown[row];
}

std::optional<quint64> PackedIntegers::unsignedValue(std::size_t row) const
{
    if (isUnknown(row))
        return std::nullopt;
    return m_base + offset(row);
}

std::optional<qint64> PackedIntegers::value(std::size_t row) const
{
    if (isUnknown(row))
        return std::nullopt;
    return static_cast<qint64>(m_base + offset(row));
}

std::size_t PackedIntegers::byteCount() const
{
    return m_size * static_cast<std::size_t>(m_width) + m_unknown.capacity() / 8;
}

} // namespace sessionscope::session
