// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace sessionscope::gui {

//! One chapter of the user guide: plain text, paragraphs parted by empty lines.
struct GuideChapter
{
    QString title;
    QString text;
};

//! The guide in the language of the window, in the order in which it is of use.
QList<GuideChapter> guideChapters();

} // namespace sessionscope::gui
