// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointer>

namespace sessionscope::gui {

//! The line under a field: its help text, or a remark on what has been entered, or what is wrong
//! with it; the last two with a mark and in a colour. Plain text; wraps; hidden while empty. What
//! it says is also the accessible description of the field.
class FieldHint final : public QLabel
{
    Q_OBJECT
    Q_PROPERTY(QString help READ help WRITE setHelp)

public:
    explicit FieldHint(QWidget *parent = nullptr);

    void setField(QWidget *field);
    void setHelp(const QString &help);
    //! Stands in for the help text until it is empty again.
    void setRemark(const QString &remark);
    //! Likewise, and before a remark.
    void setProblem(const QString &problem);
    //! Hidden together with its field, whatever there is to say.
    void setSuppressed(bool suppressed);

    QString help() const { return m_help; }

    QString remark() const { return m_remark; }

    QString problem() const { return m_problem; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateText();
    void updateColor();

    QPointer<QWidget> m_field;
    QString m_help;
    QString m_remark;
    QString m_problem;
    bool m_suppressed = false;
};

} // namespace sessionscope::gui
