// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/rowtest.h"

#include "query/rowmarks.h"

#include <algorithm>
#include <optional>

namespace sessionscope::query {

using session::Column;
using session::SessionSnapshot;

namespace {

// Searched besides Addr, which shares its texts with Client.
constexpr std::array kTextColumns{Column::Name, Column::ClientDesc, Column::Cmd, Column::NodeId};

// One word and where the rows of a snapshot hold it.
class WordRows final : public RowTest
{
public:
    WordRows(const SessionSnapshot &snapshot, const QString &word, bool isNegated)
        : m_flip(isNegated ? kHoldsWord : 0)
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

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        PartMarks marks{};
        PartMarks more;
        const auto read = [&](const RowMarks &column) {
            column.read(first, std::span(more).first(out.size()));
        };
        for (const RowMarks &column : m_columns) {
            read(column);
            for (std::size_t i = 0; i < out.size(); ++i)
                marks[i] |= more[i];
        }
        if (m_ports) {
            PartMarks ports;
            m_ports->read(first, std::span(ports).first(out.size()));
            read(*m_hosts);
            for (std::size_t i = 0; i < out.size(); ++i) {
                const int spans = (more[i] & ports[i]) == kHoldsItsPart ? kHoldsWord : 0;
                marks[i] = static_cast<quint8>(marks[i] | more[i] | ports[i] | spans);
            }
        }
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<quint8>((marks[i] & kHoldsWord) ^ m_flip);
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
    quint8 m_flip;
};

// A word with wildcards: each text of Addr is a test of its own.
class WildcardRows final : public RowTest
{
public:
    WildcardRows(const TextPattern &pattern, bool isNegated, const RowTestInput &input)
        : m_flip(isNegated ? 1 : 0)
    {
        const auto add = [&](Column column) {
            const TextTest test{&fieldOf(column), {pattern}};
            m_texts.push_back(column == Column::Addr ? makeEndpointRows(test, false, input)
                                                     : makeTextRows(test, false, input));
        };
        for (const Column column : kTextColumns)
            add(column);
        add(Column::Client);
        add(Column::Addr);
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        PartMarks more;
        std::fill(out.begin(), out.end(), quint8(0));
        for (const RowTestPointer &text : m_texts) {
            text->mark(first, std::span(more).first(out.size()));
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] |= more[i];
        }
        for (quint8 &mark : out)
            mark ^= m_flip;
    }

private:
    std::vector<RowTestPointer> m_texts;
    quint8 m_flip;
};

} // namespace

RowTestPointer makeWordRows(const WordTest &test, bool isNegated, const RowTestInput &input)
{
    const QString *word = test.pattern.plainWord();
    if (word != nullptr && !word->isEmpty())
        return std::make_unique<WordRows>(input.snapshot, *word, isNegated);
    return std::make_unique<WildcardRows>(test.pattern, isNegated, input);
}

} // namespace sessionscope::query
