// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/target.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <thread>

using namespace sessionscope;
using namespace sessionscope::exporting;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<cannot be read>");
}

void setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(path));
}

mode_t modeOf(const QString &path)
{
    struct stat status
    {
    };

    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0;
}

// Puts \a descriptor in place of \a number as long as it lives.
class Redirected
{
public:
    Redirected(int number, int descriptor)
        : m_number(number)
        , m_saved(::dup(number))
    {
        ::dup2(descriptor, number);
    }

    ~Redirected()
    {
        ::dup2(m_saved, m_number);
        ::close(m_saved);
    }

    Q_DISABLE_COPY_MOVE(Redirected)

private:
    int m_number;
    int m_saved;
};

} // namespace

class TargetTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void newFileAppearsAtCommit();
    void oldFileIsReplacedAtCommit();
    void abandonedFileLeavesNothing_data();
    void abandonedFileLeavesNothing();
    void permissionsAreKept();
    void newFileHasTheUsualPermissions();
    void symbolicLinkIsFollowed();
    void linkToNothingCreatesItsTarget();
    void refused_data();
    void refused();
    void deviceIsWrittenDirectly();
    void fullDiskKeepsTheOldFile();
    void pipeIsWrittenDirectly();
    void waitForAReaderCanBeStopped();
    void waitForASlowReaderCanBeStopped();
    void closedPipeIsAnError();
    void standardOutputIsAppendedTo();
    void failedExportIsCutOffStandardOutput();
    void closedStandardOutputIsRefused();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TargetTest::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
}

void TargetTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TargetTest::newFileAppearsAtCommit()
{
    auto target = Target::open(path("a.csv"));
    QVERIFY(target);
    QCOMPARE((*target)->device().write("text"), 4);
    QVERIFY(!QFile::exists(path("a.csv")));
    QVERIFY((*target)->commit());
    QCOMPARE(contentOf(path("a.csv")), QByteArray("text"));
    target->reset();
    QCOMPARE(entries(), QStringList{QStringLiteral("a.csv")});
}

void TargetTest::oldFileIsReplacedAtCommit()
{
    setContent(path("a.csv"), "old and longer");
    auto target = Target::open(path("a.csv"));
    QVERIFY(target);
    (*target)->device().write("new");
    QCOMPARE(contentOf(path("a.csv")), QByteArray("old and longer"));
    QVERIFY((*target)->commit());
    QCOMPARE(contentOf(path("a.csv")), QByteArray("new"));
    QCOMPARE(entries(), QStringList{QStringLiteral("a.csv")});
}

void TargetTest::abandonedFileLeavesNothing_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addRow("new file") << false;
    QTest::addRow("old file") << true;
}

void TargetTest::abandonedFileLeavesNothing()
{
    QFETCH(bool, exists);
    if (exists)
        setContent(path("a.csv"), "old");
    {
        auto target = Target::open(path("a.csv"));
        QVERIFY(target);
        (*target)->device().write("new");
    }
    QCOMPARE(entries(), exists ? QStringList{QStringLiteral("a.csv")} : QStringList{});
    if (exists)
        QCOMPARE(contentOf(path("a.csv")), QByteArray("old"));
}

void TargetTest::permissionsAreKept()
{
    setContent(path("a.csv"), "old");
    QCOMPARE(::chmod(QFile::encodeName(path("a.csv")).constData(), 0641), 0);
    auto target = Target::open(path("a.csv"));
    QVERIFY(target && (*target)->commit());
    QCOMPARE(modeOf(path("a.csv")), mode_t(0641));
}

void TargetTest::newFileHasTheUsualPermissions()
{
    const mode_t mask = ::umask(027);
    auto target = Target::open(path("a.csv"));
    ::umask(mask);
    QVERIFY(target && (*target)->commit());
    QCOMPARE(modeOf(path("a.csv")), mode_t(0640));
}

