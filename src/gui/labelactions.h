// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindowservices.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace sessionscope::gui {

class InstancePage;
class PageTabs;

//! What the user calls the sources: the dialogs for it, and every page goes by it.
class LabelActions final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object.
    LabelActions(const MainWindowServices &services, PageTabs &tabs, QWidget &window);

    //! All names, to add to, to edit, to import and export.
    void manage();
    //! What may be meant; the user chooses.
    void name(const QStringList &proposals);

private:
    void connectPage(InstancePage *page) const;

    const MainWindowServices &m_services;
    PageTabs &m_tabs;
    QWidget &m_window;
};

} // namespace sessionscope::gui
