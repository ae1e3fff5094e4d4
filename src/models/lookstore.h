// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonstore.h"
#include "models/look.h"

#include <QSet>

namespace sessionscope::models {

//! The looks of pages in one JSON file: one for each saved connection, by the id of its profile,
//! and a general one. That is the look used last, whatever the page: new connections begin with it,
//! and files, the demo and connections that are not saved have it. GUI thread.
//!
//! A file of its own rather than the settings, since a look of a newer version must not be written
//! over, and since looks come and go with connections. What cannot be used of a look is left out,
//! with a line in the log. Damaged and newer files: see core/jsonstore.h.
class LookStore final : public QObject
{
    Q_OBJECT

public:
    //! As a rule QStandardPaths::AppConfigLocation + "/looks.json". \a settings has the general
    //! look of version 0.1.0; outlives the store.
    LookStore(const QString &filePath, const Settings &settings, QObject *parent = nullptr);

    //! The look that a page of this connection begins with; an empty id means the general one.
    Look look(const QString &profileId) const;
    //! False: it begins with the general one.
    bool hasOwn(const QString &profileId) const;
    //! Keeps \a look as that of the connection, if it is one, and as the general one.
    void setLook(const QString &profileId, const Look &look);
    //! The connection is no more.
    void remove(const QString &profileId);
    //! \a copyId is a duplicate of \a profileId.
    void copy(const QString &profileId, const QString &copyId);
    //! The user prefers another row height from now on, whatever the look used last.
    void forgetGeneralDensity();

    QString notice() const { return m_file.notice(); }

    static constexpr int kVersion = 1;
    //! Connections beyond these have the general look.
    static constexpr qsizetype kMostLooks = 1000;

signals:
    void noticeChanged(const QString &notice);

private:
    void change(const std::function<void(QJsonObject &root)> &edit);
    Look generalLook() const;

    JsonStore m_file;
    const Settings &m_settings;
    QSet<QString> m_removed; // their pages may still have something to say
};

} // namespace sessionscope::models
