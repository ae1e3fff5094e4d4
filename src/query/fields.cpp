// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/fields.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::Unit;

namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FieldText)
};

constexpr std::array kOwnFields{
    FieldInfo{"port"_L1, FieldKind::Port, Column::Addr, Unit::None},
    FieldInfo{"role"_L1, FieldKind::Role, Column::Flags, Unit::None},
    FieldInfo{"alias"_L1, FieldKind::Alias, Column::ClientDesc, Unit::None},
    FieldInfo{"tag"_L1, FieldKind::Tag, Column::Client, Unit::None},
    FieldInfo{"active"_L1, FieldKind::Active, Column::Idle, Unit::None},
    FieldInfo{"changed"_L1, FieldKind::Changed, Column::Id, Unit::None},
    FieldInfo{"sincemark"_L1, FieldKind::ChangedSinceMark, Column::Id, Unit::None},
};
constexpr std::size_t kFieldCount = session::kColumnCount + kOwnFields.size();

// Those of CLIENT LIST are in the table of columns.
struct OtherName
{
    QLatin1StringView other;
    QLatin1StringView name;
};

constexpr std::array kOtherNames{
    OtherName{"source"_L1, "Client"_L1}, OtherName{"node"_L1, "NodeId"_L1},
    OtherName{"address"_L1, "Addr"_L1},  OtherName{"command"_L1, "Cmd"_L1},
    OtherName{"database"_L1, "Db"_L1},   OtherName{"ip"_L1, "Client"_L1},
    OtherName{"host"_L1, "Client"_L1},   OtherName{"library"_L1, "LibName"_L1},
};

FieldKind kindOf(const session::ColumnInfo &column)
{
    switch (column.column) {
    case Column::Addr:
        return FieldKind::Endpoint;
    case Column::Client:
        return FieldKind::Source;
    case Column::Flags:
    case Column::Events:
        return FieldKind::Letters;
    default:
        break;
    }
    switch (column.type) {
    case session::ValueType::Id:
        return FieldKind::Id;
    case session::ValueType::Integer:
        return FieldKind::Number;
    case session::ValueType::Text:
        break;
    }
    return FieldKind::Text;
}

const std::array<FieldInfo, kFieldCount> &table()
{
    static const auto fields = [] {
        std::array<FieldInfo, kFieldCount> all;
        auto *out = all.begin();
        for (const session::ColumnInfo &column : session::columns())
            *out++ = {column.apiName, kindOf(column), column.column, column.unit};
        std::copy(kOwnFields.begin(), kOwnFields.end(), out);
        return all;
    }();
    return fields;
}

} // namespace

std::span<const FieldInfo> fields()
{
    return table();
}

const FieldInfo *fieldNamed(QStringView name)
{
    const auto withName = [](QStringView wanted) -> const FieldInfo * {
        const auto *const found =
            std::find_if(table().begin(), table().end(), [&](const FieldInfo &field) {
                return wanted.compare(field.name, Qt::CaseInsensitive) == 0;
            });
        return found == table().end() ? nullptr : found;
    };
    if (const FieldInfo *field = withName(name))
        return field;
    for (const OtherName &other : kOtherNames) {
        if (name.compare(other.other, Qt::CaseInsensitive) == 0)
            return withName(QString(other.name));
    }
    for (const session::ColumnInfo &column : session::columns()) {
        if (!column.clientListField.isEmpty()
            && name.compare(column.clientListField, Qt::CaseInsensitive) == 0)
            return &fieldOf(column.column);
    }
    return nullptr;
}

const FieldInfo &fieldOf(Column column)
{
    return table()[static_cast<std::size_t>(session::indexOf(column))];
}

QString fieldHelp(const FieldInfo &field)
{
    switch (field.kind) {
    case FieldKind::Port:
        return FieldText::tr("Port of the client, the end of Addr.");
    case FieldKind::Role:
        return FieldText::tr("What the client is: normal, primary, replica, monitor or pubsub.");
    case FieldKind::Alias:
        return FieldText::tr("Name of the source: yours, or the one from the console "
                             "(ClientDesc).");
    case FieldKind::Tag:
        return FieldText::tr("A tag that you gave the source.");
    case FieldKind::Active:
        return FieldText::tr("Sessions that were not idle for long; stands alone.");
    case FieldKind::Changed:
        return FieldText::tr("What the last refresh changed: new, gone, any, or the name of a "
                             "member such as cmd.");
    case FieldKind::ChangedSinceMark:
        return FieldText::tr("What has changed since you pressed Mark: new, gone, any, or the "
                             "name of a member.");
    default:
        return session::columnHelp(field.column);
    }
}

QStringList otherNames(const FieldInfo &field)
{
    QStringList names;
    for (const OtherName &other : kOtherNames) {
        if (other.name == field.name)
            names.append(other.other);
    }
    if (&field >= table().data() + session::kColumnCount)
        return names;
    const QLatin1StringView listed = session::columnInfo(field.column).clientListField;
    if (!listed.isEmpty() && listed.compare(field.name, Qt::CaseInsensitive) != 0)
        names.append(listed);
    return names;
}

} // namespace sessionscope::query
