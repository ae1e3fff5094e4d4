// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/statusline.h"

#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "gui/changecounts.h"
#include "gui/colors.h"
#include "gui/headroomgauge.h"
#include "gui/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

QString ageText(std::chrono::milliseconds age, const QLocale &locale)
{
    return humanDuration(std::chrono::duration_cast<seconds>(age).count(), locale);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_counts(new QLabel(this))
    , m_headRoom(new HeadRoomGauge(this))
    , m_changes(new ChangeCounts(ChangeCounts::Since::LastRefresh, this))
    , m_changesSinceMark(new ChangeCounts(ChangeCounts::Since::Mark, this))
    , m_sort(new QToolButton(this))
    , m_data(new QToolButton(this))
    , m_next(new QLabel(this))
{
    m_counts->setObjectName(u"statusCountsLabel"_s);
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sort->setObjectName(u"statusSortButton"_s);
    m_sort->setAutoRaise(true);
    m_sort->setFocusPolicy(Qt::TabFocus);
    m_sort->setToolTip(tr("The rows have kept their places while you were at work on them. Click "
                          "to sort them now."));
    m_sort->hide();
    m_data->setObjectName(u"statusDataButton"_s);
    m_data->setAutoRaise(true);
    m_data->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_data->setFocusPolicy(Qt::TabFocus);
    m_data->hide();
    m_next->setObjectName(u"statusNextLabel"_s);
    m_next->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(4);
    layout->addWidget(m_counts, 1);
    layout->addWidget(m_headRoom);
    layout->addWidget(m_sort);
    layout->addWidget(m_changes);
    layout->addWidget(m_changesSinceMark);
    layout->addWidget(m_data);
    layout->addWidget(m_next);
    m_messageTimer.setSingleShot(true);
    m_messageTimer.setInterval(kMessageTime);
    connect(&m_messageTimer, &QTimer::timeout, this, [this] {
        m_message.clear();
        updateCounts();
    });
    for (const ChangeCounts *counts : {m_changes, m_changesSinceMark})
        connect(counts, &ChangeCounts::filterRequested, this, &StatusLine::filterRequested);
    connect(m_sort, &QToolButton::clicked, this, &StatusLine::sortRequested);
    connect(m_data, &QToolButton::clicked, this, &StatusLine::showOrigin);
    updateColors();
}

void StatusLine::setResult(const live::RefreshResult &result, qsizetype selected,
                           const std::optional<QDateTime> &markTime)
{
    const QLocale &numbers = locale();
    const qsizetype shown = result.sessionsVisible();
    const qsizetype total = result.answer->rowCount();
    QStringList parts;
    parts.append(shown == total ? tr("%Ln session(s)", nullptr, static_cast<int>(total))
                                : tr("%1 of %Ln session(s)", nullptr, static_cast<int>(total))
                                      .arg(numbers.toString(shown)));
    parts.append(tr("%Ln active", nullptr, static_cast<int>(result.activeVisible)));
    parts.append(tr("%Ln source(s)", nullptr, static_cast<int>(result.sourcesVisible)));
    const session::ServerState &server = result.answer->info().server;
    if (result.request.hidesOwn && !server.ownRows.empty())
        parts.append(tr("%Ln own hidden", "connections of this program",
                        static_cast<int>(server.ownRows.size())));
    if (selected > 0)
        parts.append(tr("%Ln selected", nullptr, static_cast<int>(selected)));
    m_countsText = parts.join(u" · ");
    updateCounts();
    m_counts->setToolTip(
        tr("A session is active while it has been idle for at most %1. The limit can be changed "
           "in the preferences.")
            .arg(humanDurationLong(result.request.activeIdleLimit.count(), numbers)));
    m_changes->setCounts(result.changes.get(), {});
    m_changesSinceMark->setCounts(
        markTime ? result.changesSinceMark.get() : nullptr,
        markTime ? tr("since %1:", "a time, before what has changed").arg(timeText(*markTime))
                 : QString());
    m_sort->setVisible(result.outOfPlace > 0);
    m_sort->setText(tr("&Re-sort (%Ln change(s))", nullptr, static_cast<int>(result.outOfPlace)));
    const findings::Thresholds &thresholds = result.request.thresholds;
    m_headRoom->setHeadRoom(session::headRoomOf(server, total, thresholds.connectionLimit),
                            thresholds.limitPercent);
    m_requestId = result.answer->info().requestId;
    m_data->setToolTip(
        server.nodes.empty()
            ? tr("Time of the data as the server gives it. Click for its RequestId.")
            : tr("Time of the list by the clock of this computer. Click for the server."));
    m_server = server.nodes.empty()
        ? QString()
        : tr("%1, %Ln node(s)", "version of a server", static_cast<int>(server.nodes.size()))
              .arg(server.version.isEmpty() ? tr("Version unknown", "of a server")
                                            : displayText(server.version, kMaxCellCharacters));
}

// The day matters only where it is another one.
QString StatusLine::timeText(const QDateTime &time) const
{
    return time.date() == QDate::currentDate() ? locale().toString(time.time(), u"HH:mm:ss"_s)
                                               : locale().toString(time, u"yyyy-MM-dd HH:mm:ss"_s);
}

void StatusLine::showMessage(const QString &message)
{
    m_message = displayText(message, kMaxCellCharacters);
    m_messageTimer.start();
    updateCounts();
}

void StatusLine::updateCounts()
{
    const QString &text = m_message.isEmpty() ? m_countsText : m_message;
    if (m_counts->text() != text)
        m_counts->setText(text);
}

void StatusLine::setStatus(const live::LiveStatus &status, bool isLive)
{
    const QLocale &numbers = locale();
    m_data->setVisible(status.hasData);
    if (status.hasData) {
        const QString when = timeText(status.dataTime.toLocalTime());
        m_data->setText(!isLive ? tr("data %1", "a time").arg(when)
                                : tr("data %1 (%2 old)", "a time, a duration")
                                      .arg(when, ageText(status.dataAge, numbers)));
    }
    const bool isStale = status.hasData && status.error.has_value();
    m_data->setIcon(isStale ? themedIcon(u"warning"_s, IconColor::Warning) : QIcon());
    QString next;
    if (!isLive)
        next = QString();
    else if (status.fetching)
        next = tr("refreshing…");
    else if (status.paused)
        next = tr("paused");
    else if (status.nextPoll) {
        const QString wait =
            humanDuration(std::chrono::ceil<seconds>(*status.nextPoll).count(), numbers);
        next = status.effectiveInterval > status.interval
            ? tr("next in %1 (slowed down: the server refuses more requests)").arg(wait)
            : tr("next in %1", "refresh").arg(wait);
    } else {
        next = tr("refreshed on demand");
    }
    m_next->setText(next.isEmpty() || !status.hasData ? next : u"· " + next);
    if (isStale != m_isStale) {
        m_isStale = isStale;
        updateColors();
    }
}

void StatusLine::showOrigin()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QString origin = m_server; // Redis gives no RequestId
    if (origin.isEmpty()) {
        origin = m_requestId.isEmpty()
            ? tr("The data has no RequestId")
            : tr("RequestId %1").arg(displayText(m_requestId, kMaxCellCharacters));
    }
    QAction *title = menu->addAction(origin.replace(u'&', "&&"_L1));
    title->setEnabled(false);
    if (!m_requestId.isEmpty()) {
        menu->addAction(themedIcon(u"copy"_s), tr("&Copy RequestId"), this,
                        [this] { QGuiApplication::clipboard()->setText(m_requestId); });
    }
    menu->popup(m_data->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void StatusLine::updateColors()
{
    const Colors colors = Colors::of(palette());
    QPalette secondary = palette();
    secondary.setColor(QPalette::WindowText, colors.secondary);
    m_next->setPalette(secondary);
    QPalette button = palette();
    button.setColor(QPalette::ButtonText, m_isStale ? colors.changed : colors.secondary);
    m_data->setPalette(button);
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

} // namespace sessionscope::gui
