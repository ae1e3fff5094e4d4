// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"

#include "query/rowmarks.h"
#include "query/wordsearch.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>

namespace sessionscope::query {

namespace {

using session::Column;
using session::SessionSnapshot;

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::Filter)
};

// Searched besides Addr, which shares its texts with Client.
constexpr std::array kTextColumns{Column::Name, Column::ClientDesc, Column::Cmd, Column::NodeId};

// Rows are marked in parts whose marks stay in the first-level cache.
constexpr std::size_t kPart = 4096;
using Part = std::array<quint8, kPart>;

// One word and where the rows of a snapshot hold it.
class WordMarks
{
public:
    WordMarks(const SessionSnapshot &snapshot, const QString &word)
    {
        for (const Column column : kTextColumns)
            add(snapshot.packed(column), textsWithWord(snapshot.dictionary(column), word));
        const AddrMarks addr = addrsWithWord(snapshot.dictionary(Column::Addr), word);
        add(snapshot.packed(Column::Client), addr.hosts);
        if (addr.ports.empty()) {
            add(snapshot.packed(Column::Addr), addr.hosts);
        } else {
            m_hosts.emplace(snapshot.packed(Column::Addr), addr.hosts);
            m_ports.emplace(snapshot.packedPorts(), addr.ports);
        }
    }

    //! Takes the rows from  first on that do not hold the word out of  passing.
    void restrict(std::size_t first, std::span<quint8> passing) const
    {
        Part marks{};
        Part more;
        const auto read = [&](const RowMarks &column) {
            column.read(first, std::span(more).first(passing.size()));
        };
        for (const RowMarks &column : m_columns) {
            read(column);
            for (std::size_t i = 0; i < passing.size(); ++i)
                marks[i] |= more[i];
        }
        if (m_ports) {
            Part ports;
            m_ports->read(first, std::span(ports).first(passing.size()));
            read(*m_hosts);
            for (std::size_t i = 0; i < passing.size(); ++i) {
                const int spans = (more[i] & ports[i]) == kHoldsItsPart ? kHoldsWord : 0;
                marks[i] = static_cast<quint8>(marks[i] | more[i] | ports[i] | spans);
            }
        }
        for (std::size_t i = 0; i < passing.size(); ++i)
            passing[i] = static_cast<quint8>(passing[i] & marks[i] & kHoldsWord);
    }

private:
    void add(const session::PackedIntegers &column, const Marks &marks)
    {
        RowMarks rows(column, marks);
        if (!rows.isEmpty())
            m_columns.push_back(std::move(rows));
    }

    std::vector<RowMarks> m_columns;
    std::optional<RowMarks> m_hosts; // of Addr, if the word may reach into the port
    std::optional<RowMarks> m_ports;
};

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
    std::vector<WordMarks> words;
    for (const QString &word : m_words)
        words.emplace_back(snapshot, word);
    std::vector<quint8> passing(snapshot.rowCount(), 1);
    for (std::size_t first = 0; first < passing.size(); first += kPart) {
        const auto part =
            std::span(passing).subspan(first).first(std::min(kPart, passing.size() - first));
        for (const WordMarks &word : words)
            word.restrict(first, part);
    }
    return passing;
}

std::vector<quint32> passingRows(std::span<const quint32> rows, std::span<const quint8> passing)
{
    // Written whether it passes or not: which rows do cannot be guessed from those before.
    auto kept = std::make_unique_for_overwrite<quint32[]>(rows.size());
    std::size_t count = 0;
    for (const quint32 row : rows) {
        kept[count] = row;
        count += passing[row];
    }
    return {kept.get(), kept.get() + count};
}

} // namespace sessionscope::query
