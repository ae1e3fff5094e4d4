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

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The one colour that the files are drawn in.
constexpr QByteArrayView kPlaceholder = "#57606A";

//! Replaces the placeholder by a colour of the palette and renders the result, once for each size
//! and colour.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(const QString &name, IconColor color)
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

    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_color); }

    QString key() const override { return u"sessionscope-line-icon"_s; }

    QString iconName() override { return m_name; }

    bool isNull() override { return false; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        const Colors colors = Colors::of(palette);
        switch (m_color) {
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
        const QByteArray color = colorFor(mode).name().toLatin1();
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
    IconColor m_color;
};

} // namespace

QIcon themedIcon(const QString &name, IconColor color)
{
    Q_ASSERT_X(QFile::exists(u":/icons/%1.svg"_s.arg(name)), "themedIcon", qPrintable(name));
    return QIcon(new LineIconEngine(name, color));
}

QIcon applicationIcon()
{
    return QIcon(u":/icons/sessionscope.svg"_s);
}

} // namespace sessionscope::gui
