// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/comparisonview.h"

#include "session/textranks.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace sessionscope::live {

using session::Column;
using session::ComparedCell;
using session::ComparedColumn;
using session::ComparedRow;
using session::Dictionary;
using session::kNoRow;
using session::SessionSnapshot;

namespace {

constexpr quint64 kUnknownLast = std::numeric_limits<quint64>::max();

//! The texts of both lists ranked together: a number for each code of either.
struct SharedRanks
{
    std::vector<quint32> left;
    std::vector<quint32> right;
};

SharedRanks ranksOf(const ComparisonRequest &request, Column column)
{
    const Dictionary &left = request.left->dictionary(column);
    const Dictionary &right = request.right->dictionary(column);
    Dictionary both;
    SharedRanks ranks;
    const auto add = [&both](const Dictionary &from, std::vector<quint32> &codes) {
        codes.resize(from.size());
        for (quint32 code = 0; code < from.size(); ++code)
            codes[code] = both.add(from.utf8(code));
    };
    add(left, ranks.left);
    add(right, ranks.right);
    const std::vector<quint32> places = column == Column::Addr || column == Column::Client
        ? session::rankByAddress(both, request.locale)
        : session::rankByText(both, request.locale);
    for (std::vector<quint32> *codes : {&ranks.left, &ranks.right}) {
        for (quint32 &code : *codes)
            code = places[code];
    }
    return ranks;
}

//! A number by which the rows of a column sort; kUnknownLast for what is not known.
class SortKeys final
{
public:
    explicit SortKeys(const ComparisonRequest &request)
        : m_request(request)
    {
        const Column column = memberOf(request.sort);
        m_isText = request.sort != ComparedColumn::Side
            && session::columnInfo(column).type == session::ValueType::Text;
        if (m_isText)
            m_ranks = ranksOf(request, column);
    }

    quint64 of(const ComparedRow &row) const
    {
        if (m_request.sort == ComparedColumn::Side)
            return static_cast<quint64>(row.side);
        const ComparedCell cell =
            session::comparedCell(*m_request.left, *m_request.right, row, m_request.sort);
        if (cell.snapshot == nullptr)
            return kUnknownLast;
        return m_isText ? ofText(cell) : ofNumber(cell);
    }

private:
    static Column memberOf(ComparedColumn column)
    {
        switch (column) {
        case ComparedColumn::Side:
        case ComparedColumn::Addr:
            return Column::Addr;
        case ComparedColumn::Client:
            return Column::Client;
        case ComparedColumn::Name:
            return Column::Name;
        case ComparedColumn::Cmd:
            return Column::Cmd;
        case ComparedColumn::AgeLeft:
        case ComparedColumn::AgeRight:
            return Column::Age;
        case ComparedColumn::NodeLeft:
        case ComparedColumn::NodeRight:
            return Column::NodeId;
        }
        return Column::Addr;
    }

    quint64 ofText(const ComparedCell &cell) const
    {
        const std::vector<quint32> &ranks =
            cell.snapshot == m_request.left.get() ? m_ranks.left : m_ranks.right;
        const bool isAddress = cell.column == Column::Addr;
        const std::optional<quint32> code = isAddress ? cell.snapshot->addrHostCode(cell.row)
                                                      : cell.snapshot->code(cell.column, cell.row);
        if (!code)
            return kUnknownLast;
        const std::optional<quint16> port =
            isAddress ? cell.snapshot->addrPort(cell.row) : std::nullopt;
        return quint64(ranks[*code]) << 17 | (port ? quint64(*port) + 1 : 0);
    }

    static quint64 ofNumber(const ComparedCell &cell)
    {
        const std::optional<qint64> value = cell.snapshot->integer(cell.column, cell.row);
        if (!value)
            return kUnknownLast;
        constexpr quint64 kSign = quint64(1) << 63;
        return std::min(static_cast<quint64>(*value) ^ kSign, kUnknownLast - 1);
    }