void TargetTest::symbolicLinkIsFollowed()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("real")));
    setContent(path("real/a.csv"), "old");
    QVERIFY(QFile::link(QStringLiteral("real/b.csv"), path("link")));
    QVERIFY(QFile::link(QStringLiteral("a.csv"), path("real/b.csv")));
    auto target = Target::open(path("link"));
    QVERIFY(target);
    (*target)->device().write("new");
    QVERIFY((*target)->commit());
    QVERIFY(QFileInfo(path("link")).isSymLink());
    QVERIFY(QFileInfo(path("real/b.csv")).isSymLink());
    QVERIFY(!QFileInfo(path("real/a.csv")).isSymLink());
    QCOMPARE(contentOf(path("real/a.csv")), QByteArray("new"));
}

void TargetTest::linkToNothingCreatesItsTarget()
{
    QVERIFY(QFile::link(path("later.csv"), path("link")));
    auto target = Target::open(path("link"));
    QVERIFY(target);
    (*target)->device().write("new");
    QVERIFY((*target)->commit());
    QCOMPARE(contentOf(path("later.csv")), QByteArray("new"));
    QVERIFY(QFileInfo(path("link")).isSymLink());
}

void TargetTest::refused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addRow("nothing") << QString();
    QTest::addRow("a folder") << QStringLiteral("%1");
    QTest::addRow("a folder with a slash") << QStringLiteral("%1/");
    QTest::addRow("no such folder") << QStringLiteral("%1/missing/a.csv");
    QTest::addRow("a new name with a slash") << QStringLiteral("%1/a.csv/");
    QTest::addRow("below a file") << QStringLiteral("%1/file/a.csv");
    QTest::addRow("links in a circle") << QStringLiteral("%1/circle");
    QTest::addRow("a file system without files") << QStringLiteral("/proc/a.csv");
    QTest::addRow("name too long") << QStringLiteral("%1/") + QString(300, QLatin1Char('n'));
}

void TargetTest::refused()
{
    QFETCH(QString, path);
    setContent(this->path("file"), "old");
    QVERIFY(QFile::link(this->path("circle"), this->path("circle")));
    if (path.contains(QLatin1Char('%')))
        path = path.arg(m_folder->path());
    Result<void> outcome = checkTarget(path);
    if (outcome) {
        auto target = Target::open(path);
        outcome = target ? (*target)->commit() : failure(target.error());
    }
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Error::Code::CannotWrite);
    QVERIFY(!outcome.error().message.isEmpty());
    QCOMPARE(entries().size(), 2);
    QCOMPARE(contentOf(this->path("file")), QByteArray("old"));
}

void TargetTest::deviceIsWrittenDirectly()
{
    auto target = Target::open(QStringLiteral("/dev/null"));
    QVERIFY(target);
    QCOMPARE((*target)->device().write("text"), 4);
    QVERIFY((*target)->commit());

    struct stat status
    {
    };

    QCOMPARE(::stat("/dev/null", &status), 0);
    QVERIFY(S_ISCHR(status.st_mode));

    auto full = Target::open(QStringLiteral("/dev/full"));
    QVERIFY(full);
    QCOMPARE((*full)->device().write("text"), -1);
}

