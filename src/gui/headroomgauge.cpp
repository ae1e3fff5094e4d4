// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/headroomgauge.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/colors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

//! What is used of a whole.
class GaugeBar final : public QWidget
{
public:
    using QWidget::QWidget;

    void setShare(qint64 percent, const QColor &color)
    {
        m_percent = percent;
        m_color = color;
        update();
    }

    QSize sizeHint() const override { return {kWidth, fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect frame(0, (height() - kHeight) / 2, width() - 1, kHeight - 1);
        const int filled =
            static_cast<int>(frame.width() * std::clamp<qint64>(m_percent, 0, 100) / 100);
        QRect used(frame.left(), frame.top(), filled, frame.height());
        if (layoutDirection() == Qt::RightToLeft)
            used.moveRight(frame.right());
        painter.fillRect(used, m_color);
        painter.setPen(Colors::of(palette()).secondary);
        painter.drawRect(frame);
    }

private:
    static constexpr int kWidth = 56;
    static constexpr int kHeight = 9;

    qint64 m_percent = 0;
    QColor m_color;
};

HeadRoomGauge::HeadRoomGauge(QWidget *parent)
    : QWidget(parent)
    , m_bar(new GaugeBar(this))
    , m_label(new QLabel(this))
{
    m_label->setObjectName(u"headRoomLabel"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_bar->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addWidget(m_label);
    hide();
}

void HeadRoomGauge::setHeadRoom(const std::optional<session::HeadRoom> &room, int warnPercent)
{
    if (m_room == room && m_warnPercent == warnPercent)
        return;
    m_room = room;
    m_warnPercent = warnPercent;
    updateLook();
}

void HeadRoomGauge::updateLook()
{
    setVisible(m_room.has_value());
    if (!m_room)
        return;
    const QLocale &numbers = locale();
    const qint64 percent = m_room->percent();
    const bool isFull = m_room->used >= m_room->limit;
    const bool isTight = percent >= m_warnPercent;
    QString text = tr("%1 of %2 connections")
                       .arg(numbers.toString(m_room->used), numbers.toString(m_room->limit));
    if (isFull)
        text = tr("%1: full", "so many of so many connections").arg(text);
    else if (isTight)
        text = tr("%1: nearly full", "so many of so many connections").arg(text);
    const qint64 rejected = m_room->rejected.value_or(0);
    if (rejected > 0) {
        text = tr("%1, %2 rejected", "so many of so many connections; others that were refused")
                   .arg(text, numbers.toString(rejected));
    }
    m_label->setText(text);
    QStringList tip{
        tr("%1 % of the connections that are allowed are in use.").arg(numbers.toString(percent))};
    if (!m_room->nodeId.isEmpty()) {
        tip.append(tr("Of all nodes %1 is the fullest.")
                       .arg(displayText(QString::fromUtf8(m_room->nodeId), kMaxCellCharacters)));
    }
    if (rejected > 0)
        tip.append(tr("Since it was started the server has turned away %1 for want of room.")
                       .arg(numbers.toString(rejected)));
    setToolTip(toPlainToolTip(tip.join(u'\n')));

    const Colors colors = Colors::of(palette());
    const QColor color = isFull ? colors.danger : isTight ? colors.changed : colors.accent;
    m_bar->setShare(percent, color);
    QPalette labelPalette = palette();
    labelPalette.setColor(QPalette::WindowText, isTight ? color : colors.secondary);
    m_label->setPalette(labelPalette);
}

void HeadRoomGauge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLook();
}

} // namespace sessionscope::gui
