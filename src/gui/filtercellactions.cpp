// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filtercellactions.h"

#include "core/displaytext.h"
#include "gui/icons.h"
#include "gui/sessionsview.h"
#include "gui/viewchoice.h"
#include "models/sessiontablemodel.h"
#include "query/composing.h"

#include <QAction>
#include <QMenu>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using query::Link;
using session::Column;

FilterCellActions::FilterCellActions(SessionsView &view, const models::SessionTableModel &sessions,
                                     ViewChoice &choice)
    : m_view(view)
    , m_sessions(sessions)
    , m_choice(choice)
{
    add(tr("&Only This"), u"Ctrl+Return"_s, [this] { m_choice.setFilterTerm(term()); });
    add(tr("&Not This"), u"Ctrl+Shift+Return"_s,
        [this] { m_choice.addFilterTerm(term(true), Link::And); });
    add(tr("&And This"), u"Ctrl+Shift+A"_s, [this] { m_choice.addFilterTerm(term(), Link::And); });
    add(tr("O&r This"), u"Ctrl+Shift+O"_s, [this] { m_choice.addFilterTerm(term(), Link::Or); });
    m_onlyThisSource = add(tr("Only This &Source"), u"Ctrl+Shift+S"_s, Column::Client);
    add(tr("Same Na&me"), u"Ctrl+Shift+N"_s, Column::Name);
}

QAction *FilterCellActions::add(const QString &text, const QString &keys,
                                const std::function<void()> &write)
{
    auto *action = new QAction(text, this);
    action->setShortcut(QKeySequence(keys));
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view.addAction(action);
    m_actions.append(action);
    connect(action, &QAction::triggered, this, [this, write] {
        if (m_view.currentIndex().isValid())
            write();
    });
    return action;
}

// Within what is shown already.
QAction *FilterCellActions::add(const QString &text, const QString &keys, Column column)
{
    return add(text, keys,
               [this, column] { m_choice.addFilterTerm(termOf(column, false), Link::And); });
}

QString FilterCellActions::term(bool isNegated) const
{
    return termOf(session::columnAt(m_view.currentIndex().column()), isNegated);
}

QString FilterCellActions::termOf(Column column, bool isNegated) const
{
    const quint32 row = m_sessions.snapshotRow(m_view.currentIndex().row());
    return query::termForCell(*m_sessions.snapshot(), column, row, isNegated);
}

void FilterCellActions::onlyThisSource() const
{
    m_onlyThisSource->trigger();
}

void FilterCellActions::addTo(QMenu &menu) const
{
    constexpr int kMostCharacters = 40;
    QMenu *own = menu.addMenu(themedIcon(u"filter"_s), tr("&Filter"));
    if (!m_view.currentIndex().isValid()) {
        own->setEnabled(false);
        return;
    }
    own->addSection(displayText(term(), kMostCharacters).replace(u'&', "&&"_L1));
    own->addActions(m_actions.first(4));
    own->addSeparator();
    own->addActions(m_actions.sliced(4));
}

} // namespace sessionscope::gui
