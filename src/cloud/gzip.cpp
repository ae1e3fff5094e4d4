// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/gzip.h"

#include <zlib.h>

namespace sessionscope::cloud {

namespace {

//! zlib's window bits for a gzip header and trailer.
constexpr int kGzipFormat = 15 + 16;
constexpr int kMemoryLevel = 8; // zlib's default

} // namespace

QByteArray gzip(const QByteArray &data)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipFormat, kMemoryLevel,
                     Z_DEFAULT_STRATEGY)
        != Z_OK)
        qBadAlloc();
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(data.size()))),
        Qt::Uninitialized);
    // zlib's interface wants a pointer to non-const and does not write there.
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH); // in one go: there is room for the worst case
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace sessionscope::cloud
