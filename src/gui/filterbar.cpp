// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterbar.h"

#include "core/displaytext.h"
#include "gui/colors.h"
#include "gui/icons.h"
#include "models/sourcetablemodel.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_state(new QAction(this))
    , m_source(new QToolButton(this))
    , m_counter(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_edit->setObjectName(u"filterLineEdit"_s);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("Filter by name, address, alias, command or node"));
    m_edit->setToolTip(tr("Sessions are shown in which every word occurs; \"quotes\" keep words "
                          "together. Press / to come here, Esc to clear and to go back."));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(themedIcon(u"filter"_s), QLineEdit::LeadingPosition);
    m_edit->addAction(m_state, QLineEdit::TrailingPosition);
    m_edit->installEventFilter(this);
    m_state->setVisible(false);

    m_source->setObjectName(u"sourceFilterButton"_s);
    m_source->setIcon(themedIcon(u"cancel"_s, IconColor::Accent));
    m_source->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_source->setFocusPolicy(Qt::TabFocus);
    m_source->hide();

    m_counter->setObjectName(u"filterCountLabel"_s);
    m_counter->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(u"filterProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_edit, 0, 0);
    layout->addWidget(m_source, 0, 1);
    layout->addWidget(m_counter, 0, 2);
    layout->addWidget(m_problem, 1, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textEdited, &m_delay, qOverload<>(&QTimer::start));
    // The clear button is no edit of the user's to Qt.
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            takeOver();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::takeOver);
    connect(&m_delay, &QTimer::timeout, this, &FilterBar::takeOver);
    connect(m_source, &QToolButton::clicked, this, &FilterBar::sourceCleared);
    updateColors();
}

void FilterBar::focus()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::setFilterText(const QString &text)
{
    m_edit->setText(text);
    takeOver();
}

void FilterBar::setSource(const std::optional<live::SourceSelection> &source)
{
    m_source->setVisible(source.has_value());
    if (!source)
        return;
    const QString title = models::sourceTitle(source->source);
    QString label = m_source->fontMetrics().elidedText(title, Qt::ElideMiddle,
                                                       fontMetrics().averageCharWidth() * 32);
    m_source->setText(label.replace(u'&', "&&"_L1));
    m_source->setToolTip(toPlainToolTip(tr("Only sessions of %1 are shown. Click to show all "
                                           "sources again.")
                                            .arg(title)));
    m_source->setAccessibleName(tr("Show all sources again, not only %1").arg(title));
}

void FilterBar::setCounts(qint64 visible, qint64 total)
{
    m_counter->setText(total < 0 ? QString()
                                 : tr("%1 / %2", "shown sessions, all sessions")
                                       .arg(locale().toString(visible), locale().toString(total)));
    m_counter->setAccessibleName(
        total < 0 ? QString()
                  : tr("%1 of %2 sessions pass the filter")
                        .arg(locale().toString(visible), locale().toString(total)));
}

void FilterBar::takeOver()
{
    m_delay.stop();
    const Result<query::Filter> filter = query::Filter::parse(m_edit->text());
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

void FilterBar::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_edit->setAccessibleDescription(problem);
    m_state->setVisible(!m_edit->text().isEmpty());
    if (problem.isEmpty()) {
        m_state->setIcon(themedIcon(u"ok"_s, IconColor::Good));
        m_state->setToolTip(tr("This filter is in force."));
    } else {
        m_state->setIcon(themedIcon(u"warning"_s, IconColor::Danger));
        m_state->setToolTip(problem);
    }
    updateColors();
}

void FilterBar::updateColors()
{
    const Colors colors = Colors::of(palette());
    QPalette edit = palette();
    if (!m_problem->text().isEmpty())
        edit.setColor(QPalette::Base, colors.dangerSoft);
    m_edit->setPalette(edit);
    QPalette problem = palette();
    problem.setColor(QPalette::WindowText, colors.danger);
    m_problem->setPalette(problem);
    QPalette counter = palette();
    counter.setColor(QPalette::WindowText, colors.secondary);
    m_counter->setPalette(counter);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        if (m_edit->text().isEmpty())
            emit left();
        else
            m_edit->clear();
        return true;
    case Qt::Key_Down:
        takeOver();
        emit left();
        return true;
    default:
        return false;
    }
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

} // namespace sessionscope::gui
