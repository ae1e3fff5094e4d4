// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fieldhint.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/colors.h"

#include <QColor>
#include <QEvent>
#include <QPalette>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The mark, so that colour is not the only sign.
QString marked(const QString &text)
{
    return u"\u26a0 %1"_s.arg(text);
}

} // namespace

FieldHint::FieldHint(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMinimumWidth(1); // a word without end must not make the dialog as wide
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

void FieldHint::setRemark(const QString &remark)
{
    m_remark = remark;
    updateText();
    updateColor();
}

void FieldHint::setProblem(const QString &problem)
{
    m_problem = problem;
    updateText();
    updateColor();
}

void FieldHint::setSuppressed(bool suppressed)
{
    m_suppressed = suppressed;
    updateText();
}

void FieldHint::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColor();
}

void FieldHint::updateText()
{
    // Paths, names and what a server said are in some of them.
    const QString said = displayLines(!m_problem.isEmpty()      ? m_problem
                                          : !m_remark.isEmpty() ? m_remark
                                                                : m_help,
                                      kMaxDetailCharacters);
    setText(m_problem.isEmpty() && m_remark.isEmpty() ? said : marked(said));
    setVisible(!m_suppressed && !said.isEmpty());
    if (m_field != nullptr)
        m_field->setAccessibleDescription(said);
}

void FieldHint::updateColor()
{
    // Setting a role tells of a change of the palette even if it is the same one; that ends here.
    const bool isHelp = m_problem.isEmpty() && m_remark.isEmpty();
    const auto role = isHelp ? QPalette::PlaceholderText : QPalette::WindowText;
    if (foregroundRole() != role)
        setForegroundRole(role);
    if (isHelp)
        return; // a role follows the palette of the theme by itself; there is none for warnings
    const Colors meaning = Colors::of(palette());
    const QColor color = m_problem.isEmpty() ? meaning.changed : meaning.danger;
    if (palette().color(QPalette::WindowText) == color)
        return;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    setPalette(colors);
}

} // namespace sessionscope::gui
