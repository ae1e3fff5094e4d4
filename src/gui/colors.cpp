// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"

#include <cmath>

namespace sessionscope::gui {

namespace {

constexpr double kSoftShare = 0.16; // the more, the less contrast has what stands on it

struct Tokens
{
    QRgb window, base, alternate, text, secondary, accent, accentSoft, onAccent;
};

constexpr Tokens kLight{0xF4F5F7, 0xFFFFFF, 0xF8F9FB, 0x1B1F24,
                        0x57606A, 0x0B5CAD, 0xDDEBFA, 0xFFFFFF};
constexpr Tokens kDark{0x22262B, 0x181B1F, 0x1D2126, 0xE6EAF0,
                       0xA3ADB8, 0x6CB2F7, 0x1F3A56, 0x10151A};

QPalette paletteOf(const Tokens &tokens)
{
    const QColor window(tokens.window);
    const QColor base(tokens.base);
    const QColor text(tokens.text);
    const QColor faint = mixed(text, window, 0.55);
    QPalette palette(window);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Button, mixed(window, base, 0.5));
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(tokens.alternate));
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::PlaceholderText, QColor(tokens.secondary));
    palette.setColor(QPalette::BrightText, QColor(Qt::white));
    palette.setColor(QPalette::Link, QColor(tokens.accent));
    palette.setColor(QPalette::LinkVisited, QColor(tokens.accent));
    palette.setColor(QPalette::Highlight, QColor(tokens.accent));
    palette.setColor(QPalette::HighlightedText, QColor(tokens.onAccent));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor(tokens.accent));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, QColor(tokens.onAccent));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(window, text, 0.2));
    palette.setColor(QPalette::Disabled, QPalette::Base, window);
    return palette;
}

} // namespace

QColor mixed(const QColor &one, const QColor &other, double shareOfOther)
{
    const auto part = [shareOfOther](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * shareOfOther));
    };
    return {part(one.red(), other.red()), part(one.green(), other.green()),
            part(one.blue(), other.blue())};
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Base).lightness()
        < palette.color(QPalette::Active, QPalette::Text).lightness();
}

QPalette lightPalette()
{
    return paletteOf(kLight);
}

QPalette darkPalette()
{
    return paletteOf(kDark);
}

Colors Colors::of(const QPalette &palette)
{
    Colors colors;
    colors.isDark = gui::isDark(palette);
    const Tokens &tokens = colors.isDark ? kDark : kLight;
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const bool isOurs = base == QColor(tokens.base) && highlight == QColor(tokens.accent);
    colors.secondary = isOurs ? QColor(tokens.secondary) : mixed(text, base, 0.32);
    colors.accent = highlight;
    colors.accentSoft = isOurs ? QColor(tokens.accentSoft) : mixed(base, highlight, 0.22);
    colors.hover = mixed(base, highlight, colors.isDark ? 0.10 : 0.06);
    colors.hairline = mixed(palette.color(QPalette::Active, QPalette::Window), text, 0.14);
    if (colors.isDark) {
        colors.fresh = QColor(0x5CC97F);
        colors.freshSoft = QColor(0x163322);
        colors.changed = QColor(0xE3B341);
        colors.changedSoft = QColor(0x362B10);
        colors.danger = QColor(0xFF8F85);
        colors.dangerSoft = QColor(0x3D1D1A);
        colors.doubtful = QColor(0x98A2AD);
        colors.chart = {QColor(0x56A8E0), QColor(0xF28E4B), QColor(0x3CC29A), QColor(0xE38CC0),
                        QColor(0xE0C24C), QColor(0x9CCBF0), QColor(0xB79AD6)};
        colors.chartOthers = QColor(0x9AA5B1);
    } else {
        colors.fresh = QColor(0x167134);
        colors.freshSoft = QColor(0xE3F5E8);
        colors.changed = QColor(0x8A5A00);
        colors.changedSoft = QColor(0xFFF1CC);
        colors.danger = QColor(0xB42318);
        colors.dangerSoft = QColor(0xFCE8E6);
        colors.doubtful = QColor(0x5E6771);
        colors.chart = {QColor(0x0072B2), QColor(0xD55E00), QColor(0x009E73), QColor(0xB8568F),
                        QColor(0x8C6D00), QColor(0x4C8FBD), QColor(0x7A5195)};
        colors.chartOthers = QColor(0x5B6770);
    }
    for (std::size_t i = 0; i < colors.chart.size(); ++i)
        colors.chartSoft[i] = mixed(base, colors.chart[i], kSoftShare);
    return colors;
}

} // namespace sessionscope::gui
