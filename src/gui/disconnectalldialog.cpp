// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/disconnectalldialog.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "gui/fitheight.h"
#include "gui/opendialog.h"

#include "ui_disconnectalldialog.h"

#include <QPushButton>

#include <utility>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using Kind = live::DisconnectOutcome::Kind;

DisconnectAllDialog::DisconnectAllDialog(const live::ConnectionProfile &profile, Call call,
                                         QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DisconnectAllDialog>())
    , m_instanceId(profile.instanceId)
    , m_name(profile.name)
    , m_call(std::move(call))
{
    m_ui->setupUi(this);
    m_ui->questionLabel->setText(tr("Disconnect all sessions of the instance %1 (“%2”)?")
                                     .arg(displayText(profile.instanceId, kMaxCellCharacters),
                                          displayText(profile.name, kMaxCellCharacters)));
    if (profile.production)
        m_ui->productionHint->setProblem(
            tr("This connection is marked %1.", "the user's word for production")
                .arg(displayText(profile.productionWord, kMaxCellCharacters)));
    const auto add = [this](const QString &text, const QString &name,
                            QDialogButtonBox::ButtonRole role) {
        QPushButton *button = m_ui->buttonBox->addButton(text, role);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_detailsButton = add(tr("De&tails…"), u"detailsButton"_s, QDialogButtonBox::ActionRole);
    m_disconnectButton = add(tr("&Disconnect All Sessions"), u"disconnectButton"_s,
                             QDialogButtonBox::DestructiveRole);
    connect(m_detailsButton, &QPushButton::clicked, this,
            [this] { openErrorDetails(*m_error, m_name, this); });
    connect(m_disconnectButton, &QPushButton::clicked, this, &DisconnectAllDialog::start);
    connect(m_ui->confirmLineEdit, &QLineEdit::textChanged, this,
            &DisconnectAllDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setDefault(true);
    m_ui->confirmLineEdit->setFocus();
    updateState();
}

DisconnectAllDialog::~DisconnectAllDialog() = default;

void DisconnectAllDialog::start()
{
    if (m_state != State::Asking || m_ui->confirmLineEdit->text().trimmed() != m_instanceId)
        return;
    m_state = State::Waiting;
    updateState();
    const Call call = std::exchange(m_call, {});
    whenFinished(call(), this,
                 [this](const Result<live::DisconnectAllEnd> &end) { handleEnd(end); });
}

void DisconnectAllDialog::handleEnd(const Result<live::DisconnectAllEnd> &end)
{
    m_state = State::Ended;
    if (end) {
        showEnd(*end);
    } else {
        m_error = end.error();
        m_ui->resultHint->setProblem(
            tr("Nothing was sent. %1").arg(displayText(m_error->message, kMaxDetailCharacters)));
    }
    updateState();
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setFocus();
    emit ended();
}

void DisconnectAllDialog::showEnd(const live::DisconnectAllEnd &end)
{
    m_error = end.error;
    const QString request = end.requestId.isEmpty()
        ? QString()
        : tr("RequestId: %1.").arg(displayText(end.requestId, kMaxCellCharacters));
    const auto withRequest = [&request](const QString &sentence) {
        return request.isEmpty() ? sentence : sentence + u' ' + request;
    };
    const QString reason = displayText(end.outcome.reason, kMaxDetailCharacters);
    switch (end.outcome.kind) {
    case Kind::Closed:
        m_ui->resultHint->setHelp(
            withRequest(tr("The service says that all sessions were disconnected.")));
        break;
    case Kind::Unknown:
        m_ui->resultHint->setProblem(withRequest(
            tr("The outcome is unknown: look at the list. It is not sent again. %1").arg(reason)));
        break;
    default:
        m_ui->resultHint->setProblem(
            withRequest(tr("No session was disconnected. %1").arg(reason)));
        break;
    }
    if (end.notNoted)
        m_ui->journalHint->setProblem(
            tr("The outcome could not be written down. %1")
                .arg(displayText(end.notNoted->message, kMaxDetailCharacters)));
}

void DisconnectAllDialog::reject()
{
    if (m_state != State::Waiting)
        QDialog::reject();
}

void DisconnectAllDialog::updateState()
{
    const bool isAsking = m_state == State::Asking;
    // A question that has been answered would stand in the way of what came of it.
    m_ui->questionLabel->setVisible(m_state != State::Ended);
    m_ui->consequenceLabel->setVisible(m_state != State::Ended);
    m_ui->confirmLabel->setVisible(isAsking);
    m_ui->confirmLineEdit->setVisible(isAsking);
    m_ui->busyLabel->setVisible(m_state == State::Waiting);
    m_disconnectButton->setVisible(isAsking);
    // What is typed by hand rarely has blanks on purpose.
    m_disconnectButton->setEnabled(m_ui->confirmLineEdit->text().trimmed() == m_instanceId);
    m_detailsButton->setVisible(m_state == State::Ended && m_error.has_value());
    QPushButton *cancel = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    cancel->setEnabled(m_state != State::Waiting);
    if (m_state == State::Ended)
        cancel->setText(tr("Clos&e"));
    fitHeight(this);
}

} // namespace sessionscope::gui
