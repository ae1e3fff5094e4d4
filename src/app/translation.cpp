// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>
#include <tuple>

namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;

void installTranslations(const QLocale &locale, QCoreApplication *application)
{
    constexpr auto kObjectName = "sessionscopeTranslator"_L1;
    for (QTranslator *old : application->findChildren<QTranslator *>(kObjectName))
        delete old;
    const auto install = [&](const QLocale &language, const QString &name, const QString &folder) {
        auto translator = std::make_unique<QTranslator>(application);
        translator->setObjectName(kObjectName);
        if (translator->load(language, name, u"_"_s, folder)
            && QCoreApplication::installTranslator(translator.get()))
            std::ignore = translator.release(); // the application owns it
    };
    // The plural forms of English serve every language without a file of its own.
    install(QLocale(QLocale::English), u"sessionscope"_s, u":/i18n"_s);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"sessionscope"_s, u":/i18n"_s);
}

} // namespace sessionscope::app
