// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include <utility>
#include <vector>

namespace sessionscope::models {

//! A short table whose whole list is replaced now and then, while selection and current row follow
//! the keys of their rows. \a Row needs operator==, its key qHash() and operator==; keys are
//! unique.
template <class Row, class Key>
class KeyedTableModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    virtual Key keyOf(const Row &row) const = 0;

    const std::vector<Row> &rows() const { return m_rows; }

    const Row &rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    //! The fewest signals: nothing if equal; dataChanged where the keys stay in place; else one
    //! rearrangement and rows added or removed at the end. O(rows).
    void replaceRows(std::vector<Row> next)
    {
        if (next == m_rows)
            return;
        if (hasSameKeys(next)) {
            m_rows = std::move(next);
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        const std::size_t before = m_rows.size();
        const std::size_t after = next.size();
        if (after > before) {
            // Any rows will do here: what stands where is told by the rearrangement below.
            beginInsertRows({}, static_cast<int>(before), static_cast<int>(after) - 1);
            m_rows.insert(m_rows.end(), next.begin() + static_cast<std::ptrdiff_t>(before),
                          next.end());
            endInsertRows();
        }
        rearrange(std::move(next), before);
        if (after < before) {
            beginRemoveRows({}, static_cast<int>(after), static_cast<int>(before) - 1);
            m_rows.resize(after);
            endRemoveRows();
        }
    }

private:
    bool hasSameKeys(const std::vector<Row> &next) const
    {
        if (next.size() != m_rows.size() || next.empty())
            return false;
        for (std::size_t i = 0; i < next.size(); ++i) {
            if (!(keyOf(next[i]) == keyOf(m_rows[i])))
                return false;
        }
        return true;
    }

    //! \a next first, then as many old rows as are needed to keep the number of rows.
    void rearrange(std::vector<Row> next, std::size_t before)
    {
        emit layoutAboutToBeChanged();
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        if (!from.isEmpty()) {
            QHash<Key, int> places;
            places.reserve(static_cast<qsizetype>(next.size()));
            for (std::size_t i = 0; i < next.size(); ++i)
                places.insert(keyOf(next[i]), static_cast<int>(i));
            to.reserve(from.size());
            for (const QModelIndex &old : from) {
                const auto row = static_cast<std::size_t>(old.row());
                const int place = row < before ? places.value(keyOf(m_rows[row]), -1) : -1;
                to.append(place < 0 ? QModelIndex() : createIndex(place, old.column()));
            }
        }
        if (next.size() < m_rows.size()) {
            next.insert(next.end(), m_rows.begin() + static_cast<std::ptrdiff_t>(next.size()),
                        m_rows.end());
        }
        m_rows = std::move(next);
        changePersistentIndexList(from, to);
        emit layoutChanged();
    }

    std::vector<Row> m_rows;
};

} // namespace sessionscope::models
