// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/aboutdialog.h"

#include "gui/fitheight.h"
#include "gui/problemreport.h"

#include "ui_aboutdialog.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QPushButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kIconSize = 64;

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    m_ui->iconLabel->setPixmap(QIcon(u":/icons/sessionscope.svg"_s)
                                   .pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    QFont titleFont = m_ui->titleLabel->font();
    titleFont.setWeight(QFont::DemiBold);
    titleFont.setPointSizeF(titleFont.pointSizeF() + 1);
    m_ui->titleLabel->setFont(titleFont);
    m_ui->titleLabel->setText(tr("Sessionscope %1").arg(QCoreApplication::applicationVersion()));
    m_ui->versionsTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->versionsTextEdit->setPlainText(versionsText());

    auto *copyButton =
        m_ui->buttonBox->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(u"copyButton"_s);
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(versionsText() + u'\n'); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *close = m_ui->buttonBox->button(QDialogButtonBox::Close);
    close->setDefault(true);
    close->setFocus();
    fitHeight(this);
}

AboutDialog::~AboutDialog() = default;

} // namespace sessionscope::gui
