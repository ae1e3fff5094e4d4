// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/disconnectrun.h"

#include <QDialog>

#include <memory>
#include <vector>

class QPushButton;

namespace sessionscope::models {
class DisconnectModel;
}

namespace sessionscope::gui {

namespace Ui {
class DisconnectDialog;
}

//! What a DisconnectDialog is about.
struct DisconnectSubject
{
    QString connectionId;
    QString connectionName;
    QString productionWord; //!< empty: not marked as production
    session::SnapshotPointer snapshot;
    std::vector<quint32> rows; //!< of the snapshot, in the order of the view
    std::vector<live::NodeAccess> nodes;
    //! The rows are those of the filter: read again, other sessions may be among them. Else they
    //! were selected, and only those are meant.
    bool areOfFilter = false;
};

//! Shows which sessions would be disconnected and why others would not, lets the user decide on
//! each, then disconnects them and shows what became of each. Cancel is the default button.
class DisconnectDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a journal and \a clock outlive the dialog.
    DisconnectDialog(DisconnectSubject subject, const live::Journal &journal, const Clock &clock,
                     QWidget *parent = nullptr);
    ~DisconnectDialog() override;

    //! The list as it is now, after readAgainRequested().
    void setSubject(DisconnectSubject subject);
    //! Likewise, if there is none.
    void showReadProblem(const QString &problem);

    //! Nothing can be disconnected from here any more, and why. What is under way goes on.
    void revoke(const QString &reason);
    //! Empty: not marked as production.
    void setProductionWord(const QString &word);

    //! While sessions are being disconnected it stops that, and stays.
    void reject() override;

signals:
    //! The user wants the list as it is now: setSubject() or showReadProblem() follows.
    void readAgainRequested();
    //! It is over: the sessions that are left are others now.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State { Planning, Preview, Running, Ended };

    void setUpTable();
    void setUpButtons();
    void showProduction();
    void plan();
    void showPlan(live::DisconnectPlan plan);
    void readAgain();
    void toggleCurrent();
    void start();
    void handleProgress(const live::DisconnectProgress &outcomes);
    void handleEnd(const live::DisconnectEnd &end);
    void copyOutcomes() const;
    void updateState();
    void updateSummary();
    bool isConfirmed() const;

    const std::unique_ptr<Ui::DisconnectDialog> m_ui;
    DisconnectSubject m_subject;
    const live::Journal &m_journal;
    const Clock &m_clock;
    models::DisconnectModel *m_model;
    std::unique_ptr<live::DisconnectRun> m_run;
    State m_state = State::Planning;
    bool m_isRevoked = false;
    bool m_isReadAgain = false; // the plan under way is not the first one
    QPushButton *m_disconnectButton = nullptr;
    QPushButton *m_readAgainButton = nullptr;
    QPushButton *m_dryRunButton = nullptr;
    QPushButton *m_copyButton = nullptr;
};

} // namespace sessionscope::gui
