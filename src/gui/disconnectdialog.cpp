// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/disconnectdialog.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "core/runonpool.h"
#include "gui/fitheight.h"
#include "gui/icons.h"
#include "gui/quietdelegate.h"
#include "models/disconnectmodel.h"

#include "ui_disconnectdialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::DisconnectModel;

namespace {

std::vector<live::DisconnectNode> nodesOf(const DisconnectSubject &subject)
{
    std::vector<live::DisconnectNode> nodes;
    for (const live::NodeAccess &access : subject.nodes)
        nodes.push_back({access.nodeId, access.isProxy});
    return nodes;
}

} // namespace

DisconnectDialog::DisconnectDialog(DisconnectSubject subject, const live::Journal &journal,
                                   const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DisconnectDialog>())
    , m_subject(std::move(subject))
    , m_journal(journal)
    , m_clock(clock)
    , m_model(new DisconnectModel(this))
{
    m_ui->setupUi(this);
    m_ui->introLabel->setText(
        tr("Sessions of “%1”. Those with a tick are disconnected one by one, each after its "
           "identity has been read again. Their applications may connect again at once.")
            .arg(displayText(m_subject.connectionName, kMaxCellCharacters)));
    showProduction();
    setUpTable();
    setUpButtons();
    connect(m_ui->confirmLineEdit, &QLineEdit::textChanged, this, &DisconnectDialog::updateState);
    connect(m_model, &DisconnectModel::choiceChanged, this, [this] {
        m_ui->confirmLineEdit->clear(); // it is another number
        updateState();
    });
    plan();
    boundHeight(this);
}

DisconnectDialog::~DisconnectDialog() = default;

