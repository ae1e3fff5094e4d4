// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostileaudit.h"
#include "support/hostiletexts.h"

#include <QDialog>
#include <QMenu>
#include <QScreen>
#include <QStringList>

namespace sessionscope::test {

//! Stands before every foreign text here, so that the audit knows it again.
inline const QString kMark = QStringLiteral("Zq7");

inline QStringList allTexts()
{
    QStringList texts;
    for (const HostileText &text : hostileTexts())
        texts.append(kMark + text.text());
    return texts;
}

inline QString complaintsAboutLines(const QString &text)
{
    QStringList complaints;
    for (const QString &line : text.split(u'\n')) {
        if (const QString complaint = complaintAboutText(line); !complaint.isEmpty())
            complaints.append(complaint);
    }
    return complaints.join(u'\n');
}

//! What is wrong with \a dialog as it is on the screen.
inline QString complaintsAboutDialog(QDialog &dialog)
{
    dialog.show();
    QString complaints = complaintsAboutWidgets(dialog, kMark);
    if (hasMarkupColor(pictureOf(dialog)))
        complaints += QStringLiteral("\nmarkup is painted");
    if (dialog.width() > 2000 || dialog.height() > 2000)
        complaints += QStringLiteral("\n%1 x %2 pixels").arg(dialog.width()).arg(dialog.height());
    return complaints;
}

//! What is wrong with \a menu as it comes up.
inline QString complaintsAboutMenu(QMenu &menu)
{
    menu.popup({});
    QString complaints = complaintsAboutWidgets(menu, kMark);
    if (menu.width() > menu.screen()->size().width())
        complaints += QStringLiteral("\n%1 pixels wide").arg(menu.width());
    if (hasMarkupColor(pictureOf(menu)))
        complaints += QStringLiteral("\nmarkup is painted");
    menu.close();
    return complaints;
}

} // namespace sessionscope::test
