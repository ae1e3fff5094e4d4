// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journalentry.h"

#include "core/limits.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <array>
#include <limits>

#ifdef Q_OS_WIN
#include <QtEnvironmentVariables>
#else
#include <pwd.h>
#include <unistd.h>
#endif

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = JournalAction::Kind;
using OutcomeKind = DisconnectOutcome::Kind;

constexpr int kVersion = 1;

//! Of a text that somebody else has chosen: longer ones would let one action fill the disk.
constexpr qsizetype kMaxTextLength = 300;

struct OutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::live::DisconnectOutcome)
};

//! In the file.
constexpr std::array kActionNames{
    std::pair{Kind::DisconnectSessions, QLatin1String("disconnectSessions")},
    std::pair{Kind::DisconnectAll, QLatin1String("disconnectAllSessions")},
};

constexpr std::array kOutcomeNames{
    std::pair{OutcomeKind::Closed, QLatin1String("closed")},
    std::pair{OutcomeKind::AlreadyGone, QLatin1String("alreadyGone")},
    std::pair{OutcomeKind::ChangedIdentity, QLatin1String("changedIdentity")},
    std::pair{OutcomeKind::Refused, QLatin1String("refused")},
    std::pair{OutcomeKind::Failed, QLatin1String("failed")},
    std::pair{OutcomeKind::Unknown, QLatin1String("unknown")},
    std::pair{OutcomeKind::NotTried, QLatin1String("notTried")},
};

template <class Names, class Value>
QString nameOf(const Names &names, Value value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    return {};
}

template <class Value, std::size_t N>
std::optional<Value> valueOf(const std::array<std::pair<Value, QLatin1String>, N> &names,
                             const QString &text)
{
    for (const auto &[value, name] : names) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonObject startOf(const JournalAction &action, const QString &what, const QDateTime &time)
{
    return {{u"version"_s, kVersion},
            {u"what"_s, what},
            {u"action"_s, action.id},
            {u"time"_s, timeText(time)}};
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

//! Ids go up to 2^64-1, which a number of JSON does not hold.
QJsonObject jsonOf(const JournalTarget &target)
{
    QJsonObject object{{u"id"_s, QString::number(target.id)},
                       {u"addr"_s, target.address.left(kMaxTextLength)}};
    if (!target.nodeId.isEmpty())
        object[u"node"_s] = target.nodeId.left(kMaxTextLength);
    if (!target.name.isEmpty())
        object[u"name"_s] = target.name.left(kMaxTextLength);
    return object;
}

JournalTarget targetOf(const QJsonObject &object)
{
    return {object[u"node"_s].toString(), object[u"id"_s].toString().toULongLong(),
            object[u"addr"_s].toString(), object[u"name"_s].toString()};
}

QJsonObject jsonOf(const DisconnectOutcome &outcome)
{
    QJsonObject object{{u"outcome"_s, nameOf(kOutcomeNames, outcome.kind)}};
    if (!outcome.reason.isEmpty())
        object[u"reason"_s] = outcome.reason.left(kMaxTextLength);
    return object;
}

//! One that this version does not know is unknown.
DisconnectOutcome outcomeOf(const QJsonObject &object)
{
    return {valueOf(kOutcomeNames, object[u"outcome"_s].toString()).value_or(OutcomeKind::Unknown),
            object[u"reason"_s].toString()};
}

bool readBegin(const QJsonObject &object, JournalAction &action)
{
    const auto kind = valueOf(kActionNames, object[u"kind"_s].toString());
    if (!kind)
        return false;
    action.kind = *kind;
    action.begun = timeOf(object[u"time"_s]);
    action.user = object[u"user"_s].toString();
    const QJsonObject connection = object[u"connection"_s].toObject();
    action.connectionId = connection[u"id"_s].toString();
    action.connectionName = connection[u"name"_s].toString();
    action.instanceId = object[u"instanceId"_s].toString();
    const QJsonArray commands = object[u"commands"_s].toArray();
    for (const auto &command : commands)
        action.commands.append(command.toString());
    const QJsonArray targets = object[u"targets"_s].toArray();
    for (const auto &target : targets)
        action.targets.append(targetOf(target.toObject()));
    return action.begun.isValid();
}

bool readEnd(const QJsonObject &object, JournalAction &action)
{
    action.ended = timeOf(object[u"time"_s]);
    const QJsonArray outcomes = object[u"outcomes"_s].toArray();
    for (const auto &outcome : outcomes)
        action.outcomes.append(outcomeOf(outcome.toObject()));
    action.requestId = object[u"requestId"_s].toString();
    return action.ended.isValid();
}

} // namespace

QString outcomeText(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Closed:
        return OutcomeText::tr("Disconnected", "what became of a session");
    case OutcomeKind::AlreadyGone:
        return OutcomeText::tr("Already gone", "what became of a session");
    case OutcomeKind::ChangedIdentity:
        return OutcomeText::tr("Another session now", "what became of a session");
    case OutcomeKind::Refused:
        return OutcomeText::tr("Refused", "what became of a session");
    case OutcomeKind::Failed:
        return OutcomeText::tr("Failed", "what became of a session");
    case OutcomeKind::Unknown:
        return OutcomeText::tr("Unknown", "what became of a session");
    case OutcomeKind::NotTried:
        return OutcomeText::tr("Not tried", "what became of a session");
    }
    return {};
}

