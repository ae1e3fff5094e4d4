// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/snapshotfile.h"

#include "core/limits.h"
#include "decode/dasanswer.h"
#include "decode/daswriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QSaveFile>
#include <QStringDecoder>

#include <optional>
#include <utility>

namespace sessionscope::record {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FileText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::SnapshotFile)
};

constexpr int kFormatVersion = 1;
constexpr qint64 kChunkBytes = qint64(1024) * 1024; // between two looks at the stop token

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

Error cancelled()
{
    return {Error::Code::Cancelled, FileText::tr("Opening the file was cancelled."), {}, {}, {}};
}

Error cannotRead(const QString &path, const QString &reason)
{
    return {Error::Code::CannotRead,
            FileText::tr("%1 cannot be opened: %2. Check the path and its permissions.")
                .arg(shown(path), reason),
            {},
            {},
            {}};
}

Error cannotWrite(const QString &path, const QString &reason)
{
    return {Error::Code::CannotWrite,
            FileText::tr("%1 cannot be saved: %2. Check the folder, its permissions and its free "
                         "space, or choose another place.")
                .arg(shown(path), reason),
            {},
            {},
            {}};
}

Error tooLarge(const QString &path)
{
    return {Error::Code::TooLarge,
            FileText::tr("%1 cannot be opened: it is larger than %2 MiB. No answer of the API is.")
                .arg(shown(path))
                .arg(kMaxBodyBytes >> 20),
            {},
            {},
            {}};
}

// Gives a file in chunks: sizes of pipes are not known, and a slow disk must not hold up a
// cancellation.
class FileChunks
{
public:
    FileChunks(const QString &path, std::stop_token stop)
        : m_path(path)
        , m_stop(std::move(stop))
        , m_file(path)
    {
    }

    Result<void> open()
    {
        if (QFileInfo(m_path).isDir())
            return failure(cannotRead(m_path, FileText::tr("it is a folder")));
        if (m_path.isEmpty())
            return failure(cannotRead(m_path, FileText::tr("it has no name")));
        if (!m_file.open(QIODevice::ReadOnly))
            return failure(cannotRead(m_path, m_file.errorString()));
        if (m_file.size() > kMaxBodyBytes)
            return failure(tooLarge(m_path));
        return {};
    }

    // The next one; empty at the end and where error() says why there are no more.
    QByteArray next()
    {
        if (m_stop.stop_requested()) {
            m_error = cancelled();
            return {};
        }
        QByteArray chunk(kChunkBytes, Qt::Uninitialized);
        const qint64 count = m_file.read(chunk.data(), kChunkBytes);
        m_count += qMax<qint64>(count, 0);
        if (count < 0)
            m_error = cannotRead(m_path, m_file.errorString());
        else if (m_count > kMaxBodyBytes)
            m_error = tooLarge(m_path);
        chunk.truncate(m_error ? 0 : count);
        return chunk;
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    QString m_path;
    std::stop_token m_stop;
    QFile m_file;
    qint64 m_count = 0;
    std::optional<Error> m_error;
};

bool isUtf16(const QByteArray &beginning)
{
    return beginning.startsWith("\xff\xfe") || beginning.startsWith("\xfe\xff");
}

// What PowerShell's redirection makes of UTF-8 output; everything else is left to the decoder.
QByteArray utf8Of(QByteArray utf16, FileChunks &rest)
{
    for (QByteArray chunk = rest.next(); !chunk.isEmpty(); chunk = rest.next())
        utf16 += chunk;
    QStringDecoder decoder(QStringDecoder::Utf16); // the BOM says which one
    const QString text = decoder(utf16);
    return text.toUtf8();
}

Error about(const QString &path, Error error)
{
    if (error.code != Error::Code::Cancelled)
        error.message = FileText::tr("%1 cannot be opened. %2", "path, the reason as a sentence")
                            .arg(shown(path), error.message);
    return error;
}

Error refused(const QString &path, const decode::Refusal &refusal)
{
    return {Error::Code::Refused,
            FileText::tr("%1 holds no sessions but a refusal of the server: %2")
                .arg(shown(path), refusal.message),
            {},
            refusal.code,
            refusal.requestId};
}

// False for pipes and devices, over which QSaveFile would put a file if it has the right to.
bool isRegularTarget(const QString &path)
{
    const QFileInfo info(path);
    return !info.exists() || info.isFile() || info.isDir();
}

// Writes and ends the file by \a finish; says which file could not be saved.
template <class File, class Finish>
Result<void> write(File &file, const session::SessionSnapshot &snapshot, const QJsonObject &extra,
                   const std::stop_token &stop, Finish finish)
{
    if (!file.open(QIODevice::WriteOnly))
        return failure(cannotWrite(file.fileName(), file.errorString()));
    const Result<void> written = decode::writeDasAnswer(snapshot, file, extra, stop);
    if (!written && written.error().code == Error::Code::Cancelled)
        return failure(written.error());
    if (!written || file.write("\n") != 1 || !finish(file))
        return failure(cannotWrite(file.fileName(), file.errorString()));
    return {};
}

Result<void> saveBeside(const QString &path, const session::SessionSnapshot &snapshot,
                        const QJsonObject &extra, const std::stop_token &stop)
{
    QSaveFile file(path); // going away without commit() removes what was written
    return write(file, snapshot, extra, stop, [](QSaveFile &f) { return f.commit(); });
}

Result<void> saveInto(const QString &path, const session::SessionSnapshot &snapshot,
                      const QJsonObject &extra, const std::stop_token &stop)
{
    QFile file(path);
    return write(file, snapshot, extra, stop, [](QFile &f) { return f.flush(); });
}

} // namespace

Result<void> saveSnapshot(const QString &path, const session::SessionSnapshot &snapshot,
                          const SnapshotFileInfo &info, const std::stop_token &stop)
{
    if (path.isEmpty())
        return failure(cannotWrite(path, FileText::tr("it has no name")));
    const QJsonObject ours{{u"Version"_s, kFormatVersion},
                           {u"InstanceId"_s, snapshot.info().instanceId},
                           {u"SavedAt"_s, info.savedAt.toUTC().toString(Qt::ISODateWithMs)},
                           {u"Program"_s, info.program}};
    const QJsonObject extra{{u"Sessionscope"_s, ours}};
    if (isRegularTarget(path))
        return saveBeside(path, snapshot, extra, stop);
    return saveInto(path, snapshot, extra, stop);
}

Result<session::SnapshotPointer> loadSnapshot(const QString &path, std::stop_token stop)
{
    FileChunks chunks(path, stop);
    if (const Result<void> opened = chunks.open(); !opened)
        return failure(opened.error());
    QByteArray chunk = chunks.next();
    if (isUtf16(chunk))
        chunk = utf8Of(std::move(chunk), chunks);
    const auto next = [&] {
        return chunk.isNull() ? chunks.next() : std::exchange(chunk, QByteArray());
    };
    Result<decode::DasAnswer> answer = decode::decodeDasAnswer(next, QString(), std::move(stop));
    if (chunks.error())
        return failure(*chunks.error());
    if (!answer)
        return failure(about(path, answer.error()));
    if (answer->refusal)
        return failure(refused(path, *answer->refusal));
    return answer->snapshot;
}

} // namespace sessionscope::record
