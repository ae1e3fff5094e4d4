// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sessioncopy.h"

#include <QMenu>

namespace sessionscope::gui {

//! The ways in which sessions can be copied.
class CopyMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit CopyMenu(QWidget *parent = nullptr);

signals:
    void cellChosen();
    void rowsChosen(sessionscope::gui::CopyFormat format);

private:
    QAction *addFormat(const QString &text, CopyFormat format);
};

} // namespace sessionscope::gui
