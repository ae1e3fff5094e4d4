// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stockmodel.h"

#include <utility>

namespace sessionscope::bench {

using session::Column;

namespace {

QVariant value(const BenchSession &session, Column column)
{
    switch (column) {
    case Column::Id:
        return session.id;
    case Column::Addr:
        return session.addr;
    case Column::Client:
        return session.client;
    case Column::ClientDesc:
        return session.clientDesc;
    case Column::Name:
        return session.name;
    case Column::Cmd:
        return session.cmd;
    case Column::Age:
        return session.age;
    case Column::Idle:
        return session.idle;
    case Column::Flags:
        return session.flags;
    case Column::Db:
        return session.db;
    case Column::Sub:
        return session.sub;
    case Column::Psub:
        return session.psub;
    case Column::Multi:
        return session.multi;
    case Column::Qbuf:
        return session.qbuf;
    case Column::QbufFree:
        return session.qbufFree;
    case Column::Obl:
        return session.obl;
    case Column::Oll:
        return session.oll;
    case Column::Omem:
        return session.omem;
    case Column::Events:
        return session.events;
    case Column::Fd:
        return session.fd;
    case Column::NodeId:
        return session.nodeId;
    default: // DAS has no others
        return {};
    }
}

} // namespace

StockModel::StockModel(const std::vector<BenchSession> &sessions, std::vector<Column> columns,
                       QObject *parent)
    : QAbstractTableModel(parent)
    , m_sessions(sessions)
    , m_columns(std::move(columns))
{
    if (!m_columns.empty())
        return;
    for (const session::ColumnInfo &info : session::columns()) {
        if ((session::kDasColumns & session::columnSet(info.column)) != 0)
            m_columns.push_back(info.column);
    }
}

int StockModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sessions.size());
}

int StockModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant StockModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return value(m_sessions[static_cast<std::size_t>(index.row())],
                 m_columns[static_cast<std::size_t>(index.column())]);
}

} // namespace sessionscope::bench
