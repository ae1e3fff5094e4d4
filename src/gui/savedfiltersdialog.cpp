// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savedfiltersdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/filechooser.h"

#include "ui_savedfiltersdialog.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

SavedFiltersDialog::SavedFiltersDialog(Settings &settings, std::unique_ptr<FileChooser> files,
                                       QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SavedFiltersDialog>())
    , m_saved(settings)
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
    fill(0);
    tree->resizeColumnToContents(0);
    tree->setColumnWidth(0, std::clamp(tree->columnWidth(0), 120, 280));
    tree->setFocus();
}

SavedFiltersDialog::~SavedFiltersDialog() = default;

void SavedFiltersDialog::fill(qsizetype current)
{
    QTreeWidget *tree = m_ui->filtersTreeWidget;
    {
        const QSignalBlocker blocker(tree);
        tree->clear();
        for (const SavedFilter &saved : m_saved.list()) {
            auto *item = new QTreeWidgetItem(
                tree, {saved.name, displayText(saved.filter, kMaxCellCharacters)});
            item->setFlags(item->flags() | Qt::ItemIsEditable);
            item->setToolTip(1, toPlainToolTip(displayText(saved.filter, kMaxDetailCharacters)));
        }
        const qsizetype last = tree->topLevelItemCount() - 1;
        tree->setCurrentItem(tree->topLevelItem(static_cast<int>(std::min(current, last))));
    }
    updateButtons();
}

qsizetype SavedFiltersDialog::currentRow() const
{
    return m_ui->filtersTreeWidget->indexOfTopLevelItem(m_ui->filtersTreeWidget->currentItem());
}

void SavedFiltersDialog::rename(QTreeWidgetItem *item)
{
    const qsizetype row = m_ui->filtersTreeWidget->indexOfTopLevelItem(item);
    QList<SavedFilter> list = m_saved.list();
    const QString name = item->text(0).trimmed();
    if (row >= list.size() || list[row].name == name)
        return;
    const bool isOfAnother = std::any_of(list.begin(), list.end(), [&](const SavedFilter &other) {
        return other.name != list[row].name && other.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    QString problem;
    if (name.isEmpty() || name.size() > SavedFilters::kMaxNameCharacters)
        problem = tr("A name has 1 to %1 characters.").arg(SavedFilters::kMaxNameCharacters);
    else if (isOfAnother)
        problem = tr("Another filter has this name already.");
    m_ui->resultHint->setProblem(problem);
    if (problem.isEmpty()) {
        list[row].name = name;
        m_saved.setList(list);
    }
    fill(row);
}

void SavedFiltersDialog::move(qsizetype by)
{
    QList<SavedFilter> list = m_saved.list();
    const qsizetype row = currentRow();
    if (row < 0 || row + by < 0 || row + by >= list.size())
        return;
    list.move(row, row + by);
    m_saved.setList(list);
    fill(row + by);
}

void SavedFiltersDialog::deleteCurrent()
{
    QList<SavedFilter> list = m_saved.list();
    const qsizetype row = currentRow();
    if (row < 0 || row >= list.size())
        return;
    const QString name = list.takeAt(row).name;
    m_saved.setList(list);
    m_ui->resultHint->setProblem({});
    m_ui->resultHint->setRemark(tr("The filter %1 has been deleted.").arg(name));
    fill(row);
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
    fill(m_saved.list().size() - 1);
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
    const qsizetype row = currentRow();
    const qsizetype count = m_ui->filtersTreeWidget->topLevelItemCount();
    m_ui->renameButton->setEnabled(row >= 0);
    m_ui->deleteButton->setEnabled(row >= 0);
    m_ui->upButton->setEnabled(row > 0);
    m_ui->downButton->setEnabled(row >= 0 && row + 1 < count);
    m_ui->exportButton->setEnabled(count > 0);
    if (count == 0)
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
