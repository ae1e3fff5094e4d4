// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sessionscope::gui {

//! In place of rows: what is (not) there, why, and at most two buttons.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    //! Empty texts hide their buttons.
    void setTexts(const QString &title, const QString &reason, const QString &firstButton = {},
                  const QString &secondButton = {});

    QString title() const;

signals:
    void firstClicked();
    void secondClicked();

private:
    QLabel *m_title;
    QLabel *m_reason;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace sessionscope::gui