void DisconnectDialog::setUpTable()
{
    QTableView *table = m_ui->sessionsTableView;
    table->setModel(m_model);
    table->setItemDelegate(new QuietDelegate(table));
    table->installEventFilter(this);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    const int unit = table->fontMetrics().horizontalAdvance(u'0');
    const std::pair<int, int> widths[] = {
        {DisconnectModel::Address, 24}, {DisconnectModel::Node, 18},    {DisconnectModel::Id, 8},
        {DisconnectModel::Name, 16},    {DisconnectModel::Command, 12}, {DisconnectModel::Idle, 7},
        {DisconnectModel::Age, 7}};
    for (const auto &[column, width] : widths)
        table->horizontalHeader()->resizeSection(
            column, qMax(unit * width, table->horizontalHeader()->sectionSizeHint(column)));
    m_ui->commandsTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void DisconnectDialog::setUpButtons()
{
    const auto add = [this](const QString &text, const QString &name,
                            QDialogButtonBox::ButtonRole role) {
        QPushButton *button = m_ui->buttonBox->addButton(text, role);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_readAgainButton = add(tr("&Read Again"), u"readAgainButton"_s, QDialogButtonBox::ActionRole);
    m_readAgainButton->setIcon(themedIcon(u"refresh"_s));
    m_dryRunButton = add(tr("Dr&y Run"), u"dryRunButton"_s, QDialogButtonBox::ActionRole);
    m_dryRunButton->setCheckable(true);
    m_dryRunButton->setToolTip(tr("Show the commands; nothing is sent"));
    m_copyButton = add(tr("&Copy"), u"copyButton"_s, QDialogButtonBox::ActionRole);
    m_copyButton->setIcon(themedIcon(u"copy"_s));
    m_disconnectButton =
        add(tr("&Disconnect"), u"disconnectButton"_s, QDialogButtonBox::DestructiveRole);
    connect(m_readAgainButton, &QPushButton::clicked, this, &DisconnectDialog::readAgain);
    connect(m_dryRunButton, &QPushButton::toggled, this, &DisconnectDialog::updateState);
    connect(m_copyButton, &QPushButton::clicked, this, &DisconnectDialog::copyOutcomes);
    connect(m_disconnectButton, &QPushButton::clicked, this, &DisconnectDialog::start);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *cancel = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
}

bool DisconnectDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Whatever column is the current one.
    if (watched == m_ui->sessionsTableView && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggleCurrent();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void DisconnectDialog::toggleCurrent()
{
    const QModelIndex current =
        m_ui->sessionsTableView->currentIndex().siblingAtColumn(DisconnectModel::Address);
    const QVariant checked = current.data(Qt::CheckStateRole);
    if (checked.isValid())
        m_model->setData(
            current, checked.value<Qt::CheckState>() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
            Qt::CheckStateRole);
}

// -- the preview ----------------------------------------------------------------------------------

void DisconnectDialog::plan()
{
    m_state = State::Planning;
    updateState();
    using Made = std::shared_ptr<live::DisconnectPlan>; // not copied on its way back
    auto work = [subject = m_subject, isAgain = m_isReadAgain,
                 before = m_isReadAgain ? m_model->plan() : live::DisconnectPlan()] {
        const std::vector<quint32> rows =
            isAgain && !subject.areOfFilter ? before.rowsIn(*subject.snapshot) : subject.rows;
        return Result<Made>(std::make_shared<live::DisconnectPlan>(live::DisconnectPlan::make(
            subject.snapshot, rows, nodesOf(subject), isAgain ? &before : nullptr)));
    };
    whenFinished(runOnPool<Made>(std::move(work)), this, [this](const Result<Made> &plan) {
        if (plan)
            showPlan(std::move(**plan));
    });
}

void DisconnectDialog::showPlan(live::DisconnectPlan plan)
{
    const auto before = static_cast<qsizetype>(m_model->plan().entries().size());
    const auto now = static_cast<qsizetype>(plan.entries().size());
    m_model->setPlan(std::move(plan));
    m_ui->sessionsTableView->setColumnHidden(DisconnectModel::Node, m_subject.nodes.size() <= 1);
    if (m_isReadAgain && !m_subject.areOfFilter && now < before)
        m_ui->resultHint->setHelp(
            tr("%Ln session(s) have gone meanwhile.", nullptr, static_cast<int>(before - now)));
    m_state = State::Preview;
    updateState();
}

void DisconnectDialog::readAgain()
{
    m_ui->resultHint->setProblem({});
    m_ui->resultHint->setHelp({});
    m_state = State::Planning;
    updateState();
    emit readAgainRequested();
}

void DisconnectDialog::setSubject(DisconnectSubject subject)
{
    if (m_state != State::Planning)
        return;
    m_subject = std::move(subject);
    m_isReadAgain = true;
    plan();
}

void DisconnectDialog::showReadProblem(const QString &problem)
{
    if (m_state != State::Planning)
        return;
    m_state = State::Preview;
    m_ui->resultHint->setProblem(problem);
    updateState();
}

void DisconnectDialog::showProduction()
{
    const QString word = displayText(m_subject.productionWord, kMaxCellCharacters);
    m_ui->productionHint->setProblem(
        word.isEmpty()
            ? QString()
            : tr("This connection is marked %1.", "the user's word for production").arg(word));
}

void DisconnectDialog::setProductionWord(const QString &word)
{
    if (m_subject.productionWord == word || m_state > State::Preview)
        return;
    m_subject.productionWord = word;
    m_ui->confirmLineEdit->clear(); // it is another question
    showProduction();
    updateState();
}

void DisconnectDialog::revoke(const QString &reason)
{
    if (m_state > State::Preview)
        return;
    m_isRevoked = true;
    m_state = State::Preview;
    m_ui->resultHint->setProblem(reason);
    updateState();
}

bool DisconnectDialog::isConfirmed() const
{
    const quint32 count = m_model->plan().chosenCount();
    if (!live::mustTypeNumber(count, !m_subject.productionWord.isEmpty()))
        return true;
    const QString typed = m_ui->confirmLineEdit->text().trimmed();
    return typed == QString::number(count) || typed == locale().toString(count);
}

// -- the action -----------------------------------------------------------------------------------

void DisconnectDialog::start()
{
    if (m_state != State::Preview || m_isRevoked || !isConfirmed())
        return;
    live::DisconnectOrder order{m_subject.connectionId, m_subject.connectionName,
                                m_model->plan().targets(), m_subject.nodes};
    m_ui->resultHint->setProblem({});
    m_ui->resultHint->setHelp({});
    m_dryRunButton->setChecked(false);
    m_state = State::Running;
    m_model->begin();
    m_ui->progressBar->setRange(0, m_model->rowCount());
    m_ui->progressBar->setValue(0);
    m_run = std::make_unique<live::DisconnectRun>(std::move(order), m_journal, m_clock);
    connect(m_run.get(), &live::DisconnectRun::progressed, this, &DisconnectDialog::handleProgress);
    connect(m_run.get(), &live::DisconnectRun::finished, this, &DisconnectDialog::handleEnd);
    updateState();
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setFocus();
    m_run->start();
}

void DisconnectDialog::handleProgress(const live::DisconnectProgress &outcomes)
{
    m_model->setOutcomes(outcomes);
    m_ui->progressBar->setValue(m_model->settledCount());
    updateSummary();
}

void DisconnectDialog::handleEnd(const live::DisconnectEnd &end)
{
    m_state = State::Ended;
    if (end.notBegun)
        m_ui->resultHint->setProblem(
            tr("Nothing was disconnected, because it could not be written down. %1")
                .arg(displayText(end.notBegun->message, kMaxDetailCharacters)));
    else if (end.notNoted)
        m_ui->resultHint->setProblem(
            tr("The outcome could not be written down. %1")
                .arg(displayText(end.notNoted->message, kMaxDetailCharacters)));
    else if (m_model->outcomeCount(live::DisconnectOutcome::Kind::Unknown) > 0)
        m_ui->resultHint->setRemark(
            tr("Of some sessions nobody knows whether they are gone: look at the list."));
    updateState();
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setFocus();
    emit ended();
}

void DisconnectDialog::reject()
{
    if (m_state != State::Running) {
        QDialog::reject();
        return;
    }
    m_run->cancel();
    QPushButton *cancel = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    cancel->setEnabled(false);
    cancel->setText(tr("Stopping …"));
}

void DisconnectDialog::copyOutcomes() const
{
    QGuiApplication::clipboard()->setText(
        m_dryRunButton->isChecked() ? m_ui->commandsTextEdit->toPlainText() : m_model->toText());
}

// -- what is shown --------------------------------------------------------------------------------

void DisconnectDialog::updateState()
{
    const bool isPreview = m_state == State::Preview;
    const bool isDryRun = m_dryRunButton->isChecked();
    const quint32 count = m_model->plan().chosenCount();
    const bool isTooMuch = count > live::kMaxDisconnectTargets;
    const bool mustType = live::mustTypeNumber(count, !m_subject.productionWord.isEmpty());
    m_readAgainButton->setEnabled(isPreview && !m_isRevoked);
    m_readAgainButton->setVisible(m_state <= State::Preview);
    m_dryRunButton->setEnabled(isPreview && !isTooMuch);
    m_dryRunButton->setVisible(m_state <= State::Preview);
    m_dryRunButton->setText(isDryRun ? tr("Show &List") : tr("Dr&y Run"));
    m_copyButton->setVisible(m_state == State::Ended || isDryRun);
    m_disconnectButton->setVisible(m_state <= State::Preview);
    m_disconnectButton->setEnabled(isPreview && !isDryRun && count > 0 && !isTooMuch && !m_isRevoked
                                   && isConfirmed());
    m_disconnectButton->setText(tr("&Disconnect %Ln Session(s)", nullptr, static_cast<int>(count)));
    m_ui->confirmWidget->setVisible(isPreview && !isDryRun && count > 0 && !isTooMuch && mustType);
    m_ui->confirmLabel->setText(
        tr("&Type the number of sessions, %1, to go on:").arg(locale().toString(count)));
    m_ui->progressBar->setVisible(m_state == State::Running);
    if (isPreview && isDryRun)
        m_ui->commandsTextEdit->setPlainText(m_model->plan().dryRun());
    m_ui->stack->setCurrentWidget(isPreview && isDryRun ? m_ui->commandsPage : m_ui->listPage);
    QPushButton *cancel = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    if (m_state == State::Ended) {
        cancel->setEnabled(true);
        cancel->setText(tr("Clos&e"));
        setWindowTitle(tr("Disconnect Sessions – Outcome"));
        m_ui->introLabel->setText(
            tr("What became of the sessions of “%1” that were to be disconnected. Their "
               "applications may have connected again since.")
                .arg(displayText(m_subject.connectionName, kMaxCellCharacters)));
    }
    updateSummary();
}

void DisconnectDialog::updateSummary()
{
    const live::DisconnectPlan &plan = m_model->plan();
    const auto all = static_cast<int>(plan.entries().size());
    const auto chosen = static_cast<int>(plan.chosenCount());
    QString text;
    switch (m_state) {
    case State::Planning:
        text = tr("Reading the list …");
        break;
    case State::Preview:
        if (m_dryRunButton->isChecked())
            text =
                tr("A dry run: these %Ln command(s) would be sent, nothing is.", nullptr, chosen);
        else if (plan.chosenCount() > live::kMaxDisconnectTargets)
            text = tr("%Ln session(s) have a tick, and no more than %1 are disconnected at once: "
                      "narrow the filter.",
                      nullptr, chosen)
                       .arg(locale().toString(live::kMaxDisconnectTargets));
        else if (all == 0)
            text = tr("There is no session left to disconnect.");
        else if (chosen == all)
            text = tr("%Ln session(s) will be disconnected.", nullptr, chosen);
        else
            text = tr("%Ln session(s) will be disconnected.", nullptr, chosen) + u' '
                + tr("%Ln session(s) will be left alone.", nullptr, all - chosen);
        break;
    case State::Running:
    case State::Ended:
        text = m_model->outcomeSummary();
        break;
    }
    m_ui->summaryLabel->setText(text);
}

} // namespace sessionscope::gui
