// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/labelstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionscope;
using live::LabelStore;
using session::LabelRule;
using namespace Qt::Literals::StringLiterals;

namespace {

LabelRule rule(const QString &pattern, const QString &alias, const QStringList &tags = {},
               int color = 0)
{
    return {pattern, {alias, tags, color}};
}

} // namespace

class TestLabelStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatIsPut();
    void replacesAndRemoves();
    void refusesWhatMeansNothing();
    void doesNotLoseWhatAnotherProgramHasPut();
    void keepsADamagedFile_data();
    void keepsADamagedFile();
    void keepsWhatItDoesNotUnderstand();
    void saysThatItCannotWrite();

private:
    QString path() const { return m_folder.filePath(u"sources.json"_s); }

    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;

private slots:

    void init() { QFile::remove(path()); }
};

void TestLabelStore::keepsWhatIsPut()
{
    const std::vector<LabelRule> rules{rule(u"10.0.0.0/8"_s, u"office"_s, {u"a"_s, u"b"_s}, 3),
                                       rule(u"order-*"_s, u"Orders"_s)};
    {
        LabelStore store(path());
        const QSignalSpy changes(&store, &LabelStore::changed);
        QVERIFY(store.put(rules[0]));
        QVERIFY(store.put(rules[1]));
        QCOMPARE(changes.size(), 2);
    }
    const LabelStore again(path());
    QCOMPARE(again.rules()->rules(), rules);
    QVERIFY(again.notice().isEmpty());
    QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestLabelStore::replacesAndRemoves()
{
    LabelStore store(path());
    QVERIFY(store.putAll({rule(u"a"_s, u"1"_s), rule(u"b"_s, u"2"_s), rule(u"c"_s, u"3"_s)}));
    QVERIFY(store.put(rule(u"bb"_s, u"22"_s), u"b"_s));
    QVERIFY(store.putAll({rule(u"A"_s, u"11"_s), rule(u"d"_s, u"4"_s)}));
    QCOMPARE(store.rules()->rules(),
             (std::vector<LabelRule>{rule(u"A"_s, u"11"_s), rule(u"bb"_s, u"22"_s),
                                     rule(u"c"_s, u"3"_s), rule(u"d"_s, u"4"_s)}));
    QVERIFY(store.remove({u"a"_s, u"d"_s}));
    QCOMPARE(store.rules()->rules().size(), std::size_t(2));
    QVERIFY(store.rule(u"BB"_s) != nullptr);
    QVERIFY(store.rule(u"d"_s) == nullptr);
}

void TestLabelStore::refusesWhatMeansNothing()
{
    LabelStore store(path());
    for (const LabelRule &wrong :
         {rule({}, u"x"_s), rule(u"10.0.0.0/40"_s, u"x"_s), rule(u"10.0.0.1"_s, u"  "_s)}) {
        const Result<void> put = store.put(wrong);
        QVERIFY(!put);
        QCOMPARE(put.error().code, Error::Code::InvalidInput);
        QCOMPARE(put.error().message, store.problemOf(wrong));
    }
    QVERIFY(store.put(rule(u"10.0.0.1"_s, u"one"_s)));
    QVERIFY(!store.put(rule(u"10.0.0.1"_s, u"two"_s)));
    QVERIFY(store.put(rule(u"10.0.0.1"_s, u"two"_s), u"10.0.0.1"_s));
    QVERIFY(!QFile::exists(path() + u".lock"_s));
}

void TestLabelStore::doesNotLoseWhatAnotherProgramHasPut()
{
    LabelStore first(path());
    LabelStore second(path());
    QVERIFY(first.put(rule(u"a"_s, u"1"_s)));
    QVERIFY(second.put(rule(u"b"_s, u"2"_s)));
    QCOMPARE(LabelStore(path()).rules()->rules().size(), std::size_t(2));
}

void TestLabelStore::keepsADamagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("not JSON") << QByteArray("{\"version\": 1, \"sources\": [") << u"damaged"_s;
    QTest::newRow("no list") << QByteArray(R"({"version": 1, "sources": 7})") << u"damaged"_s;
    QTest::newRow("newer") << QByteArray(R"({"version": 2, "sources": []})") << u"newer"_s;
}

void TestLabelStore::keepsADamagedFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    write(bytes);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not read: \"sources.json\""_s));
    LabelStore store(path());
    QVERIFY2(store.notice().contains(word), qPrintable(store.notice()));
    QCOMPARE(read(path()), bytes);
    QVERIFY(store.put(rule(u"a"_s, u"1"_s)));
    const QStringList kept = QDir(m_folder.path()).entryList({u"sources.json."_s + word + u"-*"_s});
    QCOMPARE(kept.size(), 1);
    QVERIFY(store.notice().contains(kept.constFirst()));
    QCOMPARE(read(m_folder.filePath(kept.constFirst())), bytes);
    QFile::remove(m_folder.filePath(kept.constFirst()));
    QCOMPARE(LabelStore(path()).rules()->rules().size(), std::size_t(1));
}

void TestLabelStore::keepsWhatItDoesNotUnderstand()
{
    write(R"({"version": 1, "later": true, "sources": [
        {"pattern": "10.0.0.0/99", "alias": "wrong"}, {"pattern": "a", "alias": "1"}]})");
    LabelStore store(path());
    QCOMPARE(store.rules()->rules(), (std::vector<LabelRule>{rule(u"a"_s, u"1"_s)}));
    QVERIFY(store.put(rule(u"b"_s, u"2"_s)));
    const QByteArray bytes = read(path());
    QVERIFY(bytes.contains("10.0.0.0/99"));
    QVERIFY(bytes.contains("later"));
}

void TestLabelStore::saysThatItCannotWrite()
{
    // A folder in the place of the file, since the tests may run as root.
    const QString folder = m_folder.filePath(u"folder"_s);
    QVERIFY(QDir().mkpath(folder + u"/x"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not read: \"folder\""_s));
    LabelStore store(folder);
    const Result<void> put = store.put(rule(u"a"_s, u"1"_s));
    QVERIFY(!put);
    QVERIFY(put.error().message.contains(folder));
    QVERIFY(store.rules()->isEmpty());
}

QTEST_GUILESS_MAIN(TestLabelStore)
#include "tst_labelstore.moc"
