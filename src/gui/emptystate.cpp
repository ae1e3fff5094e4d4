// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setObjectName(u"emptyTitleLabel"_s);
    m_reason->setObjectName(u"emptyReasonLabel"_s);
    m_first->setObjectName(u"emptyFirstButton"_s);
    m_second->setObjectName(u"emptySecondButton"_s);
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() + 1);
    heading.setWeight(QFont::DemiBold);
    m_title->setFont(heading);
    for (QLabel *label : {m_title, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(fontMetrics().averageCharWidth() * 72);
    }
    m_title->setForegroundRole(QPalette::Text);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch();
    const auto centred = [](QWidget *widget) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(widget, 100);
        row->addStretch(1);
        return row;
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addLayout(centred(m_title));
    layout->addLayout(centred(m_reason));
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_first, &QPushButton::clicked, this, &EmptyState::firstClicked);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondClicked);
}

void EmptyState::setTexts(const QString &title, const QString &reason, const QString &firstButton,
                          const QString &secondButton)
{
    m_title->setText(title);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_first->setText(firstButton);
    m_first->setVisible(!firstButton.isEmpty());
    m_second->setText(secondButton);
    m_second->setVisible(!secondButton.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace sessionscope::gui
