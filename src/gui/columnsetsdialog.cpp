// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columnsetsdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/calmrefill.h"
#include "gui/quietdelegate.h"
#include "gui/savecolumnsdialog.h"
#include "models/columnsets.h"
#include "models/tidyname.h"

#include "ui_columnsetsdialog.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace sessionscope::gui {

namespace {

//! The name that an own set is saved under; the ones of the program have none.
constexpr int kTitleRole = Qt::UserRole;

} // namespace

ColumnSetsDialog::ColumnSetsDialog(models::ColumnSetStore &store, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ColumnSetsDialog>())
    , m_store(store)
{
    m_ui->setupUi(this);
    QTreeWidget *tree = m_ui->setsTreeWidget;
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setItemDelegate(new QuietDelegate(tree));
    tree->installEventFilter(this);
    const auto editName = [tree] {
        if (QTreeWidgetItem *item = tree->currentItem())
            tree->editItem(item, 0);
    };
    connect(tree, &QTreeWidget::currentItemChanged, this, &ColumnSetsDialog::updateButtons);
    connect(tree, &QTreeWidget::itemDoubleClicked, this, editName);
    connect(tree, &QTreeWidget::itemChanged, this, &ColumnSetsDialog::rename);
    connect(m_ui->renameButton, &QPushButton::clicked, this, editName);
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &ColumnSetsDialog::deleteCurrent);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    m_ui->resultHint->setHelp(
        m_store.own().isEmpty()
            ? tr("The sets of the program stay. Save one of your own with Save Current Columns As "
                 "in the menu of the columns.")
            : tr("F2 renames, Delete deletes; every change is saved at once. The sets of the "
                 "program stay."));
    auto *refill = new CalmRefill(tree, [this] {
        const QString current = currentTitle();
        fill();
        setCurrentTitle(current);
    });
    connect(&m_store, &models::ColumnSetStore::changed, refill, &CalmRefill::request);
    fill();
    tree->resizeColumnToContents(0);
    tree->setColumnWidth(0, std::clamp(tree->columnWidth(0), 120, 260));
    setCurrentTitle(m_store.own().isEmpty() ? QString() : m_store.own().first().title);
    tree->setFocus();
}

ColumnSetsDialog::~ColumnSetsDialog() = default;

void ColumnSetsDialog::addSet(const QString &title, const QString &columns, bool isOwn)
{
    const QString shown = displayText(title, kMaxCellCharacters);
    auto *item = new QTreeWidgetItem(m_ui->setsTreeWidget, {shown, columns});
    item->setToolTip(0, toPlainToolTip(shown));
    item->setToolTip(1, toPlainToolTip(columns));
    if (!isOwn)
        return;
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setData(0, kTitleRole, title);
}

void ColumnSetsDialog::fill()
{
    const QSignalBlocker blocker(m_ui->setsTreeWidget);
    m_ui->setsTreeWidget->clear();
    for (const models::ColumnSet &set : m_store.own())
        addSet(set.title, columnTitles(set.columns), true);
    for (const models::ColumnSet &set : models::columnSets())
        addSet(set.title, columnTitles(set.columns), false);
}

QString ColumnSetsDialog::currentTitle() const
{
    const QTreeWidgetItem *item = m_ui->setsTreeWidget->currentItem();
    return item == nullptr ? QString() : item->data(0, kTitleRole).toString();
}

void ColumnSetsDialog::setCurrentTitle(const QString &title)
{
    QTreeWidget *tree = m_ui->setsTreeWidget;
    tree->setCurrentItem(tree->topLevelItem(0));
    for (int row = 0; row < tree->topLevelItemCount(); ++row) {
        if (!title.isEmpty() && tree->topLevelItem(row)->data(0, kTitleRole) == title)
            tree->setCurrentItem(tree->topLevelItem(row));
    }
    updateButtons();
}

void ColumnSetsDialog::show(const Result<void> &done, const QString &sentence)
{
    m_ui->resultHint->setProblem(done ? QString() : done.error().message);
    if (done)
        m_ui->resultHint->setRemark(sentence);
}

void ColumnSetsDialog::rename(QTreeWidgetItem *item)
{
    const QString before = item->data(0, kTitleRole).toString();
    const QString after = models::tidyName(item->text(0), models::ColumnSetStore::kMaxTitle);
    // The editor begins with the title as it is shown.
    const bool isSame = item->text(0) == displayText(before, kMaxCellCharacters);
    const Result<void> renamed = isSame ? Result<void>() : m_store.rename(before, after);
    show(renamed, {});
    fill();
    setCurrentTitle(renamed && !isSame ? after : before);
}

void ColumnSetsDialog::move(int by)
{
    const QString title = currentTitle();
    show(m_store.move(title, by), {});
    fill();
    setCurrentTitle(title);
}

void ColumnSetsDialog::deleteCurrent()
{
    const QString title = currentTitle();
    if (title.isEmpty())
        return;
    const int row = m_ui->setsTreeWidget->indexOfTopLevelItem(m_ui->setsTreeWidget->currentItem());
    show(m_store.remove(title), tr("The set %1 has been deleted.").arg(title));
    fill();
    const QList<models::ColumnSet> &own = m_store.own();
    setCurrentTitle(own.isEmpty() ? QString()
                                  : own[std::min<qsizetype>(row, own.size() - 1)].title);
}

void ColumnSetsDialog::updateButtons()
{
    const int row = m_ui->setsTreeWidget->indexOfTopLevelItem(m_ui->setsTreeWidget->currentItem());
    const bool isOwn = !currentTitle().isEmpty();
    m_ui->renameButton->setEnabled(isOwn);
    m_ui->deleteButton->setEnabled(isOwn);
    m_ui->upButton->setEnabled(isOwn && row > 0);
    m_ui->downButton->setEnabled(isOwn && row + 1 < m_store.own().size());
}

bool ColumnSetsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete) {
            deleteCurrent();
            return true;
        }
        if (key == Qt::Key_F2) {
            m_ui->renameButton->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sessionscope::gui
