// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/grouptext.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "session/flags.h"

#include <QCoreApplication>
#include <QStringList>

namespace sessionscope::models {

using session::GroupBy;

namespace {

struct GroupText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::GroupText)
};

QString roleTitle(const QString &role)
{
    if (role == QLatin1String("normal"))
        return GroupText::tr("normal", "role of a client");
    if (role == QLatin1String("primary"))
        return GroupText::tr("primary", "role of a client");
    if (role == QLatin1String("replica"))
        return GroupText::tr("replica", "role of a client");
    if (role == QLatin1String("monitor"))
        return GroupText::tr("MONITOR", "role of a client");
    if (role == QLatin1String("pubsub"))
        return GroupText::tr("Pub/Sub", "role of a client");
    return role;
}

} // namespace

QString groupKeyTitle(const session::GroupKey &key)
{
    switch (key.by) {
    case GroupBy::Source:
        return GroupText::tr("Source");
    case GroupBy::Network:
        return GroupText::tr("Network /%1", "with the length of the prefix").arg(key.ipv4Bits);
    case GroupBy::Alias:
        return GroupText::tr("Alias");
    case GroupBy::Name:
        return GroupText::tr("Name");
    case GroupBy::NamePrefix:
        return GroupText::tr("Name prefix");
    case GroupBy::Command:
        return GroupText::tr("Command");
    case GroupBy::Db:
        return GroupText::tr("Database");
    case GroupBy::Node:
        return GroupText::tr("Node");
    case GroupBy::Flags:
        return GroupText::tr("Flags");
    case GroupBy::Role:
        return GroupText::tr("Role");
    case GroupBy::User:
        return GroupText::tr("User");
    case GroupBy::Library:
        return GroupText::tr("Library");
    }
    return {};
}

QString groupKeyHelp(const session::GroupKey &key)
{
    switch (key.by) {
    case GroupBy::Source:
        return GroupText::tr("Address of the clients, without the port.");
    case GroupBy::Network:
        return GroupText::tr("Block of addresses: the first %1 bits of an IPv4 address, %2 of an "
                             "IPv6 address.")
            .arg(key.ipv4Bits)
            .arg(key.ipv6Bits);
    case GroupBy::Alias:
        return GroupText::tr("What you call the source, else its alias from the console "
                             "(ClientDesc).");
    case GroupBy::Name:
        return GroupText::tr("Name that the client gave itself.");
    case GroupBy::NamePrefix:
        return GroupText::tr("The client name up to the first of - _ : . / # or digit.");
    case GroupBy::Command:
        return GroupText::tr("The last command of the client.");
    case GroupBy::Db:
        return GroupText::tr("The database that the client has selected.");
    case GroupBy::Node:
        return GroupText::tr("The node that holds the session.");
    case GroupBy::Flags:
        return GroupText::tr("All flags of the client together.");
    case GroupBy::Role:
        return GroupText::tr("What the flags make of the client: normal, primary, replica, "
                             "MONITOR or Pub/Sub.");
    case GroupBy::User:
        return GroupText::tr("The ACL user that the client is.");
    case GroupBy::Library:
        return GroupText::tr("The client library, as it told the server.");
    }
    return {};
}

bool isGroupValuePlaceholder(const std::optional<QString> &value)
{
    return !value || value->isEmpty();
}

QString groupValueTitle(const session::GroupKey &key, const std::optional<QString> &value)
{
    if (!value)
        return key.by == GroupBy::Alias ? GroupText::tr("(no alias)") : GroupText::tr("(unknown)");
    if (value->isEmpty()) {
        const bool isName = key.by == GroupBy::Name || key.by == GroupBy::NamePrefix;
        return isName ? GroupText::tr("(no name)") : GroupText::tr("(empty)");
    }
    if (key.by == GroupBy::Role)
        return roleTitle(*value);
    constexpr qsizetype kMaxLetters = 64; // enough for any real flags; each becomes a word
    if (key.by == GroupBy::Flags)
        return displayText(session::flagWords(value->left(kMaxLetters)), kMaxCellCharacters);
    return displayText(*value, kMaxCellCharacters);
}

QString groupTitle(const session::GroupRequest &request, const session::Group &group)
{
    QStringList titles;
    for (std::size_t key = 0; key < request.keys.size(); ++key)
        titles.append(groupValueTitle(request.keys[key], group.values[key]));
    return titles.join(GroupText::tr(" · ", "between the values of a group"));
}

QString durationTitle(std::size_t bucket)
{
    switch (bucket) {
    case 0:
        return GroupText::tr("< 1 s", "a duration");
    case 1:
        return GroupText::tr("1–10 s", "a duration");
    case 2:
        return GroupText::tr("10–60 s", "a duration");
    case 3:
        return GroupText::tr("1–10 min", "a duration");
    case 4:
        return GroupText::tr("10–60 min", "a duration");
    case 5:
        return GroupText::tr("1–6 h", "a duration");
    case 6:
        return GroupText::tr("6–24 h", "a duration");
    case 7:
        return GroupText::tr("1–7 d", "a duration");
    case 8:
        return GroupText::tr("> 7 d", "a duration");
    default:
        return GroupText::tr("(unknown)");
    }
}

} // namespace sessionscope::models
