// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findingsform.h"

#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>
#include <array>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using Key = Settings::Key;

namespace {

struct Row
{
    Key key;
    const char *label;
    const char *suffix;
};

// The access keys go with those of the rest of the preferences.
constexpr std::array kRows{
    Row{Key::FindingDominantPercent,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "A source has more than:"), " %"},
    Row{Key::FindingIdleSeconds,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "Sessions are idle for more than:"),
        " s"},
    Row{Key::FindingIdlePercent,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "and are more than, of all:"), " %"},
    Row{Key::FindingUnnamedPercent,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "Unnamed sessions are more than:"),
        " %"},
    Row{Key::FindingBlockedSeconds,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "A session is blocked for more than:"),
        " s"},
    Row{Key::FindingMultiSeconds,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm",
                          "MULTI is open and idle for more than:"),
        " s"},
    Row{Key::FindingOutputKib,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "An output buffer has at least:"),
        " KiB"},
    Row{Key::FindingInputKib,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "An input buffer has at least:"),
        " KiB"},
    Row{Key::FindingChurn,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm",
                          "Sessions of a source that came and went in 5 minutes, each at least:"),
        ""},
    Row{Key::FindingConnectionLimit,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "Connections that instances allow:"),
        ""},
    Row{Key::FindingLimitPercent,
        QT_TRANSLATE_NOOP("sessionscope::gui::FindingsForm", "of which are used at least:"), " %"},
};

} // namespace

FindingsForm::FindingsForm(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(8);
    layout->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (const Row &row : kRows) {
        auto *box = new QSpinBox(this);
        const auto [minimum, maximum] = Settings::range(row.key);
        box->setRange(minimum, maximum);
        box->setSuffix(QString::fromLatin1(row.suffix));
        box->setGroupSeparatorShown(true);
        if (row.key == Key::FindingConnectionLimit)
            box->setSpecialValueText(tr("not known", "limit of connections"));
        auto *label = new QLabel(tr(row.label), this);
        label->setBuddy(box);
        layout->addRow(label, box);
        m_boxes.append(box);
        connect(box, &QSpinBox::valueChanged, this, &FindingsForm::changed);
    }
}

void FindingsForm::load(const Settings &from)
{
    for (std::size_t i = 0; i < kRows.size(); ++i)
        m_boxes[static_cast<qsizetype>(i)]->setValue(from.threshold(kRows[i].key));
}

void FindingsForm::apply(Settings &settings) const
{
    for (std::size_t i = 0; i < kRows.size(); ++i)
        settings.setThreshold(kRows[i].key, m_boxes[static_cast<qsizetype>(i)]->value());
}

bool FindingsForm::isChanged(const Settings &settings) const
{
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (m_boxes[static_cast<qsizetype>(i)]->value() != settings.threshold(kRows[i].key))
            return true;
    }
    return false;
}

findings::Thresholds thresholdsOf(const Settings &settings)
{
    constexpr qint64 kKib = 1024;
    findings::Thresholds thresholds;
    thresholds.dominantPercent = settings.threshold(Key::FindingDominantPercent);
    thresholds.longIdle = std::chrono::seconds(settings.threshold(Key::FindingIdleSeconds));
    thresholds.longIdlePercent = settings.threshold(Key::FindingIdlePercent);
    thresholds.unnamedPercent = settings.threshold(Key::FindingUnnamedPercent);
    thresholds.longBlocked = std::chrono::seconds(settings.threshold(Key::FindingBlockedSeconds));
    thresholds.openMulti = std::chrono::seconds(settings.threshold(Key::FindingMultiSeconds));
    thresholds.outputBytes = settings.threshold(Key::FindingOutputKib) * kKib;
    thresholds.inputBytes = settings.threshold(Key::FindingInputKib) * kKib;
    thresholds.churningSessions = settings.threshold(Key::FindingChurn);
    thresholds.connectionLimit = settings.threshold(Key::FindingConnectionLimit);
    thresholds.limitPercent = settings.threshold(Key::FindingLimitPercent);
    return thresholds;
}

bool isThreshold(Settings::Key key)
{
    return std::any_of(kRows.begin(), kRows.end(),
                       [key](const Row &row) { return row.key == key; });
}

} // namespace sessionscope::gui
