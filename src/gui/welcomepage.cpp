// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/welcomepage.h"

#include "gui/icons.h"

#include "ui_welcomepage.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    constexpr int kIconSide = 64;
    m_ui->iconLabel->setPixmap(
        applicationIcon().pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() + 1);
    heading.setWeight(QFont::DemiBold);
    m_ui->titleLabel->setFont(heading);
    const int unit = fontMetrics().averageCharWidth();
    // Wrapped text tells its height only for a width that is known.
    m_ui->reasonLabel->setFixedWidth(unit * 72);
    m_ui->addConnectionButton->setMinimumWidth(unit * 56);
    m_ui->reasonLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->addConnectionButton->setIcon(themedIcon(u"add"_s, IconColor::Accent));
    m_ui->openFileButton->setIcon(themedIcon(u"open"_s, IconColor::Accent));
    m_ui->openDemoButton->setIcon(themedIcon(u"play"_s, IconColor::Accent));
    connect(m_ui->addConnectionButton, &QAbstractButton::clicked, this,
            &WelcomePage::connectionRequested);
    connect(m_ui->openFileButton, &QAbstractButton::clicked, this, &WelcomePage::fileRequested);
    connect(m_ui->openDemoButton, &QAbstractButton::clicked, this, &WelcomePage::demoRequested);
}

WelcomePage::~WelcomePage() = default;

} // namespace sessionscope::gui
