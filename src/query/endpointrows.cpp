// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests of Addr, which is stored as source and port.
#include "query/rowtest.h"

#include "query/rowmarks.h"
#include "session/hostandport.h"

#include <algorithm>
#include <optional>

namespace sessionscope::query {

using session::Column;
using session::SessionSnapshot;

namespace {

constexpr quint8 kHolds = 1;
constexpr quint8 kKnown = 2;
constexpr std::size_t kPorts = 65536;

// By source and port, both of which are known by their marks.
class PairRows final : public RowTest
{
public:
    PairRows(const SessionSnapshot &snapshot, Marks hosts, const Marks &ports, quint8 anyOf,
             quint8 bothOf, bool isNegated)
        : m_hosts(snapshot.packed(Column::Addr), known(std::move(hosts)))
        , m_ports(snapshot.packedPorts(), ports)
        , m_anyOf(anyOf)
        , m_bothOf(bothOf)
        , m_isNegated(isNegated)
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        PartMarks ports;
        m_hosts.read(first, out);
        m_ports.read(first, std::span(ports).first(out.size()));
        for (std::size_t i = 0; i < out.size(); ++i) {
            const int any = (out[i] | ports[i]) & m_anyOf;
            const int both = out[i] & ports[i] & m_bothOf;
            const bool holds = (any | both) != 0;
            out[i] = (out[i] & kIsKnown) != 0 && holds != m_isNegated ? 1 : 0;
        }
    }

private:
    static constexpr quint8 kIsKnown = 0x80;

    static Marks known(Marks marks)
    {
        for (quint8 &mark : marks)
            mark |= kIsKnown;
        return marks;
    }

    RowMarks m_hosts;
    RowMarks m_ports;
    quint8 m_anyOf; // one of both has it
    quint8 m_bothOf; // both have it
    bool m_isNegated;
};

// By the whole text of each row.
class EndpointTextRows final : public RowTest
{
public:
    EndpointTextRows(const TextTest &test, bool isNegated, const RowTestInput &input)
        : m_passing(input.snapshot.rowCount())
    {
        for (quint32 row = 0; row < m_passing.size(); ++row) {
            const auto text = input.snapshot.text(Column::Addr, row);
            if (text && holdsOf(test, *text, row, input) != isNegated)
                m_passing[row] = 1;
        }
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        std::copy_n(m_passing.begin() + static_cast<std::ptrdiff_t>(first), out.size(),
                    out.begin());
    }

private:
    // An address range is about the source.
    static bool holdsOf(const TextTest &test, const QString &text, quint32 row,
                        const RowTestInput &input)
    {
        return std::any_of(test.anyOf.begin(), test.anyOf.end(), [&](const auto &condition) {
            if (!std::holds_alternative<session::AddressRange>(condition))
                return holds(condition, text, input.limit);
            const auto host = input.snapshot.addrHostCode(row);
            return host
                && holds(condition, input.snapshot.dictionary(Column::Addr).text(*host),
                         input.limit);
        });
    }

    std::vector<quint8> m_passing;
};

// "10.0.0.1:5000": the source as a pattern, and the port.
RowTestPointer makeEqualRows(const QString &folded, bool isNegated, const RowTestInput &input)
{
    const QByteArray utf8 = folded.toUtf8();
    const session::HostAndPort wanted = session::splitHostAndPort(utf8);
    if (!wanted.port)
        return nullptr;
    Marks ports(kPorts);
    ports[*wanted.port] = kKnown;
    Marks hosts = textsThatHold(input.snapshot.dictionary(Column::Addr),
                                {TextPattern::equal(QString::fromUtf8(wanted.host), false)},
                                FieldKind::Text, input.limit);
    for (quint8 &host : hosts)
        host = host != 0 ? kKnown : 0;
    return std::make_unique<PairRows>(input.snapshot, std::move(hosts), ports, quint8(0), kKnown,
                                      isNegated);
}

RowTestPointer makeWordRows(const QString &word, bool isNegated, const RowTestInput &input)
{
    AddrMarks marks = addrsWithWord(input.snapshot.dictionary(Column::Addr), word);
    if (marks.ports.empty())
        return makeMarkedRows(input.snapshot.packed(Column::Addr), std::move(marks.hosts),
                              isNegated);
    return std::make_unique<PairRows>(input.snapshot, std::move(marks.hosts), marks.ports,
                                      kHoldsWord, kHoldsItsPart, isNegated);
}

} // namespace

RowTestPointer makeEndpointRows(const TextTest &test, bool isNegated, const RowTestInput &input)
{
    const bool areRanges =
        std::all_of(test.anyOf.begin(), test.anyOf.end(), [](const TextCondition &condition) {
            return std::holds_alternative<session::AddressRange>(condition);
        });
    if (areRanges) {
        return makeMarkedRows(input.snapshot.packed(Column::Addr),
                              textsThatHold(input.snapshot.dictionary(Column::Addr), test.anyOf,
                                            FieldKind::Source, input.limit),
                              isNegated);
    }
    RowTestPointer rows;
    const auto *const pattern = std::get_if<TextPattern>(&test.anyOf.front());
    if (test.anyOf.size() == 1 && pattern != nullptr) {
        if (pattern->plainWord() != nullptr && !pattern->plainWord()->isEmpty())
            rows = makeWordRows(*pattern->plainWord(), isNegated, input);
        else if (pattern->plainText() != nullptr)
            rows = makeEqualRows(*pattern->plainText(), isNegated, input);
    }
    return rows ? std::move(rows) : std::make_unique<EndpointTextRows>(test, isNegated, input);
}

} // namespace sessionscope::query
