// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <memory>
#include <vector>

//! What the program keeps for its user, written in generations: everything of a generation says its
//! number, so that a mixture of two is noticed.
namespace sessionscope::test {

//! A store as a running program has it open.
class OpenStore
{
public:
    OpenStore() = default;
    Q_DISABLE_COPY_MOVE(OpenStore)
    virtual ~OpenStore() = default;

    //! Adds an entry of that name.
    virtual Result<void> add(const QString &name) = 0;
    virtual bool has(const QString &name) const = 0;
    virtual QString notice() const = 0;
};

struct UserData
{
    const char *name;
    const char *file; //!< in the folder
    //! Writes generation \a generation, as the program does it; why it cannot, if it cannot.
    QString (*write)(const QString &folder, int generation);
    //! What is wrong with the files, read as the program reads them; empty if nothing is. Files
    //! that have never been written are fine.
    QString (*problem)(const QString &folder);
    //! Null for what has no entries that several programs could add.
    std::unique_ptr<OpenStore> (*open)(const QString &folder);
};

const std::vector<UserData> &userData();
//! Null if there is no such kind.
const UserData *userData(const QString &name);

} // namespace sessionscope::test
