// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;

void installTranslations(const QLocale &locale, QCoreApplication *application)
{
    constexpr auto kObjectName = "sessionscopeTranslator"_L1;
    for (QTranslator *old : application->findChildren<QTranslator *>(kObjectName))
        delete old;
    const auto install = [&](const QString &name, const QString &folder) {
        auto translator = std::make_unique<QTranslator>(application);
        translator->setObjectName(kObjectName);
        if (translator->load(locale, name, u"_"_s, folder)
            && QCoreApplication::installTranslator(translator.get()))
            translator.release(); // the application owns it
    };
    install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"sessionscope"_s, u":/i18n"_s);
}

} // namespace sessionscope::app
