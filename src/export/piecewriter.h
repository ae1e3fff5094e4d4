// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "export/tablewriter.h"

#include <QIODevice>

#include <cstring>
#include <stop_token>
#include <string_view>
#include <vector>

namespace sessionscope::exporting {

//! Collects the bytes of a table and hands them to the device in pieces of kWriteChunkBytes. Whole
//! pieces fall on whole pages of a file: others cost a quarter more CPU time in the kernel.
class PieceWriter final
{
public:
    //! \a total is the number of rows, for \a progress. Refers to all of its arguments.
    PieceWriter(QIODevice &device, const std::stop_token &stop, const WriteProgress &progress,
                quint64 total);

    //! Room for \a size bytes, of which take() then says how many have been written.
    char *room(std::size_t size)
    {
        if (m_bytes.size() - m_used < size)
            m_bytes.resize(m_used + size);
        return m_bytes.data() + m_used;
    }

    void take(std::size_t size) { m_used += size; }

    void append(std::string_view bytes)
    {
        if (bytes.empty()) // there may be no room at all yet, nor bytes to point to
            return;
        std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
        take(bytes.size());
    }

    bool hasPiece() const { return static_cast<qsizetype>(m_used) >= kWriteChunkBytes; }

    //! Hands over whole pieces and keeps the rest; \a rows have been written by now.
    Result<void> flushPieces(quint64 rows);
    //! Hands over all there is.
    Result<void> flush(quint64 rows);

    qint64 bytesWritten() const { return m_bytesWritten; }

private:
    Result<void> handOver(std::size_t size, quint64 rows);

    QIODevice &m_device;
    const std::stop_token &m_stop;
    const WriteProgress &m_progress;
    quint64 m_total;
    std::vector<char> m_bytes;
    std::size_t m_used = 0;
    qint64 m_bytesWritten = 0;
};

} // namespace sessionscope::exporting
