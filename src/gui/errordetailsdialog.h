// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDialog>

#include <memory>

namespace sessionscope::gui {

namespace Ui {
class ErrorDetailsDialog;
}

//! An error in full: what happened and what to do, the server's Code and RequestId, the raw text.
//! All of it is plain text, capped for display; Copy takes the same text.
class ErrorDetailsDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a subject is what it happened to, as a rule the name of the connection; may be empty.
    explicit ErrorDetailsDialog(const Error &error, const QString &subject = {},
                                QWidget *parent = nullptr);
    ~ErrorDetailsDialog() override;

    //! What Copy puts on the clipboard, line by line.
    static QString report(const Error &error, const QString &subject = {});

private:
    const std::unique_ptr<Ui::ErrorDetailsDialog> m_ui;
};

} // namespace sessionscope::gui
