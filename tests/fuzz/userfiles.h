// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/fuzzing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

//! A folder with one file of the user's in it, whatever it may hold.
namespace sessionscope::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class UserFile final
{
public:
    explicit UserFile(const QByteArray &content)
        : m_content(content)
    {
        QFile file(path());
        check(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(),
              "the file cannot be written");
    }

    const QByteArray &content() const { return m_content; }

    QString path() const { return m_folder.filePath(QStringLiteral("file")); }

    //! Reading must not change it.
    void checkIsUntouched() const
    {
        check(contentOf(path()) == m_content, "the file has changed by being read", m_content);
    }

    //! One that was not understood may have another name now, and must still be there as it was.
    void checkIsKept() const
    {
        const QDir folder(m_folder.path());
        for (const QString &name : folder.entryList(QDir::Files)) {
            if (contentOf(folder.filePath(name)) == m_content)
                return;
        }
        check(false, "the file is lost", m_content);
    }

private:
    QByteArray m_content;
    QTemporaryDir m_folder;
};

//! File watchers and locks want one; the log would only slow things down.
inline void startApplication(int *argc, char ***argv)
{
    static QCoreApplication application(*argc, *argv);
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
}

} // namespace sessionscope::test
