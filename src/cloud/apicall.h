// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/acs3signer.h"
#include "cloud/credentials.h"
#include "cloud/endpoint.h"
#include "core/limits.h"

#include <QString>

#include <chrono>
#include <functional>

//! The operations of Alibaba Cloud that this program calls. All are RPC style: POST to "/", the
//! parameters in the query, no body.
namespace sessionscope::cloud {

struct ApiOperation
{
    const char *action;
    const char *version;
    const char *ramAction; //!< the permission it needs
    //! False for one that acts: it is sent once, and where no answer tells what became of it the
    //! error is Error::OutcomeUnknown.
    bool mayBeRepeated;
    bool isAboutAnInstance; //!< else about all of a region
    qint64 maxBodyBytes; //!< of the answer, decompressed
};

//! \brief All sessions of an instance, in one answer.
//! DAS (Database Autonomy Service).
inline constexpr ApiOperation kGetRedisAllSession{
    "GetRedisAllSession", "2020-01-16", "hdm:GetRedisAllSession", true, true, kMaxBodyBytes};

//! \brief Ends all sessions of an instance.
//! DAS; its answer is an envelope.
inline constexpr ApiOperation kKillInstanceAllSession{
    "KillInstanceAllSession", "2020-01-16", "hdm:KillInstanceAllSession", false, true,
    kMaxEnvelopeBytes};

//! \brief One page of the instances of a region.
//! R-kvstore (Redis and Tair). An instance has some kilobytes, a page 50 of them.
inline constexpr ApiOperation kDescribeInstances{
    "DescribeInstances", "2015-01-01", "kvstore:DescribeInstances", true, false,
    16LL * 1024 * 1024};

//! Whom to ask, and how long to wait for it.
struct ApiAccess
{
    Endpoint endpoint;
    Credentials credentials;
    QString caFile; //!< PEM file with certificates to trust besides the system's, or empty
    //! All attempts and waits together, 1 ms to 24 h.
    std::chrono::milliseconds timeout = kDefaultFetchTimeout;
    //! What of the timeout had gone before the query was sent, in a keychain for example: sentences
    //! name the limit the user knows, not what was left of it.
    std::chrono::milliseconds spent{0};
};

//! An operation with its parameters. An empty InstanceId is refused before anything is sent.
struct ApiCall
{
    const ApiOperation *operation = &kGetRedisAllSession;
    ApiAccess access;
    QueryParameters parameters;
};

struct FetchProgress
{
    int attempt = 0; //!< from 1
    qint64 bytesReceived = 0; //!< of this attempt, after decompression
    std::chrono::milliseconds elapsed{0}; //!< since the call began
    std::chrono::milliseconds waiting{0}; //!< what is left of a wait before the next attempt
    QString reason; //!< why it waits, translated
};

using ProgressCallback = std::function<void(const FetchProgress &)>;

//! Progress is reported no more often than this.
inline constexpr std::chrono::milliseconds kProgressInterval{100};

} // namespace sessionscope::cloud
