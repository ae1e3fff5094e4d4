// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointer>

namespace sessionscope::gui {

//! The line under a field: its help text, or what is wrong with the field, with a mark and in the
//! colour of warnings. Plain text; wraps; hidden while empty. What it says is also the accessible
//! description of the field.
class FieldHint final : public QLabel
{
    Q_OBJECT
    Q_PROPERTY(QString help READ help WRITE setHelp)

public:
    explicit FieldHint(QWidget *parent = nullptr);

    void setField(QWidget *field);
    void setHelp(const QString &help);
    //! Stands in for the help text until it is empty again.
    void setProblem(const QString &problem);

    QString help() const { return m_help; }

    QString problem() const { return m_problem; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateText();
    void updateColor();

    QPointer<QWidget> m_field;
    QString m_help;
    QString m_problem;
};

} // namespace sessionscope::gui
