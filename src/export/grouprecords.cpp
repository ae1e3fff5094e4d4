// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/grouprecords.h"

namespace sessionscope::exporting {

using session::GroupBy;

namespace {

std::string nameOf(const session::GroupKey &key)
{
    switch (key.by) {
    case GroupBy::Source:
        return "Client";
    case GroupBy::Network:
        return "Network";
    case GroupBy::Alias:
        return "Alias";
    case GroupBy::Name:
        return "Name";
    case GroupBy::NamePrefix:
        return "NamePrefix";
    case GroupBy::Command:
        return "Cmd";
    case GroupBy::Db:
        return "Db";
    case GroupBy::Node:
        return "NodeId";
    case GroupBy::Flags:
        return "Flags";
    case GroupBy::Role:
        return "Role";
    case GroupBy::User:
        return "User";
    case GroupBy::Library:
        return "LibName";
    }
    return {};
}

} // namespace

std::vector<std::string> GroupRecords::names(const GroupsTable &table)
{
    std::vector<std::string> names;
    for (const session::GroupKey &key : table.grouping.request.keys)
        names.push_back(nameOf(key));
    for (const char *name :
         {"Sessions", "Active", "MaxIdle", "MedianIdle", "OldestAge", "Qbuf", "Omem"})
        names.emplace_back(name);
    if (table.labels)
        names.insert(names.end(), std::begin(kLabelColumnNames), std::end(kLabelColumnNames));
    return names;
}

GroupRecords::GroupRecords(const GroupsTable &table, quint64 rows, const RecordSyntax &syntax)
    : m_table(table)
    , m_grouping(table.grouping)
    , m_rows(rows)
    , m_record(syntax)
{
}

Result<void> GroupRecords::write(PieceWriter &writer)
{
    for (quint64 record = 0; record < m_rows; ++record) {
        m_record.begin(record == 0);
        addGroup(m_grouping.groups[record]);
        if (m_table.labels)
            m_record.addLabel(m_table.labelOfGroup[record]);
        writer.append(m_record.end());
        if (writer.hasPiece()) {
            if (const Result<void> flushed = writer.flushPieces(record + 1); !flushed)
                return flushed;
        }
    }
    return {};
}

void GroupRecords::addGroup(const session::Group &group)
{
    for (std::size_t key = 0; key < m_grouping.request.keys.size(); ++key) {
        const std::optional<QString> &value = group.values[key];
        if (m_grouping.request.keys[key].by == GroupBy::Db)
            m_record.addInteger(value ? std::optional(value->toLongLong()) : std::nullopt);
        else
            m_record.addText(value);
    }
    m_record.addInteger(group.sessions);
    m_record.addInteger(group.active);
    m_record.addInteger(group.maxIdle);
    m_record.addInteger(group.medianIdle);
    m_record.addInteger(group.oldestAge);
    m_record.addInteger(group.qbuf.sum);
    m_record.addInteger(group.omem.sum);
}

} // namespace sessionscope::exporting
