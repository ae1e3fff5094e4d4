// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/refusal.h"

#include "core/displaytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;

namespace {

struct RefusalText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::Refusal)
};

//! Those with sub-commands that are used here, each with a rule of its own.
constexpr std::array kContainers{"client", "cluster", "config"};

//! "+client|list" as of Redis 6; a rule for the whole command holds everywhere.
QString missingRule(const QByteArray &command, const QString &address)
{
    if (command.isEmpty()) {
        return RefusalText::tr("The Redis user may not do this: let the administrator of %1 allow "
                               "the commands CLIENT and INFO.")
            .arg(address);
    }
    QByteArray words = command.toUpper();
    words.replace('|', ' ');
    return RefusalText::tr("The Redis user may not run %1: let the administrator of %2 add the "
                           "rule %3 to it (ACL SETUSER).")
        .arg(QString::fromLatin1(words), address, u'+' + QString::fromLatin1(command));
}

//! What AUTH is answered by servers that have no code for it.
QString passwordMessage(const QString &text, const QString &address)
{
    // Redis 6: "AUTH <password> called without any password configured for the default user"; a
    // server that went on would take the connection for that of the default user.
    if (text.contains("without any password configured"_L1)
        || text.contains("no password is set"_L1)) {
        return RefusalText::tr("The Redis server %1 has no password: leave the password empty, or "
                               "name the user it belongs to.")
            .arg(address);
    }
    if (text.contains("invalid password"_L1)) {
        return RefusalText::tr("The Redis server %1 does not accept the password: check it.")
            .arg(address);
    }
    if (text.contains("wrong number of arguments"_L1)) {
        return RefusalText::tr("The Redis server %1 knows no users (it is older than 6): leave the "
                               "user empty.")
            .arg(address);
    }
    return {};
}

} // namespace

QByteArray commandName(const QByteArrayList &arguments)
{
    if (arguments.isEmpty())
        return {};
    const QByteArray name = arguments.first().toLower();
    const bool isContainer =
        std::find(kContainers.begin(), kContainers.end(), name) != kContainers.end();
    return isContainer && arguments.size() > 1 ? name + '|' + arguments.at(1).toLower() : name;
}

Error refusal(const QByteArray &reply, const QByteArray &command, const QString &address)
{
    // "unknown command 'AUTH', with args beginning with: ..." would quote the password.
    const qsizetype arguments = reply.indexOf("with args");
    const QString text = displayText(
        QString::fromUtf8(arguments < 0 ? reply : reply.first(arguments).trimmed()), 300);
    const QString code = text.section(u' ', 0, 0);
    Error error{Code::Refused, QString(), text, code, QString()};
    if (code == "WRONGPASS"_L1) {
        error.code = Code::KeyRejected;
        error.message =
            RefusalText::tr("The Redis server %1 does not accept user name and password: check "
                            "both, and that the user is switched on.")
                .arg(address);
    } else if (code == "NOAUTH"_L1) {
        error.code = Code::KeyRejected;
        error.message = RefusalText::tr("The Redis server %1 asks for a password: enter it, and "
                                        "the user if it is not the default one.")
                            .arg(address);
    } else if (code == "NOPERM"_L1) {
        error.code = Code::NoPermission;
        error.message = missingRule(command, address);
    } else if (text.contains("max number of clients"_L1)) {
        error.code = Code::Throttled;
        error.message =
            RefusalText::tr("The Redis server %1 has no room for another connection: all that "
                            "maxclients allows are in use. End some, or have it raised.")
                .arg(address);
    } else if (code == "DENIED"_L1) {
        error.message =
            RefusalText::tr("The Redis server %1 is in protected mode, which admits only its own "
                            "computer: have a password set at the server.")
                .arg(address);
    } else if (code == "LOADING"_L1 || code == "BUSY"_L1) {
        error.code = Code::ServiceFailed;
        error.message = code == "BUSY"_L1
            ? RefusalText::tr("The Redis server %1 is busy with a script: try again later.")
                  .arg(address)
            : RefusalText::tr("The Redis server %1 is still loading its data: try again later.")
                  .arg(address);
    } else if (command == "auth") {
        error.message = passwordMessage(text, address);
        if (!error.message.isEmpty())
            error.code = Code::KeyRejected;
    }
    if (error.message.isEmpty()) {
        error.message = RefusalText::tr("The Redis server %1 refuses: %2").arg(address, text);
    }
    return error;
}

} // namespace sessionscope::redis
