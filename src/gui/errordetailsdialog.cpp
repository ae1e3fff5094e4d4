// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errordetailsdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"

#include "ui_errordetailsdialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

ErrorDetailsDialog::ErrorDetailsDialog(const Error &error, const QString &subject, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ErrorDetailsDialog>())
{
    m_ui->setupUi(this);
    // A word without end must not make the dialog as wide.
    for (QLabel *label :
         {m_ui->messageLabel, m_ui->subjectLabel, m_ui->codeLabel, m_ui->requestIdLabel})
        label->setMinimumWidth(1);
    m_ui->messageLabel->setText(displayText(error.message, kMaxDetailCharacters));
    const auto setRow = [this](QLabel *label, const QString &text) {
        label->setText(displayText(text, kMaxDetailCharacters));
        m_ui->formLayout->setRowVisible(label, !text.isEmpty());
    };
    setRow(m_ui->subjectLabel, subject);
    setRow(m_ui->codeLabel, error.serverCode);
    setRow(m_ui->requestIdLabel, error.requestId);

    m_ui->detailTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->detailTextEdit->setPlainText(error.detail.isEmpty()
                                           ? tr("There is no further text.")
                                           : displayLines(error.detail, kMaxDetailCharacters));

    auto *copyButton = m_ui->buttonBox->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(u"copyButton"_s);
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this,
            [text = report(error, subject)] { QGuiApplication::clipboard()->setText(text); });
    QPushButton *close = m_ui->buttonBox->button(QDialogButtonBox::Close);
    close->setDefault(true);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    close->setFocus();
}

ErrorDetailsDialog::~ErrorDetailsDialog() = default;

QString ErrorDetailsDialog::report(const Error &error, const QString &subject)
{
    QStringList lines{displayText(error.message, kMaxDetailCharacters)};
    const auto add = [&lines](const QString &title, const QString &text) {
        if (!text.isEmpty())
            lines.append(u"%1 %2"_s.arg(title, displayText(text, kMaxDetailCharacters)));
    };
    add(tr("Connection:"), subject);
    add(tr("Code:"), error.serverCode);
    add(tr("RequestId:"), error.requestId);
    if (!error.detail.isEmpty())
        lines.append(u"\n"_s + displayLines(error.detail, kMaxDetailCharacters));
    return lines.join(u'\n') + u'\n';
}

} // namespace sessionscope::gui
