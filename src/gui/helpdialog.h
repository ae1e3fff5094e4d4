// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/guide.h"

#include <QDialog>

#include <memory>

namespace sessionscope::gui {

namespace Ui {
class HelpDialog;
}

//! The help (F1): a short guide, keys, flags, the filter line, what is kept and what is sent.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Topic { Guide, Keys, Flags, Filter, Privacy };
    Q_ENUM(Topic)

    explicit HelpDialog(QWidget *parent = nullptr);
    ~HelpDialog() override;

    void showTopic(Topic topic);
    //! Whether there is a filter line that an example can be written into.
    void setExamplesUsable(bool usable);

signals:
    //! The user wants this example in the filter line; the help closes.
    void filterChosen(const QString &filter);

private:
    void fillGuide();
    void fillKeys();
    void fillFlags();
    void fillFilter();
    void chooseExample();
    void updateExampleButton();
    static QString privacyText();

    const std::unique_ptr<Ui::HelpDialog> m_ui;
    QList<GuideChapter> m_chapters;
    bool m_examplesUsable = false;
};

} // namespace sessionscope::gui
