// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/gonesessions.h"
#include "live/refreshbuilder.h"
#include "unit/models/simulatedsessions.h"

#include <QSet>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::RefreshResult;
using live::RefreshResultPointer;
using live::ViewRequest;
using session::Column;

namespace {

using Names = QSet<QString>; // no two sessions have the same one

QString nameIn(const session::SessionSnapshot &snapshot, quint32 row)
{
    return *snapshot.text(Column::Name, row);
}

Names namesIn(const session::SessionSnapshot &snapshot)
{
    Names names;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row)
        names.insert(nameIn(snapshot, row));
    return names;
}

QStringList shownNames(const RefreshResult &result)
{
    QStringList names;
    for (const quint32 row : result.visibleRows)
        names.append(nameIn(*result.snapshot, row));
    return names;
}

Names asSet(const QStringList &names)
{
    return {names.begin(), names.end()};
}

// The row that a session had, found by hand: ids are not used twice at a time, and who takes one
// over begins young.
std::optional<quint32> rowBefore(const session::SessionSnapshot &before,
                                 const session::SessionSnapshot &after, quint32 row)
{
    for (quint32 oldRow = 0; oldRow < before.rowCount(); ++oldRow) {
        if (before.id(oldRow) == after.id(row)
            && before.integer(Column::Age, oldRow) <= after.integer(Column::Age, row))
            return oldRow;
    }
    return std::nullopt;
}

session::RowChanges changedByHand(const session::SessionSnapshot &before,
                                  const session::SessionSnapshot &after, quint32 row)
{
    const std::optional<quint32> oldRow = rowBefore(before, after, row);
    if (!oldRow)
        return session::kRowIsNew;
    session::RowChanges changed = 0;
    for (const session::ColumnInfo &info : session::columns()) {
        if (before.rawText(info.column, *oldRow) != after.rawText(info.column, row))
            changed |= session::columnSet(info.column);
    }
    return changed;
}

// Names of the sessions of one snapshot that the other one has, or has not.
Names namesOf(const session::SessionSnapshot &snapshot, const session::SessionSnapshot &other,
              bool areInOther, bool isOtherEarlier)
{
    Names names;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        bool isInOther = false;
        if (isOtherEarlier) {
            isInOther = rowBefore(other, snapshot, row).has_value();
        } else {
            for (quint32 later = 0; later < other.rowCount(); ++later)
                isInOther = isInOther || rowBefore(snapshot, other, later) == row;
        }
        if (isInOther == areInOther)
            names.insert(nameIn(snapshot, row));
    }
    return names;
}

Names newNames(const session::SessionSnapshot &before, const session::SessionSnapshot &after)
{
    return namesOf(after, before, false, true);
}

Names goneNames(const session::SessionSnapshot &before, const session::SessionSnapshot &after)
{
    return namesOf(before, after, false, false);
}

void checkChanges(const live::Changes &changes, const session::SessionSnapshot &before,
                  const RefreshResult &result)
{
    const session::SessionSnapshot &after = *result.answer;
    QCOMPARE(changes.added, quint32(newNames(before, after).size()));
    QCOMPARE(changes.gone, quint32(goneNames(before, after).size()));
    quint32 changed = 0;
    for (quint32 row = 0; row < after.rowCount(); ++row) {
        const session::RowChanges expected = changedByHand(before, after, row);
        QCOMPARE(changes.rows[row], expected);
        changed += (expected & session::kTellingColumns) != 0 ? 1 : 0;
    }
    QCOMPARE(changes.changed, changed);
}

