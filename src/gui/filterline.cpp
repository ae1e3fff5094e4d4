// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterline.h"

#include "gui/colors.h"
#include "gui/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
    , m_state(new QAction(this))
{
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Filter by name, address, alias, command or node"));
    setToolTip(tr("Sessions are shown in which every word occurs; \"quotes\" keep words "
                  "together. Press / to come here, Esc to clear and to go back."));
    setClearButtonEnabled(true);
    addAction(themedIcon(u"filter"_s), QLineEdit::LeadingPosition);
    addAction(m_state, QLineEdit::TrailingPosition);
    m_state->setVisible(false);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);

    connect(this, &QLineEdit::textEdited, &m_delay, qOverload<>(&QTimer::start));
    // The clear button is no edit of the user's to Qt.
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            takeOver();
    });
    connect(this, &QLineEdit::returnPressed, this, &FilterLine::takeOver);
    connect(&m_delay, &QTimer::timeout, this, &FilterLine::takeOver);
}

void FilterLine::setFilterText(const QString &text)
{
    setText(text);
    takeOver();
}

void FilterLine::takeOver()
{
    m_delay.stop();
    const query::Parsed<query::Filter> filter = query::Filter::parse(text());
    if (!filter) {
        showProblem(filter.error().message);
        return;
    }
    showProblem({});
    if (*filter == m_filter)
        return;
    m_filter = *filter;
    emit filterChanged(m_filter);
}

void FilterLine::showProblem(const QString &problem)
{
    m_problem = problem;
    setAccessibleDescription(problem);
    m_state->setVisible(!text().isEmpty());
    if (problem.isEmpty()) {
        m_state->setIcon(themedIcon(u"ok"_s, IconColor::Good));
        m_state->setToolTip(tr("This filter is in force."));
    } else {
        m_state->setIcon(themedIcon(u"warning"_s, IconColor::Danger));
        m_state->setToolTip(problem);
    }
    updateColors();
    emit problemChanged(problem);
}

void FilterLine::updateColors()
{
    QPalette line; // the rest is its parent's
    if (!m_problem.isEmpty())
        line.setColor(QPalette::Base, Colors::of(window()->palette()).dangerSoft);
    setPalette(line);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
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

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

} // namespace sessionscope::gui
