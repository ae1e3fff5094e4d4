// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/detailsdock.h"

#include "gui/labelswatch.h"
#include "gui/quietdelegate.h"
#include "models/celltext.h"
#include "models/detailsmodel.h"
#include "models/marktext.h"
#include "models/roles.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::DetailsModel;

namespace {

constexpr QSize kSwatchSize(16, 16);

} // namespace

DetailsDock::DetailsDock(QWidget *parent)
    : QDockWidget(tr("Details"), parent)
    , m_model(new DetailsModel(this))
    , m_title(new QLabel(this))
    , m_labelRow(new QWidget(this))
    , m_labelMark(new QLabel(m_labelRow))
    , m_label(new QLabel(m_labelRow))
    , m_gone(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_meaning(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new QLabel(tr("Choose a session to see all that is known of it."), this))
{
    setObjectName(u"detailsDock"_s);
    for (QLabel *label : {m_title, m_label, m_gone, m_meaning, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setContentsMargins(8, 4, 8, 4);
    m_title->setObjectName(u"detailsTitleLabel"_s);
    QFont semibold = font();
    semibold.setWeight(QFont::DemiBold);
    m_title->setFont(semibold);
    m_label->setObjectName(u"detailsAliasLabel"_s);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *labelLayout = new QHBoxLayout(m_labelRow);
    labelLayout->setContentsMargins(8, 0, 8, 4);
    labelLayout->setSpacing(4);
    labelLayout->addWidget(m_labelMark);
    labelLayout->addWidget(m_label, 1);
    m_labelRow->hide();
    m_gone->setObjectName(u"detailsGoneLabel"_s);
    m_gone->setContentsMargins(8, 2, 8, 4);
    m_gone->setText(tr("– No longer in the list: it has ended, or the filter hides it."));
    m_gone->hide();
    m_meaning->setObjectName(u"detailsMeaningLabel"_s);
    m_meaning->setContentsMargins(8, 4, 8, 6);
    m_meaning->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    // Room for three lines, so that the list does not jump with the length of the text.
    m_meaning->setMinimumHeight(fontMetrics().lineSpacing() * 3 + 10);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(16, 16, 16, 16);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);

    m_list->setObjectName(u"detailsList"_s);
    m_list->setAccessibleName(tr("Members of the session"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QuietDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_list->header();
    const int unit = fontMetrics().horizontalAdvance(u'0');
    header->setStretchLastSection(false);
    header->resizeSection(DetailsModel::Title, unit * 15);
    header->resizeSection(DetailsModel::Value, unit * 20);
    header->resizeSection(DetailsModel::Raw, unit * 18);
    header->resizeSection(DetailsModel::ApiName, unit * 11);
    header->resizeSection(DetailsModel::Meaning, unit * 60);

    auto *copy = new QAction(tr("&Copy Raw Value"), m_list);
    m_list->addAction(copy);
    connect(copy, &QAction::triggered, this, &DetailsDock::copyCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DetailsDock::updateMeaning);

    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_labelRow);
    layout->addWidget(m_gone);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_meaning);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    setWidget(m_stack);
}

void DetailsDock::setSession(const session::SnapshotPointer &snapshot, quint32 row,
                             const session::SourceLabel *label)
{
    m_model->setSession(snapshot, row);
    m_title->setText(models::rowSummary(*snapshot, row, locale()));
    m_labelRow->setVisible(label != nullptr);
    if (label != nullptr) {
        m_label->setText(models::labelSentence(*label));
        m_labelMark->setVisible(label->color > 0);
        m_labelMark->setPixmap(labelSwatch(label->color, palette()).pixmap(kSwatchSize));
    }
    m_gone->hide();
    m_stack->setCurrentIndex(1);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(session::indexOf(session::Column::Addr), 0));
    updateMeaning();
}

void DetailsDock::setSigns(session::RowChanges changes, const live::RuleInForce *rule)
{
    QStringList lines;
    if (const models::Mark mark = models::markOf(changes); mark != models::Mark::None) {
        lines.append(tr("%1 %2 (since the last refresh)", "a sign, what has become of a session")
                         .arg(models::markSign(mark), models::markText(changes)));
    }
    if (rule != nullptr) {
        lines.append(tr("%1 %2", "a sign, the colour rule that it stands for")
                         .arg(rule->sign, models::colorRuleText(rule->rule.word)));
    }
    m_gone->setText(lines.join(QLatin1Char('\n')));
    m_gone->setVisible(!lines.isEmpty());
}

void DetailsDock::setGone()
{
    m_gone->setText(tr("– No longer in the list: it has ended, or the filter hides it."));
    if (m_model->hasSession())
        m_gone->show();
}

void DetailsDock::clear()
{
    m_model->clear();
    m_stack->setCurrentIndex(0);
}

void DetailsDock::focus()
{
    show();
    raise();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void DetailsDock::updateMeaning()
{
    const QModelIndex current = m_list->currentIndex();
    m_meaning->setText(current.isValid() ? models::meaning(
                           *m_model->snapshot(), m_model->memberAt(current.row()), m_model->row())
                                         : QString());
}

void DetailsDock::copyCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid())
        QGuiApplication::clipboard()->setText(current.data(models::RawRole).toString());
}

} // namespace sessionscope::gui
