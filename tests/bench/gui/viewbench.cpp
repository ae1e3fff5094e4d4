// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/gui/cases.h"
#include "gui/sessionsview.h"
#include "live/refreshbuilder.h"
#include "models/columnlistmodel.h"
#include "models/sessiontablemodel.h"

#include <QEventLoop>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

//! What the thread of the window has to do for a keystroke in the filter and for a refresh, from
//! the finished result to the last pixel, in units of one full repaint of the same table with Qt's
//! own delegate. Measured is CPU time of that thread alone, all in one: as if handling the result
//! and painting were a single event. In it: view, header, model, selection, scroll position. Not in
//! it: the worker's part, and what stands around the table.
namespace sessionscope::bench {

namespace {

using live::RefreshResultPointer;
using live::ViewRequest;
using session::Column;

constexpr QSize kWindow(1600, 900);
constexpr int kSelected = 100;

double threadCpu_ms()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

//! Serves events until all that was asked for has been painted. Window systems ask for a paint some
//! milliseconds later; waiting costs no CPU time.
void settle()
{
    QEventLoop loop;
    QTimer::singleShot(std::chrono::milliseconds(40), &loop, &QEventLoop::quit);
    loop.exec();
}

//! Results as the worker makes them, each on the one before.
class Results final
{
public:
    RefreshResultPointer next(const session::SnapshotPointer &snapshot, const ViewRequest &request)
    {
        m_old = live::buildRefresh(m_last.get(), snapshot, request, ++m_number);
        std::swap(m_old, m_last);
        return m_last;
    }

private:
    RefreshResultPointer m_last;
    RefreshResultPointer m_old; // freed by the worker, not while its successor is shown
    quint64 m_number = 0;
};

//! Our view, and Qt's with the same model, rows and columns.
class Stage final
{
public:
    explicit Stage(const session::SnapshotPointer &snapshot)
    {
        m_request.sort = {{Column::Idle, Qt::DescendingOrder}};
        for (const session::ColumnInfo &info : session::columns())
            m_columns.setVisible(info.column, true);
        m_view.setModels(&m_sessions, &m_columns);
        m_view.setSort(m_request.sort);
        m_view.resize(kWindow);
        m_view.show();
        show(snapshot, m_request);
        m_view.fitColumns();

        m_stockSessions.apply(live::buildRefresh(nullptr, snapshot, m_request, 1));
        m_stock.setModel(&m_stockSessions);
        m_stock.setItemDelegate(new QStyledItemDelegate(&m_stock));
        m_stock.setShowGrid(false);
        m_stock.setWordWrap(false);
        m_stock.setFrameShape(QFrame::NoFrame);
        m_stock.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
        m_stock.verticalHeader()->hide();
        m_stock.verticalHeader()->setDefaultSectionSize(
            m_view.verticalHeader()->defaultSectionSize());
        for (int section = 0; section < m_sessions.columnCount(); ++section)
            m_stock.setColumnWidth(section, m_view.columnWidth(section));
        m_stock.resize(kWindow);
        m_stock.show();
        settle();
        m_stock.verticalScrollBar()->setValue(m_stock.verticalScrollBar()->maximum() / 2);
        settle();
    }

    void repaintStock() { repaint(m_stock); }

    void repaintOurs() { repaint(m_view); }

    RefreshResultPointer prepared(const session::SnapshotPointer &snapshot, const QString &filter)
    {
        ViewRequest request = m_request;
        if (!filter.isEmpty())
            request.filter = query::Filter::parse(filter).value();
        return m_results.next(snapshot, request);
    }

    void show(const RefreshResultPointer &result)
    {
        m_view.apply(result);
        settle();
    }

    void selectScattered()
    {
        QItemSelection rows;
        const int count = m_sessions.rowCount();
        const int last = m_sessions.columnCount() - 1;
        for (int i = 0; i < kSelected; ++i) {
            const int row = static_cast<int>(qint64(count) * i / kSelected);
            rows.append(QItemSelectionRange(m_sessions.index(row, 0), m_sessions.index(row, last)));
        }
        m_view.selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
        m_view.selectionModel()->setCurrentIndex(m_sessions.index(count / 2, 3),
                                                 QItemSelectionModel::NoUpdate);
        m_view.scrollTo(m_sessions.index(count / 2, 3), QAbstractItemView::PositionAtCenter);
        settle();
    }

private:
    //! Cells and titles; repainting the widget around them would leave them out.
    static void repaint(QTableView &view)
    {
        view.viewport()->repaint();
        view.horizontalHeader()->viewport()->repaint();
    }

