// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/instancepickerdialog.h"

#include "cloud/regions.h"
#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/connectionform.h"
#include "gui/fitheight.h"
#include "gui/icons.h"
#include "gui/opendialog.h"
#include "gui/quietdelegate.h"
#include "models/instancelistmodel.h"

#include "ui_instancepickerdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMutex>
#include <QPushButton>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::InstanceListModel;

namespace {

constexpr std::chrono::milliseconds kProgressInterval{100};

QString shown(const QString &text)
{
    return displayText(text, kMaxCellCharacters);
}

//! What the program needs, and what this list needs besides.
QString listingRamPolicy()
{
    return ConnectionForm::ramPolicy({u"kvstore:DescribeInstances"_s});
}

} // namespace

//! Written on the network thread, read by a timer.
struct InstancePickerDialog::Progress
{
    QMutex mutex;
    cloud::InstanceListProgress last;
};

InstancePickerDialog::InstancePickerDialog(const ConnectionServices &services,
                                           const live::ConnectionProfile &profile,
                                           const std::optional<cloud::Credentials> &typed,
                                           QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::InstancePickerDialog>())
    , m_settings(services.settings)
    , m_lister(services.describeInstances, services.credentials, profile, typed)
    , m_model(new InstanceListModel(this))
    , m_filtered(new models::InstanceFilterModel(this))
    , m_progress(std::make_shared<Progress>())
{
    m_ui->setupUi(this);
    m_okButton = m_ui->buttonBox->button(QDialogButtonBox::Ok);
    m_okButton->setText(tr("&Use This Instance"));
    m_okButton->setDefault(true);
    m_ui->refreshButton->setIcon(themedIcon(u"refresh"_s));
    m_ui->regionComboBox->addItems(cloud::knownRegions());
    const QString last = m_settings.lastRegion();
    m_ui->regionComboBox->setCurrentText(last.isEmpty() ? firstRegion() : last);
    m_ui->searchButton->hide();
    m_progressTimer.setInterval(kProgressInterval);
    setUpTable();
    connectAll();
    boundHeight(this);
    m_ui->filterLineEdit->setFocus();
    list({});
}

InstancePickerDialog::~InstancePickerDialog()
{
    m_stop.request_stop();
    // A field that loses the focus now still talks.
    m_ui->regionComboBox->disconnect(this);
    m_ui->regionComboBox->lineEdit()->disconnect(this);
}

void InstancePickerDialog::done(int result)
{
    m_stop.request_stop();
    ++m_run;
    QDialog::done(result);
}

QString InstancePickerDialog::firstRegion()
{
    return u"cn-hangzhou"_s; // the default of the CLI and of the console
}

void InstancePickerDialog::setUpTable()
{
    QTableView *table = m_ui->instancesTableView;
    m_filtered->setSourceModel(m_model);
    table->setModel(m_filtered);
    table->setItemDelegate(new QuietDelegate(table));
    table->sortByColumn(InstanceListModel::Name, Qt::AscendingOrder);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    QHeaderView *header = table->horizontalHeader();
    const int unit = table->fontMetrics().horizontalAdvance(u'0');
    header->resizeSection(InstanceListModel::Name, unit * 19);
    header->resizeSection(InstanceListModel::Id, unit * 23);
    header->resizeSection(InstanceListModel::Kind, unit * 24);
    header->resizeSection(InstanceListModel::Version, unit * 8);
    header->resizeSection(InstanceListModel::Status, unit * 12);
    header->resizeSection(InstanceListModel::Connections, unit * 12);
    table->installEventFilter(this);
    m_ui->filterLineEdit->installEventFilter(this);
    m_ui->regionComboBox->installEventFilter(this);
}

void InstancePickerDialog::connectAll()
{
    connect(m_ui->regionComboBox, &QComboBox::activated, this, &InstancePickerDialog::goToRegion);
    connect(m_ui->regionComboBox->lineEdit(), &QLineEdit::editingFinished, this,
            &InstancePickerDialog::goToRegion);
    connect(m_ui->refreshButton, &QPushButton::clicked, this, [this] {
        m_lister.allowPrompt();
        list(region() == m_region ? m_searchKey : QString());
    });
    connect(m_ui->filterLineEdit, &QLineEdit::textChanged, this, &InstancePickerDialog::setFilter);
    connect(m_ui->searchButton, &QPushButton::clicked, this, &InstancePickerDialog::askService);
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] { m_stop.request_stop(); });
    connect(m_ui->emptyState, &EmptyState::firstClicked, this,
            &InstancePickerDialog::handleFirstButton);
    connect(m_ui->emptyState, &EmptyState::secondClicked, this,
            &InstancePickerDialog::handleSecondButton);
    connect(m_ui->instancesTableView, &QTableView::doubleClicked, this,
            &InstancePickerDialog::choose);
    connect(m_ui->instancesTableView->selectionModel(), &QItemSelectionModel::selectionChanged,
            this, &InstancePickerDialog::updateChoice);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &InstancePickerDialog::choose);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &InstancePickerDialog::reject);
    connect(&m_progressTimer, &QTimer::timeout, this, &InstancePickerDialog::showProgress);
}

