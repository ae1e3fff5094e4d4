// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/comparisondialog.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "core/runonpool.h"
#include "core/settings.h"
#include "export/exporter.h"
#include "gui/comparisonrun.h"
#include "gui/exporttable.h"
#include "gui/filechooser.h"
#include "gui/fitheight.h"
#include "gui/icons.h"
#include "gui/instancepage.h"
#include "gui/pagetabs.h"
#include "gui/plainlabel.h"
#include "models/comparisonmodel.h"

#include "ui_comparisondialog.h"

#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

#include <cstdlib>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using session::Side;

namespace {

constexpr int kTitleCharacters = 24; // of a page, on a button or in a sentence

constexpr std::array kSides{Side::OnlyLeft, Side::OnlyRight, Side::Between, Side::Both};

QString shortTitle(const QString &title)
{
    return displayText(title, kTitleCharacters);
}

} // namespace

ComparisonDialog::ComparisonDialog(PageTabs &tabs, Settings &settings, FileChooser &files,
                                   QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ComparisonDialog>())
    , m_tabs(tabs)
    , m_settings(settings)
    , m_files(files)
    , m_model(new models::ComparisonModel(this))
{
    m_ui->setupUi(this);
    m_ui->comparisonTable->setUp(m_model);
    m_ui->exportButton->setIcon(themedIcon(u"export"_s));
    m_ui->openFileButton->setIcon(themedIcon(u"open"_s));
    m_sideButtons = {m_ui->onlyLeftButton, m_ui->onlyRightButton, m_ui->betweenButton,
                     m_ui->bothButton};
    m_ui->filterHint->setField(m_ui->filterLine);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setAutoDefault(false); // Return is the line's
    m_run = std::make_unique<ComparisonRun>([this] { return m_ui->comparisonTable->currentRow(); });
    connectAll();
    choosePages();
    fillBoxes();
    restart();
    boundHeight(this);
    m_ui->filterLine->setFocus();
}

ComparisonDialog::~ComparisonDialog()
{
    m_stop.request_stop();
    ComparisonRun::retire(m_model->apply(nullptr));
}

void ComparisonDialog::connectAll()
{
    connect(&m_tabs, &PageTabs::pageOpened, this, &ComparisonDialog::handlePageOpened);
    connect(&m_tabs, &PageTabs::pageClosed, this, &ComparisonDialog::handlePageClosed);
    connect(&m_tabs, &PageTabs::pageChanged, this, &ComparisonDialog::handlePageChanged);
    connect(m_ui->leftComboBox, &QComboBox::activated, this,
            [this] { chooseFrom(*m_ui->leftComboBox, m_left); });
    connect(m_ui->rightComboBox, &QComboBox::activated, this,
            [this] { chooseFrom(*m_ui->rightComboBox, m_right); });
    const auto askForFile = [this] {
        m_awaitsFile = true;
        emit fileRequested();
    };
    connect(m_ui->openFileButton, &QPushButton::clicked, this, askForFile);
    connect(m_ui->filterLine, &FilterLine::filterChanged, this, &ComparisonDialog::run);
    connect(m_ui->filterLine, &FilterLine::verdictChanged, this, [this] {
        const bool isWrong = m_ui->filterLine->verdict() == FilterLine::Verdict::Wrong;
        m_ui->filterHint->setProblem(isWrong ? m_ui->filterLine->sentence() : QString());
    });
    connect(m_ui->filterLine, &FilterLine::left, this,
            [this] { m_ui->comparisonTable->setFocus(Qt::OtherFocusReason); });
    for (QPushButton *button : m_sideButtons)
        connect(button, &QPushButton::toggled, this, &ComparisonDialog::run);
    connect(m_ui->comparisonTable, &ComparisonTable::sortRequested, this,
            [this](session::ComparedColumn column, Qt::SortOrder order) {
                m_sort = column;
                m_order = order;
                run();
            });
    connect(m_ui->emptyState, &EmptyState::firstClicked, this,
            &ComparisonDialog::handleEmptyButton);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ComparisonDialog::chooseExport);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_run.get(), &ComparisonRun::finished, this, &ComparisonDialog::showView);
}

// -- which lists ----------------------------------------------------------------------------------

void ComparisonDialog::choosePages()
{
    InstancePage *current = m_tabs.currentPage();
    take(m_left, current);
    InstancePage *other = nullptr;
    for (InstancePage *page : m_tabs.pages()) {
        if (page == current)
            continue;
        const bool isSameInstance = m_left.snapshot && page->snapshot()
            && !page->snapshot()->info().instanceId.isEmpty()
            && page->snapshot()->info().instanceId == m_left.snapshot->info().instanceId;
        if (other == nullptr || isSameInstance)
            other = page;
        if (isSameInstance)
            break;
    }
    take(m_right, other);
}

