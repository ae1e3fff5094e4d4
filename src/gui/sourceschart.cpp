// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceschart.h"

#include "core/displaytext.h"
#include "gui/chartlegend.h"
#include "gui/colors.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QGraphicsPolygonItem>
#include <QGraphicsRectItem>
#include <QGraphicsSimpleTextItem>
#include <QHelpEvent>
#include <QHorizontalStackedBarSeries>
#include <QKeyEvent>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>

namespace sessionscope::gui {

namespace {

constexpr int kMargin = 8;
constexpr int kGap = 6; // between a title, its bar and its count
constexpr double kBarWidth = 0.62; // of the room that a bar has
constexpr int kMinBars = 3;
constexpr std::size_t kReadOut = 5; // bars that a screen reader tells at once
constexpr int kMaxTitleCharacters = 26; // an IPv4 address has 15, an IPv6 address up to 39

double barRoom(const QFontMetrics &metrics)
{
    return metrics.height() * 1.35;
}

} // namespace

SourcesChart::SourcesChart(QWidget *parent)
    : QChartView(new QChart, parent)
    , m_barColors(std::tuple_size_v<decltype(Colors::chart)>)
    , m_series(new QHorizontalStackedBarSeries)
    , m_values(new QValueAxis)
    , m_legend(new ChartLegend)
    , m_cut(new QGraphicsPolygonItem)
    , m_focusFrame(new QGraphicsRectItem)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // else a nameless second one for screen readers
    setMouseTracking(true);
    setMinimumHeight(static_cast<int>(barRoom(fontMetrics()) * (kMinBars + 1)) + 2 * kMargin);
    setAccessibleName(tr("Chart of the groups with the most sessions"));

    m_series->setBarWidth(kBarWidth);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->setMargins({});
    chart()->addSeries(m_series);
    chart()->addAxis(m_values, Qt::AlignBottom);
    m_series->attachAxis(m_values);
    auto *categories = new QBarCategoryAxis;
    categories->setLabelsVisible(false);
    categories->setGridLineVisible(false);
    categories->setLineVisible(false);
    chart()->addAxis(categories, Qt::AlignLeft);
    m_series->attachAxis(categories);
    m_values->setLabelsVisible(false);
    m_values->setLineVisible(false);
    m_values->setMinorGridLineVisible(false);
    m_values->setTickCount(5);
    scene()->addItem(m_legend);
    scene()->addItem(m_cut);
    m_cut->setPen(Qt::NoPen);
    m_cut->setZValue(9);
    scene()->addItem(m_focusFrame);
    m_focusFrame->setVisible(false);
    m_focusFrame->setZValue(10);
    connect(chart(), &QChart::plotAreaChanged, this, &SourcesChart::placeLabels);
    rebuild();
}

void SourcesChart::setResult(const live::RefreshResultPointer &result)
{
    m_result = result;
    takeOver();
}

void SourcesChart::setMode(Mode mode)
{
    m_mode = mode;
    switch (mode) {
    case Mode::Groups:
        setAccessibleName(tr("Chart of the groups with the most sessions"));
        break;
    case Mode::Idle:
        setAccessibleName(tr("Chart of how long sessions have been idle"));
        break;
    case Mode::Age:
        setAccessibleName(tr("Chart of how old sessions are"));
        break;
    }
    takeOver();
}

void SourcesChart::setTopN(int count)
{
    m_topN = qMax(1, count);
    takeOver();
}

int SourcesChart::fittingBars() const
{
    const int fitting = static_cast<int>((height() - 2 * kMargin) / barRoom(fontMetrics()))
        - 2; // the others and the legend
    return std::clamp(fitting, kMinBars, std::max(kMinBars, m_topN));
}