// Performs the steps as the model does.
QStringList perform(const RefreshResult &before, const RefreshResult &after)
{
    const live::RowTransition &steps = after.transition;
    QStringList list = shownNames(before);
    if (steps.sameRows)
        return list;
    const auto arranged = [&list](const std::vector<quint32> &places) {
        QStringList out(list.size());
        for (qsizetype i = 0; i < list.size(); ++i)
            out[qsizetype(places[size_t(i)])] = list[i];
        return out;
    };
    if (!steps.oldToArranged.empty())
        list = arranged(steps.oldToArranged);
    list.resize(list.size() - qsizetype(steps.gone));
    for (size_t place = size_t(list.size()); place < steps.newArranged.size(); ++place)
        list.append(nameIn(*after.snapshot, steps.newArranged[place]));
    if (!steps.arrangedToFinal.empty())
        list = arranged(steps.arrangedToFinal);
    return list;
}

ViewRequest nextRequest(QRandomGenerator &random, const ViewRequest &last,
                        const RefreshResult *shown)
{
    ViewRequest request = last;
    if (random.bounded(4) == 0) {
        const QStringList filters{{},
                                  u"get"_s,
                                  u"changed:new"_s,
                                  u"not changed:cmd"_s,
                                  u"client = 10.0.0.%1"_s.arg(random.bounded(12))};
        request.filter = query::Filter::parse(filters[random.bounded(5)]).value();
    }
    if (random.bounded(4) == 0) {
        request.sort.clear();
        if (random.bounded(3) != 0)
            request.sort = {{random.bounded(2) == 0 ? Column::Idle : Column::Name}};
    }
    if (random.bounded(8) == 0)
        request.keepsGone = !request.keepsGone;
    if (shown != nullptr && random.bounded(3) == 0) {
        const quint64 back = qMin(shown->number, quint64(random.bounded(3)));
        request.leftUpTo = qMax(request.leftUpTo, shown->number - back);
    }
    if (shown != nullptr && random.bounded(6) == 0)
        request.mark = random.bounded(3) == 0 ? live::MarkedMoment()
                                              : live::MarkedMoment{shown->answer, shown->number};
    request.holdsOrder = random.bounded(2) == 0;
    return request;
}

RefreshResultPointer filtered(const RefreshResultPointer &result, const QString &filter)
{
    ViewRequest request = result->request;
    request.filter = query::Filter::parse(filter).value();
    return live::RefreshBuilder().build(result.get(), result->answer, request, result->number + 1);
}

} // namespace

class TestGoneSessions : public QObject
{
    Q_OBJECT

private slots:
    void whatIsShownFollowsFromTheAnswers_data();
    void whatIsShownFollowsFromTheAnswers();
    void theyStayAtTheirPlaceAndLeave();
    void changesCanBeFilteredFor();
    void whatIsGoneIsFoundAfterItHasLeft();
    void theyDoNotCount();
    void tooManyAreNotKept();
    void heldRowsDoNotMove();
};

