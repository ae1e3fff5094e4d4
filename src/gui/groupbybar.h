// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grouping.h"

#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QLabel;
class QSpinBox;

namespace sessionscope::gui {

//! "Group by [Source] [then by…] [then by…]": one to three keys of groups, and the length of the
//! prefix where a network is one of them.
class GroupByBar final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupByBar(QWidget *parent = nullptr);

    const std::vector<session::GroupKey> &keys() const { return m_keys; }

    //! Tells nobody. Keys that are not to be had are left out.
    void setKeys(const std::vector<session::GroupKey> &keys);
    //! What the sessions have; keys of other columns are not offered. At first the columns of DAS.
    void setAvailable(session::ColumnSet columns);

signals:
    void keysChanged();

private:
    void fill(std::size_t box);
    void show();
    void readBoxes();

    std::array<QComboBox *, session::kMaxGroupKeys> m_boxes;
    QWidget *m_prefixes;
    QSpinBox *m_ipv4;
    QSpinBox *m_ipv6;
    std::vector<session::GroupKey> m_keys{session::GroupKey()};
    bool m_isShowing = false; // what the boxes tell meanwhile is not the user's doing
};

} // namespace sessionscope::gui