void SourcesChart::takeOver()
{
    std::vector<ChartBar> bars;
    m_total = 0;
    if (m_result && m_result->groups) {
        const session::Grouping &grouping = m_result->groups->grouping;
        if (m_mode == Mode::Groups)
            bars = groupBars(*m_result->groups, fittingBars());
        else if (m_mode == Mode::Idle)
            bars = durationBars(grouping.idle, session::Column::Idle);
        else
            bars = durationBars(grouping.age, session::Column::Age);
        m_total = grouping.sessions;
    }
    if (bars == m_bars)
        return;
    m_bars = std::move(bars);
    m_colors = m_barColors.assign(m_bars);
    m_focusedBar = std::min(m_focusedBar, barCount() - 1);
    rebuild();
}

void SourcesChart::rebuild()
{
    const QColor base = palette().color(QPalette::Base);
    chart()->setBackgroundBrush(base);
    setBackgroundBrush(base);
    m_values->setGridLineColor(Colors::of(palette()).hairline);
    layOutSets();
    showSets();
    showLabels();
}

// Two sets a bar, each with its colour: a set has one value in its own category and none in the
// others. Stacked, that is one bar a category.
void SourcesChart::layOutSets()
{
    const std::size_t count = m_bars.size();
    if (static_cast<std::size_t>(m_series->count()) == 2 * count)
        return;
    m_series->clear();
    QStringList names;
    for (std::size_t i = 0; i < 2 * count; ++i) {
        auto *set = new QBarSet(QString());
        for (std::size_t k = 0; k < count; ++k)
            set->append(0);
        m_series->append(set);
        if (i < count)
            names.append(QString::number(i));
    }
    static_cast<QBarCategoryAxis *>(chart()->axes(Qt::Vertical).constFirst())->setCategories(names);
}

QColor SourcesChart::colorOf(std::size_t bar) const
{
    const Colors colors = Colors::of(palette());
    if (m_colors[bar] >= 0)
        return colors.chart[static_cast<std::size_t>(m_colors[bar])];
    // Durations are one series.
    return m_bars[bar].isOthers ? colors.chartOthers : colors.chart.front();
}

// The groups give the scale. All the others together may be many times the largest of them: their
// bar is then cut off, with a gap near its end that says so.
double SourcesChart::scaleEnd() const
{
    double largest = 1;
    for (const ChartBar &bar : m_bars) {
        if (!bar.isOthers)
            largest = std::max(largest, static_cast<double>(bar.sessions));
    }
    return largest;
}

// Each change of a set lays out all of them again, so what stays is left alone.
void SourcesChart::showSets()
{
    const std::size_t count = m_bars.size();
    const double largest = scaleEnd();
    m_isOthersCut = false;
    const QList<QBarSet *> sets = m_series->barSets();
    for (std::size_t i = 0; i < count; ++i) {
        const auto sessions = static_cast<double>(m_bars[i].sessions);
        m_isOthersCut = m_isOthersCut || sessions > largest;
        // Categories count from the bottom, the largest bar stands on top.
        const int category = static_cast<int>(count - 1 - i);
        // A bar that is cut off keeps its proportions.
        const double length = std::min(sessions, largest);
        const double active =
            sessions > 0 ? length * static_cast<double>(m_bars[i].active) / sessions : 0;
        const double idle = length - active;
        const QColor color = colorOf(i);
        for (const bool isActive : {true, false}) {
            QBarSet *set = sets[static_cast<qsizetype>(2 * i) + (isActive ? 0 : 1)];
            const double part = isActive ? active : idle;
            if (set->at(category) != part)
                set->replace(category, part);
            const QColor fill = isActive ? color : paleColor(color);
            if (set->color() != fill)
                set->setColor(fill);
            if (set->borderColor() != color)
                set->setBorderColor(color);
        }
    }
    if (m_values->max() != largest)
        m_values->setRange(0, largest);
    m_values->setGridLineVisible(count > 0);
}

