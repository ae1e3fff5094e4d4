// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPersistentModelIndex>

class QTableView;

namespace sessionscope::gui {

//! Where the rows on the screen stand, to bring the first of them that is left back there. A view
//! that is scrolled to its top stays at the top.
class ViewAnchor final
{
public:
    //! \a view outlives the anchor.
    explicit ViewAnchor(QTableView &view);

    void restore() const;

private:
    struct Place
    {
        QPersistentModelIndex index;
        int offset = 0; // of its top from the top of the viewport
    };

    QTableView &m_view;
    QList<Place> m_places;
};

} // namespace sessionscope::gui