QString journalName(JournalAction::Kind kind)
{
    return nameOf(kActionNames, kind);
}

QString journalName(OutcomeKind kind)
{
    return nameOf(kOutcomeNames, kind);
}

QString JournalAction::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString JournalAction::currentUser()
{
#ifdef Q_OS_WIN
    return qEnvironmentVariable("USERNAME");
#else
    // Not what the environment says, which anybody may set.
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    const uid_t user = ::geteuid();
    ::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr ? QString::fromLocal8Bit(found->pw_name) : QString::number(user);
#endif
}

QByteArray JournalAction::beginLine() const
{
    QJsonObject object = startOf(*this, u"begin"_s, begun);
    object[u"kind"_s] = nameOf(kActionNames, kind);
    object[u"user"_s] = user;
    object[u"connection"_s] =
        QJsonObject{{u"id"_s, connectionId}, {u"name"_s, connectionName.left(kMaxTextLength)}};
    if (!instanceId.isEmpty())
        object[u"instanceId"_s] = instanceId.left(kMaxTextLength);
    object[u"commands"_s] = QJsonArray::fromStringList(commands);
    if (!targets.isEmpty()) {
        QJsonArray array;
        for (const JournalTarget &target : targets)
            array.append(jsonOf(target));
        object[u"targets"_s] = array;
    }
    return lineOf(object);
}

QByteArray JournalAction::endLine() const
{
    QJsonObject object = startOf(*this, u"end"_s, ended);
    QJsonArray array;
    for (const DisconnectOutcome &outcome : outcomes)
        array.append(jsonOf(outcome));
    object[u"outcomes"_s] = array;
    if (!requestId.isEmpty())
        object[u"requestId"_s] = requestId.left(kMaxTextLength);
    return lineOf(object);
}

std::optional<JournalLine> JournalLine::read(const QByteArray &line, bool *isNewer)
{
    *isNewer = false;
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject object = document.object();
    const int version = object[u"version"_s].toInt();
    if (version > kVersion) {
        *isNewer = true;
        return std::nullopt;
    }
    JournalLine result;
    result.action.id = object[u"action"_s].toString();
    const QString what = object[u"what"_s].toString();
    result.isBegin = what == "begin"_L1;
    if (version < 1 || result.action.id.isEmpty() || (!result.isBegin && what != "end"_L1))
        return std::nullopt;
    const bool isGood =
        result.isBegin ? readBegin(object, result.action) : readEnd(object, result.action);
    return isGood ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace sessionscope::live
