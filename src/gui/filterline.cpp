// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterline.h"

#include "core/displaytext.h"
#include "gui/colors.h"
#include "gui/filtercompletions.h"
#include "gui/icons.h"
#include "gui/qtbuttons.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleOptionFrame>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
    , m_state(new QAction(this))
    , m_completions(new FilterCompletions(this))
{
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Filter: words, or comparisons such as idle > 5m"));
    setToolTip(tr("Words that occur in name, address, alias, command or node, and comparisons "
                  "such as idle > 5m and client in 10.0.0.0/8. Press / to come here, Ctrl+Space "
                  "to see what could follow, Esc to clear and to go back, F1 for all of it."));
    setClearButtonEnabled(true);
    addAction(themedIcon(u"filter"_s), QLineEdit::LeadingPosition)->setText(tr("Filter"));
    m_state->setText(tr("Select What Is Wrong"));
    addAction(m_state, QLineEdit::TrailingPosition);
    nameButtons(*this);
    m_state->setVisible(false);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);

    connect(this, &QLineEdit::textEdited, this, [this] {
        m_delay.start();
        // What was wrong may stand elsewhere now.
        update();
        if (!m_isSetting)
            offerCompletions();
    });
    // The clear button is no edit of the user's to Qt.
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_isSetting)
            takeOver();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        takeOver();
        emit settled();
    });
    connect(&m_delay, &QTimer::timeout, this, &FilterLine::takeOver);
    connect(m_state, &QAction::triggered, this, &FilterLine::selectProblem);
    connect(m_completions, &FilterCompletions::clickedOn, this, &FilterLine::complete);
}

void FilterLine::setFilterText(const QString &text)
{
    hideCompletions();
    if (text != this->text()) {
        // Not setText(), which forgets what there is to undo.
        const QScopedValueRollback setting(m_isSetting, true);
        selectAll();
        insert(text);
    }
    takeOver();
    emit settled();
}

void FilterLine::takeOver()
{
    m_delay.stop();
    const query::Parsed<query::Filter> filter = query::Filter::parse(text());
    if (!filter) {
        setVerdict(filter.error().isIncomplete ? Verdict::Incomplete : Verdict::Wrong,
                   filter.error());
        return;
    }
    setVerdict(text().trimmed().isEmpty() ? Verdict::Empty : Verdict::InForce, {});
    if (*filter == m_filter)
        return;
    m_filter = *filter;
    emit filterChanged(m_filter);
}

void FilterLine::setVerdict(Verdict verdict, std::optional<query::Problem> problem)
{
    m_verdict = verdict;
    m_problem = std::move(problem);
    updateState();
    emit verdictChanged();
}

QString FilterLine::sentence() const
{
    if (m_problem)
        return m_problem->message;
    return m_verdict == Verdict::InForce ? tr("This filter is in force.") : QString();
}

void FilterLine::updateState()
{
    m_state->setVisible(m_verdict != Verdict::Empty);
    switch (m_verdict) {
    case Verdict::Empty:
        break;
    case Verdict::InForce:
        m_state->setIcon(themedIcon(u"ok"_s, IconColor::Good));
        break;
    case Verdict::Incomplete:
        m_state->setIcon(themedIcon(u"edit"_s));
        break;
    case Verdict::Wrong:
        m_state->setIcon(themedIcon(u"warning"_s, IconColor::Danger));
        break;
    }
    QString description = sentence();
    if (m_problem) {
        description = (m_filter.isEmpty() ? tr("%1 Until then all sessions are shown.")
                                          : tr("%1 Until then the filter before stays in force."))
                          .arg(description);
    }
    m_state->setToolTip(toPlainToolTip(description));
    setAccessibleDescription(description);
    updateColors();
}

void FilterLine::selectProblem()
{
    setFocus(Qt::OtherFocusReason);
    if (!m_problem)
        return;
    if (m_problem->length > 0)
        setSelection(static_cast<int>(m_problem->position), static_cast<int>(m_problem->length));
    else
        setCursorPosition(static_cast<int>(m_problem->position));
}

