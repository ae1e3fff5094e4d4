// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/intervalspinbox.h"

#include "core/limits.h"

#include <algorithm>
#include <array>

namespace sessionscope::gui {

namespace {

//! The choices of the tool bar, 0 being "on demand only".
constexpr std::array kSteps{0, 2, 5, 10, 15, 30, 60};
constexpr int kMinimum = static_cast<int>(kMinRefreshInterval.count());
constexpr int kMaximum = static_cast<int>(kMaxRefreshInterval.count());
//! Beyond the choices: one minute more or less.
constexpr int kLargeStep = 60;

int nextChoice(int value)
{
    const auto *const next = std::upper_bound(kSteps.begin(), kSteps.end(), value);
    return next == kSteps.end() ? value + kLargeStep : *next;
}

int previousChoice(int value)
{
    if (value > kSteps.back())
        return std::max(kSteps.back(), value - kLargeStep);
    const auto *const here = std::lower_bound(kSteps.begin(), kSteps.end(), value);
    return here == kSteps.begin() ? kSteps.front() : *(here - 1);
}

} // namespace

IntervalSpinBox::IntervalSpinBox(QWidget *parent)
    : QSpinBox(parent)
{
    setRange(0, kMaximum);
    setSpecialValueText(tr("on demand only"));
    setSuffix(tr(" s", "seconds, behind a number"));
    setAccelerated(true);
    setCorrectionMode(CorrectToNearestValue);
}

void IntervalSpinBox::setInterval(std::chrono::seconds interval)
{
    setValue(
        static_cast<int>(std::clamp<std::chrono::seconds::rep>(interval.count(), 0, kMaximum)));
}

std::chrono::seconds IntervalSpinBox::interval() const
{
    const int seconds = value();
    return std::chrono::seconds(seconds == 0 ? 0 : std::max(seconds, kMinimum));
}

void IntervalSpinBox::stepBy(int steps)
{
    int seconds = value();
    for (; steps > 0; --steps)
        seconds = nextChoice(seconds);
    for (; steps < 0; ++steps)
        seconds = previousChoice(seconds);
    setValue(seconds);
    selectAll();
}

void IntervalSpinBox::fixup(QString &text) const
{
    int position = 0;
    QString copy = text;
    if (QSpinBox::validate(copy, position) == QValidator::Acceptable && valueFromText(copy) > 0)
        text = textFromValue(std::max(valueFromText(copy), kMinimum)) + suffix();
    else
        QSpinBox::fixup(text);
}

QValidator::State IntervalSpinBox::validate(QString &text, int &position) const
{
    const QValidator::State state = QSpinBox::validate(text, position);
    if (state != QValidator::Acceptable)
        return state;
    const int seconds = valueFromText(text);
    // "1" may become "15", and is brought to the shortest interval otherwise.
    return seconds > 0 && seconds < kMinimum ? QValidator::Intermediate : state;
}

} // namespace sessionscope::gui
