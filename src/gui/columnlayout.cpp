// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columnlayout.h"

#include "gui/sessiondelegate.h"
#include "gui/sessionsheader.h"
#include "models/columnlistmodel.h"
#include "models/sessiontablemodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::SessionTableModel;
using session::Column;

namespace {

constexpr int kMaxSavedWidth = 4000; // a file of settings may say anything
constexpr int kMaxFittedWidth = 320; // longer texts are elided; the details have them whole
constexpr int kFittedPercent = 95; // of the cells are whole after a fit
constexpr int kAlwaysWhole = 20; // characters: texts of usual length are whole anyhow
constexpr int kSampleRows = 200; // enough to see the usual widths, a millisecond or two
constexpr int kSpare = 8; // a column of unknown content gets some room to grow into

QJsonArray savedColumns(const SessionsHeader &header)
{
    QJsonArray columns;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        const bool isHidden = header.isSectionHidden(section);
        columns.append(QJsonObject{
            {u"column"_s, QString(session::columnInfo(session::columnAt(section)).apiName)},
            {u"width"_s, isHidden ? 0 : header.sectionSize(section)},
            {u"shown"_s, !isHidden},
        });
    }
    return columns;
}

void restoreColumns(const QJsonArray &saved, SessionsHeader &header,
                    models::ColumnListModel &columns)
{
    // Shown ones first, so that no moment is without a column.
    for (const bool shown : {true, false}) {
        for (const QJsonValue &entry : saved) {
            const auto column = session::columnFromApiName(entry[u"column"_s].toString());
            if (column && entry[u"shown"_s].toBool() == shown)
                columns.setVisible(*column, shown);
        }
    }
    int visual = 0;
    for (const QJsonValue &entry : saved) {
        const auto column = session::columnFromApiName(entry[u"column"_s].toString());
        if (!column)
            continue;
        const int section = session::indexOf(*column);
        header.moveSection(header.visualIndex(section), visual++);
        const int width = entry[u"width"_s].toInt();
        if (width > 0)
            header.resizeSection(section,
                                 qBound(header.minimumSectionSize(), width, kMaxSavedWidth));
    }
}

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

QByteArray saveColumnLayout(const SessionsHeader &header)
{
    QJsonArray order;
    for (const session::SortKey &key : header.sort()) {
        order.append(QJsonObject{
            {u"column"_s, QString(session::columnInfo(key.column).apiName)},
            {u"descending"_s, key.order == Qt::DescendingOrder},
        });
    }
    const QJsonObject layout{{u"columns"_s, savedColumns(header)}, {u"sort"_s, order}};
    return QJsonDocument(layout).toJson(QJsonDocument::Compact);
}

bool restoreColumnLayout(const QByteArray &layout, SessionsHeader &header,
                         models::ColumnListModel &columns)
{
    const QJsonObject saved = QJsonDocument::fromJson(layout).object();
    const QJsonArray savedColumns = saved[u"columns"_s].toArray();
    const bool isAnyShown =
        std::any_of(savedColumns.begin(), savedColumns.end(), [](const QJsonValue &entry) {
            return entry[u"shown"_s].toBool()
                && session::columnFromApiName(entry[u"column"_s].toString()).has_value();
        });
    if (!isAnyShown)
        return false;
    restoreColumns(savedColumns, header, columns);
    session::SortSpec order;
    for (const QJsonValue &entry : saved[u"sort"_s].toArray()) {
        if (const auto column = session::columnFromApiName(entry[u"column"_s].toString()))
            order.push_back(
                {*column,
                 entry[u"descending"_s].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    header.setSort(order);
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
