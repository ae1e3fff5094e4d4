// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/snapshotfile.h"

#include "core/limits.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

#include <memory>

using namespace sessionscope;
using namespace sessionscope::record;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;

Q_DECLARE_METATYPE(sessionscope::Error::Code)

namespace {

const QByteArray kAnswer =
    "{\"Code\":200,\"Data\":{\"Timestamp\":1660100753556,\"Total\":1,\"Sessions\":"
    "[{\"Id\":7,\"Name\":\"\xe4\xb8\xad\",\"Age\":\"12\"}]},\"RequestId\":\"R\",\"Success\":true}";

QByteArray utf16(const QByteArray &utf8, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder(QString::fromUtf8(utf8));
}

} // namespace

class TestSnapshotFile : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatIsSavedIsOpened()
    {
        TestRandom random;
        session::SnapshotInfo info;
        info.instanceId = u"r-2zemyfd1sh1u2i****"_s;
        info.requestId = u"40C6"_s;
        info.timestamp_ms = 1660100753556;
        info.total = 31;
        info.hasSourceStats = true;
        info.sourceStats = {{u"10.0.0.1"_s, 3, {1, ~quint64(0)}}, {std::nullopt, std::nullopt, {}}};
        const PlainSessions rows = drawnSessions(random, 30);
        QVERIFY(saveSnapshot(path(), *toSnapshot(rows, info), fileInfo()));

        const auto opened = loadSnapshot(path());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(toPlain(**opened) == rows);
        QVERIFY(sayTheSame((*opened)->info(), info));
    }

    void aFileIsAnAnswerWithAMemberOfOurs()
    {
        session::SnapshotInfo info;
        info.instanceId = u"r-1"_s;
        QVERIFY(saveSnapshot(path(), *drawnSnapshot("Id\n7", info), fileInfo()));
        const QByteArray content = readFile();
        QVERIFY(content.startsWith("{\"Code\":200,"));
        QVERIFY(content.endsWith("}\n"));
        const QJsonObject ours = QJsonDocument::fromJson(content)[u"Sessionscope"].toObject();
        QCOMPARE(ours,
                 (QJsonObject{{u"Version"_s, 1},
                              {u"InstanceId"_s, u"r-1"_s},
                              {u"SavedAt"_s, u"2026-01-02T03:04:05.678Z"_s},
                              {u"Program"_s, u"Sessionscope 9"_s}}));
    }

    void savingReplacesTheOldFile()
    {
        writeFile("old");
        QVERIFY(saveSnapshot(path(), *drawnSnapshot("Id\n7"), fileInfo()));
        QVERIFY(loadSnapshot(path()));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"snapshot.json"_s});
    }

    void aFailedSaveKeepsTheOldFile()
    {
        writeFile("old");
        std::stop_source source;
        source.request_stop();
        const auto saved =
            saveSnapshot(path(), *drawnSnapshot("Id\n7"), fileInfo(), source.get_token());
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, Code::Cancelled);
        QCOMPARE(readFile(), "old");
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"snapshot.json"_s});
    }

    void saysWhereItCannotSave()
    {
        const QStringList places{m_folder->path(), m_folder->path() + u"/missing/x.json"_s,
                                 u"/proc/x.json"_s, QString()};
        for (const QString &place : places) {
            const auto saved = saveSnapshot(place, *drawnSnapshot("Id\n7"), fileInfo());
            QVERIFY(!saved);
            QCOMPARE(saved.error().code, Code::CannotWrite);
            QVERIFY(saved.error().message.contains(place));
        }
    }

    // As root a careless QSaveFile replaces the device by a file. A pipe is a device of our own.
    void aPipeIsWrittenToAndNotReplaced()
    {
        const QByteArray pipe = QFile::encodeName(m_folder->filePath(u"pipe"_s));
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
        QByteArray received;
        QScopedPointer<QThread> reader(QThread::create([&] {
            QFile file(QString::fromLocal8Bit(pipe));
            if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                received = file.readAll();
        }));
        reader->start();
        const auto saved =
            saveSnapshot(QString::fromLocal8Bit(pipe), *drawnSnapshot("Id\n7"), fileInfo());
        QVERIFY(reader->wait());
        QVERIFY(saved);
        QVERIFY(received.startsWith("{\"Code\":200,") && received.endsWith("}\n"));
        QVERIFY(!QFileInfo(QString::fromLocal8Bit(pipe)).isFile());
    }

    void opensAnySavedAnswer_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("as it came") << kAnswer;
        QTest::newRow("trailing newline") << kAnswer + '\n';
        QTest::newRow("BOM") << "\xef\xbb\xbf" + kAnswer;
        QTest::newRow("pretty printed") << QJsonDocument::fromJson(kAnswer).toJson();
        QTest::newRow("UTF-16 little endian") << utf16(kAnswer, QStringConverter::Utf16LE);
        QTest::newRow("UTF-16 big endian") << utf16(kAnswer + "\r\n", QStringConverter::Utf16BE);
    }

    void opensAnySavedAnswer()
    {
        QFETCH(QByteArray, content);
        writeFile(content);
        const auto opened = loadSnapshot(path());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QCOMPARE(drawn(**opened, "Id Name Age"), drawnTable("Id Name Age\n 7 \xe4\xb8\xad 12"));
        QVERIFY((*opened)->info().instanceId.isEmpty());
        QCOMPARE((*opened)->info().timestamp_ms, std::optional<qint64>(1660100753556));
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("empty") << QByteArray() << Code::EmptyAnswer;
        QTest::newRow("a table") << QByteArray("Id,Name\n1,a\n") << Code::NotJson;
        QTest::newRow("cut off") << kAnswer.chopped(20) << Code::NotJson;
        QTest::newRow("other JSON") << QByteArray("{\"version\":3}") << Code::UnexpectedAnswer;
        QTest::newRow("odd UTF-16") << QByteArray("\xff\xfe{") << Code::EmptyAnswer;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << Code::NotJson;
        QTest::newRow("too deep") << QByteArray(kMaxJsonDepth + 1, '[') << Code::TooLarge;
    }

    void saysWhatIsWrongWithAFile()
    {
        QFETCH(QByteArray, content);
        QFETCH(Error::Code, code);
        writeFile(content);
        const auto opened = loadSnapshot(path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QVERIFY2(opened.error().message.contains(path()), qPrintable(opened.error().message));
    }

    void saysWhenItCannotRead()
    {
        for (const QString &place : {m_folder->path(), path(), QString(), u"/proc/self/mem"_s}) {
            const auto opened = loadSnapshot(place);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, Code::CannotRead);
        }
    }

    void aSavedRefusalIsARefusal()
    {
        writeFile("{\"Code\":\"NoPermission\",\"Message\":\"You are not "
                  "authorized.\",\"RequestId\":\"R-9\"}");
        const auto opened = loadSnapshot(path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, Code::Refused);
        QCOMPARE(opened.error().serverCode, u"NoPermission"_s);
        QCOMPARE(opened.error().requestId, u"R-9"_s);
        QVERIFY(opened.error().message.contains(u"You are not authorized."));
    }

    void aHugeFileIsNotRead()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(kMaxBodyBytes + 1)); // sparse
        const auto opened = loadSnapshot(path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, Code::TooLarge);
    }

    void openingCanBeCancelled()
    {
        writeFile(kAnswer);
        std::stop_source source;
        source.request_stop();
        const auto opened = loadSnapshot(path(), source.get_token());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, Code::Cancelled);
    }

private:
    QString path() const { return m_folder->filePath(u"snapshot.json"_s); }

    static SnapshotFileInfo fileInfo()
    {
        return {QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC), u"Sessionscope 9"_s};
    }

    void writeFile(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    QByteArray readFile() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSnapshotFile)
#include "tst_snapshotfile.moc"
