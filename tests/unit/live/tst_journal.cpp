// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::live;
using namespace Qt::Literals::StringLiterals;
using OutcomeKind = DisconnectOutcome::Kind;

namespace {

QDateTime at(int second)
{
    return {QDate(2026, 3, 1), QTime(3, 12, second, 5), Qt::UTC};
}

JournalAction action(const QString &id = u"a1"_s)
{
    JournalAction result;
    result.id = id;
    result.user = u"ops"_s;
    result.begun = at(1);
    result.connectionId = u"c1"_s;
    result.connectionName = u"orders \"prod\"\n"_s;
    result.commands = QStringList{u"CLIENT KILL ID"_s};
    result.targets = {{u"n1"_s, ~quint64(0), u"10.0.0.1:5000"_s, u"=cmd()"_s},
                      {QString(), 8, u"[::1]:1"_s, QString()}};
    return result;
}

JournalAction ended(JournalAction begun)
{
    begun.ended = at(2);
    begun.outcomes = {{OutcomeKind::Closed, QString()},
                      {OutcomeKind::Refused, u"The server says no."_s}};
    begun.requestId = u"R-1"_s;
    return begun;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::Append) && file.write(bytes) == bytes.size();
}

} // namespace

class TestJournal final : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(u"data/journal.ndjson"_s);
    }

    void isEmptyAtFirst()
    {
        QVERIFY(Journal(m_path).read().empty());
        QVERIFY(!QFile::exists(m_path));
    }

    void saysWhatWasDone()
    {
        const Journal journal(m_path);
        QVERIFY(journal.begin(action()));
        std::vector<JournalEntry> entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries[0].kind, JournalEntry::Kind::Action);
        QVERIFY(entries[0].action == action());
        QVERIFY(!entries[0].action.ended.isValid());

        const QByteArray before = contentOf(m_path);
        QVERIFY(journal.end(ended(action())));
        QVERIFY2(contentOf(m_path).startsWith(before), "lines are appended and nothing else");
        QCOMPARE(contentOf(m_path).count('\n'), 2);
        entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(1));
        QVERIFY(entries[0].action == ended(action()));
    }

    void isTheUsersAlone()
    {
        const Journal journal(m_path);
        QVERIFY(journal.begin(action()));
        constexpr auto kOthers =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_path) & kOthers, 0);
        QCOMPARE(QFile::permissions(QFileInfo(m_path).path()) & kOthers, 0);
        QVERIFY(QFile::setPermissions(m_path, QFile::permissions(m_path) | kOthers));
        QVERIFY(journal.end(action()));
        QCOMPARE(QFile::permissions(m_path) & kOthers, 0);
    }

    void actionsOfSeveralProgramsMayOverlap()
    {
        const Journal journal(m_path);
        QVERIFY(journal.begin(action(u"a"_s)));
        QVERIFY(journal.begin(action(u"b"_s)));
        QVERIFY(journal.begin(action(u"c"_s)));
        QVERIFY(journal.end(ended(action(u"b"_s))));
        QVERIFY(journal.end(ended(action(u"a"_s))));
        const std::vector<JournalEntry> entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(3));
        QVERIFY(entries[0].action == ended(action(u"a"_s)));
        QVERIFY(entries[1].action == ended(action(u"b"_s)));
        QVERIFY(entries[2].action == action(u"c"_s));
    }

    // As somebody may have put files together.
    void anEndMayComeBeforeItsBegin()
    {
        const Journal journal(m_path);
        QVERIFY(journal.begin(action(u"other"_s))); // makes the folder
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(ended(action()).endLine() + action().beginLine());
        file.close();
        const std::vector<JournalEntry> entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(2));
        QVERIFY(entries[1].action == ended(action()));
    }

    void damagedLinesAreShownAndStay_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<int>("kind");
        const QByteArray end = ended(action(u"x"_s)).endLine();
        const int damaged = static_cast<int>(JournalEntry::Kind::Damaged);
        QTest::newRow("cut off") << end.left(end.size() / 2) << damaged;
        QTest::newRow("no JSON") << QByteArray("hello\n") << damaged;
        QTest::newRow("zeros") << QByteArray(100, '\0') << damaged;
        QTest::newRow("no action") << QByteArray("{\"version\":1,\"what\":\"begin\"}\n") << damaged;
        QTest::newRow("no time") << QByteArray(
                                        R"({"version":1,"what":"end","action":"q","time":"soon"})")
                + '\n' << damaged;
        QTest::newRow("an action nobody knows")
            << QByteArray(action(u"x"_s).beginLine()).replace("disconnectSessions", "flushAll")
            << damaged;
        QTest::newRow("newer") << QByteArray("{\"version\":2,\"what\":\"paused\"}\n")
                               << static_cast<int>(JournalEntry::Kind::Newer);
    }

    void damagedLinesAreShownAndStay()
    {
        QFETCH(QByteArray, damage);
        QFETCH(int, kind);
        const Journal journal(m_path);
        QVERIFY(journal.begin(action(u"a"_s)));
        QVERIFY(append(m_path, damage));
        const QByteArray before = contentOf(m_path);
        QVERIFY(journal.end(ended(action(u"a"_s))));
        QVERIFY(journal.begin(action(u"b"_s)));
        QVERIFY2(contentOf(m_path).startsWith(before), "what is damaged is not written over");

        const std::vector<JournalEntry> entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(3));
        QVERIFY(entries[0].action == ended(action(u"a"_s)));
        QCOMPARE(static_cast<int>(entries[1].kind), kind);
        QCOMPARE(entries[1].file, u"journal.ndjson"_s);
        QCOMPARE(entries[1].line, 2);
        QVERIFY(!entries[1].text.isEmpty());
        QVERIFY(entries[2].action == action(u"b"_s));
    }

    void anEndWithoutItsBeginIsShown()
    {
        const Journal journal(m_path);
        QVERIFY(journal.end(ended(action())));
        const std::vector<JournalEntry> entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(1));
        QVERIFY(!entries[0].action.begun.isValid());
        QCOMPARE(entries[0].action.outcomes.size(), 2);
    }

    void nobodyWritesHistoryAnew()
    {
        const Journal journal(m_path);
        QVERIFY(journal.begin(action()));
        QVERIFY(journal.end(ended(action())));
        JournalAction other = ended(action());
        other.user = u"somebody else"_s;
        other.outcomes.clear();
        QVERIFY(journal.begin(other));
        QVERIFY(journal.end(other));
        const std::vector<JournalEntry> entries = journal.read();
        QCOMPARE(entries.size(), std::size_t(1));
        QVERIFY(entries[0].action == ended(action()));
    }

    void whatCannotBeWrittenIsSaid()
    {
        QVERIFY(QDir().mkpath(m_path)); // a folder has its name
        const Result<void> begun = Journal(m_path).begin(action());
        QVERIFY(!begun);
        QCOMPARE(begun.error().code, Error::Code::CannotWrite);
        QVERIFY(begun.error().message.contains(u"journal.ndjson"_s));
        const std::vector<JournalEntry> entries = Journal(m_path).read();
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries[0].kind, JournalEntry::Kind::Unreadable);

        QVERIFY(append(m_folder->filePath(u"file"_s), "x"));
        QVERIFY(!Journal(m_folder->filePath(u"file/journal.ndjson"_s)).begin(action()));
    }

    void longTextsOfOthersAreCut()
    {
        JournalAction many = action();
        many.targets[0].name = QString(20'000, u'x');
        QVERIFY(many.beginLine().size() < 2'000);
        many.outcomes = {{OutcomeKind::Refused, QString(20'000, u'y')}};
        QVERIFY(many.endLine().size() < 2'000);
    }

    void aLongOneIsPutAside()
    {
        const Journal journal(m_path);
        QVERIFY(journal.begin(action(u"first"_s)));
        const auto grow = [this] {
            return QFile::resize(m_path, kMaxJournalBytes); // zeros, which take no room
        };
        QVERIFY(grow());
        QVERIFY(journal.end(ended(action(u"first"_s)))); // beside its begin
        for (int i = 0; i < kKeptJournals + 2; ++i) {
            QVERIFY(journal.begin(action(u"a%1"_s.arg(i))));
            QVERIFY(QFileInfo(m_path).size() < kMaxJournalBytes);
            QVERIFY(grow());
        }
        QCOMPARE(QFileInfo(m_path).dir().entryList(QDir::Files).size(), kKeptJournals + 1);
        std::vector<JournalEntry> entries = journal.read();
        std::erase_if(entries, [](const JournalEntry &entry) {
            return entry.kind == JournalEntry::Kind::Damaged; // what it was made long with
        });
        QCOMPARE(entries.size(), static_cast<std::size_t>(kKeptJournals + 1));
        QCOMPARE(entries.front().action.id, u"a1"_s); // the oldest two are gone
        QCOMPARE(entries.back().action.id, u"a%1"_s.arg(kKeptJournals + 1));
    }

    void namesWhoRunsIt()
    {
        QVERIFY(!JournalAction::currentUser().isEmpty());
        QCOMPARE_NE(JournalAction::newId(), JournalAction::newId());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
