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

//! The sources with the most sessions as horizontal bars, the rest as "others". As many as the
//! height allows, at most the number chosen in the preferences. A source keeps its colour as long
//! as it is shown; a result that changes nothing here costs nothing. A click, or Enter on the bar
//! that has the focus (arrow keys), chooses a source.
class SourcesChart final : public QChartView
{
    Q_OBJECT

public:
    explicit SourcesChart(QWidget *parent = nullptr);

    //! Null: an empty chart. Kept as long as it is shown.
    void setResult(const live::RefreshResultPointer &result);
    //! Bars besides "others", 1 or more.
    void setTopN(int count);

    int barCount() const { return static_cast<int>(m_bars.size()); }

    QSize sizeHint() const override { return {280, 220}; }

signals:
    void sourceChosen(const sessionscope::live::SourceSelection &source);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
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
    QString tipOf(const SourceBar &bar) const;
    void showTip(int bar, const QPoint &position);
    void choose(int bar);

    live::RefreshResultPointer m_result;
    int m_topN = 12;
    std::vector<SourceBar> m_bars;
    std::vector<int> m_colors; // for each bar its number in the palette, -1 for the others
    std::optional<live::SourceSelection> m_chosen; // the others are paler
    BarColors m_barColors;
    quint64 m_total = 0;

    QHorizontalStackedBarSeries *m_series;
    QValueAxis *m_values;
    std::vector<QGraphicsSimpleTextItem *> m_titles;
    std::vector<QGraphicsSimpleTextItem *> m_counts;
    QGraphicsPolygonItem *m_cut; // the gap in a bar that is longer than the chart
    QGraphicsRectItem *m_focusFrame;
    bool m_isOthersCut = false;
    int m_focusedBar = -1;
    int m_hoveredBar = -1;
};

} // namespace sessionscope::gui
