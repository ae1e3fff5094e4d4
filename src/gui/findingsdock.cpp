// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findingsdock.h"

#include "gui/findingdelegate.h"
#include "models/findinglistmodel.h"
#include "models/roles.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

FindingsDock::FindingsDock(QWidget *parent)
    : QDockWidget(tr("Findings"), parent)
    , m_model(new models::FindingListModel(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_quiet(new QLabel(this))
{
    setObjectName(u"findingsDock"_s);
    m_list->setObjectName(u"findingsList"_s);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_quiet->setObjectName(u"findingsQuietLabel"_s);
    m_quiet->setTextFormat(Qt::PlainText);
    m_quiet->setWordWrap(true);
    m_quiet->setAlignment(Qt::AlignCenter);
    m_quiet->setContentsMargins(16, 16, 16, 16);
    m_quiet->setForegroundRole(QPalette::PlaceholderText);
    m_quiet->setFocusPolicy(Qt::TabFocus);
    m_stack->addWidget(m_quiet);
    m_stack->addWidget(m_list);
    setWidget(m_stack);
    connect(m_list, &QListView::clicked, this, &FindingsDock::choose);
}

void FindingsDock::focus()
{
    show();
    raise();
    m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void FindingsDock::setResult(const live::RefreshResult &result)
{
    m_model->setFindings(result.findings);
    const int count = m_model->rowCount();
    m_quiet->setText(tr("Nothing unusual in these sessions.") + u"\n\n"_s
                     + models::findingsLookedAt());
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_list) : m_quiet);
    setWindowTitle(count > 0
                       ? tr("Findings (%1)", "number of findings").arg(locale().toString(count))
                       : tr("Findings"));
}

void FindingsDock::choose(const QModelIndex &index)
{
    if (index.isValid())
        emit filterRequested(index.data(models::KeyRole).toString());
}

bool FindingsDock::eventFilter(QObject *watched, QEvent *event)
{
    // activated() would also come with a double click, after two clicks.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            choose(m_list->currentIndex());
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

} // namespace sessionscope::gui
