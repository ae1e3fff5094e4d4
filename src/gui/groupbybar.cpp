// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/groupbybar.h"

#include "models/grouptext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using session::GroupBy;
using session::GroupKey;

namespace {

constexpr std::array kOffered{GroupBy::Source, GroupBy::Network,    GroupBy::Alias,
                              GroupBy::Name,   GroupBy::NamePrefix, GroupBy::Command,
                              GroupBy::Db,     GroupBy::Node,       GroupBy::Flags,
                              GroupBy::Role,   GroupBy::User,       GroupBy::Library};
// What not every source of sessions tells.
constexpr std::array kOfSomeSources{std::pair{GroupBy::User, session::Column::User},
                                    std::pair{GroupBy::Library, session::Column::LibName}};
constexpr int kNone = -1;

bool isNetwork(const GroupKey &key)
{
    return key.by == GroupBy::Network;
}

} // namespace

GroupByBar::GroupByBar(QWidget *parent)
    : QWidget(parent)
    , m_prefixes(new QWidget(this))
    , m_ipv4(new QSpinBox(m_prefixes))
    , m_ipv6(new QSpinBox(m_prefixes))
{
    auto *label = new QLabel(tr("&Group by"), this);
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(4);
    boxes->addWidget(label);
    const std::array names{tr("Group by"), tr("Then by"), tr("And then by")};
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        m_boxes[i] = new QComboBox(this);
        m_boxes[i]->setObjectName(u"groupBy%1ComboBox"_s.arg(i + 1));
        m_boxes[i]->setAccessibleName(names[i]);
        m_boxes[i]->setAccessibleDescription(names[i]); // on Linux the value is taken for the name
        m_boxes[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_boxes[i]->setMinimumContentsLength(5);
        boxes->addWidget(m_boxes[i], 1);
        fill(i);
        connect(m_boxes[i], &QComboBox::currentIndexChanged, this, &GroupByBar::readBoxes);
    }
    label->setBuddy(m_boxes.front());

    auto *prefixes = new QHBoxLayout(m_prefixes);
    prefixes->setContentsMargins({});
    prefixes->setSpacing(4);
    const auto add = [&](const QString &title, QSpinBox *box, int highest, const QString &name) {
        auto *boxLabel = new QLabel(title, m_prefixes);
        boxLabel->setBuddy(box);
        box->setObjectName(name);
        box->setRange(0, highest);
        box->setPrefix(u"/"_s);
        box->setKeyboardTracking(false);
        prefixes->addWidget(boxLabel);
        prefixes->addWidget(box);
        connect(box, &QSpinBox::valueChanged, this, &GroupByBar::readBoxes);
    };
    add(tr("IPv&4"), m_ipv4, 32, u"ipv4PrefixSpinBox"_s);
    add(tr("IPv&6"), m_ipv6, 128, u"ipv6PrefixSpinBox"_s);
    prefixes->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addLayout(boxes);
    layout->addWidget(m_prefixes);
    setAvailable(session::kDasColumns);
    show();
}

void GroupByBar::fill(std::size_t box)
{
    if (box > 0)
        m_boxes[box]->addItem(tr("then by…", "no further grouping"), kNone);
    for (const GroupBy by : kOffered) {
        const QString title = by == GroupBy::Network ? tr("Network") : models::groupKeyTitle({by});
        m_boxes[box]->addItem(title, static_cast<int>(by));
        m_boxes[box]->setItemData(m_boxes[box]->count() - 1, models::groupKeyHelp({by}),
                                  Qt::ToolTipRole);
    }
}

void GroupByBar::setAvailable(session::ColumnSet columns)
{
    for (QComboBox *box : m_boxes) {
        auto *list = qobject_cast<QListView *>(box->view());
        auto *items = qobject_cast<QStandardItemModel *>(box->model());
        for (const auto &[by, column] : kOfSomeSources) {
            const bool isThere = (columns & session::columnSet(column)) != 0;
            const int row = box->findData(static_cast<int>(by));
            list->setRowHidden(row, !isThere);
            items->item(row)->setEnabled(isThere); // not to be chosen by keys, either
        }
    }
}

void GroupByBar::setKeys(const std::vector<GroupKey> &keys)
{
    std::vector<GroupKey> valid;
    for (const GroupKey &key : keys) {
        const bool isOffered =
            std::find(kOffered.begin(), kOffered.end(), key.by) != kOffered.end();
        const bool isThere = std::any_of(valid.begin(), valid.end(),
                                         [&](const GroupKey &other) { return other.by == key.by; });
        if (isOffered && !isThere && valid.size() < session::kMaxGroupKeys)
            valid.push_back(key);
    }
    if (!valid.empty())
        m_keys = std::move(valid);
    show();
}

void GroupByBar::show()
{
    const QScopedValueRollback showing(m_isShowing, true);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const int by = i < m_keys.size() ? static_cast<int>(m_keys[i].by) : kNone;
        m_boxes[i]->setCurrentIndex(m_boxes[i]->findData(by));
        // One after the other.
        m_boxes[i]->setEnabled(i <= m_keys.size());
        m_boxes[i]->setToolTip(m_boxes[i]->currentData(Qt::ToolTipRole).toString());
    }
    const auto network = std::find_if(m_keys.begin(), m_keys.end(), isNetwork);
    m_prefixes->setVisible(network != m_keys.end());
    if (network != m_keys.end()) {
        m_ipv4->setValue(network->ipv4Bits);
        m_ipv6->setValue(network->ipv6Bits);
    }
}

void GroupByBar::readBoxes()
{
    if (m_isShowing)
        return;
    std::vector<GroupKey> keys;
    for (const QComboBox *box : m_boxes) {
        const int by = box->currentData().toInt();
        const auto isSame = [by](const GroupKey &key) {
            return static_cast<int>(key.by) == by;
        };
        // A key that stands there already says nothing more.
        if (by == kNone || std::any_of(keys.begin(), keys.end(), isSame))
            continue;
        GroupKey key{static_cast<GroupBy>(by)};
        if (isNetwork(key) && std::any_of(m_keys.begin(), m_keys.end(), isNetwork)) {
            key.ipv4Bits = static_cast<quint8>(m_ipv4->value());
            key.ipv6Bits = static_cast<quint8>(m_ipv6->value());
        }
        keys.push_back(key);
    }
    const bool isChanged = keys != m_keys;
    m_keys = std::move(keys);
    show();
    if (isChanged)
        emit keysChanged();
}

} // namespace sessionscope::gui
