// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/target.h"

#include "export/descriptor.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <optional>
#include <thread>

namespace sessionscope::exporting {

namespace {

struct TargetText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::Target)
};

// How soon a stop request is noticed while a reader makes us wait.
constexpr int kPollInterval_ms = 50;
constexpr int kMaxSymbolicLinks = 40;
constexpr int kMaxNameAttempts = 100;
constexpr mode_t kPermissionBits = 07777;

QString shownPath(const QString &path)
{
    return path == QLatin1String(kStandardOutput) ? TargetText::tr("standard output") : path;
}

Error cannotWrite(const QString &path, const QString &reason)
{
    return {Error::Code::CannotWrite,
            TargetText::tr("%1 cannot be written: %2.").arg(shownPath(path), reason),
            {},
            {},
            {}};
}

Error cannotWrite(const QString &path, int number)
{
    return cannotWrite(path, qt_error_string(number));
}

Error cancelled()
{
    return {Error::Code::Cancelled, TargetText::tr("The export was cancelled."), {}, {}, {}};
}

// Standard output, pipes and devices.
class DirectTarget final : public Target
{
public:
    DirectTarget(QString path, Descriptor descriptor, std::stop_token stop)
        : m_path(std::move(path))
        , m_descriptor(std::move(descriptor))
        , m_device(m_descriptor.number(), true, std::move(stop))
    {
        struct stat status
        {
        };

        if (::fstat(m_descriptor.number(), &status) == 0 && S_ISREG(status.st_mode))
            m_regularFileSize = status.st_size;
    }

    ~DirectTarget() override
    {
        if (!m_isCommitted)
            takeBack();
    }

    QIODevice &device() override { return m_device; }

    Result<void> commit() override
    {
        if (m_regularFileSize && ::fsync(m_descriptor.number()) != 0 && errno != EINVAL)
            return failure(cannotWrite(m_path, errno));
        m_isCommitted = true;
        if (!m_descriptor.close())
            return failure(cannotWrite(m_path, errno));
        return {};
    }

private:
    static std::optional<off_t> regularFileSize(int descriptor)
    {
        struct stat status
        {
        };

        if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
            return std::nullopt;
        return status.st_size;
    }

    // Standard output led into a file: what a failed export has appended is cut off, unless others
    // have written there meanwhile.
    void takeBack()
    {
        const std::optional<off_t> size = regularFileSize(m_descriptor.number());
        if (size && m_regularFileSize && *size == *m_regularFileSize + m_device.bytesPassed()
            && ::ftruncate(m_descriptor.number(), *m_regularFileSize) == 0)
            ::lseek(m_descriptor.number(), *m_regularFileSize, SEEK_SET);
    }

    QString m_path;
    Descriptor m_descriptor;
    std::optional<off_t> m_regularFileSize;
    DescriptorDevice m_device;
    bool m_isCommitted = false;
};

// A regular file, written without a name or under another one until commit().
class FileTarget final : public Target
{
public:
    // \a file is the path after all symbolic links.
    FileTarget(QString path, QByteArray file)
        : m_path(std::move(path))
        , m_file(std::move(file))
        , m_folder(folderOf(m_file))
    {
    }

    ~FileTarget() override
    {
        if (!m_temporary.isEmpty())
            ::unlink(m_temporary.constData());
    }

    static QByteArray folderOf(const QByteArray &file)
    {
        const qsizetype slash = file.lastIndexOf('/');
        return slash < 0 ? QByteArray(".") : slash == 0 ? QByteArray("/") : file.left(slash);
    }

