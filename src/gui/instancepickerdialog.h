// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/connectiondialog.h"
#include "live/instancelister.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QPushButton;

namespace sessionscope::models {
class InstanceFilterModel;
class InstanceListModel;
} // namespace sessionscope::models

namespace sessionscope::gui {

namespace Ui {
class InstancePickerDialog;
}

//! The instances of a region, to choose one instead of typing its id. Lists at once, with the
//! credentials of a connection that need not be saved; they are asked for once at most. The region
//! is remembered. Typing narrows the list; the service itself is asked where it has more than it
//! lists.
class InstancePickerDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a typed as for live::InstanceLister. What \a services refer to outlives the dialog.
    InstancePickerDialog(const ConnectionServices &services, const live::ConnectionProfile &profile,
                         const std::optional<cloud::Credentials> &typed, QWidget *parent = nullptr);
    ~InstancePickerDialog() override;

    void done(int result) override;

    //! Where the list begins that nobody has asked for yet.
    static QString firstRegion();

signals:
    //! Before accepted().
    void instanceChosen(const sessionscope::cloud::Instance &instance);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Progress;

    void setUpTable();
    void connectAll();
    QString region() const;
    void goToRegion();
    void list(const QString &searchKey);
    void askService();
    void finishList(quint64 run, const Result<cloud::InstanceList> &result);
    void showProgress();
    void setListing(bool isListing);
    void setFilter(const QString &text);
    void updateContent();
    void updateStatus();
    void showNothingListed();
    void showNothingFound();
    void showError();
    void handleFirstButton();
    void handleSecondButton();
    void updateChoice();
    void choose();

    //! What the first button of the empty state does now.
    enum class Offer { None, ListAgain, CopyPolicy, ClearFilter };

    const std::unique_ptr<Ui::InstancePickerDialog> m_ui;
    Settings &m_settings;
    live::InstanceLister m_lister;
    models::InstanceListModel *m_model;
    models::InstanceFilterModel *m_filtered;
    QPushButton *m_okButton = nullptr;
    const std::shared_ptr<Progress> m_progress;
    QTimer m_progressTimer;
    std::stop_source m_stop;
    quint64 m_run = 0; // number of the list under way; answers to earlier ones are late
    bool m_isListing = false;
    QString m_region; // of the list under way or shown
    QString m_searchKey; // likewise
    std::optional<Error> m_error;
    qint64 m_total = 0; // as the service says
    qsizetype m_unreadable = 0;
    bool m_isCut = false;
    Offer m_offer = Offer::None;
};

} // namespace sessionscope::gui
