// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionmenu.h"

#include "gui/copymenu.h"
#include "gui/filtercellactions.h"
#include "gui/icons.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

SessionMenu::SessionMenu(const FilterCellActions &filter, bool isDisconnecting, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(themedIcon(u"copy"_s), tr("&Copy Rows"), this, &SessionMenu::copyRowsRequested);
    addAction(tr("Copy C&ell"), this, &SessionMenu::copyCellRequested);
    auto *copyAs = new CopyMenu(this);
    connect(copyAs, &CopyMenu::cellChosen, this, &SessionMenu::copyCellRequested);
    connect(copyAs, &CopyMenu::rowsChosen, this, &SessionMenu::copyAsRequested);
    addMenu(copyAs);
    addSeparator();
    filter.addTo(*this);
    addSeparator();
    addAction(themedIcon(u"edit"_s), tr("&Name This Source…"), this, &SessionMenu::nameRequested);
    addAction(themedIcon(u"details"_s), tr("&Details"), this, &SessionMenu::detailsRequested);
    if (isDisconnecting) {
        addSeparator();
        addAction(themedIcon(u"delete"_s), tr("D&isconnect…"), this,
                  &SessionMenu::disconnectRequested);
    }
}

} // namespace sessionscope::gui