    const ComparisonRequest &m_request;
    bool m_isText = false;
    SharedRanks m_ranks;
};

void sortRows(const ComparisonRequest &request, std::vector<ComparedRow> &rows)
{
    const SortKeys keys(request);
    std::vector<std::pair<quint64, quint32>> order(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        quint64 key = keys.of(rows[i]);
        if (request.order == Qt::DescendingOrder && key != kUnknownLast)
            key = kUnknownLast - 1 - key;
        order[i] = {key, static_cast<quint32>(i)};
    }
    std::sort(order.begin(), order.end()); // equal ones by their place: a stable order
    std::vector<ComparedRow> sorted(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        sorted[i] = rows[order[i].second];
    rows = std::move(sorted);
}

void fillRows(ComparisonView &view)
{
    const ComparisonRequest &request = view.request;
    query::Evaluation left;
    query::Evaluation right;
    const bool isFiltered = !request.filter.isEmpty();
    if (isFiltered) {
        query::Context context;
        context.activeIdleLimit = request.activeIdleLimit;
        left = request.filter.evaluate(*request.left, context);
        right = request.filter.evaluate(*request.right, context);
        view.filterGaveUp = left.gaveUp || right.gaveUp;
    }
    const auto passes = [](const query::Evaluation &evaluation, quint32 row) {
        return row != kNoRow && evaluation.passing[row] != 0;
    };
    for (const ComparedRow &row : view.comparison->rows) {
        if (request.sides != 0 && (request.sides & bitOf(row.side)) == 0)
            continue;
        if (!isFiltered || passes(left, row.left) || passes(right, row.right))
            view.rows.push_back(row);
    }
}

bool isSameSession(const SessionSnapshot &before, quint32 oldRow, const SessionSnapshot &after,
                   quint32 row)
{
    return before.id(oldRow) == after.id(row) && before.addrPort(oldRow) == after.addrPort(row)
        && before.utf8(Column::Addr, oldRow) == after.utf8(Column::Addr, row)
        && before.utf8(Column::NodeId, oldRow) == after.utf8(Column::NodeId, row);
}

//! The row of the next list with that session, or kNoRow.
quint32 rowAfter(const SessionSnapshot &before, quint32 oldRow, const SessionSnapshot &after)
{
    if (oldRow == kNoRow || &before == &after)
        return oldRow;
    for (quint32 row = 0; row < after.rowCount(); ++row) {
        if (isSameSession(before, oldRow, after, row))
            return row;
    }
    return kNoRow;
}

} // namespace

ComparisonViewPointer compareForView(ComparisonRequest request, const ComparisonView *before)
{
    auto view = std::make_shared<ComparisonView>();
    view->request = std::move(request);
    const ComparisonRequest &now = view->request;
    if (before != nullptr && before->request.left == now.left && before->request.right == now.right)
        view->comparison = before->comparison;
    else
        view->comparison =
            std::make_shared<session::Comparison>(session::compareLists(*now.left, *now.right));
    fillRows(*view);
    sortRows(now, view->rows);
    return view;
}

int placeAfter(const ComparisonView &before, int row, const ComparisonView &after)
{
    if (row < 0 || static_cast<std::size_t>(row) >= before.rows.size())
        return -1;
    const ComparedRow &old = before.rows[static_cast<std::size_t>(row)];
    const quint32 left = rowAfter(*before.request.left, old.left, *after.request.left);
    const quint32 right = rowAfter(*before.request.right, old.right, *after.request.right);
    if (left == kNoRow && right == kNoRow)
        return -1;
    const auto found =
        std::find_if(after.rows.begin(), after.rows.end(), [&](const ComparedRow &candidate) {
            return left != kNoRow ? candidate.left == left : candidate.right == right;
        });
    return found == after.rows.end() ? -1 : static_cast<int>(found - after.rows.begin());
}

} // namespace sessionscope::live
