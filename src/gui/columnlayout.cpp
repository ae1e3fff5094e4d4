// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columnlayout.h"

#include "gui/sessiondelegate.h"
#include "gui/sessionsheader.h"
#include "models/columnlistmodel.h"
#include "models/look.h"
#include "models/sessiontablemodel.h"

#include <algorithm>

namespace sessionscope::gui {

using models::SessionTableModel;
using session::Column;

namespace {

constexpr int kMaxFittedWidth = 320; // longer texts are elided; the details have them whole
constexpr int kFittedPercent = 95; // of the cells are whole after a fit
constexpr int kAlwaysWhole = 20; // characters: texts of usual length are whole anyhow
constexpr int kSampleRows = 200; // enough to see the usual widths, a millisecond or two
constexpr int kSpare = 8; // a column of unknown content gets some room to grow into

//! What the cells of the first rows need, ascending.
QList<int> sampleWidths(int section, const SessionTableModel &sessions,
                        const SessionDelegate &delegate)
{
    const int rows = qMin(sessions.rowCount(), kSampleRows);
    QList<int> widths;
    for (int row = 0; row < rows; ++row)
        widths.append(delegate.widthOf(sessions.index(row, section)));
    std::sort(widths.begin(), widths.end());
    return widths;
}

void setFittedWidth(SessionsHeader &header, int section, int contentWidth)
{
    const int width = qMax(header.sectionSizeHint(section), contentWidth) + kSpare;
    header.resizeSection(section, qBound(header.minimumSectionSize(), width, kMaxFittedWidth));
}

} // namespace

void saveColumnLayout(const SessionsHeader &header, const models::ColumnListModel &columns,
                      models::Look &look)
{
    look.columns.clear();
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        const bool isHidden = header.isSectionHidden(section);
        const int width =
            isHidden ? 0 : std::min(header.sectionSize(section), models::kMaxColumnWidth);
        const Column column = session::columnAt(section);
        look.columns.push_back({column, width, columns.isTicked(column)});
    }
    look.sort = header.sort();
}

bool restoreColumnLayout(const models::Look &look, SessionsHeader &header,
                         models::ColumnListModel &columns)
{
    header.setSort(look.sort);
    if (look.columns.empty())
        return false;
    QList<Column> shown;
    for (int visual = 0; visual < static_cast<int>(look.columns.size()); ++visual) {
        const models::ColumnLook &one = look.columns[static_cast<std::size_t>(visual)];
        const int section = session::indexOf(one.column);
        header.moveSection(header.visualIndex(section), visual);
        if (one.isShown)
            shown.append(one.column);
    }
    columns.setVisibleColumns(shown);
    for (const models::ColumnLook &one : look.columns) {
        if (one.width > 0)
            header.resizeSection(session::indexOf(one.column),
                                 std::max(header.minimumSectionSize(), one.width));
    }
    return true;
}

void fitColumns(SessionsHeader &header, const SessionTableModel &sessions,
                const SessionDelegate &delegate)
{
    const int usual = header.fontMetrics().horizontalAdvance(u'0') * kAlwaysWhole;
    for (int section = 0; section < header.count(); ++section) {
        const QList<int> widths = sampleWidths(section, sessions, delegate);
        int width = 0;
        if (!widths.isEmpty()) {
            width = qMax(qMin(widths.last(), usual),
                         widths[(widths.size() - 1) * kFittedPercent / 100]);
        }
        setFittedWidth(header, section, width);
    }
}

void fitColumn(SessionsHeader &header, int section, const SessionTableModel &sessions,
               const SessionDelegate &delegate)
{
    const QList<int> widths = sampleWidths(section, sessions, delegate);
    setFittedWidth(header, section, widths.isEmpty() ? 0 : widths.last());
}

} // namespace sessionscope::gui
