// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace sessionscope::app {

//! Lets \a application speak the language of \a locale, as far as there are translations; Qt's own
//! texts as well. Those installed before by this function are taken back.
void installTranslations(const QLocale &locale, QCoreApplication *application);

} // namespace sessionscope::app
