// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chartpicture.h"

#include "core/error.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFontMetrics>
#include <QGraphicsView>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace sessionscope::gui {

namespace {

constexpr int kMargin = 8;

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::PictureText)
};

int headHeight(const QGraphicsView &view)
{
    return view.fontMetrics().height() + 2 * kMargin;
}

QSize pictureSize(const QGraphicsView &view)
{
    return view.viewport()->size() + QSize(0, headHeight(view));
}

void paint(QPainter &painter, QGraphicsView &view, const QString &title)
{
    const QSize size = pictureSize(view);
    const QRect head(kMargin, kMargin, size.width() - 2 * kMargin, headHeight(view) - 2 * kMargin);
    painter.fillRect(QRect({}, size), view.palette().color(QPalette::Base));
    painter.setFont(view.font());
    painter.setPen(view.palette().color(QPalette::Text));
    painter.drawText(head, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     view.fontMetrics().elidedText(title, Qt::ElideRight, head.width()));
    const QRectF target(QPointF(0, headHeight(view)), QSizeF(view.viewport()->size()));
    view.scene()->render(&painter, target, view.mapToScene(view.viewport()->rect()).boundingRect());
}

} // namespace

QByteArray pngPicture(QGraphicsView &view, const QString &title)
{
    constexpr int kScale = 2;
    QImage image(pictureSize(view) * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paint(painter, view, title);
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svgPicture(QGraphicsView &view, const QString &title)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(pictureSize(view));
    generator.setViewBox(QRect({}, pictureSize(view)));
    // Of a title of its own it writes the text as it is, markup and all; the painted one is safe.
    QPainter painter(&generator);
    paint(painter, view, title);
    painter.end();
    return buffer.data();
}

Result<void> savePicture(QGraphicsView &view, const QString &title, const QString &path)
{
    const bool isSvg = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const QByteArray bytes = isSvg ? svgPicture(view, title) : pngPicture(view, title);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    Error error;
    error.code = Error::Code::CannotWrite;
    error.message = PictureText::tr("%1 could not be written: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString());
    error.detail = file.errorString();
    return failure(error);
}

} // namespace sessionscope::gui