void TestGoneSessions::whatIsShownFollowsFromTheAnswers_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestGoneSessions::whatIsShownFollowsFromTheAnswers()
{
    QFETCH(quint32, seed);
    SimulatedSessions simulated(seed);
    simulated.add(60);
    QRandomGenerator &random = simulated.random();
    live::RefreshBuilder builder;
    RefreshResultPointer last;
    session::SnapshotPointer answer = simulated.snapshot();
    ViewRequest request;
    request.keepsGone = true;
    QHash<QString, quint64> goneIn;
    for (quint64 number = 1; number <= 40; ++number) {
        if (random.bounded(3) != 0) {
            simulated.churn(0.1);
            answer = simulated.snapshot();
        }
        request = nextRequest(random, request, last.get());
        const RefreshResultPointer next = builder.build(last.get(), answer, request, number);
        const Names is = namesIn(*answer);
        if (last && last->answer != answer) {
            for (const QString &name : namesIn(*last->answer) - is)
                goneIn.insert(name, number);
            checkChanges(*next->changes, *last->answer, *next);
        }
        QCOMPARE(next->changes == nullptr,
                 number == 1 || (last->changes == nullptr && last->answer == answer));
        if (request.mark.answer && request.mark.answer != answer)
            checkChanges(*next->changesSinceMark, *request.mark.answer, *next);

        // What is shown: the sessions of the answer, and those gone that have not left.
        for (quint32 row = 0; row < answer->rowCount(); ++row)
            QVERIFY(!next->isGone(row));
        const QStringList names = shownNames(*next);
        Names shown;
        query::Context context;
        if (next->changes)
            context.changes = next->changes->rows;
        const auto passing = request.filter.evaluate(*next->snapshot, context).passing;
        quint32 gone = 0;
        for (quint32 row = 0; row < next->snapshot->rowCount(); ++row) {
            const QString name = nameIn(*next->snapshot, row);
            const bool isIn = is.contains(name);
            QCOMPARE(next->isGone(row), !isIn);
            if (!isIn)
                QCOMPARE(next->goneIn[row - answer->rowCount()], goneIn.value(name));
            const bool fits = passing[row] != 0;
            if (fits && (isIn || (request.keepsGone && goneIn.value(name) > request.leftUpTo))) {
                shown.insert(name);
                gone += isIn ? 0 : 1;
            }
        }
        QCOMPARE(asSet(names), shown);
        QCOMPARE(names.size(), shown.size());
        QCOMPARE(next->goneVisible, gone);
        if (last)
            QCOMPARE(perform(*last, *next), names);

        // Nobody counts them.
        QCOMPARE(next->statistics.sessions <= answer->rowCount(), true);
        std::vector<quint32> counted;
        for (const quint32 row : next->visibleRows) {
            if (!next->isGone(row))
                counted.push_back(row);
        }
        QCOMPARE(next->sessionsVisible(), quint32(counted.size()));
        const auto statistics =
            session::countSources(*answer, counted, request.activeIdleLimit, false);
        QCOMPARE(next->activeVisible, statistics.active);
        QCOMPARE(next->sourcesVisible, statistics.sourcesWithRows);

        // In which order.
        const bool isHeld = request.holdsOrder && last && last->request.sort == request.sort
            && last->request.filter == request.filter;
        if (isHeld) {
            QStringList kept = shownNames(*last);
            kept.removeIf([&shown](const QString &name) { return !shown.contains(name); });
            QCOMPARE(names.first(kept.size()), kept);
        } else if (!request.sort.empty()) {
            std::vector<quint32> sorted = session::sortedRows(*next->snapshot, request.sort);
            std::erase_if(
                sorted, [&](quint32 row) { return !shown.contains(nameIn(*next->snapshot, row)); });
            QCOMPARE(next->visibleRows, sorted);
        } else {
            QVERIFY(std::is_sorted(counted.begin(), counted.end()));
        }
        if (!isHeld)
            QCOMPARE(next->outOfPlace, 0U);
        last = next;
    }
}

