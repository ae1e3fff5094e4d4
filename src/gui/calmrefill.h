// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAbstractItemView;

namespace sessionscope::gui {

//! Fills a list anew when what it shows has changed elsewhere, in another dialog or program: at
//! once, but not while the user is typing in it; then as soon as that is over. Belongs to the view.
class CalmRefill final : public QObject
{
    Q_OBJECT

public:
    //! \a view has its delegate already.
    CalmRefill(QAbstractItemView *view, std::function<void()> fill);

    void request();

private:
    void settle();

    QAbstractItemView *m_view;
    std::function<void()> m_fill;
    bool m_isWaiting = false;
};

} // namespace sessionscope::gui
