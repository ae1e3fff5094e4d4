// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterbar.h"

#include "core/displaytext.h"
#include "gui/colors.h"
#include "gui/filterline.h"
#include "gui/icons.h"
#include "models/sourcetablemodel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new FilterLine(this))
    , m_source(new QToolButton(this))
    , m_counter(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_line->setObjectName(u"filterLineEdit"_s);

    m_source->setObjectName(u"sourceFilterButton"_s);
    m_source->setIcon(themedIcon(u"cancel"_s, IconColor::Accent));
    m_source->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_source->setFocusPolicy(Qt::TabFocus);
    m_source->hide();

    m_counter->setObjectName(u"filterCountLabel"_s);
    m_counter->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(u"filterProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_line, 0, 0);
    layout->addWidget(m_source, 0, 1);
    layout->addWidget(m_counter, 0, 2);
    layout->addWidget(m_problem, 1, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    setFocusProxy(m_line);

    connect(m_line, &FilterLine::filterChanged, this, &FilterBar::filterChanged);
    connect(m_line, &FilterLine::problemChanged, this, &FilterBar::showProblem);
    connect(m_line, &FilterLine::left, this, &FilterBar::left);
    connect(m_source, &QToolButton::clicked, this, &FilterBar::sourceCleared);
    updateColors();
}

void FilterBar::focus()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void FilterBar::setFilterText(const QString &text)
{
    m_line->setFilterText(text);
}

void FilterBar::setSource(const std::optional<live::SourceSelection> &source)
{
    m_source->setVisible(source.has_value());
    if (!source)
        return;
    const QString title = models::sourceTitle(source->source);
    QString label = m_source->fontMetrics().elidedText(title, Qt::ElideMiddle,
                                                       fontMetrics().averageCharWidth() * 32);
    m_source->setText(label.replace(u'&', "&&"_L1));
    m_source->setToolTip(toPlainToolTip(tr("Only sessions of %1 are shown. Click to show all "
                                           "sources again.")
                                            .arg(title)));
    m_source->setAccessibleName(tr("Show all sources again, not only %1").arg(title));
}

void FilterBar::setCounts(qint64 visible, qint64 total)
{
    m_counter->setText(total < 0 ? QString()
                                 : tr("%1 / %2", "shown sessions, all sessions")
                                       .arg(locale().toString(visible), locale().toString(total)));
    m_counter->setAccessibleName(
        total < 0 ? QString()
                  : tr("%1 of %2 sessions pass the filter")
                        .arg(locale().toString(visible), locale().toString(total)));
}

void FilterBar::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void FilterBar::updateColors()
{
    const Colors colors = Colors::of(palette());
    QPalette problem = palette();
    problem.setColor(QPalette::WindowText, colors.danger);
    m_problem->setPalette(problem);
    QPalette counter = palette();
    counter.setColor(QPalette::WindowText, colors.secondary);
    m_counter->setPalette(counter);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

} // namespace sessionscope::gui
