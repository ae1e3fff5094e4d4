// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace sessionscope::gui {

namespace Ui {
class ReportDialog;
}

//! Shows a report of a problem, to be copied. Sends nothing anywhere.
class ReportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ReportDialog(const QString &report, QWidget *parent = nullptr);
    ~ReportDialog() override;

private:
    const std::unique_ptr<Ui::ReportDialog> m_ui;
};

} // namespace sessionscope::gui
