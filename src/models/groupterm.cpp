// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/groupterm.h"

#include "query/composing.h"
#include "query/fields.h"
#include "session/addressrange.h"

#include <QStringList>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::GroupBy;

namespace {

const query::FieldInfo &fieldOf(GroupBy by)
{
    switch (by) {
    case GroupBy::Source:
    case GroupBy::Network:
        break;
    case GroupBy::Alias:
        return *query::fieldNamed(u"alias");
    case GroupBy::Name:
    case GroupBy::NamePrefix:
        return query::fieldOf(Column::Name);
    case GroupBy::Command:
        return query::fieldOf(Column::Cmd);
    case GroupBy::Db:
        return query::fieldOf(Column::Db);
    case GroupBy::Node:
        return query::fieldOf(Column::NodeId);
    case GroupBy::Flags:
        return query::fieldOf(Column::Flags);
    case GroupBy::Role:
        return *query::fieldNamed(u"role");
    case GroupBy::User:
        return query::fieldOf(Column::User);
    case GroupBy::Library:
        return query::fieldOf(Column::LibName);
    }
    return query::fieldOf(Column::Client);
}

// What does not mean something else in a regular expression or in quotation marks, or cannot be
// seen, stands as its number.
QString escaped(const QString &text)
{
    QString out;
    for (const uint point : text.toUcs4()) {
        if (point < 0x80 && (QChar::isLetterOrNumber(point) || point == ' '))
            out += QChar(static_cast<char16_t>(point));
        else
            out += u"\\x{%1}"_s.arg(point, 0, 16);
    }
    return out;
}

QString termOf(const session::GroupKey &key, const std::optional<QString> &value)
{
    const query::FieldInfo &field = fieldOf(key.by);
    if (key.by == GroupBy::Network && value && value->contains(u'/')
        && session::parseAddressRange(*value))
        return query::fieldWord(field) + u" in "_s + *value;
    const QByteArray utf8 = value.value_or(QString()).toUtf8();
    const bool isPrefix = key.by == GroupBy::NamePrefix
        && !utf8.isEmpty()
        // Such a name is its own prefix.
        && session::namePrefix(QByteArray(utf8 + '-')).size() == utf8.size();
    if (isPrefix)
        return query::fieldWord(field) + u" ~ \"^"_s + escaped(*value) + u"([-_:./#0-9]|\\z)\""_s;
    return query::termForValue(field, value);
}

} // namespace

QString groupTerm(const session::GroupRequest &request, const session::Group &group)
{
    QStringList terms;
    for (std::size_t key = 0; key < request.keys.size(); ++key) {
        const QString term = termOf(request.keys[key], group.values[key]);
        if (!terms.contains(term))
            terms.append(term);
    }
    return terms.join(u" and "_s);
}

QString durationTerm(Column column, std::size_t bucket)
{
    const QString field = query::fieldWord(query::fieldOf(column));
    constexpr std::size_t kLast = session::kDurationBuckets.size() - 1;
    if (bucket > kLast)
        return field + u" is unknown"_s;
    if (bucket == 0)
        return field + u" < %1"_s.arg(session::kDurationBuckets[1]);
    if (bucket == kLast)
        return field + u" >= %1"_s.arg(session::kDurationBuckets[kLast]);
    return field
        + u" %1..%2"_s.arg(session::kDurationBuckets[bucket])
              .arg(session::kDurationBuckets[bucket + 1] - 1);
}

} // namespace sessionscope::models
