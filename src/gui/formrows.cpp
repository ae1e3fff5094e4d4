// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formrows.h"

#include <QFormLayout>
#include <QWidget>

namespace sessionscope::gui {

namespace {

void showWidgets(QLayout *layout, bool visible)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (QWidget *widget = item->widget())
            widget->setVisible(visible);
        else if (QLayout *within = item->layout())
            showWidgets(within, visible);
    }
}

} // namespace

FormRows::FormRows(QFormLayout *form)
    : m_form(form)
{
    for (int row = 0; row < form->rowCount(); ++row)
        m_order.append(keyOf(row));
}

FormRows::~FormRows()
{
    for (QLayoutItem *item : std::as_const(m_taken))
        delete item;
}

const void *FormRows::keyOf(int row) const
{
    if (const QLayoutItem *label = m_form->itemAt(row, QFormLayout::LabelRole))
        return label->widget();
    return m_form->itemAt(row, QFormLayout::SpanningRole);
}

// Behind all rows that stand before it and are there.
int FormRows::placeOf(QWidget *label) const
{
    const qsizetype order = m_order.indexOf(label);
    int row = 0;
    while (row < m_form->rowCount() && m_order.indexOf(keyOf(row)) < order)
        ++row;
    return row;
}

void FormRows::setVisible(QWidget *label, bool visible)
{
    if (visible != m_taken.contains(label))
        return;
    if (visible) {
        QLayout *field = m_taken.take(label)->layout();
        m_form->insertRow(placeOf(label), label, field);
        label->show();
        showWidgets(field, true);
        return;
    }
    int row = 0;
    QFormLayout::ItemRole role = QFormLayout::LabelRole;
    m_form->getWidgetPosition(label, &row, &role);
    const QFormLayout::TakeRowResult taken = m_form->takeRow(row);
    delete taken.labelItem;
    m_taken.insert(label, taken.fieldItem);
    label->hide();
    showWidgets(taken.fieldItem->layout(), false);
}

} // namespace sessionscope::gui
