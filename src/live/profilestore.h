// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entrylist.h"
#include "live/connectionprofile.h"

#include <QObject>

namespace sessionscope::live {

//! The saved connections, in one JSON file (mode 0600, no secret in it), which several running
//! programs may share; see core/entrylist.h for that, and for damaged and newer files. GUI thread;
//! the file has a few kilobytes.
class ProfileStore final : public QObject
{
    Q_OBJECT

public:
    //! As a rule QStandardPaths::AppConfigLocation + "/connections.json".
    explicit ProfileStore(const QString &filePath, QObject *parent = nullptr);

    //! Gives an id if there is none. Errors: InvalidInput (name empty or taken), CannotWrite.
    Result<ConnectionProfile> add(ConnectionProfile profile);
    //! Errors: NotFound (deleted meanwhile), InvalidInput, CannotWrite.
    Result<void> update(const ConnectionProfile &profile);
    //! A copy under a new id and the name "<name> (copy)", right behind the original. Its secrets
    //! are the matter of CredentialResolver::duplicateConnection().
    Result<ConnectionProfile> duplicate(const QString &id);
    //! The entry alone: CredentialResolver::removeConnection() takes the secrets away first.
    Result<void> remove(const QString &id);
    //! Puts the profile at \a position in the list, 0 .. count - 1.
    Result<void> move(const QString &id, int position);

    //! Reads the file again if it has changed; with the signals below.
    void reload() { m_list.reload(); }

    const QList<ConnectionProfile> &profiles() const { return m_profiles; }

    std::optional<ConnectionProfile> profile(const QString &id) const;
    //! By exact name, else by the only name that is equal without case. Errors: NotFound.
    Result<ConnectionProfile> find(const QString &name) const;
    bool isNameTaken(const QString &name, const QString &exceptId = {}) const;
    static Error nameTaken(const QString &name);
    //! A UUID without braces.
    static QString newId();

    //! What the user should know about the file, in one sentence; empty when all is well.
    QString notice() const { return m_list.notice(); }

    QString filePath() const { return m_list.filePath(); }

signals:
    void added(const QString &id);
    void updated(const QString &id);
    void removed(const QString &id);
    //! Anything about the list, its order included; after the signals above.
    void changed();
    void noticeChanged(const QString &notice);

private:
    static Error notThere();
    static std::optional<Error> nameProblem(const QList<ConnectionProfile> &profiles,
                                            const ConnectionProfile &profile);
    void takeOver();

    EntryList<ConnectionProfile> m_list;
    QList<ConnectionProfile> m_profiles; //!< as last told
};

} // namespace sessionscope::live
