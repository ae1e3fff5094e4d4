// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

class DetailsDock;
class FindingsDock;
class SourcesDock;

//! The part of a page that has docks: the sessions in the middle, sources and details around them,
//! where the user puts them.
class PageDocks final : public QMainWindow
{
    Q_OBJECT

public:
    explicit PageDocks(QWidget *parent = nullptr);

    //! Takes \a centre over and makes the docks. Once. \a settings outlives the docks.
    void setUp(QWidget *centre, Settings &settings);

    SourcesDock *sources() const { return m_sources; }

    DetailsDock *details() const { return m_details; }

    FindingsDock *findings() const { return m_findings; }

    bool isSourcesShown() const;
    bool isDetailsShown() const;
    bool areFindingsShown() const;
    void setSourcesShown(bool shown);
    void setDetailsShown(bool shown);
    void setFindingsShown(bool shown);

    //! Shows the dock and goes into it; from there, back to the centre.
    void goToSources();
    void goToDetails();
    void goToFindings();

signals:
    //! The user is to go on at the centre.
    void left();
    //! A dock has been shown or hidden, if only by a tab over it.
    void shownChanged();

private:
    template <class Dock>
    void goTo(Dock *dock);

    SourcesDock *m_sources = nullptr;
    DetailsDock *m_details = nullptr;
    FindingsDock *m_findings = nullptr;
};

} // namespace sessionscope::gui
