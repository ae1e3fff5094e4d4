// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <map>
#include <set>

class QLabel;
class QToolButton;

namespace sessionscope::gui {

//! What the page has to say, one line each.
struct Notice
{
    //! In the order on the screen; one line each at most.
    enum class Kind {
        Error,
        NodesFailed,
        TotalDiffers,
        SourcesDiffer,
        UnreadableValues,
        FilterGaveUp,
        RulesGaveUp,
        GoneNotKept,
        DirectMode,
        Proxy,
        RelatedServers,
        NotPermitted,
    };
    enum class Severity { Information, Warning, Error };

    Kind kind = Kind::Error;
    Severity severity = Severity::Information;
    QString text; //!< translated; shown as plain text
    QString actionText; //!< of a button with an access key; empty: none
    std::function<void()> action;
};

//! One line of a NoticeBar: icon, sentence, an action, a button that takes it away.
class NoticeLine final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeLine(QWidget *parent = nullptr);
    void setNotice(const Notice &notice);

signals:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateLook();
    void updateText();

    Notice m_notice;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_action;
    QToolButton *m_dismiss;
};

//! The notices of a page. What the user has dismissed comes back only after its cause has been gone
//! for once.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void show(const Notice &notice);
    //! The cause is gone.
    void clear(Notice::Kind kind);
    //! The text on the screen, for tests and screen readers; empty if that notice is not shown.
    QString text(Notice::Kind kind) const;

signals:
    void dismissed(sessionscope::gui::Notice::Kind kind);

private:
    std::map<Notice::Kind, NoticeLine *> m_lines;
    std::set<Notice::Kind> m_dismissed;
};

} // namespace sessionscope::gui
