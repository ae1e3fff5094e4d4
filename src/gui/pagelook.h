// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/look.h"

#include <QObject>
#include <QTimer>

namespace sessionscope::models {
class LookStore;
}

namespace sessionscope::gui {

class PageDocks;
class SessionsView;

//! Remembers how a page looks: its columns with the order of the rows, its docks and what they
//! group by, the height of the rows, the size of the text, the colour rules in force. A saved
//! connection has a look of its own, everything else the general one (models/lookstore.h). Written
//! a moment after the last change, and at the latest when the page goes.
class PageLook final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object. An empty \a profileId means the general look. Nothing is
    //! remembered before restore().
    PageLook(SessionsView &view, PageDocks &docks, const Settings &settings,
             models::LookStore &store, const QString &profileId);
    ~PageLook() override;

    void restore();
    //! The user has changed columns, widths or order.
    void noteColumnsEdited();
    //! A dock has been shown, hidden or moved, or shows something else.
    void noteDocksChanged();
    //! What is still waiting to be written.
    void flush();

    void setDensity(Settings::RowDensity density);
    //! Percent; what is out of range becomes the nearest allowed one.
    void setZoom(int percent);
    void setRules(const QStringList &ids);

    Settings::RowDensity density() const;
    int zoom() const;
    //! Ids of the colour rules in force.
    QStringList rules() const;

signals:
    //! density(), zoom() or rules() is another one.
    void changed();

private:
    void connectAll();
    void applyText();
    void save();
    models::Look current() const;

    SessionsView &m_view;
    PageDocks &m_docks;
    const Settings &m_settings;
    models::LookStore &m_store;
    const QString m_profileId;
    models::Look m_chosen; // besides columns and docks, which are asked for when saved
    models::Look m_saved;
    QTimer m_delay;
    bool m_isRestoring = true;
    bool m_areColumnsEdited = false; // they are the user's, not the defaults
};

} // namespace sessionscope::gui
