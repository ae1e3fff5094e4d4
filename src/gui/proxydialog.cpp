// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/proxydialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/fitheight.h"

#include "ui_proxydialog.h"

#include <QPushButton>

namespace sessionscope::gui {

ProxyDialog::ProxyDialog(const QString &host, quint16 port, const QString &refusedUser,
                         QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ProxyDialog>())
    , m_host(host)
    , m_port(port)
{
    m_ui->setupUi(this);
    const QString shownHost = displayText(host, kMaxCellCharacters);
    m_ui->introLabel->setMinimumWidth(1); // a word without end must not widen the dialog
    m_ui->introLabel->setText(
        refusedUser.isEmpty()
            ? tr("The proxy %1, port %2, asks for a user and a password.").arg(shownHost).arg(port)
            : tr("The proxy %1, port %2, has refused this user and password. Enter them again.")
                  .arg(shownHost)
                  .arg(port));
    m_ui->passwordHint->setField(m_ui->passwordLineEdit);
    m_ui->userLineEdit->setText(refusedUser);
    (refusedUser.isEmpty() ? m_ui->userLineEdit : m_ui->passwordLineEdit)->setFocus();

    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->userLineEdit, &QLineEdit::textChanged, this, &ProxyDialog::updateButtons);
    updateButtons();
    fitHeight(this);
}

ProxyDialog::~ProxyDialog() = default;

void ProxyDialog::done(int result)
{
    QString password = m_ui->passwordLineEdit->text();
    m_ui->passwordLineEdit->setText(QString()); // unlike clear(), forgets the undo history
    if (result == Accepted)
        emit entered(m_ui->userLineEdit->text(), Secret::fromText(password));
    wipe(password);
    QDialog::done(result);
}

void ProxyDialog::updateButtons()
{
    m_ui->buttonBox->button(QDialogButtonBox::Ok)
        ->setEnabled(!m_ui->userLineEdit->text().isEmpty());
}

} // namespace sessionscope::gui
