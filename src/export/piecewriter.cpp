// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/piecewriter.h"

#include <QCoreApplication>

namespace sessionscope::exporting {

namespace {

struct WriterText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::TableWriter)
};

} // namespace

PieceWriter::PieceWriter(QIODevice &device, const std::stop_token &stop,
                         const WriteProgress &progress, quint64 total)
    : m_device(device)
    , m_stop(stop)
    , m_progress(progress)
    , m_total(total)
{
}

Result<void> PieceWriter::flushPieces(quint64 rows)
{
    return handOver(m_used - m_used % static_cast<std::size_t>(kWriteChunkBytes), rows);
}

Result<void> PieceWriter::flush(quint64 rows)
{
    return handOver(m_used, rows);
}

Result<void> PieceWriter::handOver(std::size_t size, quint64 rows)
{
    const char *at = m_bytes.data();
    auto left = static_cast<qint64>(size);
    while (left > 0 && !m_stop.stop_requested()) {
        const qint64 written = m_device.write(at, left);
        if (written <= 0 && !m_stop.stop_requested())
            return failure(
                Error::Code::CannotWrite,
                WriterText::tr("The table could not be written: %1.").arg(m_device.errorString()),
                m_device.errorString());
        at += written;
        left -= written;
    }
    if (m_stop.stop_requested())
        return failure(Error::Code::Cancelled, WriterText::tr("The export was cancelled."));
    m_bytesWritten += static_cast<qint64>(size);
    m_used -= size;
    if (m_used > 0)
        std::memmove(m_bytes.data(), m_bytes.data() + size, m_used);
    if (m_progress)
        m_progress(rows, m_total);
    return {};
}

} // namespace sessionscope::exporting