    Result<void> create(std::stop_token stop)
    {
#ifdef O_TMPFILE
        // Named through /proc later, which a container may lack.
        if (::access("/proc/self/fd", X_OK) == 0)
            m_descriptor =
                Descriptor(::open(m_folder.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
#endif
        m_isNameless = m_descriptor.isOpen();
        if (!m_isNameless) {
            const int number = withTemporaryName([this](const char *name) {
                m_descriptor =
                    Descriptor(::open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
                return m_descriptor.isOpen();
            });
            if (number != 0)
                return failure(cannotWrite(m_path, number));
        }
        takeOverPermissions();
        m_device.emplace(m_descriptor.number(), false, std::move(stop));
        return {};
    }

    QIODevice &device() override
    {
        return *m_device;
    }

    Result<void> commit() override
    {
        // Only now some file systems find that the disk is full.
        if (::fsync(m_descriptor.number()) != 0 && errno != EINVAL)
            return failure(cannotWrite(m_path, errno));
        if (m_isNameless) {
            const auto giveName = [this](const char *name) {
                const QByteArray link =
                    "/proc/self/fd/" + QByteArray::number(m_descriptor.number());
                return ::linkat(AT_FDCWD, link.constData(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
            };
            // A new file gets its own name at once; an old one can only be replaced by another
            // name.
            if (giveName(m_file.constData()))
                return closed();
            const int number = withTemporaryName(giveName);
            if (number != 0)
                return failure(cannotWrite(m_path, number));
        }
        if (::rename(m_temporary.constData(), m_file.constData()) != 0)
            return failure(cannotWrite(m_path, errno));
        m_temporary.clear();
        return closed();
    }

private:
    Result<void> closed()
    {
        if (!m_descriptor.close())
            return failure(cannotWrite(m_path, errno));
        return {};
    }

    // Calls \a make with new names in the folder until one is free; keeps that name. Returns the
    // number of the error, or 0.
    template <class Make>
    int withTemporaryName(Make make)
    {
        const QByteArray prefix = m_folder + "/.sessionscope-";
        for (int attempt = 0; attempt < kMaxNameAttempts; ++attempt) {
            const QByteArray name =
                prefix + QByteArray::number(QRandomGenerator::global()->generate64(), 36) + ".part";
            if (make(name.constData())) {
                m_temporary = name;
                return 0;
            }
            if (errno != EEXIST)
                return errno;
        }
        return EEXIST;
    }

    void takeOverPermissions()
    {
        struct stat status
        {
        };

        if (::stat(m_file.constData(), &status) != 0)
            return;
        // Only root can give files away; for others the file becomes theirs.
        const bool hasOwner = ::fchown(m_descriptor.number(), status.st_uid, status.st_gid) == 0;
        const mode_t mode = status.st_mode & (hasOwner ? kPermissionBits : 0777);
        (void)::fchmod(m_descriptor.number(), mode);
    }

    QString m_path;
    QByteArray m_file;
    QByteArray m_folder;
    Descriptor m_descriptor;
    std::optional<DescriptorDevice> m_device;
    bool m_isNameless = false;
    QByteArray m_temporary;
};

// The number of an open descriptor that \a path names: its pipe or file must not be opened anew,
// which would start at the beginning of the file.
std::optional<int> namedDescriptor(const QString &path)
{
    if (path == QLatin1String(kStandardOutput) || path == QLatin1String("/dev/stdout"))
        return STDOUT_FILENO;
    if (path == QLatin1String("/dev/stderr"))
        return STDERR_FILENO;
    for (const QLatin1String folder :
         {QLatin1String("/dev/fd/"), QLatin1String("/proc/self/fd/")}) {
        bool ok = false;
        if (path.startsWith(folder)) {
            const int number = path.mid(folder.size()).toInt(&ok);
            if (ok && number >= 0)
                return number;
        }
    }
    return std::nullopt;
}

// \a file with the symbolic links at its end followed; the last one may lead to no file yet.
Result<QByteArray> withoutLinks(const QString &path)
{
    QByteArray file = QFile::encodeName(path);
    for (int i = 0; i < kMaxSymbolicLinks; ++i) {
        std::array<char, PATH_MAX> target;
        const ssize_t length = ::readlink(file.constData(), target.data(), target.size());
        if (length < 0)
            return file; // no link; other errors are met again, and told, later
        const QByteArray next(target.data(), length);
        file = next.startsWith('/') ? next : FileTarget::folderOf(file) + '/' + next;
    }
    return failure(cannotWrite(path, ELOOP));
}

// Waits for somebody who reads the pipe.
Result<Descriptor> openPipe(const QString &path, const QByteArray &file,
                            const std::stop_token &stop)
{
    for (;;) {
        Descriptor descriptor(::open(file.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        if (descriptor.isOpen())
            return descriptor;
        if (errno != ENXIO && errno != EINTR)
            return failure(cannotWrite(path, errno));
        if (stop.stop_requested())
            return failure(cancelled());
        std::this_thread::sleep_for(std::chrono::milliseconds(kPollInterval_ms));
    }
}

Result<Descriptor> openDirect(const QString &path, const QByteArray &file, mode_t mode,
                              const std::stop_token &stop)
{
    if (S_ISFIFO(mode))
        return openPipe(path, file, stop);
    Descriptor descriptor(::open(file.constData(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
    if (!descriptor.isOpen())
        return failure(cannotWrite(path, errno));
    return descriptor;
}

Result<void> checkDescriptor(const QString &path, int number)
{
    const int flags = ::fcntl(number, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
        return failure(cannotWrite(path, TargetText::tr("it is closed")));
    return {};
}

Result<void> checkFile(const QString &path, const QByteArray &file)
{
    struct stat status
    {
    };

    if (::stat(file.constData(), &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return failure(cannotWrite(path, TargetText::tr("it is a folder")));
        if (::access(file.constData(), W_OK) != 0)
            return failure(cannotWrite(path, errno));
        if (!S_ISREG(status.st_mode))
            return {};
    } else if (errno != ENOENT) {
        return failure(cannotWrite(path, errno));
    } else if (file.endsWith('/')) {
        return failure(cannotWrite(path, TargetText::tr("it names a folder")));
    }
    const QByteArray folder = FileTarget::folderOf(file);
    if (::stat(folder.constData(), &status) != 0 && errno == ENOENT)
        return failure(cannotWrite(path, TargetText::tr("there is no such folder")));
    if (::access(folder.constData(), W_OK | X_OK) != 0)
        return failure(cannotWrite(path, errno));
    return {};
}

} // namespace

Result<void> checkTarget(const QString &path)
{
    if (path.isEmpty())
        return failure(Error::Code::CannotWrite, TargetText::tr("No file is named to write to."));
    if (const std::optional<int> number = namedDescriptor(path))
        return checkDescriptor(path, *number);
    const Result<QByteArray> file = withoutLinks(path);
    if (!file)
        return failure(file.error());
    return checkFile(path, *file);
}

Result<std::unique_ptr<Target>> Target::open(const QString &path, std::stop_token stop)
{
    if (const Result<void> checked = checkTarget(path); !checked)
        return failure(checked.error());
    if (const std::optional<int> number = namedDescriptor(path)) {
        Descriptor copy(::fcntl(*number, F_DUPFD_CLOEXEC, 0));
        if (!copy.isOpen())
            return failure(cannotWrite(path, errno));
        return std::make_unique<DirectTarget>(path, std::move(copy), std::move(stop));
    }
    const Result<QByteArray> file = withoutLinks(path);
    if (!file)
        return failure(file.error());

    struct stat status
    {
    };

    if (::stat(file->constData(), &status) == 0 && !S_ISREG(status.st_mode)) {
        Result<Descriptor> descriptor = openDirect(path, *file, status.st_mode, stop);
        if (!descriptor)
            return failure(descriptor.error());
        return std::make_unique<DirectTarget>(path, std::move(*descriptor), std::move(stop));
    }
    auto target = std::make_unique<FileTarget>(path, *file);
    if (const Result<void> created = target->create(std::move(stop)); !created)
        return failure(created.error());
    return target;
}

} // namespace sessionscope::exporting
