// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionkeys.h"

#include "session/columnreader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 512; // rows whose values stay in the first-level cache
constexpr int kPortBits = SessionKey::kPortBits;
constexpr quint32 kNoPort = 0xffffffff;

std::vector<quint32> codesWithUnknown(const Dictionary &from, const Dictionary &to)
{
    std::vector<quint32> codes = translatedCodes(from, to);
    codes.push_back(to.size());
    return codes;
}

//! Libraries do not agree on the type of std::bit_width().
int bitsFor(std::size_t value)
{
    return static_cast<int>(std::bit_width(value));
}

} // namespace

std::vector<quint32> translatedCodes(const Dictionary &from, const Dictionary &to)
{
    std::vector<quint32> codes(from.size());
    if (&from == &to) {
        std::iota(codes.begin(), codes.end(), 0U);
        return codes;
    }
    for (quint32 code = 0; code < from.size(); ++code)
        codes[code] = to.find(from.utf8(code)).value_or(to.size() + 1);
    return codes;
}

KeyReader::KeyReader(const SessionSnapshot &snapshot, const SessionSnapshot &reference)
    : m_snapshot(snapshot)
    , m_reference(reference)
    , m_hosts(
          codesWithUnknown(snapshot.dictionary(Column::Addr), reference.dictionary(Column::Addr)))
    , m_nodes(codesWithUnknown(snapshot.dictionary(Column::NodeId),
                               reference.dictionary(Column::NodeId)))
    , m_nodeShift(kPortBits + bitsFor(reference.dictionary(Column::Addr).size() + 1))
{
    // Two million sessions (kMaxSessions) have at most 2^22 hosts and 2^21 nodes.
    Q_ASSERT(m_nodeShift + bitsFor(reference.dictionary(Column::NodeId).size() + 1) < 64);
}

void KeyReader::readPart(std::size_t firstRow, std::span<SessionKey> out) const
{
    std::array<quint64, kPart> ids;
    std::array<quint32, kPart> hosts;
    std::array<quint32, kPart> nodes;
    std::array<quint32, kPart> ports;
    const std::size_t size = out.size();
    readIds(firstRow, std::span(ids).first(size));
    readColumn(m_snapshot.packed(Column::Addr), firstRow, std::span(hosts).first(size),
               static_cast<quint32>(m_hosts.size() - 1));
    readColumn(m_snapshot.packed(Column::NodeId), firstRow, std::span(nodes).first(size),
               static_cast<quint32>(m_nodes.size() - 1));
    readColumn(m_snapshot.packedPorts(), firstRow, std::span(ports).first(size), kNoPort);
    if (&m_snapshot != &m_reference) {
        for (std::size_t i = 0; i < size; ++i) {
            hosts[i] = m_hosts[hosts[i]];
            nodes[i] = m_nodes[nodes[i]];
        }
    }
    for (std::size_t i = 0; i < size; ++i)
        out[i] = {ids[i],
                  quint64(ports[i] + 1) | quint64(hosts[i]) << kPortBits
                      | quint64(nodes[i]) << m_nodeShift};
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(size);
    for (auto zero = std::find(ids.begin(), end, 0U); zero != end;
         zero = std::find(zero + 1, end, 0U)) {
        const auto i = static_cast<std::size_t>(zero - ids.begin());
        if (m_snapshot.packed(Column::Id).isUnknown(firstRow + i))
            out[i].place |= SessionKey::kNoId;
    }
}

void KeyReader::readIds(std::size_t firstRow, std::span<quint64> out) const
{
    readColumn(m_snapshot.packed(Column::Id), firstRow, out, quint64(0));
}

void KeyReader::read(std::size_t firstRow, std::span<SessionKey> out) const
{
    for (std::size_t at = 0; at < out.size(); at += kPart)
        readPart(firstRow + at, out.subspan(at, std::min(kPart, out.size() - at)));
}

SessionKey KeyReader::key(std::size_t row) const
{
    SessionKey key;
    readPart(row, {&key, 1});
    return key;
}

} // namespace sessionscope::session
