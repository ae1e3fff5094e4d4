// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(TestJsonStore)
#include "tst_jsonstore.moc"
