// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/secretfield.h"

#include <QLineEdit>

#include <algorithm>

namespace sessionscope::gui {

Secret secretOf(const QLineEdit *field)
{
    const QString text = field->text();
    QString kept;
    kept.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                 [](QChar character) { return !character.isSpace(); });
    Secret secret = Secret::fromText(kept);
    wipe(kept);
    return secret;
}

void wipeField(QLineEdit *field)
{
    QString text = field->text();
    field->setText(QString()); // unlike clear(), forgets the undo history
    wipe(text);
}

bool isBlank(const QLineEdit *field)
{
    return field->text().trimmed().isEmpty();
}

} // namespace sessionscope::gui
