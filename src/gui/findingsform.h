// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "findings/thresholds.h"

#include <QList>
#include <QWidget>

class QSpinBox;

namespace sessionscope::gui {

//! From when on something is a finding: the thresholds of the settings, as a part of the
//! preferences.
class FindingsForm final : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsForm(QWidget *parent = nullptr);

    void load(const Settings &from);
    void apply(Settings &settings) const;
    bool isChanged(const Settings &settings) const;

signals:
    void changed();

private:
    QList<QSpinBox *> m_boxes; // in the order of the table
};

//! What the settings say.
findings::Thresholds thresholdsOf(const Settings &settings);
//! Whether \a key is one of the thresholds.
bool isThreshold(Settings::Key key);

} // namespace sessionscope::gui
