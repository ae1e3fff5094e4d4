// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columnsetmenu.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/columnsetsdialog.h"
#include "gui/opendialog.h"
#include "gui/savecolumnsdialog.h"
#include "models/columnlistmodel.h"
#include "models/columnsets.h"

#include <QCoreApplication>
#include <QMenu>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MenuText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::ColumnSetMenu)
};

constexpr int kAccessKeys = 9; // digits

QString entryOf(const QString &title, int number)
{
    const QString text =
        displayText(title, kMaxCellCharacters).replace(u'&', "&&"_L1).replace(u'\t', u' ');
    return number > kAccessKeys ? text : u"&%1  "_s.arg(number) + text;
}

} // namespace

void addColumnSets(QMenu &menu, models::ColumnListModel &columns, models::ColumnSetStore &store,
                   QWidget &window)
{
    const QList<session::Column> shown = columns.visibleColumns();
    int number = 0;
    for (const models::ColumnSet &set : store.all()) {
        if (number == models::columnSets().size())
            menu.addSeparator();
        QAction *action = menu.addAction(entryOf(set.title, ++number), &columns, [&columns, set] {
            columns.setVisibleColumns(set.columns);
        });
        // Otherwise it is the text, which Qt may take for rich text.
        action->setToolTip(toPlainToolTip(displayText(set.title, kMaxDetailCharacters)));
        action->setCheckable(true);
        action->setChecked(columns.availableOf(set.columns) == shown);
    }
    menu.addSeparator();
    menu.addAction(MenuText::tr("&Save Current Columns As…"), &window, [&columns, &store, &window] {
        openDialog(new SaveColumnsDialog(store, columns.visibleColumns(), &window));
    });
    menu.addAction(MenuText::tr("&Manage Column Sets…"), &window,
                   [&store, &window] { openDialog(new ColumnSetsDialog(store, &window)); });
}

} // namespace sessionscope::gui
