// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/userdata.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

// Files that are damaged, of a newer version, or no files at all: it is said in a sentence, nothing
// is written over before it is kept, and nothing crashes.
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

using Spoil = std::function<QByteArray(const QByteArray &)>;

Q_DECLARE_METATYPE(const UserData *)
Q_DECLARE_METATYPE(Spoil)

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool isIn(const QString &folder, const QByteArray &bytes)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    return std::any_of(files.begin(), files.end(), [&bytes](const QFileInfo &file) {
        return contentOf(file.filePath()) == bytes;
    });
}

QByteArray random(qsizetype size)
{
    QByteArray bytes;
    quint32 state = 7;
    while (bytes.size() < size) {
        state = state * 1664525 + 1013904223;
        bytes.append(static_cast<char>(state >> 24U));
    }
    return bytes;
}

bool isKept(const UserData &kind)
{
    const QLatin1StringView name(kind.name);
    // Tables and snapshots the user asks to be written over; what is damaged in the journal stays
    // in it (tst_journal).
    return name != "table"_L1 && name != "snapshot"_L1 && name != "journal"_L1;
}

} // namespace

class TestSpoiltFiles final : public QObject
{
    Q_OBJECT

private slots:
    void areSaidAndKept_data();
    void areSaidAndKept();
    void aFolderInTheirPlaceIsLeftAlone_data();
    void aFolderInTheirPlaceIsLeftAlone();

    void unreadableOnesAreLeftAlone_data() { aFolderInTheirPlaceIsLeftAlone_data(); }

    void unreadableOnesAreLeftAlone();

    void areTheUsersAlone_data() { aFolderInTheirPlaceIsLeftAlone_data(); }

    void areTheUsersAlone();
};

void TestSpoiltFiles::areSaidAndKept_data()
{
    QTest::addColumn<const UserData *>("kind");
    QTest::addColumn<Spoil>("spoil");
    for (const UserData &kind : userData()) {
        if (!isKept(kind))
            continue;
        const auto row = [&kind](const QByteArray &what, const Spoil &spoil) {
            QTest::addRow("%s: %s", kind.name, what.constData()) << &kind << spoil;
        };
        for (int percent = 0; percent < 100; percent += 10) {
            row("cut at " + QByteArray::number(percent) + " %", [percent](const QByteArray &bytes) {
                return bytes.first(bytes.size() * percent / 100);
            });
        }
        row("zeros", [](const QByteArray &bytes) { return QByteArray(bytes.size(), '\0'); });
        row("zeros behind it",
            [](const QByteArray &bytes) -> QByteArray { return bytes + QByteArray(4096, '\0'); });
        row("binary", [](const QByteArray &bytes) { return random(bytes.size()); });
        row("web page", [](const QByteArray &) { return QByteArray("<!DOCTYPE html>\n<p>"); });
        row("5 MiB", [](const QByteArray &) { return QByteArray(5 << 20, 'x'); });
        row("newer", [](const QByteArray &bytes) {
            return QString::fromUtf8(bytes)
                .replace(QRegularExpression(u"\"version\": 1\\b"_s), u"\"version\": 99"_s)
                .toUtf8();
        });
    }
}

void TestSpoiltFiles::areSaidAndKept()
{
    QFETCH(const UserData *, kind);
    QFETCH(Spoil, spoil);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QLatin1StringView(kind->file));
    QCOMPARE(kind->write(folder.path(), 1), QString());
    const QByteArray spoilt = spoil(contentOf(path));
    QVERIFY(write(path, spoilt));

    const QString problem = kind->problem(folder.path());
    QVERIFY2(isIn(folder.path(), spoilt), "it was only read");
    const bool isIni = QLatin1StringView(kind->name) == "settings"_L1;
    // A part of an INI file is one, and so are its lines beside others: they are merged into it.
    if (!isIni)
        QVERIFY2(problem.contains(QLatin1StringView(kind->file)), qPrintable(problem));

    const QString refused = kind->write(folder.path(), 2);
    QCOMPARE(refused, QString());
    if (problem.contains(QLatin1StringView(kind->file)))
        QVERIFY2(isIn(folder.path(), spoilt), "it is kept");
    QCOMPARE(kind->problem(folder.path()), QString());
    constexpr auto kOthers =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(path) & kOthers, 0);
}

void TestSpoiltFiles::aFolderInTheirPlaceIsLeftAlone_data()
{
    QTest::addColumn<const UserData *>("kind");
    for (const UserData &kind : userData()) {
        if (isKept(kind))
            QTest::newRow(kind.name) << &kind;
    }
}

void TestSpoiltFiles::aFolderInTheirPlaceIsLeftAlone()
{
    QFETCH(const UserData *, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QLatin1StringView(kind->file));
    QVERIFY(QDir().mkpath(path));
    QVERIFY(!kind->problem(folder.path()).isEmpty());
    QVERIFY(!kind->write(folder.path(), 1).isEmpty());
    QVERIFY(QFileInfo(path).isDir());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
}

void TestSpoiltFiles::unreadableOnesAreLeftAlone()
{
    QFETCH(const UserData *, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QLatin1StringView(kind->file));
    QCOMPARE(kind->write(folder.path(), 1), QString());
    const QByteArray before = contentOf(path);
    QVERIFY(QFile::setPermissions(path, {}));
    if (QFile(path).open(QIODevice::ReadOnly))
        QSKIP("whoever runs this may read everything");
    QVERIFY(!kind->problem(folder.path()).isEmpty());
    QVERIFY(!kind->write(folder.path(), 2).isEmpty());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(contentOf(path), before);
}

void TestSpoiltFiles::areTheUsersAlone()
{
    QFETCH(const UserData *, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QLatin1StringView(kind->file));
    constexpr auto kOthers =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(kind->write(folder.path(), 1), QString());
    QCOMPARE(QFile::permissions(path) & kOthers, 0);
    QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | kOthers));
    QCOMPARE(kind->write(folder.path(), 2), QString());
    QCOMPARE(QFile::permissions(path) & kOthers, 0);
}

QTEST_GUILESS_MAIN(TestSpoiltFiles)
#include "tst_spoiltfiles.moc"
