// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/words.h"

#include "query/fields.h"
#include "session/flags.h"

#include <algorithm>
#include <array>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

QString plain(const QString &word)
{
    QString letters;
    for (const QChar c : word) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters.toCaseFolded();
}

struct LetterWord
{
    QLatin1StringView word;
    char letter;
};

constexpr std::array kEvents{LetterWord{"readable"_L1, 'r'}, LetterWord{"writable"_L1, 'w'}};

// Beside the words of session/flags.h.
constexpr std::array kOtherFlags{LetterWord{"multi"_L1, 'x'}, LetterWord{"master"_L1, 'M'},
                                 LetterWord{"slave"_L1, 'S'}, LetterWord{"transaction"_L1, 'x'}};

template <class Visit>
void eachFlag(Visit visit)
{
    for (char letter = 'A'; letter <= 'z'; ++letter) {
        if (const session::FlagInfo *flag = session::flagInfo(QLatin1Char(letter)))
            visit(*flag);
    }
}

} // namespace

std::optional<QString> letterOfWord(Column column, const QString &word)
{
    const QString wanted = plain(word);
    if (wanted.size() < 2)
        return std::nullopt;
    std::optional<QString> found;
    const auto offer = [&](const QString &name, char letter) {
        if (!found && plain(name) == wanted)
            found = QString(QLatin1Char(letter));
    };
    if (column == Column::Events) {
        for (const LetterWord &event : kEvents) {
            offer(event.word, event.letter);
            offer(session::eventWords(QString(QLatin1Char(event.letter))), event.letter);
        }
        return found;
    }
    eachFlag([&](const session::FlagInfo &flag) {
        offer(QLatin1StringView(flag.word), flag.letter);
        offer(session::flagWords(QString(QLatin1Char(flag.letter))), flag.letter);
    });
    for (const LetterWord &other : kOtherFlags)
        offer(other.word, other.letter);
    return found;
}

std::optional<QString> lettersNamed(Column column, const QString &text)
{
    if (const auto letter = letterOfWord(column, text))
        return letter;
    const auto isKnown = [column](QChar c) {
        return column == Column::Events ? c == u'r' || c == u'w' : session::flagInfo(c) != nullptr;
    };
    if (text.size() == 1 || (!text.isEmpty() && std::all_of(text.begin(), text.end(), isKnown)))
        return text;
    return std::nullopt;
}

QStringList letterWords(Column column)
{
    QStringList words;
    if (column == Column::Events) {
        for (const LetterWord &event : kEvents)
            words.append(event.word);
        return words;
    }
    eachFlag([&](const session::FlagInfo &flag) {
        words.append(QString(QLatin1StringView(flag.word)));
    });
    return words;
}

std::optional<QString> roleNamed(const QString &word)
{
    const QString wanted = plain(word);
    if (wanted == "master"_L1)
        return u"primary"_s;
    if (wanted == "slave"_L1)
        return u"replica"_s;
    const QStringList all = session::roles();
    return all.contains(wanted) ? std::optional(wanted) : std::nullopt;
}

std::optional<session::RowChanges> changesNamed(const QString &word)
{
    const QString wanted = plain(word);
    if (wanted == "new"_L1)
        return session::kRowIsNew;
    if (wanted == "gone"_L1)
        return session::kRowIsGone;
    if (wanted == "any"_L1)
        return session::kRowIsNew | session::kRowIsGone | session::kTellingColumns;
    const FieldInfo *field = fieldNamed(word);
    const bool isColumn =
        field != nullptr && *field->name.data() >= 'A' && *field->name.data() <= 'Z';
    return isColumn ? std::optional(session::columnSet(field->column)) : std::nullopt;
}

} // namespace sessionscope::query