    void show(const session::SnapshotPointer &snapshot, const ViewRequest &request)
    {
        show(m_results.next(snapshot, request));
    }

    ViewRequest m_request;
    Results m_results;
    models::SessionTableModel m_sessions;
    models::ColumnListModel m_columns;
    gui::SessionsView m_view;
    models::SessionTableModel m_stockSessions;
    QTableView m_stock;
};

int roundsFor(int sessions)
{
    return sessions >= 1'000'000 ? 9 : 15;
}

double timed(const std::function<void()> &work)
{
    const double begin = threadCpu_ms();
    work();
    return threadCpu_ms() - begin;
}

void benchKeystrokes(Report &report, Stage &stage, const session::SnapshotPointer &snapshot,
                     int sessions)
{
    // Typed letter by letter, then cleared; the slowest of these is what counts.
    const QStringList texts{QStringLiteral("r"),
                            QStringLiteral("rd"),
                            QStringLiteral("rde"),
                            QString(),
                            QStringLiteral("172"),
                            QStringLiteral("172.2"),
                            QStringLiteral("172"),
                            QStringLiteral("zzzz"),
                            QString()};
    std::vector<std::vector<double>> ours(static_cast<std::size_t>(texts.size()));
    std::vector<double> stock;
    std::vector<double> repaints;
    for (int round = -1; round < roundsFor(sessions) / 2 + 1; ++round) {
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const RefreshResultPointer result =
                stage.prepared(snapshot, texts[static_cast<qsizetype>(i)]);
            const double time = timed([&] { stage.show(result); });
            const double unit = timed([&] { stage.repaintStock(); });
            const double repaint = timed([&] { stage.repaintOurs(); });
            if (round < 0)
                continue;
            ours[i].push_back(time);
            stock.push_back(unit);
            repaints.push_back(repaint);
        }
    }
    double slowest = 0;
    for (const std::vector<double> &times : ours)
        slowest = std::max(slowest, median(times));
    const double unit = median(stock);
    const double goal = sessions >= 1'000'000 ? 2.2 : 1.3;
    report.add({"keystroke_to_paint@" + sizeName(sessions), slowest / unit, "x", goal,
                "<=", slowest, median(repaints), unit});
}

void benchRefreshes(Report &report, Stage &stage, const session::SnapshotPointer &first,
                    const session::SnapshotPointer &second, int sessions)
{
    std::vector<double> ours;
    std::vector<double> stock;
    std::vector<double> repaints;
    stage.show(stage.prepared(first, {}));
    for (int round = -1; round < roundsFor(sessions); ++round) {
        stage.selectScattered();
        const RefreshResultPointer result = stage.prepared(round % 2 == 0 ? first : second, {});
        const double time = timed([&] { stage.show(result); });
        const double unit = timed([&] { stage.repaintStock(); });
        const double repaint = timed([&] { stage.repaintOurs(); });
        if (round < 0)
            continue;
        ours.push_back(time);
        stock.push_back(unit);
        repaints.push_back(repaint);
    }
    const double unit = median(stock);
    const double goal = sessions >= 1'000'000 ? 2.0 : 1.1;
    report.add({"refresh_stall@" + sizeName(sessions), median(ours) / unit, "x", goal,
                "<=", median(ours), median(repaints), unit});
}

} // namespace

void benchView(Report &report, const std::vector<int> &sizes)
{
    for (const int sessions : sizes) {
        BenchData data = benchData(sessions);
        const session::SnapshotPointer first = snapshotOf(data);
        data = refreshed(data);
        const session::SnapshotPointer second = snapshotOf(data);
        data = {};
        Stage stage(first);
        benchKeystrokes(report, stage, first, sessions);
        benchRefreshes(report, stage, first, second, sessions);
    }
}

} // namespace sessionscope::bench
