// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/journaldialog.h"

#include "core/future.h"
#include "core/runonpool.h"
#include "core/settings.h"
#include "export/exporter.h"
#include "gui/exporttable.h"
#include "gui/filechooser.h"
#include "gui/fitheight.h"
#include "gui/icons.h"
#include "gui/journaltable.h"
#include "gui/quietdelegate.h"
#include "models/journalmodel.h"

#include "ui_journaldialog.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::JournalModel;

JournalDialog::JournalDialog(const live::Journal &journal, FileChooser &files, Settings &settings,
                             QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::JournalDialog>())
    , m_journal(journal)
    , m_files(files)
    , m_settings(settings)
    , m_model(new JournalModel(this))
{
    m_ui->setupUi(this);
    setUpTable();
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    const auto add = [this](const QString &text, const QString &name, const QString &icon) {
        QPushButton *button = m_ui->buttonBox->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->setIcon(themedIcon(icon));
        return button;
    };
    m_refreshButton = add(tr("&Refresh"), u"refreshButton"_s, u"refresh"_s);
    // Beside the access key, which the button has room for only.
    for (const QKeySequence &keys : QKeySequence::keyBindings(QKeySequence::Refresh)) {
        connect(new QShortcut(keys, this), &QShortcut::activated, m_refreshButton,
                &QPushButton::click);
    }
    m_exportButton = add(tr("E&xport…"), u"exportButton"_s, u"export"_s);
    connect(m_refreshButton, &QPushButton::clicked, this, &JournalDialog::read);
    connect(m_exportButton, &QPushButton::clicked, this, &JournalDialog::chooseExport);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    read();
    boundHeight(this);
}

JournalDialog::~JournalDialog() = default;

void JournalDialog::setUpTable()
{
    QTableView *table = m_ui->journalTableView;
    table->setModel(m_model);
    table->setItemDelegate(new QuietDelegate(table));
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    const int unit = table->fontMetrics().horizontalAdvance(u'0');
    const std::pair<int, int> widths[] = {{JournalModel::Time, 24},
                                          {JournalModel::User, 11},
                                          {JournalModel::Connection, 18},
                                          {JournalModel::Action, 24},
                                          {JournalModel::Sessions, 9}};
    for (const auto &[column, width] : widths)
        table->horizontalHeader()->resizeSection(
            column, qMax(unit * width, table->horizontalHeader()->sectionSizeHint(column)));
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &JournalDialog::showDetails);
}

void JournalDialog::read()
{
    m_refreshButton->setEnabled(false);
    m_exportButton->setEnabled(false);
    m_ui->resultHint->setHelp(tr("Reading the journal …"));
    using Entries = std::vector<live::JournalEntry>;
    const auto work = [journal = m_journal] {
        return Result<Entries>(journal.read());
    };
    whenFinished(runOnPool<Entries>(work), this, [this](Result<Entries> entries) {
        if (entries)
            showEntries(std::move(*entries));
    });
}

void JournalDialog::showEntries(std::vector<live::JournalEntry> entries)
{
    m_model->setEntries(std::move(entries));
    const bool isEmpty = m_model->rowCount() == 0;
    m_refreshButton->setEnabled(true);
    m_exportButton->setEnabled(!isEmpty);
    m_ui->resultHint->setProblem({});
    m_ui->resultHint->setHelp(isEmpty ? tr("Nothing has been disconnected yet.") : QString());
    if (!isEmpty)
        m_ui->journalTableView->selectRow(0);
    showDetails();
}

void JournalDialog::showDetails()
{
    const QModelIndex current = m_ui->journalTableView->currentIndex();
    m_ui->detailsTextEdit->setPlainText(
        current.isValid() ? models::journalDetails(m_model->entryAt(current.row()), locale())
                          : QString());
}

void JournalDialog::chooseExport()
{
    m_files.save(this,
                 {tr("Export Journal"), QDir(exportFolder(m_settings)).filePath(u"journal.csv"_s),
                  tr("CSV (*.csv);;TSV (*.tsv);;JSON (*.json);;NDJSON (*.ndjson)"), u"csv"_s},
                 [this](const QString &path) {
                     if (!path.isEmpty())
                         exportTo(path);
                 });
}

void JournalDialog::exportTo(const QString &path)
{
    m_settings.setLastExportFolder(QFileInfo(path).absolutePath());
    exporting::TableFormat format;
    format.kind = exporting::kindFromFileName(path);
    format.preset = tablePreset(m_settings.csvPreset());
    format.decimalComma = exporting::usesDecimalComma();
    m_exportButton->setEnabled(false);
    const auto work = [entries = m_model->entries(), format, path] {
        return exporting::exportTable({journalTable(entries), format, path});
    };
    whenFinished(runOnPool<exporting::ExportSummary>(work), this,
                 [this](const Result<exporting::ExportSummary> &written) {
                     m_exportButton->setEnabled(true);
                     m_ui->resultHint->setHelp(written ? exporting::doneMessage(*written)
                                                       : QString());
                     m_ui->resultHint->setProblem(written ? QString() : written.error().message);
                 });
}

} // namespace sessionscope::gui
