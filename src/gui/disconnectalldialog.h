// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/disconnectall.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <optional>

class QPushButton;

namespace sessionscope::gui {

namespace Ui {
class DisconnectAllDialog;
}

//! Ends all sessions of an instance through DAS, once its id has been typed. Cancel is the default
//! button. What has been sent cannot be taken back, so that the dialog stays until it is known what
//! has become of it, or that nobody knows.
class DisconnectAllDialog final : public QDialog
{
    Q_OBJECT

public:
    using Call = std::function<QFuture<Result<live::DisconnectAllEnd>>()>;

    //! \a call is called once at most.
    DisconnectAllDialog(const live::ConnectionProfile &profile, Call call,
                        QWidget *parent = nullptr);
    ~DisconnectAllDialog() override;

    void reject() override;

signals:
    //! It is over, whatever has become of it.
    void ended();

private:
    enum class State { Asking, Waiting, Ended };

    void start();
    void handleEnd(const Result<live::DisconnectAllEnd> &end);
    void showEnd(const live::DisconnectAllEnd &end);
    void updateState();

    const std::unique_ptr<Ui::DisconnectAllDialog> m_ui;
    const QString m_instanceId;
    const QString m_name;
    Call m_call;
    State m_state = State::Asking;
    std::optional<Error> m_error;
    QPushButton *m_disconnectButton = nullptr;
    QPushButton *m_detailsButton = nullptr;
};

} // namespace sessionscope::gui
