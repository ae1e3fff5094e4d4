// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filelock.h"

#include <QFile>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDeadAfterMs = 1'000;
constexpr int kPatienceMs = 2'000; // longer than a dead lock lives

} // namespace

FileLock::FileLock(const QString &filePath)
    : m_lock(filePath + u".lock"_s)
{
    m_lock.setStaleLockTime(kDeadAfterMs);
    m_lock.tryLock(kPatienceMs);
}

void FileLock::removeDead(const QString &filePath)
{
    if (QFile::exists(filePath + u".lock"_s))
        const FileLock lock(filePath); // taken and given back
}

} // namespace sessionscope
