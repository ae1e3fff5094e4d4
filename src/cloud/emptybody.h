// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace sessionscope::cloud {

//! A request body of no bytes that cannot be sent twice.
//!
//! QNetworkAccessManager sends a POST again by itself when the connection dies without an answer,
//! with the same nonce, so that a request which was processed comes back as SignatureNonceUsed. A
//! sequential device together with DoNotBufferUploadDataAttribute takes that away (seen with 6.4:
//! one request on the wire, then ContentReSendError); our own attempts are signed anew.
class EmptyBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit EmptyBody(QObject *parent = nullptr);

    bool isSequential() const override { return true; }

    bool atEnd() const override { return true; }

    //! Without QIODevice's warning on stderr: Qt tries it before it gives up to send again.
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;
};

} // namespace sessionscope::cloud
