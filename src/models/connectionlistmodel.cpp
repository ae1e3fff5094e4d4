// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionlistmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "live/profilestore.h"
#include "models/roles.h"

#include <QCoreApplication>

namespace sessionscope::models {

ConnectionListModel::ConnectionListModel(const live::ProfileStore &store, QObject *parent)
    : KeyedTableModel(parent)
    , m_store(store)
{
    connect(&store, &live::ProfileStore::changed, this, &ConnectionListModel::rebuild);
    rebuild();
}

void ConnectionListModel::rebuild()
{
    std::vector<ConnectionRow> rows;
    rows.reserve(static_cast<std::size_t>(m_store.profiles().size()));
    for (const live::ConnectionProfile &profile : m_store.profiles()) {
        const State state = m_states.value(profile.id);
        rows.push_back({profile, state.state, state.text});
    }
    replaceRows(std::move(rows));
}

void ConnectionListModel::setState(const QString &profileId, ConnectionState state,
                                   const QString &text)
{
    m_states.insert(profileId, {state, text});
    rebuild();
}

QString ConnectionListModel::profileId(const QModelIndex &index) const
{
    return index.isValid() ? rowAt(index.row()).profile.id : QString();
}

QModelIndex ConnectionListModel::indexOf(const QString &profileId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).profile.id == profileId)
            return index(row, 0);
    }
    return {};
}

int ConnectionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConnectionRow &row = rowAt(index.row());
    const live::ConnectionProfile &profile = row.profile;
    const QString name = displayText(profile.name, kMaxCellCharacters);
    const QString word =
        profile.production ? displayText(profile.productionWord, kMaxCellCharacters) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole: {
        const QString state = connectionStateWord(row.state);
        QString tip = profile.kind == live::ConnectionKind::Redis
            ? tr("%1\nServer: %2\n%3", "name of a connection; its state last")
                  .arg(name, displayText(profile.redis.address().toString(), kMaxCellCharacters),
                       state)
            : tr("%1\nInstance: %2\nEndpoint: %3\n%4", "name of a connection; its state last")
                  .arg(name, displayText(profile.instanceId, kMaxCellCharacters),
                       displayText(profile.endpoint, kMaxCellCharacters), state);
        if (!row.stateText.isEmpty())
            tip += QLatin1Char('\n') + displayText(row.stateText, kMaxDetailCharacters);
        return toPlainToolTip(tip);
    }
    case Qt::AccessibleTextRole:
        return word.isEmpty()
            ? tr("%1, %2", "name of a connection, its state")
                  .arg(name, connectionStateWord(row.state))
            : tr("%1, %2, %3", "name of a connection, its production word, its state")
                  .arg(name, word, connectionStateWord(row.state));
    case RawRole:
        return profile.name;
    case KeyRole:
        return profile.id;
    case StateRole:
        return QVariant::fromValue(row.state);
    case ProductionWordRole:
        return word;
    case ProductionColorRole:
        return profile.production ? profile.productionColor : QString();
    case DescriptionRole:
        return displayText(row.stateText, kMaxDetailCharacters);
    default:
        return {};
    }
}

QString connectionStateWord(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Closed:
        return ConnectionListModel::tr("closed", "connection");
    case ConnectionState::Loading:
        return ConnectionListModel::tr("loading", "connection");
    case ConnectionState::Open:
        return ConnectionListModel::tr("open", "connection");
    case ConnectionState::Failed:
        return ConnectionListModel::tr("failed", "connection");
    }
    return {};
}

} // namespace sessionscope::models
