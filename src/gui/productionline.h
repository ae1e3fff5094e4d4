// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace sessionscope::gui {

struct InstancePageInfo;

//! The coloured line over a page that says: this is production.
class ProductionLine final : public QFrame
{
    Q_OBJECT

public:
    explicit ProductionLine(QWidget *parent = nullptr);

    //! No line without a production word. What is no colour gives that of danger.
    void setProduction(const InstancePageInfo &info);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColor();

    QString m_color;
};

} // namespace sessionscope::gui
