// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/comparison.h"

#include "session/keytable.h"
#include "session/sessionkeys.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 1024; // rows whose keys stay in the first-level cache

// The partners found so far.
struct Pairs
{
    std::vector<quint32> rightOfLeft;
    std::vector<quint8> isPaired; // by row of the right list

    bool isAlone(quint32 leftRow) const { return rightOfLeft[leftRow] == kNoRow; }
};

// Calls \a take(key, row) for all rows.
template <class Take>
void forEachKey(const KeyReader &reader, Take take)
{
    std::array<SessionKey, kPart> keys;
    for (std::size_t first = 0; first < reader.rowCount(); first += kPart) {
        const auto part = std::span(keys).first(std::min(kPart, reader.rowCount() - first));
        reader.read(first, part);
        for (std::size_t i = 0; i < part.size(); ++i)
            take(part[i], static_cast<quint32>(first + i));
    }
}

bool hasId(const SessionKey &key)
{
    return (key.place & SessionKey::kNoId) == 0;
}

// By number of the node, see KeyReader::nodeOf(): whether there are sessions of it with an Id.
std::vector<quint8> nodesWithIds(const KeyReader &reader)
{
    std::vector<quint8> nodes(reader.nodeCount(), 0);
    forEachKey(reader, [&](const SessionKey &key, quint32) {
        nodes[reader.nodeOf(key)] |= static_cast<quint8>(hasId(key));
    });
    return nodes;
}

// The rows of a list: those whose Id says who they are in the other list, too, and the others.
struct Divided
{
    KeyedRows identified; // whole keys
    KeyedRows others; // keys of the address
    quint32 withoutAddress = 0; // of the others, which are left out

    // So are those of hosts that the other list does not have.

    Divided(const KeyReader &reader, const std::vector<quint8> &sharedNodes)
    {
        forEachKey(reader, [&](const SessionKey &key, quint32 row) {
            if (hasId(key) && sharedNodes[reader.nodeOf(key)] != 0)
                identified.add(key, row);
            else if (reader.hasSharedHost(key))
                others.add(reader.addressOf(key), row);
            else
                withoutAddress += static_cast<quint32>(reader.hasUnknownAddress(key));
        });
    }
};

void removeRows(KeyedRows &list, const auto &isGone)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        if (isGone(list.rows[i]))
            continue;
        list.rows[kept] = list.rows[i];
        list.keys[kept] = list.keys[i];
        ++kept;
    }
    list.rows.resize(kept);
    list.keys.resize(kept);
}

// Rows of equal keys, in their order; they leave the lists. Gives how many shared their key with
// another row of the right list.
std::size_t pairByKey(Pairs &pairs, KeyedRows &left, KeyedRows &right)
{
    if (left.rows.empty() || right.rows.empty())
        return 0;
    KeyTable table(right.keys);
    std::array<quint32, kPart> places;
    for (std::size_t first = 0; first < left.rows.size(); first += kPart) {
        const std::size_t size = std::min(kPart, left.rows.size() - first);
        table.take(std::span(left.keys).subspan(first, size), places);
        for (std::size_t i = 0; i < size; ++i) {
            if (places[i] == kNoRow)
                continue;
            const quint32 rightRow = right.rows[places[i]];
            pairs.rightOfLeft[left.rows[first + i]] = rightRow;
            pairs.isPaired[rightRow] = 1;
        }
    }
    removeRows(left, [&pairs](quint32 row) { return !pairs.isAlone(row); });
    removeRows(right, [&pairs](quint32 row) { return pairs.isPaired[row] != 0; });
    return table.repeatedKeys();
}

// What is left of the identified rows, to be matched with rows that are not.
KeyedRows byAddress(const KeyedRows &rows, const KeyReader &reader)
{
    KeyedRows left;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        if (reader.hasSharedHost(rows.keys[i]))
            left.add(reader.addressOf(rows.keys[i]), rows.rows[i]);
    }
    return left;
}

std::size_t repeatedKeys(const KeyedRows &list)
{
    return list.rows.empty() ? 0 : KeyTable(list.keys).repeatedKeys();
}

