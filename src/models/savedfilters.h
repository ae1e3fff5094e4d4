// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entrylist.h"

namespace sessionscope {
class Settings;
}

namespace sessionscope::models {

//! A filter that the user has given a name.
struct SavedFilter
{
    QString name;
    QString filter;

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

//! The filters with names, in one JSON file, which other people may get a copy of. Names are
//! unique; upper and lower case are alike. GUI thread.
class SavedFilterStore final : public QObject
{
    Q_OBJECT

public:
    //! As a rule QStandardPaths::AppConfigLocation + "/filters.json". Begins with those that
    //! version 0.1.0 has kept in \a settings.
    SavedFilterStore(const QString &filePath, const Settings &settings, QObject *parent = nullptr);

    //! In the user's order.
    const QList<SavedFilter> &list() const { return m_filters.entries(); }

    bool contains(const QString &name) const;

    //! What is wrong with \a name for a filter, or for the one that is called \a replaced now, in
    //! one sentence; empty if nothing is.
    QString problemOf(const QString &name, const QString &replaced = {}) const;

    //! Replaces the filter of that name, if there is one. Errors: InvalidInput (\a name, or no
    //! filter), CannotRead, CannotWrite.
    Result<void> save(const QString &name, const QString &filter);
    //! Errors: InvalidInput, NotFound, CannotRead, CannotWrite.
    Result<void> rename(const QString &name, const QString &newName);
    //! By so many places up (negative) or down. Errors as above.
    Result<void> move(const QString &name, int by);
    Result<void> remove(const QString &name);

    //! Adds those of a file; a name that is there with another filter gets a number. How many were
    //! added. Errors: CannotRead, InvalidInput or CannotWrite, and then nothing has changed.
    Result<int> importFrom(const QString &path);
    //! Errors: CannotWrite.
    Result<void> exportTo(const QString &path) const;

    QString notice() const { return m_filters.notice(); }

    static constexpr int kVersion = 1;
    static constexpr qsizetype kMostFilters = 200; // a menu shows them
    static constexpr qsizetype kMaxNameCharacters = 80;

signals:
    //! Also by another program.
    void changed();
    void noticeChanged(const QString &notice);

private:
    using Filters = QList<SavedFilter>;

    //! Calls \a edit with the place of the filter.
    Result<void> changeOne(const QString &name,
                           const std::function<void(Filters &, qsizetype place)> &edit);

    EntryList<SavedFilter> m_filters;
};

} // namespace sessionscope::models
