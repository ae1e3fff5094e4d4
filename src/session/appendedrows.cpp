// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/appendedrows.h"

#include "session/snapshotbuilder.h"

#include <array>
#include <numeric>
#include <vector>

namespace sessionscope::session {

namespace {

using Codes = std::vector<quint32>;

// A dictionary with the texts of \a texts under their codes, to which more can be added.
Dictionary growing(const Dictionary &texts)
{
    Dictionary copy;
    for (quint32 code = 0; code < texts.size(); ++code)
        copy.add(texts.utf8(code));
    return copy;
}

// For the codes of \a rows those that their texts have in \a to, which gets the texts that it has
// not.
Codes translatedCodes(const SessionSnapshot &from, Column column, std::span<const quint32> rows,
                      Dictionary &to)
{
    const Dictionary &texts = from.dictionary(column);
    Codes codes(texts.size());
    bool isGrowing = false;
    for (const quint32 row : rows) {
        const std::optional<quint32> code = from.code(column, row);
        if (!code)
            continue;
        std::optional<quint32> known = to.find(texts.utf8(*code));
        if (!known) {
            if (!std::exchange(isGrowing, true))
                to = growing(to);
            known = to.add(texts.utf8(*code));
        }
        codes[*code] = *known;
    }
    return codes;
}

// Copies rows of one snapshot to a builder whose dictionaries have their texts.
class RowCopier
{
public:
    RowCopier(SnapshotBuilder &builder, const SessionSnapshot &from)
        : m_builder(builder)
        , m_from(from)
    {
    }

    //! Texts of \a column have other codes in the builder.
    void translate(Column column, Codes codes)
    {
        m_codes[static_cast<std::size_t>(column)] = std::move(codes);
    }

    void copy(std::span<const quint32> rows)
    {
        while (!rows.empty()) {
            const auto part = rows.first(m_builder.openRows(rows.size()));
            std::vector<ColumnSet> known(part.size());
            for (const ColumnInfo &info : columns()) {
                const Codes &codes = m_codes[static_cast<std::size_t>(info.column)];
                copyColumn(m_from.packed(info.column), part, codes, m_builder.cells(info.column),
                           known, columnSet(info.column));
            }
            copyColumn(m_from.packedPorts(), part, {}, m_builder.portCells(), known,
                       SnapshotBuilder::kPortBit);
            m_builder.closeRows(known);
            rows = rows.subspan(part.size());
        }
    }

private:
    static void copyColumn(const PackedIntegers &column, std::span<const quint32> rows,
                           const Codes &codes, qint64 *cells, std::span<ColumnSet> known,
                           ColumnSet bit)
    {
        if (column.isAllUnknown())
            return;
        column.visit([&](const auto &view) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (view.isUnknown(rows[i]))
                    continue;
                const quint64 value = view.value(rows[i]);
                cells[i] = static_cast<qint64>(codes.empty() ? value : codes[value]);
                known[i] |= bit;
            }
        });
    }

    SnapshotBuilder &m_builder;
    const SessionSnapshot &m_from;
    std::array<Codes, kColumnCount> m_codes; // empty: as they are
};

} // namespace

SnapshotPointer withAppendedRows(const SessionSnapshot &snapshot, const SessionSnapshot &from,
                                 std::span<const quint32> rows)
{
    return withAppendedRows(snapshot, from, rows, snapshot.info());
}

SnapshotPointer withAppendedRows(const SessionSnapshot &snapshot, const SessionSnapshot &from,
                                 std::span<const quint32> rows, SnapshotInfo info)
{
    SnapshotBuilder builder;
    RowCopier appended(builder, from);
    for (const ColumnInfo &column : columns()) {
        if (column.type != ValueType::Text || column.column == Column::Addr)
            continue;
        Dictionary &texts = builder.dictionary(column.column);
        texts = snapshot.dictionary(column.column);
        appended.translate(column.column, translatedCodes(from, column.column, rows, texts));
    }
    // Addr has the dictionary of Client.
    appended.translate(Column::Addr,
                       translatedCodes(from, Column::Addr, rows, builder.dictionary(Column::Addr)));
    std::vector<quint32> all(snapshot.rowCount());
    std::iota(all.begin(), all.end(), 0U);
    RowCopier(builder, snapshot).copy(all);
    appended.copy(rows);
    return std::move(builder).finish(std::move(info));
}

} // namespace sessionscope::session
