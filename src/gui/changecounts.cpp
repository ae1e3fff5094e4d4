// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changecounts.h"

#include "gui/colors.h"
#include "models/marktext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

ChangeCounts::ChangeCounts(Since since, QWidget *parent)
    : QWidget(parent)
    , m_since(since)
    , m_moment(new QLabel(this))
{
    const bool isMark = since == Since::Mark;
    setObjectName(isMark ? u"changesSinceMark"_s : u"changesSinceRefresh"_s);
    m_moment->setTextFormat(Qt::PlainText);
    m_moment->setObjectName(u"changesMomentLabel"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_moment);
    const std::array names{u"newButton"_s, u"changedButton"_s, u"goneButton"_s};
    for (int kind = New; kind < KindCount; ++kind) {
        auto *button = new QToolButton(this);
        button->setObjectName(names[static_cast<std::size_t>(kind)]);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        m_buttons[static_cast<std::size_t>(kind)] = button;
        connect(button, &QToolButton::clicked, this,
                [this, kind] { emit filterRequested(filterOf(static_cast<Kind>(kind))); });
    }
    hide();
    updateColors();
}

void ChangeCounts::setCounts(const live::Changes *changes, const QString &moment)
{
    setVisible(changes != nullptr
               && (m_since == Since::Mark || changes->added > 0 || changes->changed > 0
                   || changes->gone > 0));
    if (changes == nullptr)
        return;
    m_moment->setText(moment);
    m_moment->setVisible(!moment.isEmpty());
    const QString tip = m_since == Since::Mark
        ? tr("%1 since the mark. Click to see only these sessions.")
        : tr("%1 since the last refresh. Click to see only these sessions.");
    const std::array counts{changes->added, changes->changed, changes->gone};
    const std::array texts{tr("%Ln new", "sessions", static_cast<int>(changes->added)),
                           tr("%Ln changed", "sessions", static_cast<int>(changes->changed)),
                           tr("%Ln gone", "sessions", static_cast<int>(changes->gone))};
    const std::array signs{models::Mark::New, models::Mark::Changed, models::Mark::Gone};
    for (std::size_t kind = 0; kind < KindCount; ++kind) {
        QToolButton *button = m_buttons[kind];
        // Two sets of words would push each other out of the line.
        const QString text = models::markSign(signs[kind])
            + (m_since == Since::Mark ? locale().toString(counts[kind]) : texts[kind]);
        if (button->text() != text) {
            button->setText(text);
            button->setAccessibleName(
                m_since == Since::Mark
                    ? tr("%1 since the mark", "a count of sessions").arg(texts[kind])
                    : texts[kind]);
        }
        button->setToolTip(tip.arg(texts[kind]));
        button->setVisible(counts[kind] > 0);
    }
}

QString ChangeCounts::filterOf(Kind kind) const
{
    const QString field = m_since == Since::Mark ? u"sincemark"_s : u"changed"_s;
    switch (kind) {
    case New:
        return field + u":new"_s;
    case Gone:
        return field + u":gone"_s;
    case Changed:
    case KindCount:
        break;
    }
    return u"%1:any and not %1:new and not %1:gone"_s.arg(field);
}

void ChangeCounts::updateColors()
{
    const Colors colors = Colors::of(palette());
    QPalette secondary = palette();
    secondary.setColor(QPalette::WindowText, colors.secondary);
    m_moment->setPalette(secondary);
    const std::array shades{colors.fresh, colors.changed, colors.danger};
    for (std::size_t kind = 0; kind < KindCount; ++kind) {
        QPalette button = palette();
        button.setColor(QPalette::ButtonText, shades[kind]);
        m_buttons[kind]->setPalette(button);
    }
}

void ChangeCounts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

} // namespace sessionscope::gui
