// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fieldhint.h"

#include <QColor>
#include <QEvent>
#include <QPalette>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

QColor dangerColor(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? QColor(0xFF8F85) : QColor(0xB42318);
}

} // namespace

FieldHint::FieldHint(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    updateText();
    updateColor();
}

void FieldHint::setField(QWidget *field)
{
    m_field = field;
    updateText();
}

void FieldHint::setHelp(const QString &help)
{
    m_help = help;
    updateText();
}

void FieldHint::setProblem(const QString &problem)
{
    m_problem = problem;
    updateText();
    updateColor();
}

void FieldHint::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColor();
}

void FieldHint::updateText()
{
    // The mark, so that colour is not the only sign.
    setText(m_problem.isEmpty() ? m_help : u"\u26a0 %1"_s.arg(m_problem));
    setVisible(!text().isEmpty());
    if (m_field != nullptr)
        m_field->setAccessibleDescription(m_problem.isEmpty() ? m_help : m_problem);
}

void FieldHint::updateColor()
{
    // A role follows the palette of the theme by itself; there is none for warnings.
    if (m_problem.isEmpty()) {
        setForegroundRole(QPalette::PlaceholderText);
        return;
    }
    QPalette colors = palette();
    const QColor danger = dangerColor(colors);
    if (foregroundRole() == QPalette::WindowText && colors.color(QPalette::WindowText) == danger)
        return;
    colors.setColor(QPalette::WindowText, danger);
    setPalette(colors);
    setForegroundRole(QPalette::WindowText);
}

} // namespace sessionscope::gui
