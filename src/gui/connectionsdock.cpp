// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectionsdock.h"

#include "gui/connectiondelegate.h"
#include "gui/icons.h"
#include "gui/qtbuttons.h"
#include "live/profilestore.h"
#include "models/connectionlistmodel.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

ConnectionsDock::ConnectionsDock(live::ProfileStore &profiles, QWidget *parent)
    : QDockWidget(tr("Connections"), parent)
    , m_model(new models::ConnectionListModel(profiles, this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(tr("No connections yet."), this))
    , m_notice(new QLabel(this))
{
    setObjectName(u"connectionsDock"_s);
    nameButtons(*this);
    m_list->setObjectName(u"connectionsList"_s);
    m_list->setAccessibleName(tr("Saved connections"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ConnectionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(8, 8, 8, 8);
    m_empty->setWordWrap(true);
    m_notice->setObjectName(u"connectionsNoticeLabel"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(8, 4, 8, 4);
    m_notice->hide();
    auto *add = new QToolButton(this);
    add->setObjectName(u"addConnectionButton"_s);
    add->setText(tr("&Add…"));
    add->setToolTip(tr("Add a connection (Ctrl+N)"));
    add->setIcon(themedIcon(u"add"_s));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::TabFocus);

    auto *content = new QWidget(this);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(0);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_notice);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(4, 0, 4, 0);
    buttons->addWidget(add);
    buttons->addStretch();
    layout->addLayout(buttons);
    setWidget(content);

    connect(add, &QToolButton::clicked, this, &ConnectionsDock::addRequested);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { emit openRequested(m_model->profileId(index)); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &ConnectionsDock::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionsDock::currentChanged);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ConnectionsDock::updateEmptyText);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ConnectionsDock::updateEmptyText);
    updateEmptyText();
}

void ConnectionsDock::focus()
{
    show();
    raise();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

QString ConnectionsDock::currentProfile() const
{
    return m_model->profileId(m_list->currentIndex());
}

void ConnectionsDock::setCurrentProfile(const QString &profileId)
{
    m_list->setCurrentIndex(m_model->indexOf(profileId));
}

void ConnectionsDock::setNotice(const QString &notice)
{
    m_notice->setText(notice.isEmpty() ? QString() : u"⚠ " + notice);
    m_notice->setVisible(!notice.isEmpty());
}

void ConnectionsDock::updateEmptyText()
{
    m_empty->setVisible(m_model->rowCount() == 0);
}

void ConnectionsDock::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString id = m_model->profileId(m_list->indexAt(position));
    if (!id.isEmpty()) {
        menu->addAction(themedIcon(u"connection"_s), tr("&Open"), this,
                        [this, id] { emit openRequested(id); });
        menu->addAction(themedIcon(u"edit"_s), tr("&Edit…"), this,
                        [this, id] { emit editRequested(id); });
        menu->addAction(themedIcon(u"duplicate"_s), tr("D&uplicate"), this,
                        [this, id] { emit duplicateRequested(id); });
        menu->addAction(themedIcon(u"delete"_s), tr("&Delete…"), this,
                        [this, id] { emit deleteRequested(id); });
        menu->addSeparator();
    }
    menu->addAction(themedIcon(u"add"_s), tr("&Add…"), this, &ConnectionsDock::addRequested);
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace sessionscope::gui
