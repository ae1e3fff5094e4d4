// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionkeys.h"

#include "session/columnreader.h"

#include <array>
#include <bit>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 1024; // rows whose values stay in the first-level cache
constexpr int kPortBits = 17; // the port + 1, or 0
constexpr quint32 kUnknown = 0xffffffff;

template <class Value>
using Part = std::array<Value, kPart>;

// How codes become a part of the key. The code after the last one is for unknown, the one behind
// for texts that the newer snapshot does not have.
class CodeReader
{
public:
    CodeReader(const Dictionary &to, int shift)
        : m_unknown(to.size())
        , m_shift(shift)
    {
    }

    int bits() const { return std::bit_width(m_unknown + 1); }

    void translate(std::vector<quint32> codes) { m_codes = std::move(codes); }

    void addTo(std::span<quint64> places, const PackedIntegers &column, std::size_t first) const
    {
        Part<quint32> codes;
        const auto part = std::span(codes).first(places.size());
        readColumn(column, first, part, kUnknown);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const quint32 code = part[i];
            const quint32 translated = code == kUnknown ? m_unknown
                : m_codes.empty()                       ? code
                                                        : m_codes[code];
            places[i] |= quint64(translated) << m_shift;
        }
    }

private:
    quint32 m_unknown;
    int m_shift;
    std::vector<quint32> m_codes; // empty: as they are
};

std::unique_ptr<SessionKey[]> keysOf(const SessionSnapshot &snapshot, const CodeReader &hosts,
                                     const CodeReader &nodes)
{
    const std::size_t rows = snapshot.rowCount();
    auto keys = std::make_unique_for_overwrite<SessionKey[]>(rows);
    const PackedIntegers &idColumn = snapshot.packed(Column::Id);
    Part<quint64> ids;
    Part<quint64> places;
    Part<quint32> ports;
    for (std::size_t first = 0; first < rows; first += kPart) {
        const std::size_t size = std::min(kPart, rows - first);
        const auto placePart = std::span(places).first(size);
        readColumn(idColumn, first, std::span(ids).first(size), quint64(0));
        readColumn(snapshot.packedPorts(), first, std::span(ports).first(size), kUnknown);
        for (std::size_t i = 0; i < size; ++i)
            places[i] = ports[i] + 1;
        hosts.addTo(placePart, snapshot.packed(Column::Addr), first);
        nodes.addTo(placePart, snapshot.packed(Column::NodeId), first);
        for (std::size_t i = 0; i < size; ++i)
            keys[first + i] = {ids[i], places[i]};
    }
    // The id 0 and no id differ in the highest bit.
    if (idColumn.isAllUnknown()) {
        for (std::size_t row = 0; row < rows; ++row)
            keys[row].place |= quint64(1) << 63;
    } else {
        idColumn.visit([&](const auto &view) {
            for (std::size_t row = 0; row < rows; ++row) {
                if (keys[row].id == 0 && view.isUnknown(row))
                    keys[row].place |= quint64(1) << 63;
            }
        });
    }
    return keys;
}

} // namespace

std::vector<quint32> translatedCodes(const Dictionary &from, const Dictionary &to)
{
    std::vector<quint32> codes(from.size());
    for (quint32 code = 0; code < from.size(); ++code)
        codes[code] = to.find(from.utf8(code)).value_or(to.size() + 1);
    return codes;
}

SessionKeys::SessionKeys(const SessionSnapshot &before, const SessionSnapshot &after)
    : m_beforeCount(before.rowCount())
    , m_afterCount(after.rowCount())
{
    const Dictionary &hostTexts = after.dictionary(Column::Addr);
    const Dictionary &nodeTexts = after.dictionary(Column::NodeId);
    CodeReader hosts(hostTexts, kPortBits);
    CodeReader nodes(nodeTexts, kPortBits + hosts.bits());
    // Two million sessions (kMaxSessions) have at most 2^22 hosts and 2^21 nodes.
    Q_ASSERT(kPortBits + hosts.bits() + nodes.bits() < 64);
    m_after = keysOf(after, hosts, nodes);
    hosts.translate(translatedCodes(before.dictionary(Column::Addr), hostTexts));
    nodes.translate(translatedCodes(before.dictionary(Column::NodeId), nodeTexts));
    m_before = keysOf(before, hosts, nodes);
}

} // namespace sessionscope::session
