// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"

#include "gui/colors.h"
#include "gui/icons.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
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

//! Buttons of dialogs without icons, tabs whose close button is no alarm, titles of columns in line
//! with what stands below them.
class QuietStyle final : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        const bool isFlat = option->state & State_AutoRaise;
        if (element == PE_IndicatorTabClose) {
            if (option->state & (State_MouseOver | State_Sunken))
                fill(painter, option->rect, Colors::of(option->palette).hairline);
            m_closeIcon.paint(painter, option->rect.adjusted(1, 1, -1, -1));
        } else if (element == PE_PanelButtonTool && isFlat) {
            // Pressed, chosen and touched by the mouse look different, in the dark as well.
            const Colors colors = Colors::of(option->palette);
            if (option->state & (State_On | State_Sunken))
                fill(painter, option->rect, colors.accentSoft);
            else if ((option->state & State_MouseOver) && (option->state & State_Enabled))
                fill(painter, option->rect, colors.hairline);
        } else if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) {
            drawFramed(element, option, painter, widget);
        } else {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        }
    }

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        // The version says which of the two types it is.
        if (element == CE_HeaderLabel && option->type == QStyleOption::SO_Header) {
            QStyleOptionHeaderV2 shifted;
            if (option->version >= QStyleOptionHeaderV2::Version)
                shifted = *static_cast<const QStyleOptionHeaderV2 *>(option);
            else
                shifted.QStyleOptionHeader::operator=(
                    *static_cast<const QStyleOptionHeader *>(option));
            shifted.rect.adjust(kHeaderShift, 0, -kHeaderShift, 0);
            QProxyStyle::drawControl(element, &shifted, painter, widget);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
    }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    //! The icon theme of the desktop takes as long to read as the rest of the window, and pictures
    //! of the style need every plug-in for images: neither is asked for what has an icon of ours.
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option,
                       const QWidget *widget) const override
    {
        switch (icon) {
        case SP_CommandLink:
            return {}; // each of these buttons gets its own
        case SP_LineEditClearButton:
            return m_clearIcon;
        case SP_TitleBarNormalButton: // of a dock, like the next one
            return m_floatIcon;
        case SP_TitleBarCloseButton:
            return m_closeIcon;
        default:
            return QProxyStyle::standardIcon(icon, option, widget);
        }
    }

private:
    static constexpr int kHeaderShift = 4; // as far as cells are inset
    static constexpr int kFramePercent = 127; // Fusion draws it so much darker than the window

    // Fusion's frame of an empty box is no lighter than a dark window: nobody would see the box.
    void drawFramed(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                    const QWidget *widget) const
    {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        QStyleOptionButton framed;
        if (button != nullptr)
            framed = *button;
        else
            framed.QStyleOption::operator=(*option);
        const QColor frame = Colors::of(option->palette).secondary;
        framed.palette.setColor(QPalette::Window, frame.lighter(kFramePercent));
        QProxyStyle::drawPrimitive(element, &framed, painter, widget);
    }

    static void fill(QPainter *painter, const QRect &rect, const QColor &color)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawRoundedRect(rect, 3, 3);
        painter->restore();
    }

    QIcon m_closeIcon = themedIcon(QStringLiteral("cancel"));
    QIcon m_clearIcon = themedIcon(QStringLiteral("clear"));
    QIcon m_floatIcon = themedIcon(QStringLiteral("float"));
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
                SLOT(handlePortalSetting(QString,QString,QDBusVariant)));
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
