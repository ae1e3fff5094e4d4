// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QDockWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace sessionscope {
class Settings;
}

namespace sessionscope::models {
class SourceTableModel;
}

namespace sessionscope::gui {

class SourcesChart;

//! The sources of the sessions that pass the filter: the largest as a chart, all of them as a
//! table. A click or Enter on one asks for its sessions alone.
class SourcesDock final : public QDockWidget
{
    Q_OBJECT

public:
    //! \a settings outlives the dock.
    explicit SourcesDock(Settings &settings, QWidget *parent = nullptr);

    void setResult(const live::RefreshResultPointer &result);

    models::SourceTableModel *model() const { return m_model; }

signals:
    //! Click or Enter; the same source again means: all of them.
    void sourceChosen(const sessionscope::live::SourceSelection &source);
    //! The user wants to give it an alias.
    void nameRequested(const QString &source);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void chooseRow(int row);
    void showServerIds();
    void showMenu(const QPoint &position);
    void updateCaption();
    void updateButtons();
    void restoreHeader();

    Settings &m_settings;
    models::SourceTableModel *m_model;
    QLabel *m_caption;
    QToolButton *m_ids;
    SourcesChart *m_chart;
    QTableView *m_table;
    live::RefreshResultPointer m_result;
    bool m_isFitted = false;
};

} // namespace sessionscope::gui
