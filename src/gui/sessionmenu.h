// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sessioncopy.h"

#include <QMenu>

namespace sessionscope::gui {

class FilterCellActions;

//! The context menu of a session. Closed, it deletes itself.
class SessionMenu final : public QMenu
{
    Q_OBJECT

public:
    //! \a isNarrowed: the sessions of one source alone are shown.
    SessionMenu(const FilterCellActions &filter, bool isNarrowed, QWidget *parent);

signals:
    void copyRowsRequested();
    void copyCellRequested();
    void copyAsRequested(sessionscope::gui::CopyFormat format);
    void allSourcesRequested();
    void nameRequested();
    void detailsRequested();
};

} // namespace sessionscope::gui
