// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keyparts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace sessionscope::session {

namespace {

// Of few rows the keys nearly fit as they are, and every part costs something.
constexpr std::size_t kFewRows = 131'072;
constexpr std::size_t kRowsPerPartOfFew = 32'768;
constexpr std::size_t kRowsPerPart = 4096;
// More would be written to at once than the first-level cache and the page tables bear.
constexpr std::size_t kMostParts = 256;
constexpr std::size_t kPart = 512; // rows whose values stay in the first-level cache

} // namespace

std::size_t KeyParts::partCount(std::size_t rows)
{
    const std::size_t rowsPerPart = rows < kFewRows ? kRowsPerPartOfFew : kRowsPerPart;
    return std::min(std::bit_ceil(rows / rowsPerPart + 1), kMostParts);
}

KeyParts::KeyParts(const KeyReader &reader, std::size_t parts)
    : m_shift(63 - std::countr_zero(parts))
    , m_begins(parts + 1)
    , m_keys(reader.rowCount())
    , m_rows(reader.rowCount())
{
    Q_ASSERT(std::has_single_bit(parts));
    count(reader);
    distribute(reader);
}

void KeyParts::count(const KeyReader &reader)
{
    std::array<quint64, kPart> ids;
    for (std::size_t first = 0; first < reader.rowCount(); first += kPart) {
        const auto part = std::span(ids).first(std::min(kPart, reader.rowCount() - first));
        reader.readIds(first, part);
        for (const quint64 id : part)
            ++m_begins[partOf(id) + 1];
    }
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
}

void KeyParts::distribute(const KeyReader &reader)
{
    std::vector<std::size_t> ends = m_begins; // of what is there of each part
    std::array<SessionKey, kPart> keys;
    for (std::size_t first = 0; first < reader.rowCount(); first += kPart) {
        const auto part = std::span(keys).first(std::min(kPart, reader.rowCount() - first));
        reader.read(first, part);
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::size_t place = ends[partOf(part[i].id)]++;
            m_keys[place] = part[i];
            m_rows[place] = static_cast<quint32>(first + i);
        }
    }
}

} // namespace sessionscope::session
