// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace sessionscope {
class Settings;

namespace models {
class SavedFilterStore;
}
} // namespace sessionscope

namespace sessionscope::gui {

//! The menu beside the filter line: filters with names, recent ones, those before and after.
class FilterMenu final : public QMenu
{
    Q_OBJECT

public:
    //! \a settings and \a filters outlive the menu.
    FilterMenu(Settings &settings, models::SavedFilterStore &filters, QAction *back,
               QAction *forward, QWidget *parent);

    //! The filter in force, which can be saved; empty: there is none.
    void setFilter(const QString &filter) { m_filter = filter; }

    //! Asks for a name. Not without a filter.
    void askForName();

    bool hasFilter() const { return !m_filter.isEmpty(); }

signals:
    void filterChosen(const QString &filter);

private:
    void fill();
    void addSaved();
    void addRecent();
    void addFilter(QMenu *menu, const QString &label, const QString &filter);
    void manage();

    Settings &m_settings;
    models::SavedFilterStore &m_filters;
    QAction *m_back;
    QAction *m_forward;
    QString m_filter;
};

} // namespace sessionscope::gui
