// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/copymenu.h"

namespace sessionscope::gui {

CopyMenu::CopyMenu(QWidget *parent)
    : QMenu(tr("Copy &As"), parent)
{
    setToolTipsVisible(true);
    addAction(tr("C&ell"), this, &CopyMenu::cellChosen);
    addSeparator();
    addFormat(tr("Rows, Separated by &TAB"), CopyFormat::TabSeparated);
    addFormat(tr("Rows as &CSV"), CopyFormat::Csv);
    addFormat(tr("Rows as &JSON"), CopyFormat::Json);
    addFormat(tr("Rows as &Markdown Table"), CopyFormat::Markdown);
    addSeparator();
    addFormat(tr("List of &Addresses"), CopyFormat::Addresses)
        ->setToolTip(tr("Each source once, one a line"));
    addFormat(tr("Minimal CI&DR List"), CopyFormat::Blocks)
        ->setToolTip(tr("The fewest blocks that hold these addresses and no other"));
    addSeparator();
    addFormat(tr("CLIENT &KILL Lines, Text Only"), CopyFormat::DisconnectCommands)
        ->setToolTip(tr("Lines for redis-cli that would disconnect these sessions. They are only "
                        "copied; nothing is sent."));
}

QAction *CopyMenu::addFormat(const QString &text, CopyFormat format)
{
    return addAction(text, this, [this, format] { emit rowsChosen(format); });
}

} // namespace sessionscope::gui
