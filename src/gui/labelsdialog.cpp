// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/labelsdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/filechooser.h"
#include "gui/icons.h"
#include "gui/labeldialog.h"
#include "gui/opendialog.h"
#include "gui/quietdelegate.h"
#include "live/labelstore.h"
#include "models/labellistmodel.h"
#include "models/roles.h"
#include "session/labelrulesfile.h"

#include "ui_labelsdialog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::LabelListModel;

namespace {

constexpr qsizetype kShownProblems = 200; // nobody reads more; all of them are counted

} // namespace

LabelsDialog::LabelsDialog(live::LabelStore &store, FileChooser &files, Settings &settings,
                           QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LabelsDialog>())
    , m_store(store)
    , m_files(files)
    , m_settings(settings)
    , m_model(new LabelListModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(models::RawRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    QTableView *table = m_ui->labelsTableView;
    table->setModel(m_sorted);
    table->setItemDelegate(new QuietDelegate(table));
    table->sortByColumn(LabelListModel::Pattern, Qt::AscendingOrder);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    const int unit = table->fontMetrics().horizontalAdvance(u'0');
    table->horizontalHeader()->resizeSection(LabelListModel::Pattern, unit * 24);
    table->horizontalHeader()->resizeSection(LabelListModel::Alias, unit * 22);
    table->horizontalHeader()->resizeSection(LabelListModel::Tags, unit * 16);
    table->installEventFilter(this);
    m_ui->addButton->setIcon(themedIcon(u"add"_s));
    m_ui->editButton->setIcon(themedIcon(u"edit"_s));
    m_ui->deleteButton->setIcon(themedIcon(u"delete"_s));
    m_ui->problemsTextEdit->hide();

    connect(m_ui->addButton, &QPushButton::clicked, this, &LabelsDialog::add);
    connect(m_ui->editButton, &QPushButton::clicked, this, &LabelsDialog::edit);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &LabelsDialog::removeSelected);
    connect(m_ui->importButton, &QPushButton::clicked, this, &LabelsDialog::chooseImport);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &LabelsDialog::chooseExport);
    connect(table, &QTableView::doubleClicked, this, &LabelsDialog::edit);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LabelsDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_store, &live::LabelStore::changed, this, &LabelsDialog::updateList);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    updateList();
    if (m_model->rowCount() > 0)
        table->selectRow(0);
}

LabelsDialog::~LabelsDialog() = default;

bool LabelsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->labelsTableView && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2) {
            edit();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

QStringList LabelsDialog::selectedPatterns() const
{
    QStringList patterns;
    for (const QModelIndex &index : m_ui->labelsTableView->selectionModel()->selectedRows())
        patterns.append(index.data(models::KeyRole).toString());
    return patterns;
}

void LabelsDialog::add()
{
    openDialog(new LabelDialog(m_store, {}, this));
}

void LabelsDialog::edit()
{
    const QStringList patterns = selectedPatterns();
    if (patterns.size() == 1)
        openDialog(new LabelDialog(m_store, patterns, this));
}

void LabelsDialog::removeSelected()
{
    const QStringList patterns = selectedPatterns();
    if (patterns.isEmpty())
        return;
    const Result<void> removed = m_store.remove(patterns);
    if (removed)
        showDone(tr("%Ln entry(s) deleted.", nullptr, static_cast<int>(patterns.size())));
    else
        showProblem(removed.error().message);
}

void LabelsDialog::chooseImport()
{
    m_files.open(this,
                 {tr("Import Sources"),
                  m_settings.lastFileFolder(),
                  tr("CSV and hosts files (*.csv hosts *.txt *.hosts);;All files (*)"),
                  {}},
                 [this](const QString &path) {
                     if (!path.isEmpty())
                         importFrom(path);
                 });
}

void LabelsDialog::importFrom(const QString &path)
{
    m_settings.setLastFileFolder(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        showProblem(
            tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
        return;
    }
    if (file.size() > session::kMaxLabelFileBytes) {
        showProblem(
            tr("%1 is too large for a list of sources.").arg(QDir::toNativeSeparators(path)));
        return;
    }
    const session::LabelFile read = session::readLabelFile(file.read(session::kMaxLabelFileBytes));
    if (!read.rules.empty()) {
        if (const Result<void> put = m_store.putAll(read.rules); !put) {
            showProblem(put.error().message);
            return;
        }
    }
    const QString taken =
        tr("%Ln entry(s) imported.", nullptr, static_cast<int>(read.rules.size()));
    if (read.problems.isEmpty()) {
        showDone(taken);
        return;
    }
    showProblem(
        taken + u' '
        + tr("%Ln line(s) could not be used:", nullptr, static_cast<int>(read.problems.size())));
    QStringList lines;
    for (const session::LabelFileProblem &problem : read.problems.mid(0, kShownProblems))
        lines.append(tr("Line %1: %2").arg(locale().toString(problem.line), problem.message));
    if (read.problems.size() > kShownProblems)
        lines.append(u"…"_s);
    m_ui->problemsTextEdit->setPlainText(lines.join(u'\n'));
    m_ui->problemsTextEdit->show();
}

void LabelsDialog::chooseExport()
{
    m_files.save(this,
                 {tr("Export Sources"),
                  QDir(m_settings.lastFileFolder()).filePath(u"sources.csv"_s), tr("CSV (*.csv)"),
                  u"csv"_s},
                 [this](const QString &path) {
                     if (!path.isEmpty())
                         exportTo(path);
                 });
}

void LabelsDialog::exportTo(const QString &path)
{
    m_settings.setLastFileFolder(QFileInfo(path).absolutePath());
    const session::LabelRulesPointer rules = m_store.rules();
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.write(session::writeLabelCsv(rules->rules())) >= 0 && file.commit();
    if (isWritten)
        showDone(tr("%Ln entry(s) written to %1.", nullptr, static_cast<int>(rules->rules().size()))
                     .arg(QDir::toNativeSeparators(path)));
    else
        showProblem(tr("%1 cannot be written: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
}

void LabelsDialog::showProblem(const QString &problem)
{
    m_ui->problemsTextEdit->hide();
    m_ui->resultHint->setHelp({});
    m_ui->resultHint->setProblem(problem);
}

void LabelsDialog::showDone(const QString &sentence)
{
    m_ui->problemsTextEdit->hide();
    m_ui->resultHint->setProblem({});
    m_ui->resultHint->setHelp(sentence);
}

void LabelsDialog::updateList()
{
    m_model->setRules(*m_store.rules());
    m_ui->fileHint->setProblem(m_store.notice());
    updateState();
}

void LabelsDialog::updateState()
{
    const qsizetype selected = m_ui->labelsTableView->selectionModel()->selectedRows().size();
    m_ui->editButton->setEnabled(selected == 1);
    m_ui->deleteButton->setEnabled(selected > 0);
    m_ui->exportButton->setEnabled(m_model->rowCount() > 0);
}

} // namespace sessionscope::gui
