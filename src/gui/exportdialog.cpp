// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exportdialog.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "core/runonpool.h"
#include "core/settings.h"
#include "gui/errordetailsdialog.h"
#include "gui/exporttable.h"
#include "gui/filechooser.h"
#include "gui/fitheight.h"
#include "models/grouptext.h"

#include "ui_exportdialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <atomic>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

using exporting::TableFormat;

//! Choices clicked through quickly make one preview.
constexpr std::chrono::milliseconds kPreviewDelay{50};
constexpr std::chrono::milliseconds kProgressInterval{100};
//! The progress bar has an int; this many steps are finer than its pixels.
constexpr int kProgressSteps = 1000;

constexpr TableFormat::Kind kKinds[] = {TableFormat::Kind::Csv, TableFormat::Kind::Tsv,
                                        TableFormat::Kind::Json, TableFormat::Kind::Ndjson};
constexpr TableFormat::Preset kPresets[] = {
    TableFormat::Preset::Standard, TableFormat::Preset::Spreadsheet, TableFormat::Preset::Scripts};

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() ? second : first + u' ' + second;
}

} // namespace

//! Written by the worker, read by a timer.
struct ExportDialog::Progress
{
    std::atomic<quint64> written = 0;
    std::atomic<quint64> total = 0;
};

