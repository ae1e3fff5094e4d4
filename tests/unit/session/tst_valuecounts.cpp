// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/valuecounts.h"

#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// "value:sessions value:sessions distinct unknown"
QString picture(const ValueCounts &counts)
{
    QString text;
    for (const ValueCount &count : counts.top)
        text += u"%1:%2 "_s.arg(count.value).arg(count.sessions);
    return text + u"%1 %2"_s.arg(counts.distinct).arg(counts.unknown);
}

ValueCounts naive(const SessionSnapshot &snapshot, Column column,
                  const std::vector<quint8> &passing, std::size_t atMost)
{
    // The code of a text, or a number.
    std::map<QString, qint64> places;
    std::map<QString, quint32> sessions;
    ValueCounts counts;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        const std::optional<QString> value = snapshot.rawText(column, row);
        if (value)
            places.emplace(*value,
                           columnInfo(column).type == ValueType::Integer
                               ? *snapshot.integer(column, row)
                               : qint64(*snapshot.code(column, row)));
        if (passing[row] == 0)
            continue;
        if (value)
            ++sessions[*value];
        else
            ++counts.unknown;
    }
    for (const auto &[value, count] : sessions)
        counts.top.push_back({value, count});
    counts.distinct = static_cast<quint32>(sessions.size());
    std::sort(counts.top.begin(), counts.top.end(),
              [&places](const ValueCount &left, const ValueCount &right) {
                  return left.sessions != right.sessions ? left.sessions > right.sessions
                                                         : places[left.value] < places[right.value];
              });
    counts.top.resize(std::min(atMost, counts.top.size()));
    return counts;
}

} // namespace

class TestValueCounts : public QObject
{
    Q_OBJECT

private slots:

    void countsTextsAndNumbers()
    {
        const auto snapshot =
            drawnSnapshot("Cmd Db\n get 0\n set 3\n get -1\n - 0\n \"\" -\n set 3");
        QCOMPARE(picture(countValues(*snapshot, Column::Cmd, {})), u"get:2 set:2 :1 3 1"_s);
        QCOMPARE(picture(countValues(*snapshot, Column::Db, {})), u"0:2 3:2 -1:1 3 1"_s);
        QCOMPARE(picture(countValues(*snapshot, Column::Name, {})), u"0 6"_s);
        const std::vector<quint8> passing{1, 1, 0, 1, 0, 1};
        QCOMPARE(picture(countValues(*snapshot, Column::Cmd, passing)), u"set:2 get:1 2 1"_s);
        QCOMPARE(picture(countValues(*snapshot, Column::Name, passing)), u"0 4"_s);
        QCOMPARE(picture(countValues(*snapshot, Column::Cmd, passing, 1)), u"set:2 2 1"_s);
        QCOMPARE(picture(countValues(*drawnSnapshot(""), Column::Cmd, {})), u"0 0"_s);
    }

    void agreesWithPlainCounting()
    {
        TestRandom random;
        for (int round = 0; round < 30; ++round) {
            const auto snapshot = toSnapshot(drawnSessions(random, 100));
            std::vector<quint8> passing(snapshot->rowCount());
            for (quint8 &passes : passing)
                passes = random.oneIn(3) ? 0 : 1;
            for (const ColumnInfo &info : columns()) {
                if (info.column == Column::Addr || info.column == Column::Id)
                    continue;
                const auto atMost = static_cast<std::size_t>(random.below(60));
                QVERIFY2(countValues(*snapshot, info.column, passing, atMost)
                             == naive(*snapshot, info.column, passing, atMost),
                         qPrintable(u"seed %1, %2"_s.arg(random.seed()).arg(info.apiName)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestValueCounts)
#include "tst_valuecounts.moc"
