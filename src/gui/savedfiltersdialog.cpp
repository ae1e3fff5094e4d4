// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savedfiltersdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/calmrefill.h"
#include "gui/filechooser.h"
#include "models/savedfilters.h"

#include "ui_savedfiltersdialog.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The name as it is saved; the one in the cell may be edited.
constexpr int kNameRole = Qt::UserRole;

} // namespace

SavedFiltersDialog::SavedFiltersDialog(models::SavedFilterStore &filters,
                                       std::unique_ptr<FileChooser> files, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SavedFiltersDialog>())
    , m_saved(filters)
    , m_files(std::move(files))
{
    m_ui->setupUi(this);
    QTreeWidget *tree = m_ui->filtersTreeWidget;
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->installEventFilter(this);
    const auto editName = [this] {
        if (QTreeWidgetItem *item = m_ui->filtersTreeWidget->currentItem())
            m_ui->filtersTreeWidget->editItem(item, 0);
    };
    connect(tree, &QTreeWidget::currentItemChanged, this, &SavedFiltersDialog::updateButtons);
    connect(tree, &QTreeWidget::itemDoubleClicked, this, editName);
    connect(tree, &QTreeWidget::itemChanged, this, &SavedFiltersDialog::rename);
    connect(m_ui->renameButton, &QPushButton::clicked, this, editName);
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &SavedFiltersDialog::deleteCurrent);
    connect(m_ui->importButton, &QPushButton::clicked, this, &SavedFiltersDialog::chooseImport);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &SavedFiltersDialog::chooseExport);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    auto *refill = new CalmRefill(tree, [this] {
        const QString current = currentName();
        fill();
        setCurrentName(current);
    });
    connect(&m_saved, &models::SavedFilterStore::changed, refill, &CalmRefill::request);
    connect(&m_saved, &models::SavedFilterStore::noticeChanged, this,
            &SavedFiltersDialog::updateButtons);
    fill();
    setCurrentName({});
    tree->resizeColumnToContents(0);
    tree->setColumnWidth(0, std::clamp(tree->columnWidth(0), 120, 280));
    tree->setFocus();
}

SavedFiltersDialog::~SavedFiltersDialog() = default;

void SavedFiltersDialog::fill()
{
    QTreeWidget *tree = m_ui->filtersTreeWidget;
    const QSignalBlocker blocker(tree);
    tree->clear();
    for (const models::SavedFilter &saved : m_saved.list()) {
        auto *item = new QTreeWidgetItem(tree,
                                         {displayText(saved.name, kMaxCellCharacters),
                                          displayText(saved.filter, kMaxCellCharacters)});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(0, kNameRole, saved.name);
        item->setToolTip(0, toPlainToolTip(displayText(saved.name, kMaxDetailCharacters)));
        item->setToolTip(1, toPlainToolTip(displayText(saved.filter, kMaxDetailCharacters)));
    }
}

QString SavedFiltersDialog::currentName() const
{
    const QTreeWidgetItem *item = m_ui->filtersTreeWidget->currentItem();
    return item == nullptr ? QString() : item->data(0, kNameRole).toString();
}

void SavedFiltersDialog::setCurrentName(const QString &name)
{
    QTreeWidget *tree = m_ui->filtersTreeWidget;
    tree->setCurrentItem(tree->topLevelItem(0));
    for (int row = 0; row < tree->topLevelItemCount(); ++row) {
        if (tree->topLevelItem(row)->data(0, kNameRole) == name)
            tree->setCurrentItem(tree->topLevelItem(row));
    }
    updateButtons();
}

void SavedFiltersDialog::showOutcome(const Result<void> &done, const QString &sentence)
{
    m_ui->resultHint->setProblem(done ? QString() : done.error().message);
    if (done)
        m_ui->resultHint->setRemark(sentence);
}

void SavedFiltersDialog::rename(QTreeWidgetItem *item)
{
    const QString before = item->data(0, kNameRole).toString();
    const QString after = item->text(0).trimmed();
    // The editor begins with the name as it is shown.
    const bool isSame = after == displayText(before, kMaxCellCharacters).trimmed();
    const Result<void> renamed = isSame ? Result<void>() : m_saved.rename(before, after);
    showOutcome(renamed, {});
    fill();
    setCurrentName(renamed && !isSame ? after : before);
}

void SavedFiltersDialog::move(int by)
{
    const QString name = currentName();
    showOutcome(m_saved.move(name, by), {});
    setCurrentName(name);
}

void SavedFiltersDialog::deleteCurrent()
{
    const QString name = currentName();
    if (name.isEmpty())
        return;
    const qsizetype row =
        m_ui->filtersTreeWidget->indexOfTopLevelItem(m_ui->filtersTreeWidget->currentItem());
    showOutcome(m_saved.remove(name), tr("The filter %1 has been deleted.").arg(name));
    const QList<models::SavedFilter> &left = m_saved.list();
    setCurrentName(left.isEmpty() ? QString() : left[std::min(row, left.size() - 1)].name);
}

void SavedFiltersDialog::chooseImport()
{
    m_files->open(this, {tr("Import Saved Filters"), {}, tr("Filters (*.json);;All files (*)"), {}},
                  [this](const QString &path) { importFrom(path); });
}

void SavedFiltersDialog::chooseExport()
{
    m_files->save(this,
                  {tr("Export Saved Filters"), u"sessionscope-filters.json"_s,
                   tr("Filters (*.json);;All files (*)"), u"json"_s},
                  [this](const QString &path) { exportTo(path); });
}

void SavedFiltersDialog::importFrom(const QString &path)
{
    if (path.isEmpty())
        return;
    const Result<int> added = m_saved.importFrom(path);
    m_ui->resultHint->setProblem(added ? QString() : added.error().message);
    if (!added)
        return;
    m_ui->resultHint->setRemark(*added == 0 ? tr("All of them are there already.")
                                            : tr("%Ln filter(s) imported.", nullptr, *added));
    if (!m_saved.list().isEmpty())
        setCurrentName(m_saved.list().constLast().name);
}

void SavedFiltersDialog::exportTo(const QString &path)
{
    if (path.isEmpty())
        return;
    const Result<void> written = m_saved.exportTo(path);
    m_ui->resultHint->setProblem(written ? QString() : written.error().message);
    if (written)
        m_ui->resultHint->setRemark(
            tr("%Ln filter(s) written.", nullptr, static_cast<int>(m_saved.list().size())));
}

void SavedFiltersDialog::updateButtons()
{
    const qsizetype row =
        m_ui->filtersTreeWidget->indexOfTopLevelItem(m_ui->filtersTreeWidget->currentItem());
    const qsizetype count = m_ui->filtersTreeWidget->topLevelItemCount();
    m_ui->renameButton->setEnabled(row >= 0);
    m_ui->deleteButton->setEnabled(row >= 0);
    m_ui->upButton->setEnabled(row > 0);
    m_ui->downButton->setEnabled(row >= 0 && row + 1 < count);
    m_ui->exportButton->setEnabled(count > 0);
    if (!m_saved.notice().isEmpty())
        m_ui->resultHint->setHelp(m_saved.notice());
    else if (count == 0)
        m_ui->resultHint->setHelp(tr("Nothing is saved yet. Type a filter and choose Save This "
                                     "Filter in the menu beside the line."));
    else
        m_ui->resultHint->setHelp(tr("F2 renames, Delete deletes; every change is saved at once."));
}

bool SavedFiltersDialog::eventFilter(QObject *watched, QEvent *event)
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
