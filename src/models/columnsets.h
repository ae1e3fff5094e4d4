// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entrylist.h"
#include "session/column.h"

#include <QList>
#include <QObject>
#include <QString>

namespace sessionscope::models {

//! Columns that answer one kind of question together.
struct ColumnSet
{
    QString title;
    QList<session::Column> columns; //!< in the order of the API, at least one

    friend bool operator==(const ColumnSet &, const ColumnSet &) = default;
};

//! Triage, memory, pub/sub, all.
QList<ColumnSet> columnSets();

//! \a columns in the order of the API, each once.
QList<session::Column> orderedColumns(const QList<session::Column> &columns);

//! The sets of the program and those that the user has given a name, in one JSON file. A set says
//! which columns are shown; order and widths are a matter of each page. GUI thread.
class ColumnSetStore final : public QObject
{
    Q_OBJECT

public:
    //! As a rule QStandardPaths::AppConfigLocation + "/columnsets.json".
    explicit ColumnSetStore(const QString &filePath, QObject *parent = nullptr);

    //! The user's, in the user's order.
    const QList<ColumnSet> &own() const { return m_sets.entries(); }

    //! Those of the program, then the user's.
    QList<ColumnSet> all() const { return columnSets() + own(); }

    //! What is wrong with \a title for a set, or for the set that is called \a replaced now, in one
    //! sentence; empty if nothing is. Names are unique, upper and lower case alike.
    QString problemOf(const QString &title, const QString &replaced = {}) const;
    //! True if one of the user's sets is called so.
    bool contains(const QString &title) const;

    //! Replaces the set of that name, if the user has one. Errors: InvalidInput (\a title, or no
    //! columns), CannotRead, CannotWrite.
    Result<void> save(const QString &title, const QList<session::Column> &columns);
    //! Errors: InvalidInput, NotFound, CannotRead, CannotWrite.
    Result<void> rename(const QString &title, const QString &newTitle);
    //! By so many places up (negative) or down. Errors as above.
    Result<void> move(const QString &title, int by);
    Result<void> remove(const QString &title);

    QString notice() const { return m_sets.notice(); }

    static constexpr int kVersion = 1;
    static constexpr qsizetype kMostSets = 50; // a menu shows them
    static constexpr qsizetype kMaxTitle = 60; // characters

signals:
    //! Also by another program.
    void changed();
    void noticeChanged(const QString &notice);

private:
    using Sets = QList<ColumnSet>;

    //! Calls \a edit with the place of the set.
    Result<void> changeOne(const QString &title,
                           const std::function<void(Sets &, qsizetype place)> &edit);

    EntryList<ColumnSet> m_sets;
};

} // namespace sessionscope::models
