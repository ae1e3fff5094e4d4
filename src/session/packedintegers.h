// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::session {

//! A column as it lies in memory, for loops over many rows: value = base + entry, modulo 2^64.
template <class Entry>
class PackedView final
{
public:
    static constexpr Entry kMarker = std::numeric_limits<Entry>::max();

    PackedView(const quint8 *bytes, quint64 base, const std::vector<bool> *unknown)
        : m_bytes(bytes)
        , m_base(base)
        , m_unknown(unknown)
    {
    }

    quint64 base() const { return m_base; }

    Entry entry(std::size_t row) const
    {
        Entry entry;
        std::memcpy(&entry, m_bytes + row * sizeof(Entry), sizeof(Entry));
        return entry;
    }

    //! The value of a known row; as a signed one after a cast to qint64.
    quint64 value(std::size_t row) const { return m_base + entry(row); }

    //! Unknown entries, and no others, are kMarker; always so in less than eight bytes.
    bool hasMarker() const { return sizeof(Entry) < 8 || m_unknown == nullptr; }

    bool isUnknown(std::size_t row) const
    {
        return hasMarker() ? entry(row) == kMarker : (*m_unknown)[row];
    }

private:
    const quint8 *m_bytes;
    quint64 m_base;
    const std::vector<bool> *m_unknown; // where an entry of kMarker is a value; else nullptr
};

//! A column of integers, each known or unknown, in the fewest of 1, 2, 4 or 8 bytes a value that
//! hold the range between the smallest and the largest one. Immutable; made by ColumnBuilder.
class PackedIntegers final
{
public:
    PackedIntegers() = default;

    std::size_t size() const { return m_size; }

    bool isUnknown(std::size_t row) const;
    std::optional<qint64> value(std::size_t row) const;
    std::optional<quint64> unsignedValue(std::size_t row) const;
    std::size_t byteCount() const;

    //! Calls \a visitor with the PackedView of the width at hand and returns what it returns.
    //! Not for a column in which every entry is unknown, see isAllUnknown().
    template <class Visitor>
    decltype(auto) visit(Visitor &&visitor) const
    {
        const std::vector<bool> *unknown = m_hasMarker ? nullptr : &m_unknown;
        switch (m_width) {
        case 1:
            return visitor(PackedView<quint8>(m_bytes.get(), m_base, unknown));
        case 2:
            return visitor(PackedView<quint16>(m_bytes.get(), m_base, unknown));
        case 4:
            return visitor(PackedView<quint32>(m_bytes.get(), m_base, unknown));
        default:
            return visitor(PackedView<quint64>(m_bytes.get(), m_base, unknown));
        }
    }

    bool isAllUnknown() const { return m_width == 0; }

private:
    friend class ColumnBuilder;

    quint64 offset(std::size_t row) const;

    quint64 m_base = 0; // the smallest value; entries hold the distance to it
    std::size_t m_size = 0;
    int m_width = 0; // bytes an entry; 0 = every entry is unknown
    std::unique_ptr<quint8[]> m_bytes; // no vector, which would write all of it twice
    // Only where a width of 8 leaves no bit pattern over for "unknown".
    std::vector<bool> m_unknown;
    bool m_hasMarker = true; // the largest pattern of m_width means unknown
};

} // namespace sessionscope::session
