// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/valuehints.h"

#include <algorithm>
#include <array>

namespace sessionscope::query {

using session::Column;

const std::vector<session::ValueCount> &ValueHints::of(Column column) const
{
    static const std::vector<session::ValueCount> none;
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [column](const OfColumn &one) { return one.column == column; });
    return found == columns.end() ? none : found->values;
}

ValueHintsPointer valueHints(const session::SessionSnapshot &snapshot)
{
    constexpr std::array kColumns{Column::Cmd,        Column::Name, Column::Client,
                                  Column::NodeId,     Column::Db,   Column::Flags,
                                  Column::ClientDesc, Column::User, Column::LibName};
    constexpr std::size_t kMostValues = 20; // more than a list on the screen shows
    auto hints = std::make_shared<ValueHints>();
    hints->available = snapshot.columnSet();
    for (const Column column : kColumns) {
        if ((hints->available & session::columnSet(column)) != 0)
            hints->columns.push_back(
                {column, session::countValues(snapshot, column, {}, kMostValues).top});
    }
    return hints;
}

} // namespace sessionscope::query
