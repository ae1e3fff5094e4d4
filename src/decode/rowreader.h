// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/jsoncursor.h"
#include "decode/jsonscalar.h"
#include "decode/rowshape.h"
#include "session/snapshotbuilder.h"

#include <array>

namespace sessionscope::decode {

//! Reads entries of Sessions[] into a builder. Two ways with one result: any record, member by
//! member; and one that has the shape of the last record which was read that way.
class RowReader final
{
public:
    explicit RowReader(session::SnapshotBuilder &builder);

    //! Passes the object ahead and appends its row. False at a fault.
    bool read(JsonCursor &cursor);

    const std::array<quint32, session::kColumnCount> &unreadable() const { return m_unreadable; }

private:
    // A column, or one of the two below.
    using Slot = quint8;
    static constexpr Slot kBegin = session::kColumnCount; // before the first member
    static constexpr Slot kOther = session::kColumnCount + 1; // a member that nobody knows

    bool isNameOf(QByteArrayView key, Slot column) const;
    Slot slotOf(JsonCursor &cursor, QByteArrayView key, Slot previous);
    bool readAny(JsonCursor &cursor);
    bool readMember(JsonCursor &cursor, Slot column);
    bool readInShape(const TokensAhead &ahead);
    bool readToken(const char *begin, const char *end, Slot slot);
    bool readPlain(const char *begin, const char *end, Slot column);
    Reading readScalar(QByteArrayView token, Slot column);
    void openRow();
    void closeRow();

    session::SnapshotBuilder &m_builder;
    // The table of columns as it is asked 21 times a row.
    std::array<QByteArrayView, session::kColumnCount> m_names;
    std::array<session::ValueType, session::kColumnCount> m_types{};
    std::array<quint32, session::kColumnCount> m_unreadable{};
    // Of the row that is open.
    quint32 m_known = 0; // for SnapshotBuilder::closeRow()
    quint32 m_unreadableInRow = 0; // a bit for each column
    // Records without shape are alike as well: the column that came after this one in the one
    // before.
    std::array<Slot, session::kColumnCount + 2> m_next{};
    RowShape m_shape;
    QByteArray m_scratch;
};

} // namespace sessionscope::decode
