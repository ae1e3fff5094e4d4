// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filtercompletions.h"

#include "core/displaytext.h"
#include "gui/colors.h"

#include <QHeaderView>
#include <QScreen>
#include <QScrollBar>

#include <utility>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostCharacters = 60; // of one completion; a value may be long
constexpr int kMostLines = 10;
constexpr int kGap = 16; // between what is written and what it means

} // namespace

FilterCompletions::FilterCompletions(QWidget *line)
    : QTreeWidget(line)
{
    setObjectName(u"filterCompletions"_s);
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Completions"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        // The list is filled anew while it is carried out.
        const query::Completion clicked =
            m_completions[static_cast<std::size_t>(indexOfTopLevelItem(item))];
        emit clickedOn(clicked);
    });
}

void FilterCompletions::showAt(const QPoint &place, std::vector<query::Completion> completions)
{
    m_completions = std::move(completions);
    if (m_completions.empty()) {
        hide();
        return;
    }
    fill();
    const QRect screen = parentWidget()->screen()->availableGeometry();
    QRect area(place, fittingSize());
    area.moveLeft(qMax(screen.left(), qMin(area.left(), screen.right() - area.width())));
    if (area.bottom() > screen.bottom())
        area.moveBottom(place.y() - parentWidget()->height());
    setGeometry(area);
    show();
}

void FilterCompletions::fill()
{
    clear();
    const QColor secondary = Colors::of(palette()).secondary;
    for (const query::Completion &one : m_completions) {
        auto *item = new QTreeWidgetItem(
            this, {displayText(one.replacement.trimmed(), kMostCharacters), one.help});
        item->setForeground(1, secondary);
    }
    setCurrentItem(nullptr);
    scrollToTop();
    resizeColumnToContents(0);
    setColumnWidth(0, columnWidth(0) + kGap);
}

QSize FilterCompletions::fittingSize() const
{
    constexpr int kWidestHelp = 420;
    const int lines = qMin(topLevelItemCount(), kMostLines);
    const int frame = 2 * frameWidth();
    const int bar = topLevelItemCount() > lines ? verticalScrollBar()->sizeHint().width() : 0;
    return {columnWidth(0) + qMin(sizeHintForColumn(1), kWidestHelp) + bar + frame + 4,
            lines * sizeHintForRow(0) + frame};
}

const query::Completion *FilterCompletions::chosen() const
{
    const int row = currentItem() == nullptr ? -1 : indexOfTopLevelItem(currentItem());
    return row < 0 ? nullptr : &m_completions[static_cast<std::size_t>(row)];
}

void FilterCompletions::choose(int step)
{
    const int count = topLevelItemCount();
    const int row = currentItem() == nullptr ? -1 : indexOfTopLevelItem(currentItem());
    const int next = row < 0 ? (step > 0 ? 0 : count - 1) : (row + step + count) % count;
    setCurrentItem(topLevelItem(next));
}

QString FilterCompletions::spokenChoice() const
{
    const QTreeWidgetItem *item = currentItem();
    if (item == nullptr)
        return {};
    return item->text(1).isEmpty()
        ? item->text(0)
        : tr("%1, %2", "a completion, what it means").arg(item->text(0), item->text(1));
}

} // namespace sessionscope::gui
