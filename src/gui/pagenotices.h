// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/noticebar.h"
#include "live/liveinstance.h"

#include <QObject>

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

//! What the notice bar of a page says: stale, missing and doubtful data, never silently shown.
class PageNotices final : public QObject
{
    Q_OBJECT

public:
    //! \a bar and \a settings outlive the notices. \a instanceId is what a note on direct-mode
    //! connections is remembered by once it has been dismissed.
    //! \a canOpenServers: replicas can be opened from here.
    PageNotices(NoticeBar &bar, Settings &settings, QString instanceId, bool canOpenServers);

    //! Whether the data is stale, and how old it is. \a canMissDirectMode: DAS leaves out direct
    //! connections if this is a cluster instance.
    void setStatus(const live::LiveStatus &status, bool canMissDirectMode);
    //! What the data itself says. For each new snapshot.
    void setData(const live::RefreshResult &result);
    //! Of every result: another filter may do better over the same data.
    void setFilterGaveUp(bool gaveUp);
    void setRulesGaveUp(bool gaveUp);

signals:
    void sourcesRequested();
    //! Another server of the same data is to be shown.
    void serverRequested(const QString &address);
    void detailsRequested(const sessionscope::Error &error);

private:
    void checkTotal(const session::SessionSnapshot &snapshot);
    void checkSources(quint32 differing);
    void checkValues(const session::SnapshotInfo &info);
    void checkGone(bool areNotKept);
    void checkNodes(const session::ServerState &server);
    static QString sessionsThere(const std::vector<session::ServerNode> &failed,
                                 const QLocale &locale);
    void checkProxy(const session::ServerState &server);
    void checkRelated(const session::ServerState &server);
    void offerServers(const QStringList &addresses);
    void checkPermissions(const session::ServerState &server);

    NoticeBar &m_bar;
    Settings &m_settings;
    const QString m_instanceId;
    const bool m_canOpenServers;
};

} // namespace sessionscope::gui
