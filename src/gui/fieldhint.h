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

public:
    //! The text given in the form is the help text.
    explicit FieldHint(QWidget *parent = nullptr);

    void setField(QWidget *field);
    void setHelp(const QString &help);
    //! Replaces the help text until it is empty again.
    void setProblem(const QString &problem);

    bool hasProblem() const { return !m_problem.isEmpty(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();

    QPointer<QWidget> m_field;
    QString m_help;
    QString m_problem;
    bool m_updating = false;
};

} // namespace sessionscope::gui
