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
    SessionMenu(const FilterCellActions &filter, QWidget *parent);

signals:
    void copyRowsRequested();
    void copyCellRequested();
    void copyAsRequested(sessionscope::gui::CopyFormat format);
    void nameRequested();
    void detailsRequested();
};

} // namespace sessionscope::gui
