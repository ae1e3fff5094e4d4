// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

//! What the program keeps for its user, written in generations: everything of a generation says its
//! number, so that a mixture of two is noticed.
namespace sessionscope::test {

struct UserData
{
    const char *name;
    //! Writes generation \a generation, as the program does it; why it cannot, if it cannot.
    QString (*write)(const QString &folder, int generation);
    //! What is wrong with the files, read as the program reads them; empty if nothing is. Files
    //! that have never been written are fine.
    QString (*problem)(const QString &folder);
};

const std::vector<UserData> &userData();

} // namespace sessionscope::test
