// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/filterhistory.h"
#include "live/refresh.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sessionscope {
class Settings;

namespace models {
class SavedFilterStore;
}
} // namespace sessionscope

namespace sessionscope::gui {

class FilterChips;
class FilterLine;
class FilterMenu;

//! The filter line with what goes with it: how many sessions pass, the terms of the filter one by
//! one, what is wrong with one that cannot be understood, and the filters that were there before or
//! have a name.
//!
//! Its actions() go back and forward; the page takes them, too.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    //! Once, before it is used. \a settings keep recent filters; both outlive the bar.
    void setUp(Settings &settings, models::SavedFilterStore &filters);

    //! The user is to type now.
    void focus();
    void setFilterText(const QString &text);
    //! Asks for a name; without a filter in force it shows those that have one.
    void saveFilter();
    //! The filter in force.
    QString filterText() const;
    //! What the data holds, for who types.
    void setValueHints(const query::ValueHintsPointer &hints);
    //! \a total < 0: nothing to count yet.
    void setCounts(qint64 visible, qint64 total);

signals:
    void filterChanged(const sessionscope::query::Filter &filter);
    //! Back to the sessions.
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpWidgets();
    void connectLine();
    void takeFilter(const query::Filter &filter);
    void settle();
    void showFromHistory(const QString &filter);
    void showVerdict();
    void updateActions();
    void updateColors();
    void updateSources();

    FilterLine *m_line;
    QToolButton *m_menuButton;
    QLabel *m_counter;
    FilterChips *m_chips;
    QLabel *m_problem;
    QAction *m_back;
    QAction *m_forward;
    FilterMenu *m_menu = nullptr;
    Settings *m_settings = nullptr;
    FilterHistory m_history;
    query::ValueHintsPointer m_hints;
};

} // namespace sessionscope::gui
