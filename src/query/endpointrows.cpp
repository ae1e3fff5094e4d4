// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests of Addr, which is stored as source and port.
#include "query/rowtest.h"

#include "session/hostandport.h"

#include <algorithm>
#include <optional>

namespace sessionscope::query {

using session::Column;
using session::SessionSnapshot;

namespace {

constexpr std::size_t kPorts = 65536;

// 1 where \a marks has \a mark, else 0.
Marks marksOf(const Marks &marks, quint8 mark)
{
    Marks found(marks.size());
    std::transform(marks.begin(), marks.end(), found.begin(),
                   [mark](quint8 all) { return static_cast<quint8>((all & mark) != 0 ? 1 : 0); });
    return found;
}

RowTestPointer makeHostRows(const SessionSnapshot &snapshot, Marks marks)
{
    return makeMarkedRows(snapshot.packed(Column::Addr), std::move(marks), false);
}

RowTestPointer makePortRows(const SessionSnapshot &snapshot, Marks marks)
{
    return makeMarkedRows(snapshot.packedPorts(), std::move(marks), false);
}

RowTestPointer combined(Join join, RowTestPointer left, RowTestPointer right)
{
    std::vector<RowTestPointer> both;
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return makeCombinedRows(join, std::move(both));
}

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
RowTestPointer makeEqualRows(const QString &folded, const RowTestInput &input)
{
    const QByteArray utf8 = folded.toUtf8();
    const session::HostAndPort wanted = session::splitHostAndPort(utf8);
    if (!wanted.port)
        return nullptr;
    Marks ports(kPorts);
    ports[*wanted.port] = 1;
    Marks hosts = textsThatHold(input.snapshot.dictionary(Column::Addr),
                                {TextPattern::equal(QString::fromUtf8(wanted.host), false)},
                                FieldKind::Text, input.limit);
    return combined(Join::And, makeHostRows(input.snapshot, std::move(hosts)),
                    makePortRows(input.snapshot, std::move(ports)));
}

RowTestPointer makeWordRows(const QString &word, const RowTestInput &input)
{
    const SessionSnapshot &snapshot = input.snapshot;
    const AddrMarks marks = addrsWithWord(snapshot.dictionary(Column::Addr), word);
    RowTestPointer rows = makeHostRows(snapshot, marksOf(marks.hosts, kHoldsWord));
    if (marks.ports.empty())
        return rows;
    RowTestPointer ports = makePortRows(snapshot, marksOf(marks.ports, kHoldsWord));
    RowTestPointer across =
        combined(Join::And, makeHostRows(snapshot, marksOf(marks.hosts, kHoldsItsPart)),
                 makePortRows(snapshot, marksOf(marks.ports, kHoldsItsPart)));
    return combined(Join::Or, combined(Join::Or, std::move(rows), std::move(ports)),
                    std::move(across));
}

// The opposite, among the rows whose Addr is known.
RowTestPointer makeNegatedRows(RowTestPointer rows, const RowTestInput &input)
{
    const UnknownTest unknown{&fieldOf(Column::Addr)};
    return combined(Join::And, makeUnknownRows(unknown, true, input),
                    makeOppositeRows(std::move(rows)));
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
            rows = makeWordRows(*pattern->plainWord(), input);
        else if (pattern->plainText() != nullptr)
            rows = makeEqualRows(*pattern->plainText(), input);
    }
    if (!rows)
        return std::make_unique<EndpointTextRows>(test, isNegated, input);
    return isNegated ? makeNegatedRows(std::move(rows), input) : std::move(rows);
}

} // namespace sessionscope::query
