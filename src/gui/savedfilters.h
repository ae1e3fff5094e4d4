// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

//! A filter that the user has given a name.
struct SavedFilter
{
    QString name;
    QString filter;

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

//! The filters with names, kept in the settings and passed on as files. Every change is kept at
//! once. Names are unique; upper and lower case are alike. GUI thread.
class SavedFilters final
{
public:
    //! \a settings outlives this object.
    explicit SavedFilters(Settings &settings)
        : m_settings(settings)
    {
    }

    //! In the user's order. Entries that cannot be read are left out.
    QList<SavedFilter> list() const;
    void setList(const QList<SavedFilter> &list);
    //! Replaces the filter of that name, if there is one.
    void save(const QString &name, const QString &filter);
    bool contains(const QString &name) const;

    //! Adds those of a file; a name that is there with another filter gets a number. How many were
    //! added. Errors: CannotRead or InvalidInput, and then nothing has changed.
    Result<int> importFrom(const QString &path);
    //! Errors: CannotWrite.
    Result<void> exportTo(const QString &path) const;

    static constexpr int kVersion = 1;
    static constexpr qsizetype kMostFilters = 200; // a menu shows them
    static constexpr qsizetype kMaxNameCharacters = 80;

private:
    Settings &m_settings;
};

} // namespace sessionscope::gui
