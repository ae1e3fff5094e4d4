// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnsets.h"

#include "models/tidyname.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

struct ColumnSetText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::ColumnSet)
};

QList<Column> allColumns()
{
    QList<Column> columns;
    for (const session::ColumnInfo &info : session::columns())
        columns.append(info.column);
    return columns;
}

// Members of the file; never changed once released.
constexpr QLatin1StringView kSets = "sets"_L1;
constexpr QLatin1StringView kName = "name"_L1;
constexpr QLatin1StringView kColumns = "columns"_L1;

bool isSame(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

qsizetype placeOf(const QList<ColumnSet> &sets, const QString &title)
{
    const auto found = std::find_if(sets.begin(), sets.end(), [&title](const ColumnSet &set) {
        return isSame(set.title, title);
    });
    return found == sets.end() ? -1 : std::distance(sets.begin(), found);
}

std::optional<ColumnSet> readSet(const QJsonObject &json)
{
    ColumnSet set;
    set.title = tidyName(json[kName].toString(), ColumnSetStore::kMaxTitle);
    QList<Column> columns;
    const QJsonArray names = json[kColumns].toArray();
    for (const auto &name : names) {
        if (const auto column = session::columnFromApiName(name.toString()))
            columns.append(*column);
    }
    set.columns = orderedColumns(columns);
    return set.title.isEmpty() || set.columns.isEmpty() ? std::nullopt : std::optional(set);
}

QJsonObject writeSet(const ColumnSet &set)
{
    QJsonArray columns;
    for (const Column column : set.columns)
        columns.append(QString(session::columnInfo(column).apiName));
    return {{kName, set.title}, {kColumns, columns}};
}

QString keyOf(const ColumnSet &set)
{
    return caselessKey(set.title);
}

} // namespace

QList<ColumnSet> columnSets()
{
    return {
        {ColumnSetText::tr("Triage: who is connected, doing what", "a set of columns"),
         {Column::Addr, Column::ClientDesc, Column::Name, Column::Cmd, Column::Age, Column::Idle,
          Column::Flags, Column::Db, Column::Omem, Column::User, Column::LibName}},
        {ColumnSetText::tr("Memory: buffers of each client", "a set of columns"),
         {Column::Addr, Column::ClientDesc, Column::Name, Column::Cmd, Column::Qbuf,
          Column::QbufFree, Column::Obl, Column::Oll, Column::Omem, Column::ArgvMem,
          Column::MultiMem, Column::TotMem, Column::Rbs, Column::Rbp}},
        {ColumnSetText::tr("Pub/Sub: subscriptions and what waits for them", "a set of columns"),
         {Column::Addr, Column::ClientDesc, Column::Name, Column::Cmd, Column::Age, Column::Idle,
          Column::Sub, Column::Psub, Column::Oll, Column::Omem, Column::Ssub}},
        {ColumnSetText::tr("All columns", "a set of columns"), allColumns()},
    };
}

QList<Column> orderedColumns(const QList<Column> &columns)
{
    QList<Column> ordered;
    for (const Column column : allColumns()) {
        if (columns.contains(column))
            ordered.append(column);
    }
    return ordered;
}

ColumnSetStore::ColumnSetStore(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_sets(filePath, {kVersion, kSets, readSet, writeSet, keyOf, kMostSets})
{
    connect(&m_sets, &EntryFile::changed, this, &ColumnSetStore::changed);
    connect(&m_sets, &EntryFile::noticeChanged, this, &ColumnSetStore::noticeChanged);
}

bool ColumnSetStore::contains(const QString &title) const
{
    return placeOf(own(), tidyName(title, kMaxTitle)) >= 0;
}

QString ColumnSetStore::problemOf(const QString &title, const QString &replaced) const
{
    const QString name = tidyName(title, kMaxTitle);
    if (name.isEmpty())
        return tr("Give the set a name.");
    if (placeOf(columnSets(), name) >= 0)
        return tr("A set of the program has this name.");
    if (!replaced.isEmpty() && !isSame(name, replaced) && contains(name))
        return tr("Another set has this name already.");
    if (replaced.isEmpty() && !contains(name) && own().size() >= kMostSets)
        return tr("There are %Ln set(s) already; delete one first.", nullptr,
                  static_cast<int>(own().size()));
    return {};
}

Result<void> ColumnSetStore::save(const QString &title, const QList<Column> &columns)
{
    if (const QString problem = problemOf(title); !problem.isEmpty())
        return failure(Error::Code::InvalidInput, problem);
    const ColumnSet set{tidyName(title, kMaxTitle), orderedColumns(columns)};
    if (set.columns.isEmpty())
        return failure(Error::Code::InvalidInput, tr("The set has no columns."));
    return m_sets.change([&set](Sets &sets) -> Result<void> {
        if (const qsizetype place = placeOf(sets, set.title); place >= 0)
            sets[place] = set;
        else
            sets.append(set);
        return {};
    });
}

Result<void> ColumnSetStore::rename(const QString &title, const QString &newTitle)
{
    if (const QString problem = problemOf(newTitle, title); !problem.isEmpty())
        return failure(Error::Code::InvalidInput, problem);
    return changeOne(title, [&newTitle](Sets &sets, qsizetype place) {
        sets[place].title = tidyName(newTitle, kMaxTitle);
    });
}

Result<void> ColumnSetStore::move(const QString &title, int by)
{
    return changeOne(title, [by](Sets &sets, qsizetype place) {
        sets.move(place, std::clamp<qsizetype>(place + by, 0, sets.size() - 1));
    });
}

Result<void> ColumnSetStore::remove(const QString &title)
{
    return changeOne(title, [](Sets &sets, qsizetype place) { sets.removeAt(place); });
}

Result<void> ColumnSetStore::changeOne(const QString &title,
                                       const std::function<void(Sets &, qsizetype)> &edit)
{
    return m_sets.change([&](Sets &sets) -> Result<void> {
        const qsizetype place = placeOf(sets, title);
        if (place < 0)
            return failure(Error::Code::NotFound, tr("There is no such set any more."));
        edit(sets, place);
        return {};
    });
}

} // namespace sessionscope::models
