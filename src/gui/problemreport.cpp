// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/problemreport.h"

#include "core/redaction.h"
#include "core/settings.h"
#include "live/profilestore.h"

#include <QApplication>
#include <QDir>
#include <QFont>
#include <QLocale>
#include <QMap>
#include <QMetaEnum>
#include <QProcessEnvironment>
#include <QScreen>
#include <QSslSocket>
#include <QStyle>
#include <QSysInfo>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

QStringList desktopLines()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QStringList screens;
    for (const QScreen *screen : QGuiApplication::screens()) {
        screens.append(u"%1x%2 at %3 %, %4 dpi"_s.arg(screen->size().width())
                           .arg(screen->size().height())
                           .arg(qRound(screen->devicePixelRatio() * 100))
                           .arg(qRound(screen->logicalDotsPerInch())));
    }
    return {
        u"Desktop: %1, session %2"_s.arg(environment.value(u"XDG_CURRENT_DESKTOP"_s, u"unknown"_s),
                                         environment.value(u"XDG_SESSION_TYPE"_s, u"unknown"_s)),
        u"Style: %1, %2 pt, %3"_s
            .arg(QLatin1StringView(QApplication::style()->metaObject()->className()))
            .arg(QApplication::font().pointSizeF())
            .arg(nameOf(QGuiApplication::layoutDirection())),
        u"Screens: %1"_s.arg(screens.join(u"; "_s)),
    };
}

QStringList settingsLines(const Settings &settings)
{
    using Key = Settings::Key;
    QStringList lines{
        u"Language: %1; theme: %2; rows: %3"_s.arg(
            settings.language().isEmpty() ? u"of the system"_s : settings.language(),
            nameOf(settings.theme()), nameOf(settings.rowDensity())),
        u"Refresh: %1 s; active up to: %2 s; highlight: %3 s; bars: %4"_s
            .arg(settings.defaultRefreshInterval().count())
            .arg(settings.activeIdleLimit().count())
            .arg(settings.highlightTime().count())
            .arg(settings.chartTopN()),
        u"Export: %1, %2, local names: %3"_s.arg(settings.lastExportFormat(),
                                                 nameOf(settings.csvPreset()),
                                                 settings.exportsLocalNames() ? u"yes"_s : u"no"_s),
    };
    QStringList thresholds;
    for (int key = static_cast<int>(Key::FindingDominantPercent);
         key <= static_cast<int>(Key::FindingLimitPercent); ++key) {
        const Key threshold = static_cast<Key>(key);
        thresholds.append(u"%1 %2"_s.arg(nameOf(threshold)).arg(settings.threshold(threshold)));
    }
    lines.append(u"Findings: %1"_s.arg(thresholds.join(u", "_s)));
    return lines;
}

QString connectionsLine(const QList<live::ConnectionProfile> &profiles)
{
    QMap<QString, int> kinds;
    for (const live::ConnectionProfile &profile : profiles) {
        using Source = live::CredentialSource;
        switch (profile.credentialSource) {
        case Source::Keychain:
            ++kinds[u"keychain"_s];
            break;
        case Source::UntilExit:
            ++kinds[u"until exit"_s];
            break;
        case Source::AskEachTime:
            ++kinds[u"asked"_s];
            break;
        case Source::Environment:
            ++kinds[u"environment"_s];
            break;
        case Source::AliyunProfile:
            ++kinds[u"CLI profile"_s];
            break;
        case Source::None:
            ++kinds[u"no password"_s];
            break;
        }
    }
    QStringList parts;
    for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind)
        parts.append(u"%1 %2"_s.arg(kind.value()).arg(kind.key()));
    return u"Connections: %1"_s.arg(parts.isEmpty() ? u"none"_s : parts.join(u", "_s));
}

//! What no pattern can know.
QStringList namesOfTheUser(const QList<live::ConnectionProfile> &profiles)
{
    QStringList names{QDir::home().dirName(), QDir::homePath(), QSysInfo::machineHostName(),
                      qEnvironmentVariable("USER"), qEnvironmentVariable("USERNAME")};
    for (const live::ConnectionProfile &profile : profiles) {
        names << profile.name << profile.id << profile.instanceId << profile.accessKeyId
              << profile.aliyunProfile << profile.consoleContext << profile.caFile;
        const live::RedisProfile &redis = profile.redis;
        names << redis.host << redis.user << redis.serverName << redis.certificateFile
              << redis.keyFile;
        if (profile.endpoint != live::ConnectionProfile::defaultEndpoint())
            names << profile.endpoint;
    }
    return names;
}

} // namespace

QString versionsText()
{
    return QStringList{
        u"Sessionscope %1"_s.arg(QCoreApplication::applicationVersion()),
        u"Qt %1 (built with %2)"_s.arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR)),
        u"TLS: %1"_s.arg(QSslSocket::sslLibraryVersionString()),
        u"System: %1, %2, %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
                                    QSysInfo::currentCpuArchitecture()),
        u"Platform: %1, locale %2"_s.arg(QGuiApplication::platformName(), QLocale().name()),
    }
        .join(u'\n');
}

QString problemReport(const Settings &settings, const live::ProfileStore &profiles,
                      const QStringList &logLines)
{
    QStringList lines{versionsText()};
    lines << desktopLines() << settingsLines(settings) << connectionsLine(profiles.profiles())
          << QString();
    if (logLines.isEmpty()) {
        lines << u"Nothing has been logged."_s;
    } else {
        lines << u"The last log lines, without names, addresses and keys:"_s
              << Redaction(namesOfTheUser(profiles.profiles())).of(logLines.join(u'\n'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace sessionscope::gui
