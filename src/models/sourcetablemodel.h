// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "models/keyedtablemodel.h"

#include <QLocale>

namespace sessionscope::models {

//! A row of SourceTableModel.
struct SourceRow
{
    session::SourceCount count;
    double share = 0; //!< of all rows counted, 0 .. 1
    session::SourceLabel label; //!< what the user calls it; empty if nothing

    friend bool operator==(const SourceRow &left, const SourceRow &right);
};

//! The sources of the filtered sessions, as the rows and as the server count them. GUI thread.
class SourceTableModel final : public KeyedTableModel<SourceRow, QString>
{
    Q_OBJECT

public:
    enum Column { Source, Alias, Sessions, Active, Share, ServerCount, ColumnCount };

    explicit SourceTableModel(QObject *parent = nullptr);

    //! Takes over the statistics of \a result; null empties the table. O(sources).
    void setResult(const live::RefreshResultPointer &result);
    //! By value; ties stand as the statistics give them (most sessions first, then by address).
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    live::SourceSelection selectionAt(int row) const;

    const session::SourceCount &countAt(int row) const { return rowAt(row).count; }

    //! The row of that source, or -1. O(rows).
    int rowOf(const live::SourceSelection &selection) const;
    //! The ids that the server lists for the source; empty without SourceStats.
    std::vector<quint64> serverIds(int row) const;

    int sortColumn() const { return m_sortColumn; }

    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    //! True where the server's count is another one than the rows; never while a filter hides
    //! rows, since the server counts all of them.
    bool isDiffering(int row) const;

private:
    QString keyOf(const SourceRow &row) const override;
    QString displayText(const SourceRow &row, int column) const;
    QVariant rawValue(const SourceRow &row, int column) const;
    QString toolTip(const SourceRow &row, int column) const;
    void rebuild();
    const session::SourceLabel *labelOf(const session::SourceCount &count) const;

    QLocale m_locale;
    live::RefreshResultPointer m_result;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

//! "10.1.4.17", "(unknown)" where the server gives no source; harmless, one line.
QString sourceTitle(const std::optional<QString> &source);

} // namespace sessionscope::models
