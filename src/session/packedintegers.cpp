// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packedintegers.h"

#include <algorithm>
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

template <class T>
void writeAs(quint8 *bytes, std::size_t row, quint64 value)
{
    const T narrow = static_cast<T>(value);
    std::memcpy(bytes + row * sizeof(T), &narrow, sizeof(T));
}

// Distances are computed modulo 2^64, which is right for signed values as well.
template <class T>
quint64 toOffsets(std::span<const T> values, const std::vector<bool> &unknown,
                  std::vector<quint64> &offsets, quint64 &base, bool &anyKnown)
{
    T smallest = std::numeric_limits<T>::max();
    T largest = std::numeric_limits<T>::lowest();
    anyKnown = false;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (unknown[row])
            continue;
        anyKnown = true;
        smallest = std::min(smallest, values[row]);
        largest = std::max(largest, values[row]);
    }
    if (!anyKnown)
        return 0;
    base = static_cast<quint64>(smallest);
    offsets.resize(values.size());
    for (std::size_t row = 0; row < values.size(); ++row)
        offsets[row] = static_cast<quint64>(values[row]) - base;
    return static_cast<quint64>(largest) - base;
}

} // namespace

PackedIntegers PackedIntegers::pack(std::span<const qint64> values,
                                    const std::vector<bool> &unknown)
{
    PackedIntegers packed;
    packed.m_size = values.size();
    std::vector<quint64> offsets;
    bool anyKnown = false;
    const quint64 range = toOffsets(values, unknown, offsets, packed.m_base, anyKnown);
    if (anyKnown)
        packed.store(offsets, range, unknown);
    return packed;
}

PackedIntegers PackedIntegers::packUnsigned(std::span<const quint64> values,
                                            const std::vector<bool> &unknown)
{
    PackedIntegers packed;
    packed.m_size = values.size();
    std::vector<quint64> offsets;
    bool anyKnown = false;
    const quint64 range = toOffsets(values, unknown, offsets, packed.m_base, anyKnown);
    if (anyKnown)
        packed.store(offsets, range, unknown);
    return packed;
}

void PackedIntegers::store(std::span<const quint64> offsets, quint64 range,
                           const std::vector<bool> &unknown)
{
    m_width = 8;
    for (const int width : {1, 2, 4}) {
        if (range < markerOf(width)) {
            m_width = width;
            break;
        }
    }
    m_hasMarker = range < markerOf(m_width);
    if (!m_hasMarker)
        m_unknown = unknown;
    m_bytes.resize(offsets.size() * static_cast<std::size_t>(m_width));
    for (std::size_t row = 0; row < offsets.size(); ++row) {
        const quint64 entry = unknown[row] ? markerOf(m_width) : offsets[row];
        switch (m_width) {
        case 1:
            writeAs<quint8>(m_bytes.data(), row, entry);
            break;
        case 2:
            writeAs<quint16>(m_bytes.data(), row, entry);
            break;
        case 4:
            writeAs<quint32>(m_bytes.data(), row, entry);
            break;
        default:
            writeAs<quint64>(m_bytes.data(), row, entry);
        }
    }
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
