// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnsets.h"

#include <QCoreApplication>

namespace sessionscope::models {

using session::Column;

namespace {

struct ColumnSetText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::ColumnSet)
};

QList<Column> allColumns()
{
    QList<Column> columns;
    for (const session::ColumnInfo &info : session::columns())
        columns.append(info.column);
    return columns;
}

} // namespace

QList<ColumnSet> columnSets()
{
    return {
        {ColumnSetText::tr("Triage: who is connected, doing what", "a set of columns"),
         {Column::Addr, Column::ClientDesc, Column::Name, Column::Cmd, Column::Age, Column::Idle,
          Column::Flags, Column::Db, Column::Omem}},
        {ColumnSetText::tr("Memory: buffers of each client", "a set of columns"),
         {Column::Addr, Column::ClientDesc, Column::Name, Column::Cmd, Column::Qbuf,
          Column::QbufFree, Column::Obl, Column::Oll, Column::Omem}},
        {ColumnSetText::tr("Pub/Sub: subscriptions and what waits for them", "a set of columns"),
         {Column::Addr, Column::ClientDesc, Column::Name, Column::Cmd, Column::Age, Column::Idle,
          Column::Sub, Column::Psub, Column::Oll, Column::Omem}},
        {ColumnSetText::tr("All columns", "a set of columns"), allColumns()},
    };
}

} // namespace sessionscope::models
