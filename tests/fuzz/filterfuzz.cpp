// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters that nobody would type, for lexer, parser, evaluator, completion and what the window
// writes: none of them may crash, read beyond an end, or contradict itself.
#include "query/completion.h"
#include "query/composing.h"
#include "query/filter.h"

#include "fuzz/fuzzing.h"
#include "session/labelrules.h"
#include "support/drawnsnapshot.h"

#include <algorithm>
#include <cstdint>

using namespace sessionscope;
using test::check;

namespace {

const session::SessionSnapshot &snapshot()
{
    static const session::SnapshotPointer drawn = test::drawnSnapshot(R"(
        Id  Addr              Client     ClientDesc  Name              Cmd      Age   Idle  Flags  Db  Omem     Events  NodeId
        1   10.0.0.1:5000     10.0.0.1   orders      order-api         get      3600  0     N      0   0        r       node-1
        2   10.0.0.2:5001     10.0.0.2   -           "order service"   hgetall  60    59    b      3   1048576  rw      node-1
        3   [2001:db8::1]:80  2001:db8::1 cart       ""                monitor  5     5     O      0   -        r       node-2
        4   /run/r.sock:0     /run/r.sock -          "\u{202e}a\"b\\"  -        -     -     S      -   -1       -       -
        -   -                 -          -           -                 -        -1    -     -      -   -        -       -
    )");
    return *drawn;
}

//! The rows are new, changed and gone, and some sources have names.
const query::Context &context()
{
    static const std::vector<session::RowChanges> changes{
        session::kRowIsNew, session::columnSet(session::Column::Cmd), 0, session::kRowIsGone, 0};
    static const session::SourceLabels labels =
        session::LabelRules(
            {{QStringLiteral("10.0.0.1"), {QStringLiteral("Web shop"), {QStringLiteral("prod")}}},
             {QStringLiteral("order*"), {{}, {QStringLiteral("eu")}}}})
            .labelsOf(snapshot());
    static const query::Context context{{}, changes, changes, &labels};
    return context;
}

std::vector<quint8> passing(const query::Filter &filter)
{
    return filter.evaluate(snapshot(), context()).passing;
}

//! What the window makes of a filter says what it should.
void checkComposed(const query::Filter &filter, const std::vector<quint8> &ofFilter)
{
    static const QString term = QStringLiteral("idle > 5m or name = \"\"");
    static const std::vector<quint8> ofTerm = passing(*query::Filter::parse(term));
    for (const query::Link link : {query::Link::And, query::Link::Or}) {
        const QString both = query::combined(filter.text(), link, term);
        const auto parsed = query::Filter::parse(both);
        if (!parsed) // a filter more would be one too many
            continue;
        const std::vector<quint8> ofBoth = passing(*parsed);
        for (std::size_t row = 0; row < ofBoth.size() && !filter.isEmpty(); ++row) {
            const bool expected = link == query::Link::And ? ofFilter[row] && ofTerm[row]
                                                           : ofFilter[row] || ofTerm[row];
            check(ofBoth[row] == expected, "not what both say", both);
        }
    }
    // Each word is looked for among 65,536 ports; twenty words, twenty times, take seconds here.
    constexpr qsizetype kTried = 2;
    const qsizetype count = std::min(filter.terms().size(), kTried);
    for (qsizetype index = 0; index < count; ++index) {
        const auto fewer = query::Filter::parse(query::withoutTerm(filter, index));
        check(fewer.has_value(), "wrong without a term", filter.text());
        const std::vector<quint8> ofFewer = passing(*fewer);
        for (std::size_t row = 0; row < ofFewer.size(); ++row)
            check(ofFewer[row] >= ofFilter[row], "passes less without a term", filter.text());
    }
    query::hasTermsToShow(filter);
    query::passingRows(std::vector<quint32>{4, 0, 2}, ofFilter);
}

void checkProblem(const query::Problem &problem, const QString &filter)
{
    check(problem.position >= 0 && problem.length >= 0
              && problem.position + problem.length <= filter.size(),
          "a problem beyond the filter", filter);
    check(!problem.message.isEmpty(), "a problem without a sentence", filter);
}

void checkFilter(const query::Filter &filter)
{
    const std::vector<quint8> marks = passing(filter);
    check(marks.size() == snapshot().rowCount()
              && std::all_of(marks.begin(), marks.end(), [](quint8 mark) { return mark <= 1; }),
          "no verdict for each session", filter.text());
    // The terms say together what the filter says.
    const QString again = filter.terms().join(u" and ");
    const auto parsed = query::Filter::parse(again);
    check(parsed.has_value() || again.size() > filter.text().size(), "terms that are wrong", again);
    if (parsed)
        check(passing(*parsed) == marks, "terms that say otherwise", again);
    const QString opposite = u"not (" + filter.text() + u')';
    if (const auto negated = query::Filter::parse(opposite)) {
        const std::vector<quint8> others = passing(*negated);
        for (std::size_t row = 0; row < marks.size(); ++row)
            check(marks[row] + others[row] <= 1, "passes both ways", opposite);
    }
    checkComposed(filter, marks);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto filter = query::Filter::parse(text))
        checkFilter(*filter);
    else
        checkProblem(filter.error(), text);

    static const query::CompletionSources sources{query::valueHints(snapshot()),
                                                  {QStringLiteral("idle > 5m and active")}};
    // The first byte says where the cursor is.
    const qsizetype cursor = size == 0 ? 0 : data[0] % (text.size() + 1);
    for (const query::Completion &one : query::completions(text, cursor, sources))
        check(one.from >= 0 && one.length >= 0 && one.from + one.length <= text.size(),
              "a completion beyond the filter", text);

    for (const session::Column column : {session::Column::Name, session::Column::Flags}) {
        const QString term = query::termForValue(query::fieldOf(column), text);
        check(query::Filter::parse(term).has_value(), "a term that cannot be read", term);
    }
    return 0;
}