ExportDialog::ExportDialog(ExportInput input, Settings &settings, FileChooser &files,
                           QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
    , m_input(std::make_shared<const ExportInput>(std::move(input)))
    , m_settings(settings)
    , m_files(files)
    , m_progress(std::make_shared<Progress>())
{
    Q_ASSERT(m_input->snapshot);
    m_ui->setupUi(this);
    m_exportButton = m_ui->buttonBox->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_exportButton->setObjectName(u"exportButton"_s);
    m_exportButton->setDefault(true);
    m_ui->previewTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->progressBar->setRange(0, kProgressSteps);
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(kPreviewDelay);
    m_progressTimer.setInterval(kProgressInterval);

    fillChoices();
    m_proposedPath = proposedPath();
    m_ui->pathLineEdit->setText(m_proposedPath);
    connectAll();
    updateState();
    startPreview();
    boundHeight(this);
}

ExportDialog::~ExportDialog()
{
    m_stop.request_stop();
}

void ExportDialog::done(int result)
{
    m_stop.request_stop();
    QDialog::done(result);
}

void ExportDialog::fillChoices()
{
    QRadioButton *table = m_ui->sessionsRadioButton;
    if (m_input->groups)
        table = m_ui->groupsRadioButton;
    else if (m_input->sources)
        table = m_ui->sourcesRadioButton;
    table->setChecked(true);
    QStringList keys;
    for (const session::GroupKey &key : m_input->groupRequest.keys)
        keys.append(models::groupKeyTitle(key));
    m_ui->groupsRadioButton->setToolTip(
        tr("Grouped by %1", "names of keys").arg(keys.join(tr(", ", "between keys of groups"))));

    const QLocale locale;
    const auto number = [&locale](std::size_t count) {
        return locale.toString(static_cast<qulonglong>(count));
    };
    m_ui->shownRadioButton->setText(
        tr("S&hown (%1)", "rows, with their number").arg(number(m_input->visibleRows.size())));
    m_ui->allRadioButton->setText(
        tr("&All (%1)", "rows, with their number").arg(number(m_input->snapshot->rowCount())));
    m_ui->selectedRadioButton->setText(
        tr("Se&lected (%1)", "rows, with their number").arg(number(m_input->selectedRows.size())));
    m_ui->selectedRadioButton->setEnabled(!m_input->selectedRows.empty());
    // Several rows are selected on purpose; one is as a rule just the current one.
    (m_input->selectedRows.size() > 1 ? m_ui->selectedRadioButton : m_ui->shownRadioButton)
        ->setChecked(true);

    m_ui->visibleColumnsRadioButton->setText(
        tr("&Visible (%1)", "columns, with their number")
            .arg(number(static_cast<std::size_t>(m_input->visibleColumns.size()))));
    m_ui->allColumnsRadioButton->setText(
        tr("All (&%1)", "columns, with their number")
            .arg(number(exporting::allColumns(*m_input->snapshot).size())));
    m_ui->visibleColumnsRadioButton->setEnabled(!m_input->visibleColumns.isEmpty());
    (m_input->visibleColumns.isEmpty() ? m_ui->allColumnsRadioButton
                                       : m_ui->visibleColumnsRadioButton)
        ->setChecked(true);

    m_ui->localNamesCheckBox->setVisible(m_input->labels != nullptr);
    m_ui->localNamesCheckBox->setChecked(m_input->labels != nullptr
                                         && m_settings.exportsLocalNames());
    m_ui->columnsHint->setField(m_ui->localNamesCheckBox);

    for (const TableFormat::Kind kind : kKinds)
        m_ui->formatComboBox->addItem(QString(exporting::kindName(kind)).toUpper(),
                                      static_cast<int>(kind));
    const auto last = exporting::kindFromName(m_settings.lastExportFormat());
    m_ui->formatComboBox->setCurrentIndex(
        m_ui->formatComboBox->findData(static_cast<int>(last.value_or(TableFormat::Kind::Csv))));

    for (const TableFormat::Preset preset : kPresets)
        m_ui->presetComboBox->addItem(exporting::presetTitle(preset), static_cast<int>(preset));
    m_ui->presetComboBox->setCurrentIndex(
        m_ui->presetComboBox->findData(static_cast<int>(tablePreset(m_settings.csvPreset()))));

    m_ui->presetHint->setField(m_ui->presetComboBox);
    m_ui->pathHint->setField(m_ui->pathLineEdit);
}

void ExportDialog::connectAll()
{
    const auto handleChoice = [this] {
        m_exportButton->setDefault(true);
        followProposal();
        updateState();
        m_previewTimer.start();
    };
    for (const QButtonGroup *group : {m_ui->tableGroup, m_ui->scopeGroup, m_ui->columnsGroup})
        connect(group, &QButtonGroup::buttonToggled, this, handleChoice);
    connect(m_ui->localNamesCheckBox, &QCheckBox::toggled, this, handleChoice);
    connect(m_ui->presetComboBox, &QComboBox::currentIndexChanged, this, handleChoice);
    connect(m_ui->formatComboBox, &QComboBox::currentIndexChanged, this, handleChoice);
    connect(m_ui->pathLineEdit, &QLineEdit::textChanged, this, &ExportDialog::updateState);
    connect(m_ui->browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(&m_previewTimer, &QTimer::timeout, this, &ExportDialog::startPreview);
    connect(&m_progressTimer, &QTimer::timeout, this, &ExportDialog::showProgress);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &ExportDialog::startExport);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] { m_stop.request_stop(); });
    connect(m_ui->openFolderButton, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_writtenPath).absolutePath()));
    });
    connect(m_ui->copyPathButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(m_writtenPath));
    });
    connect(m_ui->errorDetailsButton, &QPushButton::clicked, this, [this] {
        auto *dialog = new ErrorDetailsDialog(*m_error, {}, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void ExportDialog::followProposal()
{
    const QString text = m_ui->pathLineEdit->text();
    const bool isProposed = text == m_proposedPath;
    m_proposedPath = proposedPath();
    const QString suffix = QFileInfo(text).suffix();
    if (isProposed) {
        m_ui->pathLineEdit->setText(m_proposedPath);
    } else if (exporting::kindFromName(suffix)) {
        // Of a path of the user's own only the suffix follows, if it is one of a format.
        m_ui->pathLineEdit->setText(text.chopped(suffix.size())
                                    + exporting::kindName(format().kind));
    }
}

void ExportDialog::updateState()
{
    const TableFormat chosen = format();
    m_ui->presetComboBox->setEnabled(chosen.hasPreset() && !m_exporting);
    m_ui->presetHint->setHelp(chosen.hasPreset()
                                  ? exporting::presetHelp(chosen.preset)
                                  : tr("Numbers are numbers, unknown values are null."));
    const bool sessions = writesSessions();
    m_ui->visibleColumnsRadioButton->setEnabled(sessions && !m_exporting
                                                && !m_input->visibleColumns.isEmpty());
    m_ui->allColumnsRadioButton->setEnabled(sessions && !m_exporting);
    QString columnsHelp;
    QString scopeHelp;
    if (m_ui->sourcesRadioButton->isChecked()) {
        columnsHelp = tr("The table of sources has columns of its own.");
        scopeHelp = tr("The sources of these sessions are counted.");
    } else if (m_ui->groupsRadioButton->isChecked()) {
        columnsHelp = tr("The table of groups has columns of its own.");
        scopeHelp = tr("These sessions are grouped as in the dock.");
    }
    const bool mayHaveNames = hasLocalNames();
    m_ui->localNamesCheckBox->setEnabled(mayHaveNames && !m_exporting);
    if (choice().localNames)
        columnsHelp = joined(columnsHelp, tr("LocalAlias and LocalTags come behind the others."));
    m_ui->columnsHint->setHelp(columnsHelp);
    m_ui->scopeHint->setHelp(scopeHelp);

    for (QWidget *widget :
         {static_cast<QWidget *>(m_ui->sessionsRadioButton),
          static_cast<QWidget *>(m_ui->sourcesRadioButton),
          static_cast<QWidget *>(m_ui->groupsRadioButton),
          static_cast<QWidget *>(m_ui->shownRadioButton),
          static_cast<QWidget *>(m_ui->allRadioButton),
          static_cast<QWidget *>(m_ui->formatComboBox), static_cast<QWidget *>(m_ui->pathLineEdit),
          static_cast<QWidget *>(m_ui->browseButton)})
        widget->setEnabled(!m_exporting);
    m_ui->selectedRadioButton->setEnabled(!m_exporting && !m_input->selectedRows.empty());

    m_ui->progressWidget->setVisible(m_exporting && rowCount() > kProgressRows);
    m_ui->openFolderButton->setVisible(!m_writtenPath.isEmpty());
    m_ui->copyPathButton->setVisible(!m_writtenPath.isEmpty());
    m_ui->errorDetailsButton->setVisible(m_error.has_value() && !m_error->detail.isEmpty());
    m_ui->resultWidget->setVisible(!m_writtenPath.isEmpty() || m_error.has_value());
    updatePathHint();
}

void ExportDialog::updatePathHint()
{
    const QFileInfo file(path());
    const bool isEmpty = m_ui->pathLineEdit->text().trimmed().isEmpty();
    const bool isFolder = !isEmpty && file.isDir();
    const bool replaces = file.isFile() && !isEmpty && path() != m_writtenPath;
    if (isFolder)
        m_ui->pathHint->setRemark(tr("This is a folder. Add a file name."));
    else if (replaces)
        m_ui->pathHint->setRemark(tr("This file exists and will be replaced."));
    else
        m_ui->pathHint->setRemark(QString());
    m_exportButton->setText(replaces ? tr("R&eplace file") : tr("&Export"));
    m_exportButton->setEnabled(!m_exporting && !isEmpty && !isFolder);
}

void ExportDialog::startPreview()
{
    if (m_previewing) {
        m_previewIsOld = true;
        return;
    }
    m_previewing = true;
    m_previewIsOld = false;
    const auto preview =
        runOnPool<QString>([input = m_input, choice = choice(), format = format()] {
            return Result<QString>(exporting::previewText(exportTableOf(*input, choice), format));
        });
    whenFinished(preview, this, [this](const Result<QString> &text) { showPreview(text); });
}

void ExportDialog::showPreview(const Result<QString> &preview)
{
    m_previewing = false;
    if (m_previewIsOld)
        startPreview();
    else if (preview)
        m_ui->previewTextEdit->setPlainText(*preview);
}

void ExportDialog::browse()
{
    const QString suffix = exporting::kindName(format().kind);
    const FileChooser::Request request{tr("Export to"), path(),
                                       tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix) + u";;"_s
                                           + tr("All files (*)"),
                                       suffix};
    m_files.save(this, request, [this](const QString &chosen) {
        if (!chosen.isEmpty())
            m_ui->pathLineEdit->setText(QDir::toNativeSeparators(chosen));
    });
}

void ExportDialog::startExport()
{
    if (m_exporting)
        return;
    m_exporting = true;
    m_error.reset();
    m_writtenPath.clear();
    m_stop = std::stop_source();
    m_progress->written = 0;
    m_progress->total = rowCount();
    showProgress();
    m_progressTimer.start();
    updateState();

    const auto outcome = runOnPool<exporting::ExportSummary>(
        [input = m_input, choice = choice(), format = format(), target = path(),
         stop = m_stop.get_token(), progress = m_progress] {
            return exporting::exportTable({exportTableOf(*input, choice), format, target}, stop,
                                          [&progress](quint64 written, quint64 total) {
                                              progress->written = written;
                                              progress->total = total;
                                          });
        });
    whenFinished(outcome, this,
                 [this](const Result<exporting::ExportSummary> &result) { finishExport(result); });
}

void ExportDialog::showProgress()
{
    const quint64 total = std::max<quint64>(m_progress->total, 1);
    const quint64 written = std::min<quint64>(m_progress->written, total);
    m_ui->progressBar->setValue(
        static_cast<int>(written * static_cast<quint64>(kProgressSteps) / total));
}

void ExportDialog::finishExport(const Result<exporting::ExportSummary> &result)
{
    m_exporting = false;
    m_progressTimer.stop();
    if (result) {
        m_writtenPath = result->path;
        m_settings.setLastExportFolder(QFileInfo(m_writtenPath).absolutePath());
        m_settings.setLastExportFormat(exporting::kindName(result->format.kind));
        if (hasLocalNames())
            m_settings.setExportsLocalNames(m_ui->localNamesCheckBox->isChecked());
        const QString message = exporting::doneMessage(*result);
        m_ui->resultHint->setProblem(QString());
        m_ui->resultHint->setHelp(message);
        emit exported(m_writtenPath, message);
    } else {
        m_error = result.error();
        m_ui->resultHint->setProblem(m_error->code == Error::Code::Cancelled
                                         ? tr("Stopped. No file has been written.")
                                         : displayText(m_error->message, kMaxDetailCharacters));
    }
    updateState();
    if (result) {
        QPushButton *close = m_ui->buttonBox->button(QDialogButtonBox::Close);
        close->setDefault(true);
        close->setFocus();
    } else {
        m_exportButton->setDefault(true);
        m_ui->pathLineEdit->setFocus();
    }
}

bool ExportDialog::writesSessions() const
{
    return m_ui->sessionsRadioButton->isChecked();
}

// Groups of other things than sources have none.
bool ExportDialog::hasLocalNames() const
{
    const auto &keys = m_input->groupRequest.keys;
    return m_input->labels != nullptr
        && (!m_ui->groupsRadioButton->isChecked()
            || std::any_of(keys.begin(), keys.end(), [](const session::GroupKey &key) {
                   return key.by == session::GroupBy::Source;
               }));
}

quint64 ExportDialog::rowCount() const
{
    switch (choice().scope) {
    case ExportChoice::Scope::Shown:
        return m_input->visibleRows.size();
    case ExportChoice::Scope::All:
        return m_input->snapshot->rowCount();
    case ExportChoice::Scope::Selected:
        return m_input->selectedRows.size();
    }
    Q_UNREACHABLE();
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice chosen;
    if (m_ui->allRadioButton->isChecked())
        chosen.scope = ExportChoice::Scope::All;
    else if (m_ui->selectedRadioButton->isChecked())
        chosen.scope = ExportChoice::Scope::Selected;
    if (m_ui->sourcesRadioButton->isChecked())
        chosen.what = ExportChoice::What::Sources;
    else if (m_ui->groupsRadioButton->isChecked())
        chosen.what = ExportChoice::What::Groups;
    chosen.allColumns = m_ui->allColumnsRadioButton->isChecked();
    chosen.localNames = hasLocalNames() && m_ui->localNamesCheckBox->isChecked();
    return chosen;
}

TableFormat ExportDialog::format() const
{
    TableFormat chosen;
    chosen.kind = static_cast<TableFormat::Kind>(m_ui->formatComboBox->currentData().toInt());
    chosen.preset = static_cast<TableFormat::Preset>(m_ui->presetComboBox->currentData().toInt());
    chosen.decimalComma = exporting::usesDecimalComma();
    return chosen;
}

QString ExportDialog::path() const
{
    QString text = QDir::fromNativeSeparators(m_ui->pathLineEdit->text().trimmed());
    if (text.startsWith("~/"_L1))
        text = QDir::home().filePath(text.mid(2));
    return QDir::cleanPath(QDir(exportFolder(m_settings)).absoluteFilePath(text));
}

QString ExportDialog::proposedPath() const
{
    const QString name =
        exportFileName(m_input->name, *m_input->snapshot, exportFileWord(choice().what),
                       exporting::kindName(format().kind));
    return QDir::toNativeSeparators(QDir(exportFolder(m_settings)).filePath(name));
}

} // namespace sessionscope::gui
