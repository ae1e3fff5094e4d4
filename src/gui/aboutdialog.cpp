// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/aboutdialog.h"

#include "gui/fitheight.h"

#include "ui_aboutdialog.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QPushButton>
#include <QSslSocket>
#include <QSysInfo>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kIconSize = 64;

//! English on purpose: it goes into bug reports.
QString versions()
{
    return QStringList{
        u"Sessionscope %1"_s.arg(QCoreApplication::applicationVersion()),
        u"Qt %1 (built with %2)"_s.arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR)),
        u"TLS: %1"_s.arg(QSslSocket::sslLibraryVersionString()),
        u"System: %1, %2, %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
                                    QSysInfo::currentCpuArchitecture()),
        u"Platform: %1, locale %2"_s.arg(QGuiApplication::platformName(), QLocale().name()),
    }
        .join(u'\n');
}

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
    m_ui->versionsTextEdit->setPlainText(versions());

    auto *copyButton =
        m_ui->buttonBox->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(u"copyButton"_s);
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(versions() + u'\n'); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *close = m_ui->buttonBox->button(QDialogButtonBox::Close);
    close->setDefault(true);
    close->setFocus();
    fitHeight(this);
}

AboutDialog::~AboutDialog() = default;

} // namespace sessionscope::gui