void ComparisonDialog::take(List &list, InstancePage *page) const
{
    list = {};
    list.page = page;
    if (page != nullptr)
        updateList(list);
}

bool ComparisonDialog::updateList(List &list) const
{
    if (list.page == nullptr)
        return false;
    const session::SnapshotPointer snapshot = list.page->snapshot();
    const InstancePageInfo &info = list.page->info();
    const bool isOther = snapshot != list.snapshot || info.title != list.title;
    list.title = info.title;
    list.isOfDas = info.hasDirectModeNote;
    list.snapshot = snapshot;
    return isOther;
}

void ComparisonDialog::fillBoxes()
{
    fillBox(*m_ui->leftComboBox, m_left);
    fillBox(*m_ui->rightComboBox, m_right);
}

void ComparisonDialog::fillBox(QComboBox &box, const List &list) const
{
    const QSignalBlocker quiet(&box);
    box.clear();
    box.setPlaceholderText(list.title.isEmpty()
                               ? tr("Choose a tab")
                               : tr("%1 (closed)", "name of a tab").arg(shortTitle(list.title)));
    const QList<InstancePage *> pages = m_tabs.pages();
    for (InstancePage *page : pages) {
        box.addItem(displayText(page->info().title, kMaxCellCharacters),
                    QVariant::fromValue(static_cast<QObject *>(page)));
    }
    box.setCurrentIndex(static_cast<int>(pages.indexOf(list.page.data())));
}

void ComparisonDialog::chooseFrom(const QComboBox &box, List &list)
{
    auto *page = qobject_cast<InstancePage *>(box.currentData().value<QObject *>());
    if (page == nullptr || page == list.page)
        return;
    take(list, page);
    restart();
}

void ComparisonDialog::handlePageOpened(InstancePage *page)
{
    const bool isAwaited = m_awaitsFile && !page->info().filePath.isEmpty();
    if (isAwaited || (m_right.page == nullptr && m_right.title.isEmpty())) {
        m_awaitsFile = false;
        take(m_left.page == nullptr && m_left.title.isEmpty() ? m_left : m_right, page);
        restart();
    }
    fillBoxes();
}

// Its list stays as it was.
void ComparisonDialog::handlePageClosed()
{
    const QList<InstancePage *> pages = m_tabs.pages();
    for (List *list : {&m_left, &m_right}) {
        if (!pages.contains(list->page.data()))
            list->page.clear();
    }
    fillBoxes();
    updateState();
}

void ComparisonDialog::handlePageChanged(InstancePage *page)
{
    if (page != m_left.page && page != m_right.page)
        return;
    const QString left = m_left.title;
    const QString right = m_right.title;
    const bool hasChanged = page == m_left.page ? updateList(m_left) : updateList(m_right);
    if (!hasChanged)
        return;
    if (left != m_left.title || right != m_right.title)
        fillBoxes();
    run();
}

bool ComparisonDialog::canCompare() const
{
    return m_left.snapshot && m_right.snapshot
        && (m_left.page != m_right.page || m_left.page == nullptr);
}

// -- comparing ------------------------------------------------------------------------------------

void ComparisonDialog::restart()
{
    m_run->forget();
    ComparisonRun::retire(m_ui->comparisonTable->apply(nullptr, -1));
    m_done.clear();
    run();
}

quint8 ComparisonDialog::chosenSides() const
{
    quint8 sides = 0;
    for (const Side side : kSides) {
        if (m_sideButtons[static_cast<std::size_t>(side)]->isChecked())
            sides |= live::bitOf(side);
    }
    return sides;
}

void ComparisonDialog::run()
{
    m_model->setTitles(m_left.title, m_right.title);
    if (canCompare()) {
        live::ComparisonRequest request;
        request.left = m_left.snapshot;
        request.right = m_right.snapshot;
        request.sides = chosenSides();
        request.filter = m_ui->filterLine->filter();
        request.sort = m_sort;
        request.order = m_order;
        request.activeIdleLimit = m_settings.activeIdleLimit();
        request.locale = locale();
        m_run->start(request);
    }
    updateState();
}

void ComparisonDialog::showView(const live::ComparisonViewPointer &view, int place)
{
    ComparisonRun::retire(m_ui->comparisonTable->apply(view, place));
    updateState();
}

