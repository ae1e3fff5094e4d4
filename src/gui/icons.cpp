// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons.h"

#include "gui/colors.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The one colour that the files are drawn in.
constexpr QByteArrayView kPlaceholder = "#57606A";

//! Renders resources/icons/<name>.svg, once for each size and colour, without Qt's plug-ins for
//! icons and images, all of which would be loaded for the first one. With a colour of the palette
//! the placeholder is replaced by it.
class SvgIconEngine final : public QIconEngine
{
public:
    //! Without \a color: in its own colours.
    explicit SvgIconEngine(const QString &name, std::optional<IconColor> color = {})
        : m_name(name)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QSize size = rect.size() * ratio;
        QPixmap drawn = rendered(size, mode);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(size, mode);
    }

    QIconEngine *clone() const override { return new SvgIconEngine(m_name, m_color); }

    QString key() const override { return u"sessionscope-icon"_s; }

    QString iconName() override { return m_name; }

    bool isNull() override { return false; }

private:
    static QColor colorFor(QIcon::Mode mode, IconColor color)
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        const Colors colors = Colors::of(palette);
        switch (color) {
        case IconColor::Accent:
            return colors.accent;
        case IconColor::Good:
            return colors.fresh;
        case IconColor::Warning:
            return colors.changed;
        case IconColor::Danger:
            return colors.danger;
        case IconColor::Normal:
            break;
        }
        return mode == QIcon::Active ? palette.color(QPalette::Active, QPalette::ButtonText)
                                     : colors.secondary;
    }

    QPixmap rendered(const QSize &size, QIcon::Mode mode) const
    {
        const QByteArray color =
            m_color ? colorFor(mode, *m_color).name().toLatin1() : QByteArray("own");
        const QString key = u"sessionscope/%1/%2/%3x%4"_s.arg(m_name, QLatin1StringView(color),
                                                              QString::number(size.width()),
                                                              QString::number(size.height()));
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        QFile file(u":/icons/%1.svg"_s.arg(m_name));
        result = QPixmap(size);
        result.fill(Qt::transparent);
        if (!size.isEmpty() && file.open(QIODevice::ReadOnly)) {
            QByteArray svg = file.readAll();
            if (m_color)
                svg.replace(kPlaceholder, color);
            QSvgRenderer renderer(svg);
            QPainter painter(&result);
            const int side = qMin(size.width(), size.height());
            renderer.render(
                &painter,
                QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        }
        QPixmapCache::insert(key, result);
        return result;
    }

    QString m_name;
    std::optional<IconColor> m_color;
};

} // namespace

QIcon themedIcon(const QString &name, IconColor color)
{
    Q_ASSERT_X(QFile::exists(u":/icons/%1.svg"_s.arg(name)), "themedIcon", qPrintable(name));
    return QIcon(new SvgIconEngine(name, color));
}

QIcon applicationIcon()
{
    return QIcon(new SvgIconEngine(u"sessionscope"_s));
}

} // namespace sessionscope::gui
