// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QHash>
#include <QTreeView>

namespace sessionscope::models {
class GroupTableModel;
}

namespace sessionscope::gui {

//! The table of groups. What is expanded, selected and at the top stays over a refresh; each set of
//! columns has widths of its own.
class SourcesTable final : public QTreeView
{
    Q_OBJECT

public:
    explicit SourcesTable(QWidget *parent = nullptr);

    models::GroupTableModel *groups() const { return m_groups; }

    void setResult(const live::RefreshResultPointer &result);

    //! The widths and orders of columns, as long as the program remembers them.
    QHash<QString, QByteArray> looks() const;
    void setLooks(const QHash<QString, QByteArray> &looks);

signals:
    //! The Enter key on a group, a session or what stands for the sessions not listed.
    void chosen(const QModelIndex &index);
    //! The F2 key.
    void nameAsked(const QModelIndex &index);
    void looksChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString lookName() const;
    void noteLook();
    void restoreLook();
    void fitColumns();
    void showOrder();

    models::GroupTableModel *m_groups;
    QHash<QString, QByteArray> m_looks; // by lookName()
    bool m_isShowing = false; // the header is changed by us
};

} // namespace sessionscope::gui