void SourcesChart::showLabels()
{
    const std::size_t count = m_bars.size();
    const auto resize = [this, count](std::vector<QGraphicsSimpleTextItem *> &items) {
        while (items.size() > count) {
            delete items.back();
            items.pop_back();
        }
        while (items.size() < count) {
            items.push_back(new QGraphicsSimpleTextItem);
            scene()->addItem(items.back());
        }
    };
    resize(m_titles);
    resize(m_counts);
    const QColor text = palette().color(QPalette::Text);
    const QColor secondary = Colors::of(palette()).secondary;
    const QFontMetrics metrics(font());
    QStringList summary;
    for (std::size_t i = 0; i < count; ++i) {
        const ChartBar &bar = m_bars[i];
        for (QGraphicsSimpleTextItem *item : {m_titles[i], m_counts[i]})
            item->setFont(font());
        m_titles[i]->setText(metrics.elidedText(bar.title, Qt::ElideMiddle,
                                                metrics.averageCharWidth() * kMaxTitleCharacters));
        m_titles[i]->setBrush(bar.isOthers ? secondary : text);
        m_counts[i]->setText(locale().toString(static_cast<qulonglong>(bar.sessions)));
        m_counts[i]->setBrush(text);
        if (i < kReadOut)
            summary.append(spokenText(bar));
    }
    setAccessibleDescription(summary.join(u"; "));
    m_legend->setLook(font(), secondary);
    m_legend->setVisible(count > 0);
    placeLabels();
}

void SourcesChart::placeLabels()
{
    const QFontMetricsF metrics(font());
    double titles = 0;
    double counts = 0;
    for (const QGraphicsSimpleTextItem *item : m_titles)
        titles = std::max(titles, item->boundingRect().width());
    for (const QGraphicsSimpleTextItem *item : m_counts)
        counts = std::max(counts, item->boundingRect().width());
    // Bars that fit, at their usual thickness, from the top.
    const double needed = barRoom(fontMetrics()) * std::max(1, barCount());
    const QRectF area(kMargin + titles + kGap, kMargin,
                      std::max(20.0, width() - 2 * kMargin - titles - counts - 2 * kGap),
                      std::min<double>(needed, height() - 2 * kMargin - barRoom(fontMetrics())));
    if (chart()->plotArea() != area) {
        chart()->setPlotArea(area);
        // plotAreaChanged brings us back here.
    }
    const double room = m_bars.empty() ? 0 : area.height() / static_cast<double>(m_bars.size());
    const double scale = m_values->max() > 0 ? area.width() / m_values->max() : 0;
    for (std::size_t i = 0; i < m_titles.size() && i < m_bars.size(); ++i) {
        const double middle = area.top() + room * (static_cast<double>(i) + 0.5);
        const double top = middle - metrics.height() / 2;
        m_titles[i]->setPos(area.left() - kGap - m_titles[i]->boundingRect().width(), top);
        const double end = area.left()
            + scale * std::min(static_cast<double>(m_bars[i].sessions), m_values->max());
        m_counts[i]->setPos(end + kGap, top);
    }
    // Under the bars, from where they begin.
    m_legend->setPos(area.left(), area.bottom() + kGap);
    m_cut->setVisible(m_isOthersCut);
    if (m_isOthersCut) {
        const double bottom = area.bottom();
        const double x = area.right() - 4 * kGap;
        m_cut->setPolygon(QPolygonF({{x, bottom},
                                     {x + kGap, bottom - room},
                                     {x + 1.6 * kGap, bottom - room},
                                     {x + 0.6 * kGap, bottom}}));
        m_cut->setBrush(palette().color(QPalette::Base));
    }
    m_focusFrame->setVisible(hasFocus() && m_focusedBar >= 0);
    if (m_focusedBar >= 0) {
        m_focusFrame->setPen(QPen(Colors::of(palette()).accent, 1.5));
        m_focusFrame->setRect(QRectF(kMargin / 2.0, area.top() + room * m_focusedBar + 1,
                                     width() - kMargin, room - 2));
    }
}

