// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/completion.h"
#include "query/filter.h"

#include <QLineEdit>
#include <QTimer>

#include <optional>

class QAction;

namespace sessionscope::gui {

class FilterCompletions;

//! The line that a filter is typed into. It takes over what stands in it a moment after the last
//! key, and says whether that is a filter; what is none leaves the last good one in force. While
//! one types it shows how the filter could go on.
class FilterLine final : public QLineEdit
{
    Q_OBJECT

public:
    enum class Verdict {
        Empty, //!< everything is shown
        InForce,
        Incomplete, //!< right so far
        Wrong,
    };
    Q_ENUM(Verdict)

    explicit FilterLine(QWidget *parent = nullptr);

    //! Taken over at once. The user can undo it as if it had been typed.
    void setFilterText(const QString &text);

    void setCompletionSources(const query::CompletionSources &sources) { m_sources = sources; }

    //! The one in force.
    const query::Filter &filter() const { return m_filter; }

    Verdict verdict() const { return m_verdict; }

    //! What the verdict says in a sentence; empty without a filter.
    QString sentence() const;
    //! Selects what is wrong, if something is.
    void selectProblem();

    //! Typing is taken over after so long without a key.
    static constexpr std::chrono::milliseconds kDelay{300};

signals:
    void filterChanged(const sessionscope::query::Filter &filter);
    void verdictChanged();
    //! The user has finished the filter for now: Return, or the line has been left.
    void settled();
    //! Escape in an empty line, or the arrow down: back to the sessions.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeOver();
    void setVerdict(Verdict verdict, std::optional<query::Problem> problem);
    void updateState();
    void updateColors();
    void offerCompletions();
    bool handleCompletionKey(QKeyEvent *event);
    void complete(const query::Completion &completion);
    void hideCompletions();
    int placeOf(qsizetype position) const;

    QAction *m_state;
    QTimer m_delay;
    query::Filter m_filter;
    Verdict m_verdict = Verdict::Empty;
    std::optional<query::Problem> m_problem;
    query::CompletionSources m_sources;
    FilterCompletions *m_completions;
    bool m_isSetting = false; // by the program, not by a user who wants to go on
};

} // namespace sessionscope::gui
