// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportdialog.h"

#include "gui/fitheight.h"

#include "ui_reportdialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

ReportDialog::ReportDialog(const QString &report, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ReportDialog>())
{
    m_ui->setupUi(this);
    m_ui->reportTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->reportTextEdit->setPlainText(report);

    auto *copyButton = m_ui->buttonBox->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(u"copyButton"_s);
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this, [this, report] {
        QGuiApplication::clipboard()->setText(report);
        m_ui->copiedLabel->setText(tr("Copied."));
    });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *close = m_ui->buttonBox->button(QDialogButtonBox::Close);
    close->setDefault(true);
    close->setFocus();
    boundHeight(this);
}

ReportDialog::~ReportDialog() = default;

} // namespace sessionscope::gui
