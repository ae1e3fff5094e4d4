// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/groupview.h"
#include "live/refresh.h"

#include <QAbstractItemModel>
#include <QLocale>

namespace sessionscope::models {

//! The groups of the filtered sessions, and below each of them its first sessions, as soon as
//! somebody wants to see them. Over a refresh, selection, current row and what is expanded follow
//! the values of the groups and the keys of the sessions. GUI thread.
class GroupTableModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    //! Sessions listed below a group; a last line says how many more there are. All of them are a
    //! matter of the view of sessions.
    static constexpr quint32 kListedSessions = 200;

    explicit GroupTableModel(QObject *parent = nullptr);

    //! Takes over the groups of \a result; null, or none asked for, empties the table. Groups by
    //! other keys are another table. O(groups listed).
    void setResult(const live::RefreshResultPointer &result);

    //! Null before the first groups.
    const live::GroupView *view() const { return m_result ? m_result->groups.get() : nullptr; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    //! Asks for another order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    session::GroupColumn columnAt(int section) const
    {
        return m_columns[static_cast<std::size_t>(section)];
    }

    //! -1 if it is not shown.
    int sectionOf(session::GroupColumn column) const;
    //! The group of \a index, or that of a session; nullptr for none.
    const session::Group *groupAt(const QModelIndex &index) const;
    //! The row of the snapshot that \a index shows; nullopt if it is no session.
    std::optional<quint32> sessionAt(const QModelIndex &index) const;
    //! nullptr where not just sources are grouped.
    const live::SourceFacts *factsAt(const QModelIndex &index) const;
    //! The row of the group with that id, see live::GroupView::ids, or -1. O(rows).
    int rowOfId(const QString &id) const;
    //! The ids that the server lists for the source; empty without SourceStats.
    std::vector<quint64> serverIds(const QModelIndex &index) const;
    //! The server's count is another one than the rows; never while a filter hides rows, since the
    //! server counts all of them.
    bool isDiffering(const QModelIndex &index) const;

signals:
    void sortRequested(sessionscope::session::GroupColumn column, Qt::SortOrder order);

private:
    static bool isSession(const QModelIndex &index) { return index.internalId() != 0; }

    const session::Group *groupOfRow(int row) const;
    quint32 linesBelow(const session::Group &group) const;
    void setLinesBelow(int row, quint32 lines);
    void takeColumns();
    void goOver(const live::RefreshResultPointer &next);
    void rearrange(const live::RefreshResultPointer &next, const QHash<QString, int> &places);
    QModelIndex sameIndex(const QModelIndex &old, const live::RefreshResult &next,
                          const QHash<QString, int> &places) const;
    QVariant groupData(const QModelIndex &index, int role) const;
    QVariant sessionData(const QModelIndex &index, int role) const;

    QLocale m_locale;
    live::RefreshResultPointer m_result;
    std::vector<session::GroupColumn> m_columns;
    // For each row the lines below it that views know of; between two signals there may be more
    // rows than groups.
    std::vector<quint32> m_lines;
};

} // namespace sessionscope::models
