// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

#include <chrono>

namespace sessionscope::gui {

//! The time between two polls, in seconds: 0 ("on demand only") or kMinRefreshInterval ..
//! kMaxRefreshInterval. The arrows go through the usual choices, any other number can be typed.
class IntervalSpinBox final : public QSpinBox
{
    Q_OBJECT

public:
    explicit IntervalSpinBox(QWidget *parent = nullptr);

    void setInterval(std::chrono::seconds interval);
    std::chrono::seconds interval() const;

    void stepBy(int steps) override;
    void fixup(QString &text) const override;

protected:
    QValidator::State validate(QString &text, int &position) const override;

private:
    using QSpinBox::setValue;
    using QSpinBox::value;
};

} // namespace sessionscope::gui
