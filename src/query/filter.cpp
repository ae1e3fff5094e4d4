// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sessionscope::query {

namespace {

using session::Column;
using session::Dictionary;
using session::SessionSnapshot;

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::Filter)
};

constexpr std::array kDictionaryColumns{Column::Name, Column::Client, Column::ClientDesc,
                                        Column::Cmd, Column::NodeId};

// Which texts of the dictionary hold the word.
std::vector<quint8> matchDictionary(const Dictionary &dictionary, const QString &word)
{
    std::vector<quint8> matches(dictionary.size());
    for (quint32 code = 0; code < dictionary.size(); ++code)
        matches[code] = dictionary.text(code).contains(word, Qt::CaseInsensitive) ? 1 : 0;
    return matches;
}

// A word that reaches into the port must end in a digit or a colon.
bool mayReachIntoPort(const QString &word)
{
    const char16_t last = word.back().unicode();
    return last == u':' || (last >= u'0' && last <= u'9');
}

void markAddr(const SessionSnapshot &snapshot, const QString &word,
              const std::vector<quint8> &hostMatches, std::vector<quint8> &marks)
{
    const bool intoPort = mayReachIntoPort(word);
    for (quint32 row = 0; row < marks.size(); ++row) {
        if (marks[row] != 0)
            continue;
        const std::optional<quint32> host = snapshot.addrHostCode(row);
        if (!host)
            continue;
        if (hostMatches[*host] != 0)
            marks[row] = 1;
        else if (intoPort && snapshot.text(Column::Addr, row)->contains(word, Qt::CaseInsensitive))
            marks[row] = 1;
    }
}

std::vector<quint8> rowsWithWord(const SessionSnapshot &snapshot, const QString &word)
{
    std::vector<quint8> marks(snapshot.rowCount());
    for (const Column column : kDictionaryColumns) {
        const std::vector<quint8> matches = matchDictionary(snapshot.dictionary(column), word);
        if (std::find(matches.begin(), matches.end(), 1) == matches.end())
            continue;
        for (quint32 row = 0; row < marks.size(); ++row) {
            if (const std::optional<quint32> code = snapshot.code(column, row))
                marks[row] |= matches[*code];
        }
    }
    markAddr(snapshot, word, matchDictionary(snapshot.dictionary(Column::Addr), word), marks);
    return marks;
}

} // namespace

Result<Filter> Filter::parse(const QString &text)
{
    Filter filter;
    filter.m_text = text;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = 0;
        QStringView word;
        if (text[at] == QLatin1Char('"')) {
            end = text.indexOf(QLatin1Char('"'), at + 1);
            if (end < 0)
                return failure(Error::Code::InvalidInput,
                               FilterText::tr("The quotation mark at character %1 of the filter is "
                                              "not closed; add a \" at the end of the text.")
                                   .arg(at + 1));
            word = QStringView(text).mid(at + 1, end - at - 1);
            ++end;
        } else {
            end = at;
            while (end < text.size() && !text[end].isSpace())
                ++end;
            word = QStringView(text).mid(at, end - at);
        }
        if (!word.isEmpty())
            filter.m_words.append(word.toString().toCaseFolded());
        at = end;
    }
    return filter;
}

std::vector<quint8> Filter::evaluate(const SessionSnapshot &snapshot) const
{
    std::vector<quint8> passing(snapshot.rowCount(), 1);
    for (const QString &word : m_words) {
        const std::vector<quint8> marks = rowsWithWord(snapshot, word);
        for (std::size_t row = 0; row < passing.size(); ++row)
            passing[row] &= marks[row];
    }
    return passing;
}

} // namespace sessionscope::query
