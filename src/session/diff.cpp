// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/diff.h"

#include <bit>

namespace sessionscope::session {

namespace {

constexpr quint32 kUnknownCode = 0xfffffffe; // unknown equals unknown
constexpr quint32 kForeignCode = 0xffffffff; // a text that the other snapshot does not have
constexpr quint64 kNoId = 0; // told apart from the id 0 by hasId

struct Key
{
    quint64 id;
    quint32 node;
    quint32 host;
    qint32 port; // -1 = none
    bool hasId;

    friend bool operator==(const Key &, const Key &) = default;
};

// Finalizer of MurmurHash3: cheap, and every input bit reaches every output bit.
quint64 mix(quint64 value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ value >> 33;
}

quint64 hashOf(const Key &key)
{
    return mix(mix(key.id ^ (quint64(key.node) << 32 | key.host)) + static_cast<quint64>(key.port)
               + (key.hasId ? 1U : 0U));
}

// Codes of one snapshot in terms of the other.
std::vector<quint32> translation(const Dictionary &from, const Dictionary &to)
{
    std::vector<quint32> codes(from.size());
    for (quint32 code = 0; code < from.size(); ++code)
        codes[code] = to.find(from.utf8(code)).value_or(kForeignCode);
    return codes;
}

Key keyOf(const SessionSnapshot &snapshot, quint32 row)
{
    const std::optional<quint64> id = snapshot.id(row);
    const std::optional<quint16> port = snapshot.addrPort(row);
    return {id.value_or(kNoId), snapshot.code(Column::NodeId, row).value_or(kUnknownCode),
            snapshot.addrHostCode(row).value_or(kUnknownCode), port ? qint32(*port) : -1,
            id.has_value()};
}

bool isYounger(const SessionSnapshot &before, quint32 oldRow, const SessionSnapshot &after,
               quint32 newRow)
{
    const std::optional<qint64> oldAge = before.integer(Column::Age, oldRow);
    const std::optional<qint64> newAge = after.integer(Column::Age, newRow);
    return oldAge && newAge && *newAge < *oldAge;
}

// Rows of the old snapshot by key, those with equal keys in a chain in their own order.
class KeyTable
{
public:
    KeyTable(const SessionSnapshot &before, const SessionSnapshot &after)
        : m_slots(std::bit_ceil(std::size_t(before.rowCount()) * 2 + 2), kNoRow)
        , m_next(before.rowCount(), kNoRow)
        , m_keys(before.rowCount())
    {
        const auto nodes =
            translation(before.dictionary(Column::NodeId), after.dictionary(Column::NodeId));
        const auto hosts =
            translation(before.dictionary(Column::Addr), after.dictionary(Column::Addr));
        for (quint32 row = 0; row < before.rowCount(); ++row) {
            Key key = keyOf(before, row);
            if (key.node != kUnknownCode)
                key.node = nodes[key.node];
            if (key.host != kUnknownCode)
                key.host = hosts[key.host];
            m_keys[row] = key;
        }
        // Backwards, so that each chain begins with its first row.
        for (quint32 row = before.rowCount(); row-- > 0;) {
            if (m_keys[row].node == kForeignCode || m_keys[row].host == kForeignCode)
                continue; // no new row can have this key
            quint32 &first = m_slots[slotOf(m_keys[row])];
            m_next[row] = first;
            first = row;
        }
        m_cursors = m_slots;
    }

    // The next old row with this key that nobody took, or kNoRow.
    quint32 take(const Key &key)
    {
        const std::size_t slot = slotOf(key);
        if (m_slots[slot] == kNoRow)
            return kNoRow;
        const quint32 row = m_cursors[slot];
        if (row != kNoRow)
            m_cursors[slot] = m_next[row];
        return row;
    }

private:
    std::size_t slotOf(const Key &key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = hashOf(key) & mask;
        while (m_slots[slot] != kNoRow && m_keys[m_slots[slot]] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    std::vector<quint32> m_slots; // open addressing: first row of each chain; size a power of two
    std::vector<quint32> m_cursors; // by slot: the first row of the chain that nobody took
    std::vector<quint32> m_next;
    std::vector<Key> m_keys;
};

} // namespace

SnapshotDiff compareSnapshots(const SessionSnapshot &before, const SessionSnapshot &after)
{
    SnapshotDiff diff;
    diff.oldToNew.assign(before.rowCount(), kNoRow);
    diff.newToOld.assign(after.rowCount(), kNoRow);
    KeyTable table(before, after);
    for (quint32 newRow = 0; newRow < after.rowCount(); ++newRow) {
        const quint32 oldRow = table.take(keyOf(after, newRow));
        if (oldRow == kNoRow || isYounger(before, oldRow, after, newRow))
            continue;
        diff.oldToNew[oldRow] = newRow;
        diff.newToOld[newRow] = oldRow;
        ++diff.survivors;
    }
    return diff;
}

} // namespace sessionscope::session