void pairAll(Pairs &pairs, Comparison &comparison, const SessionSnapshot &left,
             const SessionSnapshot &right)
{
    const KeyReader leftKeys(left, right);
    const KeyReader rightKeys(right, right);
    std::vector<quint8> sharedNodes = nodesWithIds(leftKeys);
    const std::vector<quint8> rightNodes = nodesWithIds(rightKeys);
    for (std::size_t node = 0; node < sharedNodes.size(); ++node)
        sharedNodes[node] &= rightNodes[node];
    Divided ofLeft(leftKeys, sharedNodes);
    Divided ofRight(rightKeys, sharedNodes);
    comparison.withoutAddress = ofLeft.withoutAddress + ofRight.withoutAddress;
    pairByKey(pairs, ofLeft.identified, ofRight.identified);

    // Two rows whose Ids can be compared and differ are two sessions, whatever their address.
    std::size_t repeated = repeatedKeys(ofLeft.others);
    repeated += pairByKey(pairs, ofLeft.others, ofRight.others);
    KeyedRows leftRest = byAddress(ofLeft.identified, leftKeys);
    KeyedRows rightRest = byAddress(ofRight.identified, rightKeys);
    pairByKey(pairs, leftRest, ofRight.others);
    pairByKey(pairs, ofLeft.others, rightRest);
    comparison.ambiguous = static_cast<quint32>(repeated);
}

// How young a session of a list must be to have begun after the other one was taken; negative:
// however young, it has not.
qint64 youngest(const std::optional<qint64> &distance_ms, bool isRight)
{
    const qint64 later = distance_ms.value_or(0);
    return isRight ? later : -later;
}

bool isBetween(const SessionSnapshot &snapshot, quint32 row, qint64 limit_ms)
{
    const std::optional<qint64> age = snapshot.integer(Column::Age, row);
    // An age is in whole seconds that have passed.
    return age && limit_ms > 0 && *age >= 0 && *age <= limit_ms / 1000;
}

} // namespace

Comparison compareLists(const SessionSnapshot &left, const SessionSnapshot &right)
{
    Comparison comparison;
    const auto leftTime = left.info().timestamp_ms;
    const auto rightTime = right.info().timestamp_ms;
    if (leftTime && rightTime)
        comparison.distance_ms = *rightTime - *leftTime;
    Pairs pairs{std::vector<quint32>(left.rowCount(), kNoRow),
                std::vector<quint8>(right.rowCount(), 0)};
    pairAll(pairs, comparison, left, right);

    const qint64 leftLimit_ms = youngest(comparison.distance_ms, false);
    const qint64 rightLimit_ms = youngest(comparison.distance_ms, true);
    comparison.rows.reserve(left.rowCount() + std::size_t(right.rowCount()) / 8);
    const auto add = [&comparison](quint32 leftRow, quint32 rightRow, Side side) {
        comparison.rows.push_back({leftRow, rightRow, side});
        ++comparison.counts[static_cast<std::size_t>(side)];
    };
    for (quint32 row = 0; row < left.rowCount(); ++row) {
        if (!pairs.isAlone(row))
            add(row, pairs.rightOfLeft[row], Side::Both);
        else
            add(row, kNoRow, isBetween(left, row, leftLimit_ms) ? Side::Between : Side::OnlyLeft);
    }
    for (quint32 row = 0; row < right.rowCount(); ++row) {
        if (pairs.isPaired[row] == 0) {
            add(kNoRow, row,
                isBetween(right, row, rightLimit_ms) ? Side::Between : Side::OnlyRight);
        }
    }
    return comparison;
}

ComparedCell comparedCell(const SessionSnapshot &left, const SessionSnapshot &right,
                          const ComparedRow &row, ComparedColumn column)
{
    const auto leftCell = [&](Column member) {
        return row.left == kNoRow ? ComparedCell{nullptr, member, kNoRow}
                                  : ComparedCell{&left, member, row.left};
    };
    const auto rightCell = [&](Column member) {
        return row.right == kNoRow ? ComparedCell{nullptr, member, kNoRow}
                                   : ComparedCell{&right, member, row.right};
    };
    const auto either = [&](Column member) {
        const bool takesRight =
            row.left == kNoRow || (row.right != kNoRow && left.isUnknown(member, row.left));
        return takesRight ? rightCell(member) : leftCell(member);
    };
    switch (column) {
    case ComparedColumn::Side:
        break;
    case ComparedColumn::Addr:
        return either(Column::Addr);
    case ComparedColumn::Client:
        return either(Column::Client);
    case ComparedColumn::Name:
        return either(Column::Name);
    case ComparedColumn::Cmd:
        return either(Column::Cmd);
    case ComparedColumn::AgeLeft:
        return leftCell(Column::Age);
    case ComparedColumn::AgeRight:
        return rightCell(Column::Age);
    case ComparedColumn::NodeLeft:
        return leftCell(Column::NodeId);
    case ComparedColumn::NodeRight:
        return rightCell(Column::NodeId);
    }
    return {};
}

} // namespace sessionscope::session
