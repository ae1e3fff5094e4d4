// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"

#include "gui/colors.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QToolTip>

#include <memory>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPortalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto kPortalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto kPortalInterface = "org.freedesktop.portal.Settings"_L1;
constexpr auto kAppearance = "org.freedesktop.appearance"_L1;
constexpr auto kColorScheme = "color-scheme"_L1;
constexpr uint kPreferDark = 1; // 0 = no preference, 2 = light

//! Buttons of dialogs without the icons of the nineties.
class QuietStyle final : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

bool isFusionStandard(const QPalette &palette)
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"fusion"_s));
    const QPalette standard = fusion->standardPalette();
    for (const QPalette::ColorRole role :
         {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Highlight}) {
        if (palette.color(QPalette::Active, role) != standard.color(QPalette::Active, role))
            return false;
    }
    return true;
}

} // namespace

Theme::Theme(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_systemStyle(QApplication::style()->name())
    , m_systemHasPalette(m_systemStyle.compare("fusion"_L1, Qt::CaseInsensitive) != 0
                         || !isFusionStandard(QApplication::palette()))
    , m_systemIsDark(gui::isDark(QApplication::palette()))
{
    connect(&settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::Theme)
            apply();
    });
    if (!m_systemHasPalette)
        askPortal();
    apply();
}

bool Theme::isDark() const
{
    return gui::isDark(QApplication::palette());
}

void Theme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kPortalService, kPortalPath, kPortalInterface, u"SettingChanged"_s, this,
                SLOT(handlePortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalInterface, u"Read"_s);
    call << QString(kAppearance) << QString(kColorScheme);
    // Nobody waits for it: without a portal the answer is an error, which is as good as "light".
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *finished) {
                finished->deleteLater();
                const QDBusPendingReply<QDBusVariant> reply = *finished;
                if (reply.isValid())
                    handlePortalSetting(kAppearance, kColorScheme, reply.value());
            });
}

void Theme::handlePortalSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != kAppearance || key != kColorScheme)
        return;
    QVariant plain = value.variant();
    // Read wraps the value twice, SettingChanged once.
    if (plain.userType() == qMetaTypeId<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    setPortalPrefersDark(plain.toUInt() == kPreferDark);
}

void Theme::setPortalPrefersDark(bool dark)
{
    if (m_portalPrefersDark == dark)
        return;
    m_portalPrefersDark = dark;
    apply();
}

void Theme::apply()
{
    const Settings::Theme wanted = m_settings.theme();
    const bool systemDark = m_systemHasPalette ? m_systemIsDark : m_portalPrefersDark;
    const bool dark =
        wanted == Settings::Theme::System ? systemDark : wanted == Settings::Theme::Dark;
    const bool keepsSystem = m_systemHasPalette && dark == m_systemIsDark;
    const QString style = keepsSystem ? m_systemStyle : u"fusion"_s;
    if (m_style.compare(style, Qt::CaseInsensitive) != 0) {
        m_style = style;
        QApplication::setStyle(new QuietStyle(style));
    }
    // An empty palette is the system's again.
    QApplication::setPalette(keepsSystem ? QPalette() : dark ? darkPalette() : lightPalette());
    QToolTip::setPalette(QApplication::palette());
    emit changed();
}

} // namespace sessionscope::gui
