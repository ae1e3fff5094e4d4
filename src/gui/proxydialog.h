// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QDialog>

#include <memory>

namespace sessionscope::gui {

namespace Ui {
class ProxyDialog;
}

//! Asks for the user and the password of a proxy. Nothing is stored: the password lives until the
//! program ends.
class ProxyDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a host is shown as plain text. \a refusedUser: the user whose password was refused just
    //! now, empty when asked for the first time.
    ProxyDialog(const QString &host, quint16 port, const QString &refusedUser = {},
                QWidget *parent = nullptr);
    ~ProxyDialog() override;

    QString host() const { return m_host; }

    quint16 port() const { return m_port; }

    void done(int result) override;

signals:
    //! Before accepted(). The field is wiped afterwards.
    void entered(const QString &user, const sessionscope::Secret &password);

private:
    void updateButtons();

    const std::unique_ptr<Ui::ProxyDialog> m_ui;
    const QString m_host;
    const quint16 m_port;
};

} // namespace sessionscope::gui
