// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "export/table.h"
#include "export/tableformat.h"

#include <QIODevice>

#include <functional>
#include <stop_token>

namespace sessionscope::exporting {

//! What has been written.
struct TableCounts
{
    quint64 rows = 0; //!< without the header
    int columns = 0;
    quint64 neutralised = 0; //!< text cells that got a ' in front, being fit for a formula
    quint64 longIntegers = 0; //!< integers written as text
    qint64 bytes = 0;

    friend bool operator==(const TableCounts &, const TableCounts &) = default;
};

//! Rows written, rows in all.
using WriteProgress = std::function<void(quint64, quint64)>;

//! Rows are handed to the device, and the stop token is looked at, in pieces of about this size.
inline constexpr qsizetype kWriteChunkBytes = qsizetype(256) * 1024;

//! \brief Writes \a table to \a device, which must be open. Texts are written whole.
//! Uses no shared state: may run on any thread. \a progress is called there after each piece.
//! Errors: Cancelled after a stop request, CannotWrite with what the device says.
Result<TableCounts> writeTable(const Table &table, const TableFormat &format, QIODevice &device,
                               const std::stop_token &stop = {},
                               const WriteProgress &progress = {});

//! The first \a rows rows (and the header) as they will stand in the file, fit for the screen: no
//! byte order mark, "\n" between lines, control characters as their pictures, long lines cut.
QString previewText(const Table &table, const TableFormat &format, quint64 rows = 10);

} // namespace sessionscope::exporting
