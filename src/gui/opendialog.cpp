// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/opendialog.h"

#include "gui/errordetailsdialog.h"

namespace sessionscope::gui {

void openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openErrorDetails(const Error &error, const QString &subject, QWidget *parent)
{
    openDialog(new ErrorDetailsDialog(error, subject, parent));
}

} // namespace sessionscope::gui
