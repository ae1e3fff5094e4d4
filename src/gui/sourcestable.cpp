// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcestable.h"

#include "gui/quietdelegate.h"
#include "models/grouptablemodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using session::GroupColumn;

SourcesTable::SourcesTable(QWidget *parent)
    : QTreeView(parent)
    , m_groups(new models::GroupTableModel(this))
{
    setModel(m_groups);
    setItemDelegate(new QuietDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false); // that is for narrowing the view
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setIndentation(fontMetrics().height());
    header()->setHighlightSections(false);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false); // it has the branches
    header()->setStretchLastSection(false);
    setSortingEnabled(true);
    connect(header(), &QHeaderView::sectionMoved, this, &SourcesTable::noteLook);
    connect(header(), &QHeaderView::sectionResized, this, &SourcesTable::noteLook);
}

void SourcesTable::setResult(const live::RefreshResultPointer &result)
{
    const live::GroupView *before = m_groups->view();
    const live::GroupView *next = result ? result->groups.get() : nullptr;
    const bool isSameTable = before != nullptr && next != nullptr
        && before->grouping.request.keys == next->grouping.request.keys;
    // What stands at the top stays there, unless that is the top of the list.
    QPersistentModelIndex top;
    if (isSameTable && verticalScrollBar()->value() > 0)
        top = indexAt({0, 0});
    {
        const QScopedValueRollback showing(m_isShowing, true);
        m_groups->setResult(result);
    }
    if (!isSameTable && next != nullptr)
        restoreLook();
    if (top.isValid())
        scrollTo(top, QAbstractItemView::PositionAtTop);
    showOrder();
}

void SourcesTable::showOrder()
{
    if (m_groups->view() == nullptr)
        return;
    const session::GroupRequest &request = m_groups->view()->grouping.request;
    const QScopedValueRollback showing(m_isShowing, true);
    const QSignalBlocker blocker(header());
    header()->setSortIndicator(m_groups->sectionOf(request.sortColumn), request.sortOrder);
    header()->viewport()->update();
}

QString SourcesTable::lookName() const
{
    const live::GroupView *view = m_groups->view();
    if (view == nullptr)
        return {};
    const session::GroupRequest &request = view->grouping.request;
    return live::areSources(request) ? u"sources"_s : u"%1 keys"_s.arg(request.keys.size());
}

void SourcesTable::noteLook()
{
    const QString name = lookName();
    if (m_isShowing || name.isEmpty())
        return;
    m_looks[name] = header()->saveState();
    emit looksChanged();
}

void SourcesTable::restoreLook()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const QByteArray look = m_looks.value(lookName());
    if (look.isEmpty() || !header()->restoreState(look))
        fitColumns();
}

void SourcesTable::fitColumns()
{
    const int unit = fontMetrics().horizontalAdvance(u'0');
    for (int section = 0; section < header()->count(); ++section) {
        const GroupColumn column = m_groups->columnAt(section);
        int width = 0;
        const bool isFirstOfSeveral = m_groups->sectionOf(GroupColumn::Key2) >= 0;
        if (column == GroupColumn::Key1)
            width = unit * (isFirstOfSeveral ? 17 : 22);
        else if (column == GroupColumn::Key2 || column == GroupColumn::Key3)
            width = unit * 14;
        else if (column == GroupColumn::Alias)
            width = unit * 11;
        else
            width = qMax(unit * 7, header()->sectionSizeHint(section));
        header()->resizeSection(section, width);
    }
}

QHash<QString, QByteArray> SourcesTable::looks() const
{
    return m_looks;
}

void SourcesTable::setLooks(const QHash<QString, QByteArray> &looks)
{
    m_looks = looks;
    if (m_groups->view() != nullptr)
        restoreLook();
}

bool SourcesTable::event(QEvent *event)
{
    // The key is also that of an action for the session that is current in the table of sessions.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2)
        event->accept();
    return QTreeView::event(event);
}

void SourcesTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2) {
        if (currentIndex().isValid())
            emit nameAsked(currentIndex());
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        emit chosen(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void SourcesTable::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setIndentation(fontMetrics().height());
}

} // namespace sessionscope::gui
