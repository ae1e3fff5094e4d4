// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sourcebars.h"
#include "live/refresh.h"

#include <QChartView>

#include <vector>

class QBarSet;
class QGraphicsPolygonItem;
class QGraphicsRectItem;
class QGraphicsSimpleTextItem;
class QHorizontalStackedBarSeries;
class QValueAxis;

namespace sessionscope::gui {

class ChartLegend;

//! The groups with the most sessions as horizontal bars, the rest as "others"; or how many sessions
//! have been idle, or there, for how long. Each bar is made of its active sessions and the others.
//! As many bars as the height allows, at most the number chosen in the preferences. A group keeps
//! its colour; a result that changes nothing here costs nothing. Arrow keys move a focus over the
//! bars.
class SourcesChart final : public QChartView
{
    Q_OBJECT

public:
    enum class Mode { Groups, Idle, Age };
    Q_ENUM(Mode)

    explicit SourcesChart(QWidget *parent = nullptr);

    void setMode(Mode mode);

    Mode mode() const { return m_mode; }

    //! Null, or without groups: an empty chart. Kept as long as it is shown.
    void setResult(const live::RefreshResultPointer &result);
    //! Bars besides "others", 1 or more.
    void setTopN(int count);

    int barCount() const { return static_cast<int>(m_bars.size()); }

    QSize sizeHint() const override { return {280, 220}; }

signals:
    //! Never for the others, which are no group. A click chooses, what is entered narrows the view.
    void barClicked(const sessionscope::gui::ChartBar &bar);
    //! A double click, Enter or the space bar.
    void barEntered(const sessionscope::gui::ChartBar &bar);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int fittingBars() const;
    void takeOver();
    void rebuild();
    void layOutSets();
    void showSets();
    void showLabels();
    void placeLabels();
    QColor colorOf(std::size_t bar) const;
    double scaleEnd() const;
    void setFocusedBar(int bar);
    int barAt(const QPoint &position) const;
    QString tipOf(const ChartBar &bar) const;
    QString spokenText(const ChartBar &bar) const;
    void showTip(int bar, const QPoint &position);
    const ChartBar *groupAt(int bar) const;

    live::RefreshResultPointer m_result;
    int m_topN = 12;
    Mode m_mode = Mode::Groups;
    std::vector<ChartBar> m_bars;
    std::vector<int> m_colors; // for each bar its number in the palette, -1 for the others
    BarColors m_barColors;
    quint64 m_total = 0;

    QHorizontalStackedBarSeries *m_series;
    QValueAxis *m_values;
    std::vector<QGraphicsSimpleTextItem *> m_titles;
    std::vector<QGraphicsSimpleTextItem *> m_counts;
    ChartLegend *m_legend;
    QGraphicsPolygonItem *m_cut; // the gap in a bar that is longer than the chart
    QGraphicsRectItem *m_focusFrame;
    bool m_isOthersCut = false;
    int m_focusedBar = -1;
    int m_hoveredBar = -1;
};

} // namespace sessionscope::gui
