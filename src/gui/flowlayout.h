// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace sessionscope::gui {

//! One item beside the other, in as many lines as the width makes necessary.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    //! \a gap between two items and between two lines, in pixels.
    FlowLayout(QWidget *parent, int gap);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;

    int count() const override { return static_cast<int>(m_items.size()); }

    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }

    QLayoutItem *takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return {}; }

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    int arrange(const QRect &area, bool moves) const;

    QList<QLayoutItem *> m_items; // owned
    int m_gap;
};

} // namespace sessionscope::gui
