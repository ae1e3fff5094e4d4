// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entrylist.h"
#include "core/jsonstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;

namespace {

bool hasList(const QJsonObject &root)
{
    return root[u"list"_s].isArray();
}

Result<void> append(JsonStore &store, const QString &text)
{
    return store.change([&text](QJsonObject &root) -> Result<void> {
        QJsonArray list = root[u"list"_s].toArray();
        list.append(text);
        root[u"list"_s] = list;
        return {};
    });
}

} // namespace

class TestJsonStore : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsWhatIsSaved();
    void doesNotLoseWhatAnotherProgramHasSaved();
    void writesNothingWhereNothingChanges();
    void changesNothingOnAnError();
    void keepsAFileAside_data();
    void keepsAFileAside();
    void leavesADamagedFileAloneUntilSomethingIsSaved();
    void saysWhenItCannotBeWritten();
    void takesOverWhatAnotherProgramWrites();
    void hearsOfAFolderThatIsMadeLater();
    void keepsWhatWasSeenWhole_data();
    void keepsWhatWasSeenWhole();
    void leavesNoFileBesideAndNoneOfADeadProgram();
    void isTheUsersAloneFromTheFirstMoment();
    void writesToWhereALinkPoints();
    void namesAreTheSameButForCase();

private:
    QString path() const { return m_folder->filePath(u"sub/list.json"_s); }

    void write(const QByteArray &bytes) const
    {
        QDir().mkpath(m_folder->filePath(u"sub"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray read(const QString &name) const
    {
        QFile file(m_folder->filePath(u"sub/"_s + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList files(const QString &pattern) const
    {
        return QDir(m_folder->filePath(u"sub"_s)).entryList({pattern}, QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJsonStore::keepsWhatIsSaved()
{
    JsonStore store(path(), 1, hasList);
    QSignalSpy changed(&store, &JsonStore::changed);
    QVERIFY(append(store, u"one"_s));
    QCOMPARE(changed.size(), 1);
    const JsonStore again(path(), 1, hasList);
    QCOMPARE(again.root()[u"list"_s].toArray(), QJsonArray{u"one"_s});
    QCOMPARE(again.notice(), QString());
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), 0);
}

void TestJsonStore::doesNotLoseWhatAnotherProgramHasSaved()
{
    JsonStore one(path(), 1, hasList);
    JsonStore other(path(), 1, hasList);
    QVERIFY(append(one, u"one"_s));
    QVERIFY(append(other, u"two"_s));
    QCOMPARE(other.root()[u"list"_s].toArray(), (QJsonArray{u"one"_s, u"two"_s}));
}

void TestJsonStore::writesNothingWhereNothingChanges()
{
    write(R"({"version":1,"list":["one"]})");
    JsonStore store(path(), 1, hasList);
    QSignalSpy changed(&store, &JsonStore::changed);
    QVERIFY(store.change([](QJsonObject &) -> Result<void> { return {}; }));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(read(u"list.json"_s), QByteArray(R"({"version":1,"list":["one"]})"));
}

void TestJsonStore::changesNothingOnAnError()
{
    write(R"({"version":1,"list":["one"]})");
    JsonStore store(path(), 1, hasList);
    const Result<void> changed = store.change([](QJsonObject &root) -> Result<void> {
        root = {};
        return failure(Error::Code::InvalidInput, u"no"_s);
    });
    QVERIFY(!changed);
    QCOMPARE(changed.error().message, u"no"_s);
    QCOMPARE(store.root()[u"list"_s].toArray(), QJsonArray{u"one"_s});
    QCOMPARE(read(u"list.json"_s), QByteArray(R"({"version":1,"list":["one"]})"));
}

void TestJsonStore::keepsAFileAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("pattern");
    const QString damaged = u"list.json.damaged-*"_s;
    QTest::newRow("empty") << QByteArray() << damaged;
    QTest::newRow("no JSON") << QByteArray("[list]\none=1\n") << damaged;
    QTest::newRow("cut off") << QByteArray(R"({"version":1,"list":["o)") << damaged;
    QTest::newRow("no version") << QByteArray(R"({"list":[]})") << damaged;
    QTest::newRow("no list") << QByteArray(R"({"version":1,"list":7})") << damaged;
    QTest::newRow("too deep") << QByteArray(200'000, '[') << damaged;
    QTest::newRow("newer") << QByteArray(R"({"version":2,"list":{"all":"new"}})")
                           << u"list.json.newer-*"_s;
}

void TestJsonStore::keepsAFileAside()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, pattern);
    write(bytes);
    JsonStore store(path(), 1, hasList);
    QVERIFY(store.root().isEmpty());
    QVERIFY(!store.notice().isEmpty());
    QVERIFY(append(store, u"one"_s));
    const QStringList kept = files(pattern);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(read(kept.first()), bytes);
    QVERIFY2(store.notice().contains(kept.first()), qPrintable(store.notice()));
    QVERIFY(append(store, u"two"_s));
    QCOMPARE(files(pattern).size(), 1);
    QVERIFY(store.notice().contains(kept.first())); // also after the next change
    QCOMPARE(JsonStore(path(), 1, hasList).root()[u"list"_s].toArray().size(), 2);
}

void TestJsonStore::leavesADamagedFileAloneUntilSomethingIsSaved()
{
    write("nonsense");
    {
        const JsonStore store(path(), 1, hasList);
        QVERIFY(store.notice().contains(u"list.json"_s));
    }
    QCOMPARE(read(u"list.json"_s), QByteArray("nonsense"));
}

void TestJsonStore::saysWhenItCannotBeWritten()
{
    QFile file(m_folder->filePath(u"sub"_s)); // a file where the folder is to be
    QVERIFY(file.open(QIODevice::WriteOnly));
    JsonStore store(path(), 1, hasList);
    const Result<void> changed = append(store, u"one"_s);
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, Error::Code::CannotWrite);
    QVERIFY(!changed.error().message.isEmpty());
    QVERIFY(store.root().isEmpty());
}

void TestJsonStore::takesOverWhatAnotherProgramWrites()
{
    JsonStore store(path(), 1, hasList);
    JsonStore other(path(), 1, hasList);
    QVERIFY(append(store, u"one"_s));
    QSignalSpy changed(&store, &JsonStore::changed);
    QVERIFY(append(other, u"two"_s));
    QTRY_COMPARE(store.root()[u"list"_s].toArray(), (QJsonArray{u"one"_s, u"two"_s}));
    QCOMPARE(changed.size(), 1);
    // As an editor does it, and with the same length.
    write(R"({"version":1,"list":["abc"]})");
    QTRY_COMPARE(store.root()[u"list"_s].toArray(), QJsonArray{u"abc"_s});
    write(R"({"version":1,"list":["xyz"]})");
    QTRY_COMPARE(store.root()[u"list"_s].toArray(), QJsonArray{u"xyz"_s});
    QCOMPARE(changed.size(), 3);
}

void TestJsonStore::hearsOfAFolderThatIsMadeLater()
{
    JsonStore store(path(), 1, hasList);
    write(R"({"version":1,"list":["one"]})");
    QTRY_COMPARE(store.root()[u"list"_s].toArray(), QJsonArray{u"one"_s});
    write(R"({"version":1,"list":["two"]})");
    QTRY_COMPARE(store.root()[u"list"_s].toArray(), QJsonArray{u"two"_s});
}

void TestJsonStore::keepsWhatWasSeenWhole_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null: the file is taken away
    QTest::newRow("damaged") << QByteArray("oops");
    QTest::newRow("newer") << QByteArray(R"({"version":2})");
    QTest::newRow("taken away") << QByteArray();
}

void TestJsonStore::keepsWhatWasSeenWhole()
{
    QFETCH(QByteArray, bytes);
    JsonStore store(path(), 1, hasList);
    QSignalSpy noticed(&store, &JsonStore::noticeChanged);
    QVERIFY(append(store, u"one"_s));
    if (bytes.isNull()) {
        QVERIFY(QFile::remove(path()));
        store.reload();
        QCOMPARE(store.notice(), QString());
    } else {
        write(bytes);
        QTRY_VERIFY(!store.notice().isEmpty());
        QCOMPARE(noticed.size(), 1);
    }
    QCOMPARE(store.root()[u"list"_s].toArray(), QJsonArray{u"one"_s});
    QVERIFY(append(store, u"two"_s));
    QCOMPARE(JsonStore(path(), 1, hasList).root()[u"list"_s].toArray(),
             (QJsonArray{u"one"_s, u"two"_s}));
    QCOMPARE(files(u"list.json.*-*"_s).size(), bytes.isNull() ? 0 : 1);
}

void TestJsonStore::leavesNoFileBesideAndNoneOfADeadProgram()
{
    JsonStore store(path(), 1, hasList);
    QVERIFY(append(store, u"one"_s));
    QFile left(path() + u".saving"_s); // killed in the middle
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write(QByteArray(9'999, 'x'));
    left.close();
    QVERIFY(left.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(append(store, u"two"_s));
    QCOMPARE(JsonStore(path(), 1, hasList).root()[u"list"_s].toArray().size(), 2);
    QCOMPARE(files(u"*"_s), QStringList(u"list.json"_s));
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), 0);

    // A folder in the place of the file beside: it cannot be written, and nothing is lost.
    write("oops");
    QVERIFY(QDir().mkpath(path() + u".saving/x"_s));
    QVERIFY(!append(store, u"three"_s));
    QCOMPARE(files(u"*"_s), QStringList(u"list.json"_s)); // not kept again with each attempt
    QCOMPARE(read(u"list.json"_s), QByteArray("oops"));
}

void TestJsonStore::isTheUsersAloneFromTheFirstMoment()
{
#ifdef Q_OS_UNIX
    const mode_t before = ::umask(0);
    const auto mend = qScopeGuard([before] { ::umask(before); });
#endif
    constexpr auto kOthers =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    JsonStore store(path(), 1, hasList);
    QVERIFY(append(store, u"one"_s));
    QCOMPARE(QFile::permissions(path()) & kOthers, 0);
    QCOMPARE(QFile::permissions(m_folder->filePath(u"sub"_s)) & (kOthers | QFile::ExeOther), 0);
    QVERIFY(QFile::setPermissions(path(), QFile::permissions(path()) | kOthers));
    QVERIFY(append(store, u"two"_s));
    QCOMPARE(QFile::permissions(path()) & kOthers, 0);
}

void TestJsonStore::writesToWhereALinkPoints()
{
    QDir().mkpath(m_folder->filePath(u"sub"_s));
    const QString elsewhere = m_folder->filePath(u"mine.json"_s);
    QVERIFY(QFile::link(elsewhere, path()));
    JsonStore store(path(), 1, hasList);
    QVERIFY(append(store, u"one"_s));
    QVERIFY(QFileInfo(path()).isSymLink());
    QVERIFY(QFileInfo(elsewhere).isFile());
    QFile damaged(elsewhere);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("oops");
    damaged.close();
    QVERIFY(append(store, u"two"_s));
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(read(files(u"list.json.damaged-*"_s).value(0)), QByteArray("oops"));
    QCOMPARE(JsonStore(path(), 1, hasList).root()[u"list"_s].toArray().size(), 2);
}

void TestJsonStore::namesAreTheSameButForCase()
{
    QCOMPARE(caselessKey(u"ÄB Σ"_s), caselessKey(u"äb σ"_s));
    const QStringList names{u"a"_s, u"A"_s,          u"straße"_s, u"STRASSE"_s, u"İ"_s, u"i"_s,
                            u"𐐀"_s, u"\U00010428"_s, u"Σ"_s,      u"ς"_s,       u"ſ"_s, u"s"_s};
    for (const QString &one : names) {
        for (const QString &other : names) {
            QCOMPARE(caselessKey(one) == caselessKey(other),
                     one.compare(other, Qt::CaseInsensitive) == 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestJsonStore)
#include "tst_jsonstore.moc"
