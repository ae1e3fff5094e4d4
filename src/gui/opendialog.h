// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QDialog;
class QWidget;

namespace sessionscope {
struct Error;
}

namespace sessionscope::gui {

//! Shows \a dialog over its parent and comes back at once; closed, it deletes itself.
void openDialog(QDialog *dialog);
//! \a subject is what the error happened to, as a rule the name of the connection; may be empty.
void openErrorDetails(const Error &error, const QString &subject, QWidget *parent);

} // namespace sessionscope::gui
