// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/credentialresolver.h"

#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QWidget>

#include <memory>

namespace sessionscope::gui {

class CredentialDialog;

//! Asks with a CredentialDialog, one at a time: several connections whose token expires together
//! make several questions, one after the other. GUI thread.
class DialogCredentialPrompt final : public QObject, public live::CredentialPrompt
{
    Q_OBJECT

public:
    explicit DialogCredentialPrompt(QObject *parent = nullptr);
    //! What is still open or waiting completes with Error::Cancelled.
    ~DialogCredentialPrompt() override;

    //! Dialogs belong to this window unless another dialog of the program is open above it.
    void setWindow(QWidget *window) { m_window = window; }

    QFuture<Result<cloud::Credentials>> ask(const live::ConnectionProfile &profile,
                                            live::PromptReason reason,
                                            const std::optional<Error> &cause) override;

private:
    struct Question;

    void showNext();
    void answer(const Result<cloud::Credentials> &result);

    QPointer<QWidget> m_window;
    QPointer<CredentialDialog> m_dialog;
    QQueue<std::shared_ptr<Question>> m_questions; // the first one is on the screen
};

} // namespace sessionscope::gui
