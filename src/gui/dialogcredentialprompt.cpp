// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogcredentialprompt.h"

#include "gui/credentialdialog.h"

#include <QApplication>
#include <QPromise>

namespace sessionscope::gui {

using live::ConnectionProfile;
using live::PromptReason;

struct DialogCredentialPrompt::Question
{
    ConnectionProfile profile;
    PromptReason reason = PromptReason::EachTime;
    std::optional<Error> cause;
    QPromise<Result<cloud::Credentials>> promise;
};

DialogCredentialPrompt::DialogCredentialPrompt(QObject *parent)
    : QObject(parent)
{
}

DialogCredentialPrompt::~DialogCredentialPrompt()
{
    if (m_dialog) {
        m_dialog->disconnect(this);
        delete m_dialog;
    }
    for (const auto &question : m_questions) {
        question->promise.addResult(failure(Error::Code::Cancelled, QString()));
        question->promise.finish();
    }
}

QFuture<Result<cloud::Credentials>> DialogCredentialPrompt::ask(const ConnectionProfile &profile,
                                                                PromptReason reason,
                                                                const std::optional<Error> &cause)
{
    auto question = std::make_shared<Question>();
    question->profile = profile;
    question->reason = reason;
    question->cause = cause;
    question->promise.start();
    auto future = question->promise.future();
    m_questions.enqueue(question);
    if (m_questions.size() == 1)
        showNext();
    return future;
}

void DialogCredentialPrompt::showNext()
{
    const Question &question = *m_questions.head();
    QWidget *above = QApplication::activeModalWidget();
    m_dialog = new CredentialDialog(question.profile, question.reason, question.cause,
                                    above != nullptr ? above : m_window.data());
    connect(m_dialog, &CredentialDialog::entered, this,
            [this](const cloud::Credentials &credentials) { answer(credentials); });
    connect(m_dialog, &CredentialDialog::rejected, this, [this] {
        answer(failure(Error::Code::Cancelled, tr("No credentials were entered.")));
    });
    // The window above may close and take the dialog along.
    connect(m_dialog, &QObject::destroyed, this, [this] {
        m_dialog.clear(); // what is left of it is no CredentialDialog any more
        answer(failure(Error::Code::Cancelled, tr("No credentials were entered.")));
    });
    m_dialog->open();
}

void DialogCredentialPrompt::answer(const Result<cloud::Credentials> &result)
{
    if (m_dialog) {
        m_dialog->disconnect(this);
        m_dialog->deleteLater();
        m_dialog.clear();
    }
    const std::shared_ptr<Question> question = m_questions.dequeue();
    question->promise.addResult(result);
    question->promise.finish();
    // Not from within the dialog that is closing: the next one might take it for its window.
    if (!m_questions.isEmpty())
        QMetaObject::invokeMethod(this, &DialogCredentialPrompt::showNext, Qt::QueuedConnection);
}

} // namespace sessionscope::gui
