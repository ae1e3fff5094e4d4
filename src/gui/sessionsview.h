// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "gui/selectedrows.h"
#include "live/refresh.h"

#include <QList>
#include <QTableView>

#include <chrono>
#include <optional>

namespace sessionscope::models {
class ColumnListModel;
class SessionTableModel;
struct Look;
} // namespace sessionscope::models

namespace sessionscope::gui {

class MarkFade;
class MarksHeader;
class SessionDelegate;
class SessionsHeader;

//! The table of sessions. Nothing moves under the hand: over a refresh the selection, the current
//! session and the topmost visible session stay where they are. Columns are chosen, moved and
//! resized by the user and remembered, together with the order of the rows.
//!
//! Nothing that it does at a refresh or a repaint takes time for each row of the model, besides
//! what QHeaderView needs to find its sections again (about 1 ns a row).
class SessionsView final : public QTableView
{
    Q_OBJECT

public:
    explicit SessionsView(QWidget *parent = nullptr);

    //! Both outlive the view. Which columns are shown follows \a columns.
    void setModels(models::SessionTableModel *sessions, models::ColumnListModel *columns);
    //! Applies \a result to the model and keeps everything in its place.
    void apply(const live::RefreshResultPointer &result);
    void setDensity(Settings::RowDensity density);
    void setSort(const session::SortSpec &sort);
    //! What is new, changed or gone has its colour for so long; 0: no marks at all.
    void setMarkTime(std::chrono::milliseconds time);

    const session::SortSpec &sort() const;

    SessionsHeader *header() const { return m_header; }

    //! The shown columns in the order on the screen.
    QList<session::Column> shownColumns() const;
    //! Of the model's rows.
    const SelectedRows &selectedRows() const;
    //! Rows of the snapshot in the order of the view. O(selected rows).
    std::vector<quint32> selectedSnapshotRows() const;

    qsizetype selectedCount() const { return selectedRows().count(); }

    bool isApplying() const { return m_isApplying; }

    //! Puts widths, order, visibility and sort order into \a look.
    void saveLayout(models::Look &look) const;
    //! False if \a look has no columns; only the sort order is taken over then.
    bool restoreLayout(const models::Look &look);
    //! Widths that fit the titles and the first rows.
    void fitColumns();
    void fitColumn(int section);

    void keyboardSearch(const QString &) override { } // would walk through all rows

    void reset() override;

signals:
    void sortRequested(const sessionscope::session::SortSpec &sort);
    void layoutEdited();
    void headerMenuRequested(sessionscope::session::Column column, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    //! Selects the same sessions again, as ranges of neighbouring rows.
    void applyWithLargeSelection(const live::RefreshResultPointer &result);
    void keepCurrentNear(int row);
    void showAvailableColumns();
    void fitToData();
    void updateLook();
    void setHoveredRow(int row);
    void updateRow(int row);
    void updateMarks();

    models::SessionTableModel *m_sessions = nullptr;
    models::ColumnListModel *m_columns = nullptr;
    SessionDelegate *m_delegate;
    SessionsHeader *m_header;
    MarksHeader *m_marks;
    MarkFade *m_fade;
    mutable std::optional<SelectedRows> m_selectedRows; // nullopt: not asked for since it changed
    Settings::RowDensity m_density = Settings::RowDensity::Normal;
    int m_hoveredRow = -1;
    bool m_isApplying = false;
    bool m_isFitting = false;
    session::ColumnSet m_newColumns = 0; // have come with the answer and are not fitted
    session::ColumnSet m_sizedColumns = 0; // by the user, as the look says
    bool m_isFitted = false; // widths are the user's or have been fitted to data
};

} // namespace sessionscope::gui
