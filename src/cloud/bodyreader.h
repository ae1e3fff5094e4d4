// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <utility>

namespace sessionscope::cloud {

//! Collects the body of an answer, undoing gzip and deflate, with a limit on the decompressed size.
//!
//! Qt can do that as well, but then it hides how many bytes were promised and came: a compressed
//! body whose connection broke ends without any error (seen with 6.4.2), and so does a stream that
//! is cut short.
class BodyReader final
{
public:
    enum class Status {
        Fine,
        TooLarge, //!< more than the limit
        Damaged, //!< not the announced compression
    };

    explicit BodyReader(qint64 limit);
    ~BodyReader();
    Q_DISABLE_COPY_MOVE(BodyReader)

    //! What an Accept-Encoding header has to say.
    static QByteArray acceptedEncodings() { return "gzip, deflate"; }

    //! \brief Begins anew. \a contentEncoding is the header's value, \a promisedBytes that of
    //! Content-Length or -1. Damaged for an encoding that cannot be undone, TooLarge for a promise
    //! beyond the limit.
    Status begin(const QByteArray &contentEncoding, qint64 promisedBytes);
    //! After anything but Fine the rest is of no use.
    Status feed(QByteArrayView wire);

    qint64 limit() const { return m_limit; }

    bool isCompressed() const { return m_inflater != nullptr; }

    //! False if the stream of a compressed body has not come to its end.
    bool isComplete() const;

    //! What has come since takeBody().
    const QByteArray &body() const { return m_body; }

    QByteArray takeBody()
    {
        m_taken += m_body.size();
        return std::exchange(m_body, {});
    }

    //! Bytes of the body so far, those taken included.
    qint64 size() const { return m_taken + m_body.size(); }

private:
    struct Inflater;

    Status inflate(QByteArrayView wire);

    qint64 m_limit;
    QByteArray m_body;
    qint64 m_taken = 0;
    std::unique_ptr<Inflater> m_inflater; // with a compressed body only
};

} // namespace sessionscope::cloud