// -- what is shown --------------------------------------------------------------------------------

void ComparisonDialog::updateState()
{
    updateCounts();
    updateMeaning();
    updateContent();
    updateStatus();
}

void ComparisonDialog::updateCounts()
{
    const live::ComparisonViewPointer &view = m_model->view();
    for (const Side side : kSides) {
        QPushButton *button = m_sideButtons[static_cast<std::size_t>(side)];
        const quint32 count = view ? view->comparison->count(side) : 0;
        const QString text = m_model->sideText(side);
        button->setText(plainLabel(
            view ? tr("%1: %2", "a side, number of sessions").arg(text, locale().toString(count))
                 : text));
        button->setEnabled(view != nullptr);
    }
    m_ui->onlyLeftButton->setToolTip(tr("Show only these"));
    m_ui->onlyRightButton->setToolTip(tr("Show only these"));
    m_ui->bothButton->setToolTip(tr("Show only these"));
    m_ui->betweenButton->setToolTip(
        tr("Show only these: so young that they may have begun after the other list was taken"));
    const bool hasBetween = view && view->comparison->count(Side::Between) > 0;
    m_ui->betweenButton->setVisible(hasBetween || m_ui->betweenButton->isChecked());
}

QString ComparisonDialog::distanceSentence() const
{
    const std::optional<qint64> distance_ms = m_model->view()->comparison->distance_ms;
    if (!distance_ms) {
        return tr("When the lists were taken is not known: some sessions may have begun or ended "
                  "in between.");
    }
    const bool isLeftEarlier = *distance_ms >= 0;
    const QString seconds =
        locale().toString(static_cast<double>(std::llabs(*distance_ms)) / 1000.0, 'f', 1);
    return tr("%1 was taken %2 s before %3: who may have begun in between is counted apart, and "
              "who "
              "is only in %1 may have ended since.",
              "name of a tab, seconds, name of a tab")
        .arg(shortTitle(isLeftEarlier ? m_left.title : m_right.title), seconds,
             shortTitle(isLeftEarlier ? m_right.title : m_left.title));
}

void ComparisonDialog::updateMeaning()
{
    const live::ComparisonViewPointer &view = m_model->view();
    m_ui->meaningHint->setHelp({});
    m_ui->remarkHint->setProblem({});
    if (!view)
        return;
    QStringList sentences;
    if (m_left.isOfDas != m_right.isOfDas) {
        sentences.append(tr("DAS does not list sessions made in direct mode of a cluster instance: "
                            "such ones are missing in %1.",
                            "name of a tab")
                             .arg(shortTitle(m_left.isOfDas ? m_left.title : m_right.title)));
    }
    sentences.append(distanceSentence());
    sentences.append(tr("Sessions are matched by the address of the client; where both lists name "
                        "a node alike, also by the ID."));
    m_ui->meaningHint->setHelp(sentences.join(u' '));

    QStringList remarks;
    const QString leftId = m_left.snapshot->info().instanceId;
    const QString rightId = m_right.snapshot->info().instanceId;
    const bool areOfServices = m_left.snapshot->info().server.nodes.empty()
        && m_right.snapshot->info().server.nodes.empty();
    if (areOfServices && !leftId.isEmpty() && !rightId.isEmpty() && leftId != rightId) {
        remarks.append(tr("These are two instances, %1 and %2: what is in both is chance.")
                           .arg(displayText(leftId, kMaxCellCharacters),
                                displayText(rightId, kMaxCellCharacters)));
    }
    if (view->comparison->ambiguous > 0) {
        remarks.append(tr("%Ln session(s) share an address with another one of the same list, as "
                          "behind NAT or a proxy: they are matched in pairs, and which of them is "
                          "left over is a guess.",
                          nullptr, static_cast<int>(view->comparison->ambiguous)));
    }
    if (view->comparison->withoutAddress > 0) {
        remarks.append(tr("%Ln session(s) without an address cannot be matched.", nullptr,
                          static_cast<int>(view->comparison->withoutAddress)));
    }
    m_ui->remarkHint->setRemark(remarks.join(u' '));
}

