// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "export/table.h"
#include "export/tableformat.h"
#include "export/tablewriter.h"

#include <QFuture>
#include <QString>

#include <stop_token>

namespace sessionscope::exporting {

struct ExportJob
{
    Table table;
    TableFormat format;
    QString path; //!< a file, pipe or device, or kStandardOutput
};

struct ExportSummary
{
    TableCounts counts;
    TableFormat format;
    QString path;
};

//! Opens the target, writes the table, commits. Blocks; any thread. Errors: CannotWrite, Cancelled;
//! then the target has its old content and no other file is left behind.
Result<ExportSummary> exportTable(const ExportJob &job, const std::stop_token &stop = {},
                                  const WriteProgress &progress = {});

//! The same on a thread of the global pool. Completes exactly once. \a progress is called on that
//! thread.
QFuture<Result<ExportSummary>> exportAsync(ExportJob job, std::stop_token stop = {},
                                           WriteProgress progress = {});

//! One sentence: rows, columns, preset, path and how many cells were neutralised.
QString doneMessage(const ExportSummary &summary);

} // namespace sessionscope::exporting