void TargetTest::fullDiskKeepsTheOldFile()
{
    setContent(path("a.csv"), "old");
    // A limit on file sizes is met like a full disk: by a write in the middle.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 10'000;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    qint64 written = 0;
    {
        auto target = Target::open(path("a.csv"));
        if (target) {
            written = (*target)->device().write(QByteArray(9'000, 'x'));
            written += (*target)->device().write(QByteArray(1'000, 'x'));
            written += (*target)->device().write("x");
        }
    }
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(written, 9'999); // the last one failed
    QCOMPARE(contentOf(path("a.csv")), QByteArray("old"));
    QCOMPARE(entries(), QStringList{QStringLiteral("a.csv")});
}

void TargetTest::pipeIsWrittenDirectly()
{
    const QByteArray name = QFile::encodeName(path("pipe"));
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    QByteArray received;
    std::thread reader([&] { received = contentOf(path("pipe")); });
    const QByteArray sent(1'000'000, 'x');
    bool committed = false;
    {
        auto target = Target::open(path("pipe"));
        qint64 done = 0;
        while (target && done < sent.size()) {
            const qint64 now =
                (*target)->device().write(sent.constData() + done, sent.size() - done);
            if (now <= 0)
                break;
            done += now;
        }
        committed = target && (*target)->commit();
    }
    reader.join();
    QVERIFY(committed);
    QCOMPARE(received, sent);
    QCOMPARE(entries(), QStringList{QStringLiteral("pipe")});
}

void TargetTest::waitForAReaderCanBeStopped()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    std::stop_source stop;
    std::thread stopper([&] {
        QTest::qSleep(100);
        stop.request_stop();
    });
    auto target = Target::open(path("pipe"), stop.get_token());
    stopper.join();
    QVERIFY(!target);
    QCOMPARE(target.error().code, Error::Code::Cancelled);
}

void TargetTest::waitForASlowReaderCanBeStopped()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    std::stop_source stop;
    std::thread stopper([&] {
        QTest::qSleep(200);
        stop.request_stop();
    });
    qint64 last = 0;
    qint64 all = 0;
    {
        const Redirected redirected(STDOUT_FILENO, ends[1]);
        auto target = Target::open(QStringLiteral("-"), stop.get_token());
        const QByteArray piece(100'000, 'x');
        do {
            last = target ? (*target)->device().write(piece) : -1;
            all += last;
        } while (last > 0);
    }
    stopper.join();
    ::close(ends[0]);
    ::close(ends[1]);
    QCOMPARE(last, -1);
    QVERIFY(all > 0);
}

void TargetTest::closedPipeIsAnError()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    qint64 written = 0;
    {
        const Redirected redirected(STDOUT_FILENO, ends[1]);
        auto target = Target::open(QStringLiteral("-"));
        written = target ? (*target)->device().write("text") : -2;
    }
    ::close(ends[1]);
    QCOMPARE(written, -1);
}

void TargetTest::standardOutputIsAppendedTo()
{
    for (const char *name : {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
        setContent(path("out"), "before ");
        const int file = ::open(QFile::encodeName(path("out")).constData(), O_WRONLY | O_APPEND);
        QVERIFY(file >= 0);
        bool committed = false;
        {
            const Redirected redirected(STDOUT_FILENO, file);
            auto target = Target::open(QLatin1String(name));
            committed = target && (*target)->device().write("table") == 5 && (*target)->commit();
        }
        ::close(file);
        QVERIFY2(committed, name);
        QCOMPARE(contentOf(path("out")), QByteArray("before table"));
        QCOMPARE(entries(), QStringList{QStringLiteral("out")});
    }
}

void TargetTest::failedExportIsCutOffStandardOutput()
{
    setContent(path("out"), "before ");
    const int file = ::open(QFile::encodeName(path("out")).constData(), O_WRONLY);
    QVERIFY(file >= 0);
    QCOMPARE(::lseek(file, 0, SEEK_END), 7);
    {
        const Redirected redirected(STDOUT_FILENO, file);
        auto target = Target::open(QStringLiteral("-"));
        if (target)
            (*target)->device().write("table");
    }
    QCOMPARE(contentOf(path("out")), QByteArray("before "));
    QCOMPARE(::write(file, "after", 5), 5);
    ::close(file);
    QCOMPARE(contentOf(path("out")), QByteArray("before after"));
}

void TargetTest::closedStandardOutputIsRefused()
{
    const int saved = ::dup(STDOUT_FILENO);
    ::close(STDOUT_FILENO);
    const Result<void> closed = checkTarget(QStringLiteral("-"));
    // As main() occupies the number, so that no socket gets it.
    const int placeholder = ::open("/dev/null", O_RDONLY);
    const Result<void> occupied = checkTarget(QStringLiteral("-"));
    ::dup2(saved, STDOUT_FILENO);
    ::close(saved);
    QCOMPARE(placeholder, STDOUT_FILENO);
    QVERIFY(!closed && !occupied);
    QCOMPARE(closed.error().code, Error::Code::CannotWrite);
}

QTEST_GUILESS_MAIN(TargetTest)
#include "tst_target.moc"
