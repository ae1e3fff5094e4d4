// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterchips.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/flowlayout.h"
#include "gui/icons.h"
#include "query/composing.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostCharacters = 48; // of a term on its button; the tool tip has all of it

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
{
    new FlowLayout(this, 4);
    setAccessibleName(tr("Filter terms"));
    hide();
}

void FilterChips::setFilter(const query::Filter &filter)
{
    m_filter = filter;
    // A click may be under way on one of them.
    for (QWidget *old : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        layout()->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    m_chips.clear();
    const bool isShown = query::hasTermsToShow(filter);
    setVisible(isShown);
    if (!isShown)
        return;
    const QStringList terms = filter.terms();
    for (const QString &term : terms.first(qMin(terms.size(), kMostChips)))
        m_chips.append(addChip(term));
    if (terms.size() > kMostChips) {
        auto *rest = new QLabel(
            tr("and %Ln more", nullptr, static_cast<int>(terms.size() - kMostChips)), this);
        layout()->addWidget(rest);
        rest->show();
    }
    updateGeometry();
}

QToolButton *FilterChips::addChip(const QString &term)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(u"filterTermButton"_s);
    chip->setIcon(themedIcon(u"cancel"_s));
    chip->setIconSize({12, 12});
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setFocusPolicy(Qt::TabFocus);
    chip->setText(displayText(term, kMostCharacters).replace(u'&', "&&"_L1));
    chip->setToolTip(toPlainToolTip(
        tr("Remove this part of the filter: %1").arg(displayText(term, kMaxDetailCharacters))));
    chip->setAccessibleName(tr("Remove filter term: %1").arg(displayText(term, kMostCharacters)));
    chip->installEventFilter(this);
    const qsizetype index = m_chips.size();
    connect(chip, &QToolButton::clicked, this, [this, index] { removeTerm(index); });
    layout()->addWidget(chip);
    chip->show();
    return chip;
}

void FilterChips::removeTerm(qsizetype index)
{
    const bool hadFocus = m_chips.value(index) != nullptr && m_chips[index]->hasFocus();
    emit filterChosen(query::withoutTerm(m_filter, index));
    if (!hadFocus)
        return;
    if (m_chips.isEmpty())
        emit left();
    else
        m_chips[qMin(index, m_chips.size() - 1)]->setFocus(Qt::OtherFocusReason);
}

bool FilterChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const qsizetype index = m_chips.indexOf(qobject_cast<QToolButton *>(watched));
    const auto focusOn = [this](qsizetype other) {
        if (other >= 0 && other < m_chips.size())
            m_chips[other]->setFocus(Qt::OtherFocusReason);
    };
    const int back = layoutDirection() == Qt::RightToLeft ? 1 : -1;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        removeTerm(index);
        return true;
    case Qt::Key_Left:
        focusOn(index + back);
        return true;
    case Qt::Key_Right:
        focusOn(index - back);
        return true;
    case Qt::Key_Escape:
    case Qt::Key_Down:
        emit left();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace sessionscope::gui
