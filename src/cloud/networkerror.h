// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/endpoint.h"
#include "core/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QString>

//! Failures below HTTP, each in one sentence.
namespace sessionscope::cloud {

//! What is known about an attempt that ended without a complete answer.
struct NetworkFailure
{
    QNetworkReply::NetworkError error = QNetworkReply::UnknownNetworkError;
    QString errorString; //!< Qt's text, goes to the details
    QList<QSslError> sslErrors;
    QString proxy; //!< "host:port" of a proxy that asked for a password, else empty
    bool proxyPasswordTried = false;
};

//! The stage of the result is always ErrorStage::Network or, for an answer that does not
//! decompress, ErrorStage::Answer.
Error networkError(const NetworkFailure &failure, const Endpoint &endpoint);

//! True if the connection was there and broke: a read may be tried again.
bool isConnectionLoss(QNetworkReply::NetworkError error);

} // namespace sessionscope::cloud
