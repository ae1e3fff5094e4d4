// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/flags.h"

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

#define TEXT(text) QT_TRANSLATE_NOOP("sessionscope::FlagText", text)

constexpr std::array kFlags{
    FlagInfo{'A', TEXT("closing now"), TEXT("connection to be closed as soon as possible"), true},
    FlagInfo{'b', TEXT("blocked"), TEXT("waiting in a blocking operation"), true},
    FlagInfo{'B', TEXT("broadcast tracking"), TEXT("client tracking in broadcasting mode"), false},
    FlagInfo{'c', TEXT("closing"), TEXT("closed after the whole reply is written"), true},
    FlagInfo{'d', TEXT("dirty"), TEXT("a watched key has changed: EXEC will fail"), false},
    FlagInfo{'e', TEXT("no evict"), TEXT("excluded from client eviction"), false},
    FlagInfo{'g', TEXT("migration export"), TEXT("exports slots in an atomic slot migration"),
             false},
    FlagInfo{'i', TEXT("waiting for I/O"), TEXT("waiting for VM I/O (obsolete)"), false},
    FlagInfo{'M', TEXT("primary"), TEXT("the client is the primary (master)"), false},
    FlagInfo{'N', TEXT("normal"), TEXT("no special flag"), false},
    FlagInfo{'o', TEXT("migration import"), TEXT("imports slots in an atomic slot migration"),
             false},
    FlagInfo{'O', TEXT("MONITOR"), TEXT("client in MONITOR mode"), true},
    FlagInfo{'P', TEXT("Pub/Sub"), TEXT("Pub/Sub subscriber"), false},
    FlagInfo{'r', TEXT("read-only"), TEXT("read-only mode against a cluster node"), false},
    FlagInfo{'R', TEXT("tracking invalid"), TEXT("the tracking target client is invalid"), false},
    FlagInfo{'S', TEXT("replica"), TEXT("replica connection to this instance"), false},
    FlagInfo{'t', TEXT("tracking"), TEXT("keys tracking for client-side caching is on"), false},
    FlagInfo{'T', TEXT("no touch"), TEXT("does not touch the LRU/LFU of keys"), false},
    FlagInfo{'u', TEXT("unblocked"), TEXT("the client is unblocked"), false},
    FlagInfo{'U', TEXT("Unix socket"), TEXT("connected through a Unix domain socket"), false},
    FlagInfo{'x', TEXT("in MULTI"), TEXT("in a MULTI/EXEC transaction"), false},
};

#undef TEXT

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
    for (const QChar letter : letters) {
        const FlagInfo *flag = flagInfo(letter);
        words.append(flag != nullptr ? FlagText::tr(flag->word) : QString(letter));
    }
    return words.join(FlagText::tr(", ", "between two flags or events"));
}

QString flagHelp(const QString &letters)
{
    QStringList lines;
    for (const QChar letter : letters) {
        const FlagInfo *flag = flagInfo(letter);
        lines.append(FlagText::tr("%1: %2", "flag letter, its meaning")
                         .arg(QString(letter),
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

QString eventWords(const QString &letters)
{
    QStringList words;
    for (const QChar letter : letters) {
        if (letter == QLatin1Char('r'))
            words.append(FlagText::tr("readable"));
        else if (letter == QLatin1Char('w'))
            words.append(FlagText::tr("writable"));
        else
            words.append(QString(letter));
    }
    return words.join(FlagText::tr(", ", "between two flags or events"));
}

} // namespace sessionscope::session