void FilterLine::updateColors()
{
    QPalette line; // the rest is its parent's
    if (m_verdict == Verdict::Wrong)
        line.setColor(QPalette::Base, Colors::of(window()->palette()).dangerSoft);
    setPalette(line);
    update();
}

// -- completion -----------------------------------------------------------------------------------

void FilterLine::offerCompletions()
{
    if (!hasFocus() || hasSelectedText() || text().trimmed().isEmpty()) {
        hideCompletions();
        return;
    }
    auto found = query::completions(text(), cursorPosition(), m_sources);
    if (found.empty()) {
        hideCompletions();
        return;
    }
    const int x = qMax(0, placeOf(found.front().from));
    m_completions->showAt(mapToGlobal(QPoint(x, height())), std::move(found));
}

void FilterLine::hideCompletions()
{
    if (!m_completions->isVisible())
        return;
    m_completions->hide();
    updateState(); // the description was that of the chosen one
}

void FilterLine::complete(const query::Completion &completion)
{
    const query::Completion chosen = completion; // goes with the list
    hideCompletions();
    setSelection(static_cast<int>(chosen.from), static_cast<int>(chosen.length));
    insert(chosen.replacement);
}

bool FilterLine::handleCompletionKey(QKeyEvent *event)
{
    const auto choose = [this](int step) {
        m_completions->choose(step);
        setAccessibleDescription(m_completions->spokenChoice());
        return true;
    };
    const query::Completion *chosen = m_completions->chosen();
    switch (event->key()) {
    case Qt::Key_Down:
        return choose(1);
    case Qt::Key_Up:
        return choose(-1);
    case Qt::Key_Escape:
        hideCompletions();
        return true;
    case Qt::Key_Tab:
        complete(chosen != nullptr ? *chosen : m_completions->first());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (chosen != nullptr)
            complete(*chosen);
        else
            hideCompletions();
        return chosen != nullptr;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        hideCompletions();
        return false;
    default:
        return false;
    }
}

// -- events ---------------------------------------------------------------------------------------

bool FilterLine::event(QEvent *event)
{
    // The tabulator would go to the next widget.
    if (event->type() == QEvent::KeyPress && m_completions->isVisible()) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && handleCompletionKey(key))
            return true;
    }
    return QLineEdit::event(event);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    if (m_completions->isVisible() && handleCompletionKey(event))
        return;
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        const auto found = query::completions(text(), cursorPosition(), m_sources);
        const qsizetype from = found.empty() ? 0 : found.front().from;
        m_completions->showAt(mapToGlobal(QPoint(qMax(0, placeOf(from)), height())), found);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit left();
        else
            clear();
        break;
    case Qt::Key_Down:
        takeOver();
        emit left();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterLine::focusOutEvent(QFocusEvent *event)
{
    hideCompletions();
    QLineEdit::focusOutEvent(event);
    // A menu over the line comes back to it.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        emit settled();
}

void FilterLine::mousePressEvent(QMouseEvent *event)
{
    hideCompletions();
    QLineEdit::mousePressEvent(event);
}

// Horizontal place of a character, measured from the cursor: how far the line is scrolled is not
// told.
int FilterLine::placeOf(qsizetype position) const
{
    const QFontMetrics metrics = fontMetrics();
    const QString shown = text();
    return cursorRect().center().x() + metrics.horizontalAdvance(shown.first(position))
        - metrics.horizontalAdvance(shown.first(cursorPosition()));
}

void FilterLine::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_verdict != Verdict::Wrong || !m_problem || m_delay.isActive())
        return;
    const qsizetype begin = qMin(m_problem->position, text().size());
    const qsizetype end = qMin(begin + m_problem->length, text().size());
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect contents = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    const int left = qMax(contents.left(), placeOf(begin));
    const int right = qMin(contents.right(), placeOf(end));
    const int y = (contents.top() + contents.bottom() + fontMetrics().height()) / 2;
    QPainter painter(this);
    painter.setPen(QPen(Colors::of(window()->palette()).danger, 2, Qt::DotLine));
    if (left < right)
        painter.drawLine(left, y, right, y);
}

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

} // namespace sessionscope::gui
