// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QAction;
class QLabel;
class QListView;

namespace sessionscope::live {
class ProfileStore;
}

namespace sessionscope::models {
class ConnectionListModel;
}

namespace sessionscope::gui {

//! The saved connections with their state. Enter or a double click opens one.
class ConnectionsDock final : public QDockWidget
{
    Q_OBJECT

public:
    //! \a profiles outlives the dock.
    explicit ConnectionsDock(live::ProfileStore &profiles, QWidget *parent = nullptr);

    models::ConnectionListModel *model() const { return m_model; }

    //! Empty: none.
    QString currentProfile() const;
    void setCurrentProfile(const QString &profileId);
    //! For the keyboard: shows the dock and goes to its list.
    void focus();
    //! A sentence about the files of the program, empty: nothing to say.
    void setNotice(const QString &notice);

signals:
    void addRequested();
    void openRequested(const QString &profileId);
    void editRequested(const QString &profileId);
    void duplicateRequested(const QString &profileId);
    void deleteRequested(const QString &profileId);
    void currentChanged();

private:
    void showMenu(const QPoint &position);
    void updateEmptyText();

    models::ConnectionListModel *m_model;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_notice;
};

} // namespace sessionscope::gui
