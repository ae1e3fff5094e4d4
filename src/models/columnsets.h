// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QList>
#include <QString>

namespace sessionscope::models {

//! Columns that answer one kind of question together.
struct ColumnSet
{
    QString title;
    QList<session::Column> columns; //!< in the order of the API
};

//! Triage, memory, pub/sub, all.
QList<ColumnSet> columnSets();

} // namespace sessionscope::models
