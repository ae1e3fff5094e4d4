// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/groupview.h"
#include "live/refresh.h"

#include <QDockWidget>

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

class GroupByBar;
class SourcesChart;
class SourcesTable;
struct ChartBar;

//! The sessions that pass the filter by their sources, or grouped by other things: the largest
//! groups as a chart, all of them as a table. A click chooses a group, on its bar as well as in the
//! table; a double click, or Enter, writes it into the filter.
class SourcesDock final : public QDockWidget
{
    Q_OBJECT

public:
    //! \a settings outlives the dock.
    explicit SourcesDock(Settings &settings, QWidget *parent = nullptr);

    //! What the dock wants to show; nullopt while it is hidden.
    std::optional<session::GroupRequest> request() const;

    //! For the keyboard: shows the dock and goes to the table.
    void focus();
    void setResult(const live::RefreshResultPointer &result);

    //! "Sessions by Source", for a picture of the chart or a file.
    QString chartTitle() const;

    //! What is grouped by, the chart and the looks of the table, see gui/sourcesstate.h.
    QByteArray saveState() const;
    void restoreState(const QByteArray &bytes);

    SourcesChart *chart() const { return m_chart; }

signals:
    //! request() has changed.
    void requestChanged();
    //! saveState() has changed.
    void stateChanged();
    //! What is shown is to be narrowed to the sessions that pass \a term.
    void filterTermChosen(const QString &term);
    //! The user wants to give it an alias.
    void nameRequested(const QString &source);
    //! The groups are to be written to a file, the chart to a picture.
    void exportRequested();
    void pictureRequested();

private:
    void setUpWidgets();
    void connectAll();
    bool areSources() const;
    void filterBy(const QModelIndex &index);
    void chooseBar(const ChartBar &bar);
    //! Of a group of sources, or of a session below one; nullopt if it cannot be given a name.
    std::optional<QString> sourceAt(const QModelIndex &index) const;
    void askForName(const QModelIndex &index);
    void showServerIds();
    void showTableMenu(const QPoint &position);
    void showChartMenu(const QPoint &position);
    void addFileActions(QMenu *menu);
    QMenu *newMenu();
    void updateCaption();
    void updateButtons();
    void tellRequest();

    Settings &m_settings;
    GroupByBar *m_groupBy;
    QLabel *m_caption;
    QComboBox *m_chartMode;
    QToolButton *m_ids;
    QToolButton *m_more;
    SourcesChart *m_chart;
    SourcesTable *m_table;
    live::RefreshResultPointer m_result;
    session::GroupRequest m_request;
    bool m_wasHidden = true;
};

} // namespace sessionscope::gui