void ComparisonDialog::updateContent()
{
    const live::ComparisonViewPointer &view = m_model->view();
    EmptyState *empty = m_ui->emptyState;
    if (view && !view->rows.empty()) {
        m_ui->stackedWidget->setCurrentWidget(m_ui->comparisonTable);
        return;
    }
    const auto hasNoData = [](const List &list) {
        return list.page != nullptr && !list.snapshot;
    };
    if (m_left.page != nullptr && m_left.page == m_right.page) {
        empty->setTexts(tr("Twice the same list"), tr("Choose another tab on one side."));
    } else if (hasNoData(m_left) || hasNoData(m_right)) {
        empty->setTexts(tr("No list yet"),
                        tr("%1 has no data so far.", "name of a tab")
                            .arg(shortTitle(hasNoData(m_left) ? m_left.title : m_right.title)));
    } else if (!canCompare()) {
        empty->setTexts(tr("Nothing to compare with"),
                        tr("Open the other way to the same instance, another connection or a "
                           "saved snapshot, in a tab of its own."),
                        tr("Open F&ile…"));
    } else if (!view) {
        empty->setTexts(tr("Comparing …"), {});
    } else if (view->comparison->rows.empty()) {
        empty->setTexts(tr("Both lists are empty"), {});
    } else {
        empty->setTexts(tr("No session passes"),
                        tr("The filter and the sides that are chosen leave none."),
                        tr("Show &All"));
    }
    m_ui->stackedWidget->setCurrentWidget(empty);
}

void ComparisonDialog::handleEmptyButton()
{
    if (!canCompare()) {
        m_ui->openFileButton->click();
        return;
    }
    for (QPushButton *button : m_sideButtons) {
        const QSignalBlocker quiet(button);
        button->setChecked(false);
    }
    m_ui->filterLine->setFilterText({});
    run();
}

void ComparisonDialog::updateStatus()
{
    const live::ComparisonViewPointer &view = m_model->view();
    m_ui->exportButton->setEnabled(view && !view->rows.empty() && !m_isExporting);
    if (!view) {
        m_ui->statusHint->setHelp({});
        return;
    }
    QStringList parts{
        tr("%1 of %2", "sessions shown, of all")
            .arg(locale().toString(static_cast<qulonglong>(view->rows.size())),
                 tr("%Ln session(s)", nullptr, static_cast<int>(view->comparison->rows.size())))};
    for (const List *list : {&m_left, &m_right}) {
        if (const auto time = list->snapshot ? list->snapshot->info().timestamp_ms : std::nullopt) {
            parts.append(tr("%1 %2", "name of a tab, time of its list")
                             .arg(shortTitle(list->title),
                                  locale().toString(QDateTime::fromMSecsSinceEpoch(*time).time(),
                                                    u"HH:mm:ss"_s)));
        }
    }
    if (view->filterGaveUp)
        parts.append(tr("the filter took too long"));
    if (!m_done.isEmpty())
        parts.append(m_done);
    m_ui->statusHint->setHelp(parts.join(u" · "_s));
}

// -- export ---------------------------------------------------------------------------------------

void ComparisonDialog::chooseExport()
{
    const QString name = exportFileName(
        tr("%1 and %2", "names of tabs, in a file name").arg(m_left.title, m_right.title),
        *m_left.snapshot, u"comparison"_s, m_settings.lastExportFormat());
    m_files.save(this,
                 {tr("Export Comparison"), exportFolder(m_settings) + u'/' + name,
                  tr("Tables (*.csv *.tsv *.json *.ndjson);;All files (*)"),
                  m_settings.lastExportFormat()},
                 [this](const QString &path) {
                     if (!path.isEmpty())
                         exportTo(path);
                 });
}

void ComparisonDialog::exportTo(const QString &path)
{
    const live::ComparisonViewPointer view = m_model->view();
    if (!view || m_isExporting)
        return;
    exporting::TableFormat format;
    format.kind = exporting::kindFromFileName(path);
    format.preset = tablePreset(m_settings.csvPreset());
    format.decimalComma = exporting::usesDecimalComma();
    m_isExporting = true;
    m_stop = std::stop_source();
    m_ui->statusHint->setProblem({});
    updateStatus();
    const auto work = [view, format, path, stop = m_stop.get_token()] {
        const exporting::ComparisonTable table{view->request.left, view->request.right, view->rows};
        return exporting::exportTable({table, format, path}, stop);
    };
    whenFinished(runOnPool<exporting::ExportSummary>(work), this,
                 [this, path](const Result<exporting::ExportSummary> &summary) {
                     m_isExporting = false;
                     if (summary) {
                         m_settings.setLastExportFolder(QFileInfo(path).absolutePath());
                         m_done = exporting::doneMessage(*summary);
                     } else {
                         m_ui->statusHint->setProblem(
                             displayText(summary.error().message, kMaxDetailCharacters));
                     }
                     updateStatus();
                 });
}

} // namespace sessionscope::gui
