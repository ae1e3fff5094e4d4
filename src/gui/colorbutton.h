// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPushButton>

namespace sessionscope::gui {

//! Shows a colour and lets the user choose another one.
class ColorButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit ColorButton(QWidget *parent = nullptr);

    void setColor(const QColor &color);

    QColor color() const { return m_color; }

signals:
    void colorChanged(const QColor &color);

private:
    void choose();

    QColor m_color;
};

} // namespace sessionscope::gui
