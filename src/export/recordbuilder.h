// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/recordsyntax.h"
#include "export/tablewriter.h"
#include "session/sourcelabels.h"

#include <QString>

#include <optional>
#include <string>

namespace sessionscope::exporting {

//! A record cell by cell, for tables with few of them.
class RecordBuilder final
{
public:
    //! \a syntax outlives the builder.
    explicit RecordBuilder(const RecordSyntax &syntax)
        : m_syntax(syntax)
    {
    }

    void begin(bool isFirst);
    //! Cells; nullopt is unknown.
    void addText(const std::optional<QString> &text);
    void addInteger(std::optional<qint64> value);
    //! LocalAlias and LocalTags; nullptr: unknown, as is what the label has not.
    void addLabel(const session::SourceLabel *label);
    //! A cell of JSON, which only JSON can hold.
    void addJson(const std::optional<std::string> &json);
    //! The whole record, valid until the next one begins.
    const std::string &end();

    //! Adds what has been counted of all records.
    void count(TableCounts &counts) const;

private:
    const RecordSyntax &m_syntax;
    std::string m_record;
    std::size_t m_column = 0;
    TableCounts m_counts;
};

} // namespace sessionscope::exporting
