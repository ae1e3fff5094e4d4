// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/random.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <span>
#include <vector>

//! The surroundings of the simulated instance: who connects to it, from where, to do what. Fixed
//! for a seed and a size; the sessions (workload.h) come and go in it.
namespace sessionscope::demo {

//! An application with a connection pool.
struct Service
{
    const char *name; //!< CLIENT SETNAME, "" if it sets none
    quint8 db;
    bool numbersItsConnections; //!< "cart:17" and so on
};

//! The most common first.
std::span<const Service> services();

//! The most common first; Redis >= 7 writes a sub-command behind "|".
std::span<const char *const> commands();
std::span<const char *const> blockingCommands();

//! Client names that only an attacker or an accident would set: markup, a formula, quotes,
//! controls, bidirectional overrides, 300 characters. UTF-8.
const QByteArrayList &hostileNames();

//! A machine that clients run on.
struct Host
{
    QByteArray address; //!< IPv6 without brackets
    QByteArray alias; //!< as set in the DAS console, mostly empty
    quint8 service; //!< what mainly runs there
    bool isIpv6;
};

//! Proxies and the database node behind them.
inline constexpr int kProxyCount = 16;
inline constexpr int kNodeCount = kProxyCount + 1;
inline constexpr quint8 kDatabaseNode = kProxyCount;

struct Landscape
{
    //! For an instance of \a sessions sessions: 4*sqrt(sessions) hosts.
    Landscape(const QString &instanceId, int sessions, Random &random);

    std::vector<Host> hosts; //!< the one with the most connections first
    QByteArrayList nodes; //!< kNodeCount ids
};

} // namespace sessionscope::demo
