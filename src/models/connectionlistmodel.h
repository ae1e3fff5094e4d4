// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/connectionprofile.h"
#include "models/keyedtablemodel.h"

#include <QHash>

namespace sessionscope::live {
class ProfileStore;
}

namespace sessionscope::models {

enum class ConnectionState { Closed, Loading, Open, Failed };

//! A row of ConnectionListModel.
struct ConnectionRow
{
    live::ConnectionProfile profile;
    ConnectionState state = ConnectionState::Closed;
    QString stateText; //!< of a failure

    friend bool operator==(const ConnectionRow &, const ConnectionRow &) = default;
};

//! The saved connections, each with its state. Follows the store. One column. GUI thread.
class ConnectionListModel final : public KeyedTableModel<ConnectionRow, QString>
{
    Q_OBJECT

public:
    //! \a store must outlive this object.
    explicit ConnectionListModel(const live::ProfileStore &store, QObject *parent = nullptr);

    //! \a text explains a failure. Connections that are not saved are ignored.
    void setState(const QString &profileId, ConnectionState state, const QString &text = {});

    QString profileId(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &profileId) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct State
    {
        ConnectionState state = ConnectionState::Closed;
        QString text;
    };

    QString keyOf(const ConnectionRow &row) const override { return row.profile.id; }

    void rebuild();

    const live::ProfileStore &m_store;
    QHash<QString, State> m_states;
};

//! "open", "loading", ...
QString connectionStateWord(ConnectionState state);

} // namespace sessionscope::models
