// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/sourcelabels.h"

#include <QDockWidget>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace sessionscope::models {
class DetailsModel;
}

namespace sessionscope::gui {

//! Every member of the current session with its meaning. A session that is no longer in the list
//! stays readable, and is marked so, until another one is chosen.
class DetailsDock final : public QDockWidget
{
    Q_OBJECT

public:
    explicit DetailsDock(QWidget *parent = nullptr);

    //! \a label: what the user calls the session, or nullptr.
    void setSession(const session::SnapshotPointer &snapshot, quint32 row,
                    const session::SourceLabel *label);
    //! What the signs beside it stand for: what has become of it since the data before, and the
    //! rule that colours it, or nullptr.
    void setSigns(session::RowChanges changes, const live::RuleInForce *rule);
    //! The session shown is not in the list any more.
    void setGone();
    void clear();

    models::DetailsModel *model() const { return m_model; }

    //! For the keyboard: the list of members.
    void focus();
    //! The raw value of the current member.
    void copyCurrent();

private:
    void updateMeaning();

    models::DetailsModel *m_model;
    QLabel *m_title;
    QWidget *m_labelRow;
    QLabel *m_labelMark;
    QLabel *m_label;
    QLabel *m_gone;
    QTreeView *m_list;
    QLabel *m_meaning;
    QStackedWidget *m_stack;
    QLabel *m_empty;
};

} // namespace sessionscope::gui
