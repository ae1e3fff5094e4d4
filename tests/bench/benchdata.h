// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/random.h"
#include "session/sessionsnapshot.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace sessionscope::bench {

//! A session as a typical Qt program keeps it: what the stock ways work on. Every text is a
//! string of its own, as QJsonValue::toString() gives it.
struct BenchSession
{
    qint64 id = 0;
    QString addr;
    QString client;
    QString clientDesc;
    QString name;
    QString cmd;
    qint64 age = 0;
    qint64 idle = 0;
    QString flags;
    qint64 db = 0;
    qint64 sub = 0;
    qint64 psub = 0;
    qint64 multi = -1;
    qint64 qbuf = 0;
    qint64 qbufFree = 0;
    qint64 obl = 0;
    qint64 oll = 0;
    qint64 omem = 0;
    QString events;
    qint64 fd = 0;
    QString nodeId;
};

class Surroundings;

//! The sessions of an instance at one moment. The same at every run.
struct BenchData
{
    std::vector<BenchSession> sessions;
    std::shared_ptr<const Surroundings> surroundings; //!< where sessions come from
    demo::Random random{1};
    std::vector<qint64> nextIds; //!< of each node
};

//! Shaped as one documented answer: about 331 bytes of JSON a session, 16 nodes, 4*sqrt(sessions)
//! sources with Zipf(1) weights, 30 commands with Zipf(1) weights, 20 common names and 10 % names
//! of their own (some not ASCII, some with quotes), half of the ids above 2^53, Multi mostly -1.
BenchData benchData(int sessions);

//! Ten seconds later: 5 % have gone, 5 % have come (at the end), everyone else is ten seconds older
//! and idle for ten seconds more. The others stand in their old order, or in any.
BenchData refreshed(const BenchData &data, bool keepOrder = true);

//! The answer of the API, compact.
QByteArray answerJson(const BenchData &data);

session::SnapshotPointer snapshotOf(const BenchData &data);

} // namespace sessionscope::bench
