// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace sessionscope::gui {

namespace Ui {
class WelcomePage;
}

//! Where no page is open: what the program is for, and the three ways to begin.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;

signals:
    void connectionRequested();
    void fileRequested();
    void demoRequested();

private:
    const std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace sessionscope::gui