bool InstancePickerDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == m_ui->regionComboBox && isReturn) {
            goToRegion(); // and do not choose from the old list
            return true;
        }
        if (watched == m_ui->instancesTableView && isReturn) {
            choose();
            return true;
        }
        if (watched == m_ui->filterLineEdit && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            m_ui->instancesTableView->setFocus(Qt::OtherFocusReason);
            QCoreApplication::sendEvent(m_ui->instancesTableView, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

// -- listing --------------------------------------------------------------------------------------

QString InstancePickerDialog::region() const
{
    return m_ui->regionComboBox->currentText().trimmed();
}

void InstancePickerDialog::goToRegion()
{
    if (region() != m_region && isVisible()) // the field loses the focus when the dialog closes
        list({});
}

void InstancePickerDialog::askService()
{
    list(m_ui->filterLineEdit->text().trimmed());
}

void InstancePickerDialog::list(const QString &searchKey)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 run = ++m_run;
    m_region = region();
    m_searchKey = searchKey;
    m_error.reset();
    m_model->setInstances({});
    {
        const QMutexLocker lock(&m_progress->mutex);
        m_progress->last = {};
    }
    setListing(true);
    whenFinished(
        m_lister.list(m_region, searchKey, m_stop.get_token(),
                      [progress = m_progress](const cloud::InstanceListProgress &now) {
                          const QMutexLocker lock(&progress->mutex);
                          progress->last = now;
                      }),
        this, [this, run](const Result<cloud::InstanceList> &result) { finishList(run, result); });
}

void InstancePickerDialog::finishList(quint64 run, const Result<cloud::InstanceList> &result)
{
    if (run != m_run)
        return;
    if (result) {
        m_model->setInstances(result->instances);
        m_unreadable = result->unreadable;
        m_isCut = result->isCut;
        m_total = result->total.value_or(0);
        m_settings.setLastRegion(m_region);
    } else {
        m_error = result.error();
    }
    setListing(false);
}

void InstancePickerDialog::setListing(bool isListing)
{
    m_isListing = isListing;
    if (isListing) {
        m_progressTimer.start();
        m_unreadable = 0;
        m_isCut = false;
        m_total = 0;
    } else {
        m_progressTimer.stop();
    }
    m_ui->refreshButton->setEnabled(!isListing);
    m_ui->progressBar->setVisible(isListing);
    const bool hadFocus = m_ui->stopButton->hasFocus();
    m_ui->stopButton->setVisible(isListing);
    if (hadFocus)
        m_ui->filterLineEdit->setFocus(Qt::OtherFocusReason);
    updateContent();
}

void InstancePickerDialog::showProgress()
{
    cloud::InstanceListProgress now;
    {
        const QMutexLocker lock(&m_progress->mutex);
        now = m_progress->last;
    }
    const QLocale locale;
    const auto number = [&locale](qint64 count) {
        return locale.toString(count);
    };
    constexpr int kSteps = 1000;
    const bool isKnown = now.total && *now.total > 0;
    m_ui->progressBar->setRange(0, isKnown ? kSteps : 0);
    if (isKnown) {
        m_ui->progressBar->setValue(
            static_cast<int>(std::min<qint64>(now.instances, *now.total) * kSteps / *now.total));
    }
    QString text = isKnown ? tr("%1 of %2 instances …", "listed so far, of all")
                                 .arg(number(now.instances), number(*now.total))
                           : tr("Asking the service …");
    if (now.fetch.waiting.count() > 0 && !now.fetch.reason.isEmpty())
        text = displayText(now.fetch.reason, kMaxDetailCharacters);
    m_ui->statusHint->setHelp(text);
}

// -- what is shown --------------------------------------------------------------------------------

void InstancePickerDialog::setFilter(const QString &text)
{
    m_filtered->setFilterFixedString(text.trimmed());
    updateContent();
}

void InstancePickerDialog::updateContent()
{
    m_offer = Offer::None;
    const bool hasRows = m_filtered->rowCount() > 0;
    if (m_isListing) {
        m_ui->emptyState->setTexts(
            tr("Listing the instances of %1 …", "a region").arg(shown(m_region)), {});
    } else if (m_error) {
        showError();
    } else if (m_model->rowCount() == 0) {
        showNothingListed();
    } else if (!hasRows) {
        showNothingFound();
    }
    if (hasRows && !m_ui->instancesTableView->selectionModel()->hasSelection())
        m_ui->instancesTableView->selectRow(0);
    if (hasRows)
        m_ui->stackedWidget->setCurrentWidget(m_ui->instancesTableView);
    else
        m_ui->stackedWidget->setCurrentWidget(m_ui->emptyState);
    updateStatus();
    updateChoice();
}

void InstancePickerDialog::updateStatus()
{
    const bool isIncomplete = m_isCut || !m_searchKey.isEmpty();
    m_ui->searchButton->setVisible(isIncomplete);
    m_ui->searchButton->setEnabled(!m_isListing);
    m_ui->statusHint->setRemark({});
    if (m_isListing) {
        showProgress();
        return;
    }
    if (m_error || m_model->rowCount() == 0) {
        m_ui->statusHint->setHelp({});
        return;
    }
    const QLocale locale;
    const QString listed =
        tr("%Ln instance(s) in %1", "a region", m_model->rowCount()).arg(shown(m_region));
    const QString count = m_filtered->rowCount() == m_model->rowCount()
        ? listed
        : tr("%1 of %2", "instances found, \"12 instances in cn-hangzhou\"")
              .arg(locale.toString(m_filtered->rowCount()), listed);
    m_ui->statusHint->setHelp(
        m_searchKey.isEmpty()
            ? count
            : tr("%1; the service has looked for \"%2\"").arg(count, shown(m_searchKey)));
    if (m_isCut) {
        m_ui->statusHint->setRemark(
            tr("%1. There are more: type a part of the name and ask the service.", "so many listed")
                .arg(m_ui->statusHint->help()));
    } else if (m_unreadable > 0) {
        m_ui->statusHint->setRemark(tr("%1. %2", "so many listed; a sentence")
                                        .arg(m_ui->statusHint->help(),
                                             tr("%Ln entry(s) of the answer could not be read.",
                                                nullptr, static_cast<int>(m_unreadable))));
    }
}

void InstancePickerDialog::showNothingListed()
{
    m_offer = m_searchKey.isEmpty() ? Offer::None : Offer::ClearFilter;
    if (m_searchKey.isEmpty()) {
        m_ui->emptyState->setTexts(
            tr("No instances in %1", "a region").arg(shown(m_region)),
            m_total > 0
                ? tr("The service counts some there, but shows none of them to this key.")
                : tr("This key sees no Redis or Tair instance there. Choose another region above, "
                     "or close this window and type the instance ID."));
    } else {
        m_ui->emptyState->setTexts(tr("No instance found"),
                                   tr("The service knows none in %1 whose name or ID holds \"%2\".")
                                       .arg(shown(m_region), shown(m_searchKey)),
                                   tr("&List All"));
    }
}

void InstancePickerDialog::showNothingFound()
{
    m_offer = Offer::ClearFilter;
    m_ui->emptyState->setTexts(
        tr("No instance found"),
        tr("None of the %Ln instance(s) listed holds \"%1\".", nullptr, m_model->rowCount())
            .arg(shown(m_ui->filterLineEdit->text())),
        tr("&List All"));
}

void InstancePickerDialog::showError()
{
    if (m_error->code == Error::Code::Cancelled) {
        m_offer = Offer::ListAgain;
        m_ui->emptyState->setTexts(tr("Stopped"), tr("The instances have not been listed."),
                                   tr("&List Again"));
        return;
    }
    const bool isForbidden = m_error->code == Error::Code::NoPermission;
    m_offer = isForbidden ? Offer::CopyPolicy : Offer::ListAgain;
    QString reason = displayText(m_error->message, kMaxDetailCharacters);
    if (isForbidden) {
        reason += u'\n'
            + tr("Only this list needs it: an instance ID that is typed works without.",
                 "the permission kvstore:DescribeInstances");
    }
    m_ui->emptyState->setTexts(tr("The instances cannot be listed"), reason,
                               isForbidden ? tr("Copy RAM &Policy") : tr("&List Again"),
                               tr("&Details…"));
}

void InstancePickerDialog::handleFirstButton()
{
    switch (m_offer) {
    case Offer::None:
        break;
    case Offer::ListAgain:
        m_lister.allowPrompt();
        list(m_searchKey);
        break;
    case Offer::CopyPolicy:
        QGuiApplication::clipboard()->setText(listingRamPolicy());
        m_ui->statusHint->setHelp(
            tr("Copied: the policy for the sessions and for this list. Attach it to the RAM user "
               "of the key."));
        break;
    case Offer::ClearFilter:
        m_ui->filterLineEdit->clear();
        m_ui->filterLineEdit->setFocus(Qt::OtherFocusReason);
        if (!m_searchKey.isEmpty())
            list({});
        break;
    }
}

void InstancePickerDialog::handleSecondButton()
{
    if (m_error)
        openErrorDetails(*m_error, m_region, this);
}

void InstancePickerDialog::updateChoice()
{
    m_okButton->setEnabled(m_ui->instancesTableView->selectionModel()->hasSelection());
}

void InstancePickerDialog::choose()
{
    const QModelIndex current = m_filtered->mapToSource(m_ui->instancesTableView->currentIndex());
    if (!current.isValid())
        return;
    emit instanceChosen(m_model->instanceAt(current.row()));
    accept();
}

} // namespace sessionscope::gui
