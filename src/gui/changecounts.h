// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace sessionscope::gui {

//! How many sessions are new, changed and gone since some moment: three buttons, each of which
//! filters for what it counts. What there is none of is not shown.
class ChangeCounts final : public QWidget
{
    Q_OBJECT

public:
    //! Since when: the field of a filter that compares with it.
    enum class Since { LastRefresh, Mark };

    explicit ChangeCounts(Since since, QWidget *parent = nullptr);

    //! \a moment: in words, before the counts and in the tool tips; may be empty for the last
    //! refresh. \a changes is null if there is nothing to compare with.
    void setCounts(const live::Changes *changes, const QString &moment);

signals:
    void filterRequested(const QString &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Kind { New, Changed, Gone, KindCount };

    QString filterOf(Kind kind) const;
    void updateColors();

    const Since m_since;
    QLabel *m_moment;
    std::array<QToolButton *, KindCount> m_buttons;
};

} // namespace sessionscope::gui
