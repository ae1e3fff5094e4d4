// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/flags.h"

#include "core/displaytext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sessionscope::session {

namespace {

struct FlagText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FlagText)
};

constexpr std::array kFlags{
    FlagInfo{
        'A', QT_TRANSLATE_NOOP("sessionscope::FlagText", "closing now"),
        QT_TRANSLATE_NOOP("sessionscope::FlagText", "connection to be closed as soon as possible"),
        true},
    FlagInfo{'b', QT_TRANSLATE_NOOP("sessionscope::FlagText", "blocked"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "waiting in a blocking operation"), true},
    FlagInfo{'B', QT_TRANSLATE_NOOP("sessionscope::FlagText", "broadcast tracking"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "client tracking in broadcasting mode"),
             false},
    FlagInfo{'c', QT_TRANSLATE_NOOP("sessionscope::FlagText", "closing"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "closed after the whole reply is written"),
             true},
    FlagInfo{
        'd', QT_TRANSLATE_NOOP("sessionscope::FlagText", "dirty"),
        QT_TRANSLATE_NOOP("sessionscope::FlagText", "a watched key has changed: EXEC will fail"),
        false},
    FlagInfo{'e', QT_TRANSLATE_NOOP("sessionscope::FlagText", "no evict"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "excluded from client eviction"), false},
    FlagInfo{
        'g', QT_TRANSLATE_NOOP("sessionscope::FlagText", "migration export"),
        QT_TRANSLATE_NOOP("sessionscope::FlagText", "exports slots in an atomic slot migration"),
        false},
    FlagInfo{'i', QT_TRANSLATE_NOOP("sessionscope::FlagText", "waiting for I/O"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "waiting for VM I/O (obsolete)"), false},
    FlagInfo{'M', QT_TRANSLATE_NOOP("sessionscope::FlagText", "primary"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "the client is the primary (master)"),
             false},
    FlagInfo{'N', QT_TRANSLATE_NOOP("sessionscope::FlagText", "normal"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "no special flag"), false},
    FlagInfo{
        'o', QT_TRANSLATE_NOOP("sessionscope::FlagText", "migration import"),
        QT_TRANSLATE_NOOP("sessionscope::FlagText", "imports slots in an atomic slot migration"),
        false},
    FlagInfo{'O', QT_TRANSLATE_NOOP("sessionscope::FlagText", "MONITOR"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "client in MONITOR mode"), true},
    FlagInfo{'P', QT_TRANSLATE_NOOP("sessionscope::FlagText", "Pub/Sub"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "Pub/Sub subscriber"), false},
    FlagInfo{'r', QT_TRANSLATE_NOOP("sessionscope::FlagText", "read-only"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "read-only mode against a cluster node"),
             false},
    FlagInfo{'R', QT_TRANSLATE_NOOP("sessionscope::FlagText", "tracking invalid"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "the tracking target client is invalid"),
             false},
    FlagInfo{'S', QT_TRANSLATE_NOOP("sessionscope::FlagText", "replica"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "replica connection to this instance"),
             false},
    FlagInfo{
        't', QT_TRANSLATE_NOOP("sessionscope::FlagText", "tracking"),
        QT_TRANSLATE_NOOP("sessionscope::FlagText", "keys tracking for client-side caching is on"),
        false},
    FlagInfo{'T', QT_TRANSLATE_NOOP("sessionscope::FlagText", "no touch"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "does not touch the LRU/LFU of keys"),
             false},
    FlagInfo{'u', QT_TRANSLATE_NOOP("sessionscope::FlagText", "unblocked"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "the client is unblocked"), false},
    FlagInfo{'U', QT_TRANSLATE_NOOP("sessionscope::FlagText", "Unix socket"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "connected through a Unix domain socket"),
             false},
    FlagInfo{'x', QT_TRANSLATE_NOOP("sessionscope::FlagText", "in MULTI"),
             QT_TRANSLATE_NOOP("sessionscope::FlagText", "in a MULTI/EXEC transaction"), false},
};

struct RoleLetter
{
    const char *role; // as a filter writes it
    char letter;
};

// The first one that fits is the role.
constexpr std::array kRoles{RoleLetter{"monitor", 'O'}, RoleLetter{"replica", 'S'},
                            RoleLetter{"primary", 'M'}, RoleLetter{"pubsub", 'P'}};
constexpr const char *kNormal = "normal";

// The characters of a text; those beyond the first plane in one piece.
QStringList charactersOf(const QString &text)
{
    QStringList characters;
    for (qsizetype at = 0; at < text.size();) {
        const bool isPair =
            text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        characters.append(text.mid(at, isPair ? 2 : 1));
        at += characters.constLast().size();
    }
    return characters;
}

const FlagInfo *flagInfoOf(const QString &character)
{
    return character.size() == 1 ? flagInfo(character.front()) : nullptr;
}

} // namespace

const FlagInfo *flagInfo(QChar letter)
{
    const auto *const found =
        std::find_if(kFlags.begin(), kFlags.end(),
                     [letter](const FlagInfo &flag) { return letter == QLatin1Char(flag.letter); });
    return found == kFlags.end() ? nullptr : &*found;
}

QString flagWords(const QString &letters)
{
    QStringList words;
    for (const QString &letter : charactersOf(letters)) {
        const FlagInfo *flag = flagInfoOf(letter);
        words.append(flag != nullptr ? FlagText::tr(flag->word) : letter);
    }
    return words.join(FlagText::tr(", ", "between two flags or events"));
}

QString flagHelp(const QString &letters)
{
    QStringList lines;
    for (const QString &letter : charactersOf(letters)) {
        const FlagInfo *flag = flagInfoOf(letter);
        lines.append(FlagText::tr("%1: %2", "flag letter, its meaning")
                         .arg(displayText(letter, 1),
                              flag != nullptr ? FlagText::tr(flag->help)
                                              : FlagText::tr("not known to this program")));
    }
    return lines.join(QLatin1Char('\n'));
}

bool isNoteworthy(const QString &letters)
{
    return std::any_of(letters.begin(), letters.end(), [](QChar letter) {
        const FlagInfo *flag = flagInfo(letter);
        return flag != nullptr && flag->noteworthy;
    });
}

QString roleOfFlags(const QString &letters)
{
    for (const RoleLetter &role : kRoles) {
        if (letters.contains(QLatin1Char(role.letter)))
            return QLatin1String(role.role);
    }
    return QLatin1String(kNormal);
}

QStringList roles()
{
    QStringList names{QLatin1String(kNormal)};
    for (const RoleLetter &role : kRoles)
        names.append(QLatin1String(role.role));
    return names;
}

QString eventWords(const QString &letters)
{
    QStringList words;
    for (const QString &letter : charactersOf(letters)) {
        if (letter == QLatin1String("r"))
            words.append(FlagText::tr("readable"));
        else if (letter == QLatin1String("w"))
            words.append(FlagText::tr("writable"));
        else
            words.append(letter);
    }
    return words.join(FlagText::tr(", ", "between two flags or events"));
}

} // namespace sessionscope::session