void TestGoneSessions::theyStayAtTheirPlaceAndLeave()
{
    const auto answer = [](const QByteArrayList &names) {
        session::SnapshotBuilder builder;
        for (const QByteArray &name : names) {
            builder.beginRow();
            builder.setId(quint64(name.back()));
            builder.setText(Column::Name, name);
        }
        return std::move(builder).finish({});
    };
    live::RefreshBuilder builder;
    ViewRequest request;
    request.keepsGone = true;
    const auto first = builder.build(nullptr, answer({"a", "b", "c", "d"}), request, 1);
    const auto second = builder.build(first.get(), answer({"b", "d", "e"}), request, 2);
    QCOMPARE(shownNames(*second), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
    const auto third = builder.build(second.get(), answer({"e", "d"}), request, 3);
    QCOMPARE(shownNames(*third), QStringList({u"a"_s, u"b"_s, u"c"_s, u"e"_s, u"d"_s}));
    QCOMPARE(third->goneVisible, 3U);
    request.leftUpTo = 2;
    const auto left = builder.build(third.get(), third->answer, request, 4);
    QCOMPARE(shownNames(*left), QStringList({u"b"_s, u"e"_s, u"d"_s}));
    QVERIFY(!left->snapshotChanged);
    request.leftUpTo = 3;
    const auto fifth = builder.build(left.get(), answer({"d"}), request, 5);
    QCOMPARE(shownNames(*fifth), QStringList({u"e"_s, u"d"_s}));
    QCOMPARE(fifth->goneIn, std::vector<quint64>{5});
}

void TestGoneSessions::changesCanBeFilteredFor()
{
    SimulatedSessions simulated(11);
    simulated.add(80);
    live::RefreshBuilder builder;
    ViewRequest request;
    request.keepsGone = true;
    RefreshResultPointer result = builder.build(nullptr, simulated.snapshot(), request, 1);
    QVERIFY(filtered(result, u"changed:new"_s)->visibleRows.empty());
    const session::SnapshotPointer marked = result->answer;
    request.mark = {marked, 1};
    for (quint64 number = 2; number <= 4; ++number) {
        const session::SnapshotPointer before = result->answer;
        simulated.churn(0.2);
        result = builder.build(result.get(), simulated.snapshot(), request, number);
        const session::SessionSnapshot &is = *result->answer;
        const auto found = [&result](const QString &filter) {
            return asSet(shownNames(*filtered(result, filter)));
        };
        QCOMPARE(found(u"changed:new"_s), newNames(*before, is));
        QCOMPARE(found(u"changed:gone"_s), goneNames(*before, is));
        QCOMPARE(found(u"sincemark:new"_s), newNames(*marked, is));
        QCOMPARE(found(u"sincemark:gone"_s), goneNames(*marked, is));
        Names otherCommand;
        Names otherValue;
        for (quint32 row = 0; row < is.rowCount(); ++row) {
            const session::RowChanges changes = changedByHand(*before, is, row);
            if ((changes & session::columnSet(Column::Cmd)) != 0)
                otherCommand.insert(nameIn(is, row));
            if ((changes & session::kTellingColumns) != 0)
                otherValue.insert(nameIn(is, row));
        }
        QVERIFY(!otherCommand.isEmpty());
        QCOMPARE(found(u"changed:cmd"_s), otherCommand);
        QCOMPARE(found(u"changed:any and not changed:new and not changed:gone"_s), otherValue);
    }
}

void TestGoneSessions::whatIsGoneIsFoundAfterItHasLeft()
{
    SimulatedSessions simulated(12);
    simulated.add(50);
    live::RefreshBuilder builder;
    ViewRequest request;
    RefreshResultPointer result = builder.build(nullptr, simulated.snapshot(), request, 1);
    const session::SnapshotPointer marked = result->answer;
    request.mark = {result->answer, 1};
    for (quint64 number = 2; number <= 6; ++number) {
        request.leftUpTo = number;
        simulated.churn(0.1);
        result = builder.build(result.get(), simulated.snapshot(), request, number);
        QCOMPARE(result->goneVisible, 0U);
        const Names is = namesIn(*result->answer);
        const RefreshResultPointer gone = filtered(result, u"sincemark:gone"_s);
        const Names expected = goneNames(*marked, *result->answer);
        QCOMPARE(asSet(shownNames(*gone)), expected);
        QCOMPARE(gone->changesSinceMark->gone, quint32(expected.size()));
        QCOMPARE(gone->sessionsVisible(), 0U);
        QCOMPARE(asSet(shownNames(*filtered(result, u"not sincemark:gone"_s))), is);
    }
    request.mark = {};
    result = builder.build(result.get(), result->answer, request, 7);
    QVERIFY(result->changesSinceMark == nullptr);
    QVERIFY(filtered(result, u"sincemark:gone"_s)->visibleRows.empty());
}

void TestGoneSessions::theyDoNotCount()
{
    SimulatedSessions simulated(13);
    simulated.add(40);
    live::RefreshBuilder builder;
    ViewRequest request;
    request.keepsGone = true;
    const auto first = builder.build(nullptr, simulated.snapshot(), request, 1);
    simulated.clear();
    simulated.add(3);
    const auto second = builder.build(first.get(), simulated.snapshot(), request, 2);
    QCOMPARE(second->visibleRows.size(), size_t(43));
    QCOMPARE(second->sessionsVisible(), 3U);
    QCOMPARE(second->statistics.sessions, 3U);
    QCOMPARE(second->answer->rowCount(), 3U);
    QCOMPARE(second->changes->gone, 40U);
    // Nor are they what the next answer is compared with.
    const auto third = builder.build(second.get(), simulated.snapshot(), request, 3);
    QCOMPARE(third->changes->gone, 0U);
    QCOMPARE(third->goneVisible, 40U);
}

void TestGoneSessions::tooManyAreNotKept()
{
    const auto sessions = [](quint32 count) {
        session::SnapshotBuilder builder;
        for (quint32 row = 0; row < count; ++row) {
            builder.beginRow();
            builder.setId(row);
        }
        return std::move(builder).finish({});
    };
    ViewRequest request;
    request.keepsGone = true;
    const auto many = live::buildRefresh(nullptr, sessions(live::kMaxGoneRows + 20), request, 1);
    const auto few = live::buildRefresh(many.get(), sessions(10), request, 2);
    QCOMPARE(few->goneVisible, live::kMaxGoneRows);
    QCOMPARE(few->changes->gone, live::kMaxGoneRows + 10);
    QVERIFY(!few->goneNotKept);

    const auto all = sessions(live::kMaxRowsWithGone + 2);
    const auto most = sessions(live::kMaxRowsWithGone + 1);
    const auto large = live::buildRefresh(nullptr, all, request, 1);
    const auto larger = live::buildRefresh(large.get(), most, request, 2);
    QVERIFY(larger->goneNotKept);
    QCOMPARE(larger->changes->gone, 1U);
    QCOMPARE(larger->snapshot, most);
    QVERIFY(!live::buildRefresh(larger.get(), all, request, 3)->goneNotKept);
}

void TestGoneSessions::heldRowsDoNotMove()
{
    const auto answer = [](const QList<QPair<QByteArray, qint64>> &sessions) {
        session::SnapshotBuilder builder;
        for (const auto &[name, idle] : sessions) {
            builder.beginRow();
            builder.setId(quint64(name.back()));
            builder.setText(Column::Name, name);
            builder.setInteger(Column::Idle, idle);
        }
        return std::move(builder).finish({});
    };
    live::RefreshBuilder builder;
    ViewRequest request;
    request.sort = {{Column::Idle}};
    const auto first = builder.build(nullptr, answer({{"a", 1}, {"b", 2}, {"c", 3}}), request, 1);
    request.holdsOrder = true;
    const auto held =
        builder.build(first.get(), answer({{"a", 9}, {"b", 2}, {"c", 3}, {"d", 0}}), request, 2);
    QCOMPARE(shownNames(*held), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    QCOMPARE(held->outOfPlace, 2U); // a has to go down, d up
    const auto still = builder.build(held.get(), held->answer, request, 3);
    QCOMPARE(shownNames(*still), shownNames(*held));
    QVERIFY(still->transition.sameRows);
    request.holdsOrder = false;
    const auto sorted = builder.build(still.get(), held->answer, request, 4);
    QCOMPARE(shownNames(*sorted), QStringList({u"d"_s, u"b"_s, u"c"_s, u"a"_s}));
    QCOMPARE(sorted->outOfPlace, 0U);
    // Who sorts by something else does not mean to hold the order.
    request.holdsOrder = true;
    request.sort = {{Column::Name, Qt::DescendingOrder}};
    const auto byName = builder.build(sorted.get(), held->answer, request, 5);
    QCOMPARE(shownNames(*byName), QStringList({u"d"_s, u"c"_s, u"b"_s, u"a"_s}));
}

QTEST_GUILESS_MAIN(TestGoneSessions)
#include "tst_gonesessions.moc"