int SourcesChart::barAt(const QPoint &position) const
{
    const QRectF area = chart()->plotArea();
    if (m_bars.empty() || position.y() < area.top() || position.y() >= area.bottom())
        return -1;
    return std::min(static_cast<int>((position.y() - area.top())
                                     / (area.height() / static_cast<double>(m_bars.size()))),
                    barCount() - 1);
}

QString SourcesChart::spokenText(const ChartBar &bar) const
{
    return tr("%1: %2, %3 active", "what a bar stands for; numbers of sessions")
        .arg(bar.title, locale().toString(static_cast<qulonglong>(bar.sessions)),
             locale().toString(static_cast<qulonglong>(bar.active)));
}

QString SourcesChart::tipOf(const ChartBar &bar) const
{
    const double share =
        m_total > 0 ? 100.0 * static_cast<double>(bar.sessions) / static_cast<double>(m_total) : 0;
    QString tip = tr("%1\n%2 sessions (%3 %), %4 active", "what a bar stands for; numbers")
                      .arg(bar.title, locale().toString(static_cast<qulonglong>(bar.sessions)),
                           locale().toString(share, 'f', 1),
                           locale().toString(static_cast<qulonglong>(bar.active)));
    if (!bar.isOthers)
        tip += u'\n' + tr("Double-click: add it to the filter", "a bar");
    return toPlainToolTip(tip);
}

void SourcesChart::showTip(int bar, const QPoint &position)
{
    if (bar < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(mapToGlobal(position), tipOf(m_bars[static_cast<std::size_t>(bar)]),
                           this);
}

const ChartBar *SourcesChart::groupAt(int bar) const
{
    if (bar < 0 || bar >= barCount())
        return nullptr;
    const ChartBar &found = m_bars[static_cast<std::size_t>(bar)];
    return found.isOthers ? nullptr : &found;
}

void SourcesChart::setFocusedBar(int bar)
{
    m_focusedBar = std::clamp(bar, -1, barCount() - 1);
    placeLabels();
    if (m_focusedBar < 0)
        return;
    setAccessibleDescription(spokenText(m_bars[static_cast<std::size_t>(m_focusedBar)]));
    showTip(m_focusedBar, m_focusFrame->rect().bottomLeft().toPoint());
}

void SourcesChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        setFocusedBar(qMax(0, m_focusedBar - 1));
        break;
    case Qt::Key_Down:
        setFocusedBar(m_focusedBar + 1);
        break;
    case Qt::Key_Home:
        setFocusedBar(0);
        break;
    case Qt::Key_End:
        setFocusedBar(barCount() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const ChartBar *bar = groupAt(m_focusedBar))
            emit barEntered(*bar);
        break;
    default:
        QChartView::keyPressEvent(event);
    }
}

void SourcesChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    if (m_focusedBar < 0 && !m_bars.empty())
        m_focusedBar = 0;
    placeLabels();
}

void SourcesChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    placeLabels();
}

void SourcesChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        const int bar = barAt(event->position().toPoint());
        m_focusedBar = bar;
        placeLabels();
        if (const ChartBar *clicked = groupAt(bar))
            emit barClicked(*clicked);
    }
    QChartView::mousePressEvent(event);
}

void SourcesChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const ChartBar *bar = groupAt(barAt(event->position().toPoint())))
        emit barEntered(*bar);
}

void SourcesChart::mouseMoveEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint());
    if (bar != m_hoveredBar) {
        m_hoveredBar = bar;
        setCursor(groupAt(bar) != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
        showTip(bar, event->position().toPoint());
    }
    QChartView::mouseMoveEvent(event);
}

bool SourcesChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPoint position = static_cast<QHelpEvent *>(event)->pos();
        showTip(barAt(position), position);
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_hoveredBar = -1;
    return QChartView::viewportEvent(event);
}

void SourcesChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    takeOver();
    placeLabels();
}

void SourcesChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        takeOver(); // as many bars as fit
        rebuild();
    }
}

} // namespace sessionscope::gui
