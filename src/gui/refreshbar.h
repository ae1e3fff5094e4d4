// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/liveinstance.h"

#include <QWidget>

#include <chrono>
#include <memory>

namespace sessionscope::gui {

namespace Ui {
class RefreshBar;
}

//! The tool bar of a page: refresh, pause, interval, mark, the progress of a fetch that takes long,
//! export, columns, docks. It stays in its place whatever it shows: rows must not jump.
class RefreshBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RefreshBar(QWidget *parent = nullptr);
    ~RefreshBar() override;

    //! A file is not polled: no pause, no interval.
    void setLive(bool isLive);
    void setStatus(const live::LiveStatus &status);
    void setInterval(std::chrono::seconds interval);
    //! There is something to mark and to export.
    void setDataEnabled(bool isEnabled);
    void setDockShown(bool sources, bool details);

    //! A fetch shows its progress after so long.
    static constexpr std::chrono::milliseconds kProgressDelay{500};

signals:
    void refreshRequested();
    void pauseRequested(bool paused);
    void cancelRequested();
    //! 0 = on demand only.
    void intervalChosen(std::chrono::seconds interval);
    void markRequested();
    void exportRequested();
    void columnsRequested();
    void sourcesToggled(bool shown);
    void detailsToggled(bool shown);

private:
    void chooseInterval(int index);
    void askForInterval();

    const std::unique_ptr<Ui::RefreshBar> m_ui;
    std::chrono::seconds m_interval{0};
};

//! "3.4 MiB, 2.1 s", or why it waits.
QString progressText(const live::SourceProgress &progress, const QLocale &locale);
//! "5 s", "2 m 30 s", "on demand".
QString intervalText(std::chrono::seconds interval, const QLocale &locale);

} // namespace sessionscope::gui
