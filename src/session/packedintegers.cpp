// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packedintegers.h"

#include <cstring>
#include <limits>
#include <utility>

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

// The smallest and the largest known value, if there is any.
template <class T>
std::optional<std::pair<T, T>> rangeOf(std::span<const T> values, const std::vector<bool> &unknown)
{
    std::optional<std::pair<T, T>> range;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (unknown[row])
            continue;
        const T value = values[row];
        if (!range)
            range = {value, value};
        else if (value < range->first)
            range->first = value;
        else if (value > range->second)
            range->second = value;
    }
    return range;
}

} // namespace

template <class Entry, class T>
void PackedIntegers::store(std::span<const T> values, const std::vector<bool> &unknown)
{
    m_width = sizeof(Entry);
    m_bytes.resize(values.size() * sizeof(Entry));
    quint8 *out = m_bytes.data();
    for (std::size_t row = 0; row < values.size(); ++row, out += sizeof(Entry)) {
        // Distances are computed modulo 2^64, which is right for signed values as well.
        const quint64 distance =
            unknown[row] ? markerOf(m_width) : static_cast<quint64>(values[row]) - m_base;
        const auto entry = static_cast<Entry>(distance);
        std::memcpy(out, &entry, sizeof(Entry));
    }
}

template <class T>
PackedIntegers PackedIntegers::packed(std::span<const T> values, const std::vector<bool> &unknown)
{
    PackedIntegers packed;
    packed.m_size = values.size();
    const auto range = rangeOf(values, unknown);
    if (!range)
        return packed;
    packed.m_base = static_cast<quint64>(range->first);
    const quint64 largest = static_cast<quint64>(range->second) - packed.m_base;
    if (largest < markerOf(1))
        packed.store<quint8>(values, unknown);
    else if (largest < markerOf(2))
        packed.store<quint16>(values, unknown);
    else if (largest < markerOf(4))
        packed.store<quint32>(values, unknown);
    else
        packed.store<quint64>(values, unknown);
    packed.m_hasMarker = largest < markerOf(packed.m_width);
    if (!packed.m_hasMarker)
        packed.m_unknown = unknown;
    return packed;
}

PackedIntegers PackedIntegers::pack(std::span<const qint64> values,
                                    const std::vector<bool> &unknown)
{
    return packed(values, unknown);
}

PackedIntegers PackedIntegers::packUnsigned(std::span<const quint64> values,
                                            const std::vector<bool> &unknown)
{
    return packed(values, unknown);
}

quint64 PackedIntegers::offset(std::size_t row) const
{
    switch (m_width) {
    case 1:
        return m_bytes[row];
    case 2:
        return readAs<quint16>(m_bytes.data(), row);
    case 4:
        return readAs<quint32>(m_bytes.data(), row);
    default:
        return readAs<quint64>(m_bytes.data(), row);
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
    return m_bytes.capacity() + m_unknown.capacity() / 8;
}

} // namespace sessionscope::session
