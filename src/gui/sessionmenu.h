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
    //! \a isDisconnecting: sessions may be disconnected.
    SessionMenu(const FilterCellActions &filter, bool isDisconnecting, QWidget *parent);

signals:
    void copyRowsRequested();
    void copyCellRequested();
    void copyAsRequested(sessionscope::gui::CopyFormat format);
    void nameRequested();
    void detailsRequested();
    void disconnectRequested();
};

} // namespace sessionscope::gui
