// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterbar.h"

#include "core/settings.h"
#include "gui/colors.h"
#include "gui/filterchips.h"
#include "gui/filterline.h"
#include "gui/filtermenu.h"
#include "gui/icons.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new FilterLine(this))
    , m_menuButton(new QToolButton(this))
    , m_counter(new QLabel(this))
    , m_chips(new FilterChips(this))
    , m_problem(new QLabel(this))
    , m_back(new QAction(tr("&Previous Filter"), this))
    , m_forward(new QAction(tr("&Next Filter"), this))
{
    setUpWidgets();
    connectLine();
    updateColors();
    updateActions();
}

void FilterBar::setUpWidgets()
{
    m_line->setObjectName(u"filterLineEdit"_s);

    m_menuButton->setObjectName(u"filterMenuButton"_s);
    m_menuButton->setIcon(themedIcon(u"star"_s));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setAccessibleName(tr("Saved and recent filters"));
    m_menuButton->setToolTip(tr("Saved and recent filters"));

    m_counter->setObjectName(u"filterCountLabel"_s);
    m_counter->setTextFormat(Qt::PlainText);
    m_chips->setObjectName(u"filterChips"_s);
    m_problem->setObjectName(u"filterProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_line, 0, 0);
    layout->addWidget(m_menuButton, 0, 1);
    layout->addWidget(m_counter, 0, 2);
    layout->addWidget(m_problem, 1, 0, 1, 3);
    layout->addWidget(m_chips, 2, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    setFocusProxy(m_line);

    m_back->setShortcuts(QKeySequence::keyBindings(QKeySequence::Back));
    m_forward->setShortcuts(QKeySequence::keyBindings(QKeySequence::Forward));
    for (QAction *action : {m_back, m_forward}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
}

void FilterBar::connectLine()
{
    connect(m_line, &FilterLine::filterChanged, this, &FilterBar::takeFilter);
    connect(m_line, &FilterLine::verdictChanged, this, &FilterBar::showVerdict);
    connect(m_line, &FilterLine::settled, this, &FilterBar::settle);
    connect(m_line, &FilterLine::left, this, &FilterBar::left);
    connect(m_chips, &FilterChips::filterChosen, this, &FilterBar::setFilterText);
    connect(m_chips, &FilterChips::left, this, &FilterBar::left);
    connect(m_back, &QAction::triggered, this, [this] { showFromHistory(m_history.goBack()); });
    connect(m_forward, &QAction::triggered, this,
            [this] { showFromHistory(m_history.goForward()); });
}

void FilterBar::setUp(Settings &settings, models::SavedFilterStore &filters)
{
    m_settings = &settings;
    m_menu = new FilterMenu(settings, filters, m_back, m_forward, this);
    m_menuButton->setMenu(m_menu);
    connect(m_menu, &FilterMenu::filterChosen, this, &FilterBar::setFilterText);
    connect(&settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::RecentFilters)
            updateSources();
    });
    updateSources();
}

void FilterBar::focus()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void FilterBar::setFilterText(const QString &text)
{
    m_history.settle();
    m_line->setFilterText(text);
}

void FilterBar::saveFilter()
{
    if (m_menu->hasFilter())
        m_menu->askForName();
    else
        m_menuButton->showMenu();
}

QString FilterBar::filterText() const
{
    return m_line->filter().text();
}

void FilterBar::setValueHints(const query::ValueHintsPointer &hints)
{
    m_hints = hints;
    updateSources();
}

void FilterBar::updateSources()
{
    m_line->setCompletionSources(
        {m_hints, m_settings == nullptr ? QStringList() : m_settings->recentFilters()});
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

void FilterBar::takeFilter(const query::Filter &filter)
{
    m_history.note(filter.text());
    m_chips->setFilter(filter);
    if (m_menu != nullptr)
        m_menu->setFilter(filter.isEmpty() ? QString() : filter.text());
    updateActions();
    emit filterChanged(filter);
}

void FilterBar::settle()
{
    m_history.settle();
    const query::Filter &filter = m_line->filter();
    if (m_settings != nullptr && !filter.isEmpty()
        && m_settings->recentFilters().value(0) != filter.text())
        m_settings->addRecentFilter(filter.text());
}

void FilterBar::showFromHistory(const QString &filter)
{
    m_line->setFilterText(filter);
    updateActions();
}

void FilterBar::showVerdict()
{
    const bool isProblem = m_line->verdict() == FilterLine::Verdict::Incomplete
        || m_line->verdict() == FilterLine::Verdict::Wrong;
    m_problem->setText(isProblem ? m_line->sentence() : QString());
    m_problem->setVisible(isProblem);
    updateColors();
}

void FilterBar::updateActions()
{
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
}

void FilterBar::updateColors()
{
    const Colors colors = Colors::of(palette());
    QPalette problem = palette();
    problem.setColor(QPalette::WindowText,
                     m_line->verdict() == FilterLine::Verdict::Wrong ? colors.danger
                                                                     : colors.secondary);
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
