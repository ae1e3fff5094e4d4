// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/acs3signer.h"

#include <QDateTime>
#include <QHash>
#include <QQueue>

#include <chrono>
#include <functional>
#include <optional>

//! The other end of the signature: checks a received request as the gateway does. The demo
//! endpoint uses it; known-answer vectors of the official SDKs anchor it.
namespace sessionscope::cloud {

//! A request as it came off the wire.
struct ReceivedRequest
{
    QByteArray method;
    QByteArray target; //!< raw request target: path and query, as in the request line
    HeaderList headers; //!< names in any case
    QByteArray body;

    //! The value of header \a name (any case), several joined by ","; nullopt if absent.
    std::optional<QByteArray> header(QByteArrayView name) const;
    //! The decoded parameters of the query, in their order.
    QueryParameters query() const;
    QByteArray path() const;
};

//! What the server knows about an AccessKey id.
struct KnownKey
{
    Secret secret;
    Secret securityToken; //!< set: the key is a temporary one and must come with this token
    QDateTime tokenExpires; //!< invalid: never
};

//! Nothing for an id that does not exist.
using KeyLookup = std::function<std::optional<KnownKey>(const QString &accessKeyId)>;

//! A refusal in the gateway's terms.
struct GatewayRefusal
{
    int httpStatus = 400;
    QString code;
    QString message;
};

//! How far the date of a request may be off, either way.
inline constexpr std::chrono::minutes kMaxClockDifference{15};

//! Remembers the nonces of the time a signature stays valid, at most a fixed number of them.
//! Not thread-safe.
class NonceMemory final
{
public:
    explicit NonceMemory(int capacity = 100'000);

    //! False if \a nonce was used and is still remembered. When full, the oldest one is forgotten.
    bool remember(const QByteArray &nonce, const QDateTime &now);

    qsizetype size() const { return m_times.size(); }

private:
    void forgetOld(const QDateTime &now);

    qsizetype m_capacity;
    QHash<QByteArray, qint64> m_times; // nonce -> ms since the epoch
    QQueue<QByteArray> m_order;
};

//! \brief Nothing if the request is genuine and fresh, else the refusal of the gateway.
//! Checks, in this order: headers and Authorization complete, every header that must be signed is
//! signed, the id is known, the date, the token, the body hash, the signature, the nonce (which is
//! remembered for genuine requests alone, so that forged ones cannot use it up).
std::optional<GatewayRefusal> verifyRequest(const ReceivedRequest &request, const KeyLookup &lookup,
                                            const QDateTime &now, NonceMemory &nonces);

} // namespace sessionscope::cloud
