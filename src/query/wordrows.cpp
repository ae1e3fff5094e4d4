// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/rowtest.h"

#include <array>

namespace sessionscope::query {

using session::Column;

namespace {

constexpr std::array kSearched{Column::Name,    Column::ClientDesc, Column::Cmd,  Column::NodeId,
                               Column::Client,  Column::Addr,       Column::User, Column::Laddr,
                               Column::LibName, Column::LibVer,     Column::Other};

} // namespace

// A session without any of these texts holds no word, so that "not" is the opposite here.
RowTestPointer makeWordRows(const WordTest &test, bool isNegated, const RowTestInput &input)
{
    std::vector<RowTestPointer> texts;
    for (const Column column : kSearched) {
        if ((input.snapshot.columnSet() & session::columnSet(column)) == 0)
            continue;
        const TextTest text{&fieldOf(column), {test.pattern}};
        texts.push_back(column == Column::Addr ? makeEndpointRows(text, false, input)
                                               : makeTextRows(text, false, input));
    }
    RowTestPointer any = makeCombinedRows(Join::Or, std::move(texts));
    return isNegated ? makeOppositeRows(std::move(any)) : std::move(any);
}

} // namespace sessionscope::query
