// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

class QFormLayout;
class QLayoutItem;
class QWidget;

namespace sessionscope::gui {

//! Takes rows out of a form and puts them back. QFormLayout::setRowVisible() leaves hidden rows in
//! the layout, and those with texts that wrap then take the height of rows that are shown (seen
//! with 6.4.2). Widgets stay children of the form's; GUI thread.
class FormRows final
{
public:
    //! For the rows that \a form has now; it must outlive this.
    explicit FormRows(QFormLayout *form);
    //! Frees the layouts of rows that are taken out.
    ~FormRows();
    Q_DISABLE_COPY_MOVE(FormRows)

    //! \a label is that of a row whose field is a layout. Widgets of the row that are to be hidden
    //! all the same must be hidden after this.
    void setVisible(QWidget *label, bool visible);

private:
    const void *keyOf(int row) const;
    int placeOf(QWidget *label) const;

    QFormLayout *m_form;
    QList<const void *> m_order; // of all rows: their labels, or what spans them
    QHash<QWidget *, QLayoutItem *> m_taken; // label, layout of the field
};

} // namespace sessionscope::gui
