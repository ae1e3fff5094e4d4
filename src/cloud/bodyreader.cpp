// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/bodyreader.h"

#include <zlib.h>

#include <algorithm>

namespace sessionscope::cloud {

namespace {

//! zlib's window bits for "gzip or zlib, see by the header".
constexpr int kDetectHeader = 15 + 32;

//! What is decompressed before the limit is looked at again.
constexpr qsizetype kOutputChunk = qsizetype(256) * 1024;

//! A promise is only a promise, and larger bodies are taken away while they come.
constexpr qint64 kMaxReserved = 1024LL * 1024;

} // namespace

struct BodyReader::Inflater
{
    z_stream stream{};
    bool isStarted = false; // a body of no bytes at all is complete
    bool hasEnded = false;

    Inflater() { inflateInit2(&stream, kDetectHeader); }

    ~Inflater() { inflateEnd(&stream); }
    Q_DISABLE_COPY_MOVE(Inflater)
};

BodyReader::BodyReader(qint64 limit)
    : m_limit(limit)
{
}

BodyReader::~BodyReader() = default;

BodyReader::Status BodyReader::begin(const QByteArray &contentEncoding, qint64 promisedBytes)
{
    m_body.clear();
    m_taken = 0;
    m_inflater.reset();
    const QByteArray encoding = contentEncoding.trimmed().toLower();
    if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
        m_inflater = std::make_unique<Inflater>();
        return Status::Fine;
    }
    if (!encoding.isEmpty() && encoding != "identity")
        return Status::Damaged;
    if (promisedBytes > m_limit)
        return Status::TooLarge;
    if (promisedBytes > 0)
        m_body.reserve(static_cast<qsizetype>(std::min(promisedBytes, kMaxReserved)));
    return Status::Fine;
}

BodyReader::Status BodyReader::feed(QByteArrayView wire)
{
    if (m_inflater)
        return inflate(wire);
    if (size() + wire.size() > m_limit)
        return Status::TooLarge;
    m_body.append(wire);
    return Status::Fine;
}

BodyReader::Status BodyReader::inflate(QByteArrayView wire)
{
    z_stream &stream = m_inflater->stream;
    m_inflater->isStarted = m_inflater->isStarted || !wire.isEmpty();
    // zlib's interface wants a pointer to non-const and does not write there.
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(wire.data()));
    stream.avail_in = static_cast<uInt>(wire.size());
    bool isOutputFull = true;
    while (stream.avail_in > 0 || isOutputFull) {
        if (m_inflater->hasEnded) {
            if (stream.avail_in == 0)
                break;
            // RFC 1952: a file may have several members, one behind the other.
            if (inflateReset(&stream) != Z_OK)
                return Status::Damaged;
            m_inflater->hasEnded = false;
        }
        const qsizetype before = m_body.size();
        m_body.resize(before + kOutputChunk);
        stream.next_out = reinterpret_cast<Bytef *>(m_body.data() + before);
        stream.avail_out = static_cast<uInt>(kOutputChunk);
        const int result = ::inflate(&stream, Z_NO_FLUSH);
        isOutputFull = stream.avail_out == 0;
        m_body.resize(before + kOutputChunk - static_cast<qsizetype>(stream.avail_out));
        m_inflater->hasEnded = result == Z_STREAM_END;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return Status::Damaged;
        if (size() > m_limit)
            return Status::TooLarge;
        if (result == Z_BUF_ERROR)
            break; // nothing more to be had from these bytes
    }
    return Status::Fine;
}

bool BodyReader::isComplete() const
{
    return !m_inflater || m_inflater->hasEnded || !m_inflater->isStarted;
}

} // namespace sessionscope::cloud
