// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionsheader.h"

#include <QGuiApplication>

#include <algorithm>

namespace sessionscope::gui {

using session::Column;
using session::SortSpec;

namespace {

//! "Idle 2": second of the columns that are sorted by.
QString withRank(const QString &title, std::ptrdiff_t rank)
{
    constexpr char16_t kSuperscripts[] = u"\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    return rank < 9 ? title + QChar(u' ') + QChar(kSuperscripts[rank]) : title;
}

auto findKey(const SortSpec &sort, Column column)
{
    return std::find_if(sort.begin(), sort.end(),
                        [column](const session::SortKey &key) { return key.column == column; });
}

} // namespace

SessionsHeader::SessionsHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setSectionResizeMode(QHeaderView::Interactive);
    setTextElideMode(Qt::ElideRight);
    setFirstSectionMovable(true);
    connect(this, &QHeaderView::sectionClicked, this, [this](int section) {
        const bool isAdded = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
        setSort(clicked(m_sort, session::columnAt(section), isAdded));
        emit sortRequested(m_sort);
    });
}

SortSpec SessionsHeader::clicked(const SortSpec &sort, Column column, bool isAdded)
{
    // The order that answers a question at the first click: large numbers first, texts from A.
    const Qt::SortOrder first = session::columnInfo(column).type == session::ValueType::Integer
        ? Qt::DescendingOrder
        : Qt::AscendingOrder;
    const Qt::SortOrder second =
        first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    const auto old = findKey(sort, column);
    if (!isAdded) {
        const bool isAlone = sort.size() == 1 && old != sort.end();
        if (!isAlone)
            return {{column, first}};
        return old->order == first ? SortSpec{{column, second}} : SortSpec{};
    }
    SortSpec next = sort;
    if (old == sort.end()) {
        next.push_back({column, first});
    } else {
        const auto place = next.begin() + (old - sort.begin());
        if (place->order == first)
            place->order = second;
        else
            next.erase(place);
    }
    return next;
}

void SessionsHeader::setSort(const SortSpec &sort)
{
    m_sort = sort;
    viewport()->update();
}

void SessionsHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    const auto key = findKey(m_sort, session::columnAt(logicalIndex));
    if (key == m_sort.end())
        return;
    // The names of the style are the other way round: "down" is the arrow of ascending order.
    option->sortIndicator = key->order == Qt::AscendingOrder ? QStyleOptionHeader::SortDown
                                                             : QStyleOptionHeader::SortUp;
    if (m_sort.size() > 1)
        option->text = withRank(option->text, key - m_sort.begin());
}

QSize SessionsHeader::sectionSizeFromContents(int logicalIndex) const
{
    // Room for the arrow, whether it is there or not: sorting must not elide the title.
    const int arrow = style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, this);
    const int margin = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
    QSize size = QHeaderView::sectionSizeFromContents(logicalIndex);
    size.rwidth() += arrow + margin;
    return size;
}

} // namespace sessionscope::gui
