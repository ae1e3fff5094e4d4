// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/order.h"

#include <QLocale>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::session {

class OrderKeys;
struct SourceLabels;

//! The orders of one snapshot in one locale. What several orders have in common, the places of
//! texts among each other and the order of the keys, is made when it is first asked for, and the
//! last order is kept, so that another filter sorts nothing. For one thread.
class OrderIndex final
{
public:
    explicit OrderIndex(SnapshotPointer snapshot, const QLocale &locale = QLocale());
    //! The index of the snapshot after that of \a before. Texts that both have keep their places
    //! among each other, as far as \a spec is about them; \a before may go away afterwards.
    OrderIndex(SnapshotPointer snapshot, const OrderIndex &before, const SortSpec &spec);

    const SessionSnapshot &snapshot() const { return *m_snapshot; }

    //! What the user calls the sources: ClientDesc sorts as it is shown then, see shownAliases().
    //! Null: by itself.
    void setLabels(const std::shared_ptr<const SourceLabels> &labels);

    //! All rows in the order of \a spec, as sortedRows() says; valid until the next call.
    const std::vector<quint32> &sorted(const SortSpec &spec);
    //! For a column of texts: ranks(column)[code] is the place of the text among all texts.
    const std::vector<quint32> &ranks(Column column);

    //! Bytes of memory held.
    std::size_t byteCount() const;

private:
    struct ShownAliases;

    OrderKeys keysOf(const SortKey &key);
    const ShownAliases &shownAliases();
    const std::vector<quint32> &keyOrder();

    SnapshotPointer m_snapshot;
    QLocale m_locale;
    std::array<std::optional<std::vector<quint32>>, kColumnCount> m_ranks;
    std::shared_ptr<const SourceLabels> m_labels;
    std::shared_ptr<const ShownAliases> m_shownAliases; // null until they are needed
    std::shared_ptr<const ShownAliases> m_aliasesBefore; // of another snapshot or other labels
    std::vector<quint32> m_keyOrder; // by NodeId, Id, Addr, row; empty until it is needed
    std::vector<quint32> m_sorted;
    std::optional<SortSpec> m_spec; // of m_sorted
};

} // namespace sessionscope::session
