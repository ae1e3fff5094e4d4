// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal.h"

#include "core/displaytext.h"
#include "core/filelock.h"
#include "core/jsonfile.h"
#include "core/limits.h"
#include "core/logging.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QThread>

#include <algorithm>
#include <cerrno>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

struct JournalText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::live::Journal)
};

Error cannotWrite(const QString &filePath, const QString &problem)
{
    return {Error::Code::CannotWrite,
            JournalText::tr("The journal %1 could not be written: %2.")
                .arg(QDir::toNativeSeparators(filePath), problem),
            problem, QString(), QString()};
}

//! Those put aside, the oldest first; their names sort by time.
QStringList filesAside(const QString &filePath)
{
    const QFileInfo info(filePath);
    const QDir folder = info.absoluteDir();
    QStringList paths;
    const QString pattern = info.completeBaseName() + u"-*."_s + info.suffix();
    for (const QString &name : folder.entryList({pattern}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

QString pathAside(const QString &filePath)
{
    const QFileInfo info(filePath);
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    return info.absoluteDir().filePath(info.completeBaseName() + u'-' + time + u'.'
                                       + info.suffix());
}

//! The lock is held. Nothing is lost if it fails: the file then grows on.
void putAside(const QString &filePath)
{
    QString aside = pathAside(filePath);
    while (QFile::exists(aside)) { // it is of this millisecond
        QThread::msleep(1);
        aside = pathAside(filePath);
    }
    if (!QFile::rename(filePath, aside)) {
        qCWarning(lcLive, "the journal could not be put aside");
        return;
    }
    QStringList kept = filesAside(filePath);
    while (kept.size() > kKeptJournals)
        QFile::remove(kept.takeFirst());
}

//! A line that was cut off must not run into the next one.
bool endsWithinLine(QFile &file)
{
    const qint64 size = file.size();
    char last = '\n';
    if (size > 0 && file.seek(size - 1))
        file.getChar(&last);
    return last != '\n';
}

//! Bytes of a file, or why it cannot be read.
using Content = tl::expected<QByteArray, QString>;

Content contentOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path))
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(file.errorString());
    return file.readAll();
}

class Reader
{
public:
    void read(const QString &path, const Content &content)
    {
        m_file = QFileInfo(path).fileName();
        m_line = 0;
        if (!content) {
            add(JournalEntry::Kind::Unreadable, content.error());
            return;
        }
        QBuffer buffer;
        buffer.setData(*content);
        buffer.open(QIODevice::ReadOnly);
        while (!buffer.atEnd()) {
            const QByteArray line = buffer.readLine(kMaxJournalLineBytes);
            ++m_line;
            if (line != "\n")
                readLine(line);
        }
    }

    std::vector<JournalEntry> takeEntries() { return std::move(m_entries); }

private:
    void readLine(const QByteArray &line)
    {
        bool isNewer = false;
        std::optional<JournalLine> read = JournalLine::read(line, &isNewer);
        if (!read) {
            add(isNewer ? JournalEntry::Kind::Newer : JournalEntry::Kind::Damaged,
                displayText(QString::fromUtf8(line.trimmed().left(kMaxDetailCharacters)),
                            kMaxDetailCharacters));
            return;
        }
        take(std::move(*read));
    }

    void take(JournalLine line)
    {
        const auto known = m_actions.constFind(line.action.id);
        if (known == m_actions.cend()) {
            m_actions.insert(line.action.id, m_entries.size());
            JournalEntry entry;
            entry.action = std::move(line.action);
            m_entries.push_back(std::move(entry));
            return;
        }
        JournalAction &action = m_entries[*known].action;
        const bool isAgain = line.isBegin ? action.begun.isValid() : action.ended.isValid();
        if (isAgain) // who has been here first is believed
            return;
        if (line.isBegin)
            std::swap(action, line.action); // the end came first
        action.ended = line.action.ended;
        action.outcomes = line.action.outcomes;
        action.requestId = line.action.requestId;
    }

    void add(JournalEntry::Kind kind, const QString &text)
    {
        JournalEntry entry;
        entry.kind = kind;
        entry.file = m_file;
        entry.line = m_line;
        entry.text = text;
        m_entries.push_back(std::move(entry));
    }

    std::vector<JournalEntry> m_entries;
    QHash<QString, std::size_t> m_actions; // by id
    QString m_file;
    int m_line = 0;
};

} // namespace

Result<void> Journal::begin(const JournalAction &action) const
{
    return append(action.beginLine(), true);
}

Result<void> Journal::end(const JournalAction &action) const
{
    // Beside its begin, where people look for it.
    return append(action.endLine(), false);
}

Result<void> Journal::append(const QByteArray &line, bool mayPutAside) const
{
    makePrivateFolder(QFileInfo(m_filePath).absolutePath());
    const FileLock lock(m_filePath);
    if (!lock.isHeld()) {
        return failure(
            cannotWrite(m_filePath,
                        JournalText::tr("its folder cannot be written to, or another program has "
                                        "the journal")));
    }
    if (mayPutAside && QFileInfo(m_filePath).size() >= kMaxJournalBytes)
        putAside(m_filePath);
    // Unbuffered: a line is one write.
    QFile file(m_filePath);
    const bool isNew = !file.exists();
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered, kOwnerOnly)
        || !file.setPermissions(kOwnerOnly))
        return failure(cannotWrite(m_filePath, file.errorString()));
    const qint64 before = file.size();
    const QByteArray bytes = endsWithinLine(file) ? '\n' + line : line;
    const qint64 written = file.write(bytes);
    if (written != bytes.size() || !sendToDisk(file)) {
        // Of a part of it that was written Qt tells no error.
        const QString problem = qt_error_string(errno);
        // What is there of this line is no line.
        if (file.size() == before + std::max<qint64>(written, 0))
            file.resize(before);
        return failure(cannotWrite(m_filePath, problem));
    }
    if (isNew)
        sendFolderToDisk(QFileInfo(m_filePath).absolutePath());
    return {};
}

std::vector<JournalEntry> Journal::read() const
{
    if (!QFileInfo(m_filePath).absoluteDir().exists())
        return {};
    QStringList aside;
    Content content;
    {
        // No line is half there, no file is put aside meanwhile. Who cannot have it reads anyway.
        const FileLock lock(m_filePath);
        aside = filesAside(m_filePath);
        content = contentOf(m_filePath);
    }
    Reader reader;
    for (const QString &path : aside)
        reader.read(path, contentOf(path));
    reader.read(m_filePath, content);
    return reader.takeEntries();
}

} // namespace sessionscope::live
