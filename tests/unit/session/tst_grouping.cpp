// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grouping.h"

#include "session/flags.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"
#include "support/testrandom.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
constexpr qint64 kSmallest = std::numeric_limits<qint64>::min();

QString shown(const std::optional<QString> &value)
{
    return value ? u'\'' + *value + u'\'' : u"-"_s;
}

QString shown(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : u"-"_s;
}

QString shown(const GroupSum &sum)
{
    return shown(sum.sum) + (sum.unknown > 0 ? u"(%1?)"_s.arg(sum.unknown) : QString());
}

// "'value' ... sessions active max median oldest qbuf omem", a line for each group.
QString lineOf(const Group &group, std::size_t keys)
{
    QStringList parts;
    for (std::size_t key = 0; key < keys; ++key)
        parts += shown(group.values[key]);
    parts += QString::number(group.sessions);
    parts += QString::number(group.active);
    for (const auto &value : {group.maxIdle, group.medianIdle, group.oldestAge})
        parts += shown(value);
    parts += shown(group.qbuf);
    parts += shown(group.omem);
    return parts.join(u' ');
}

QString picture(const Grouping &grouping)
{
    QStringList lines;
    for (const Group &group : grouping.groups)
        lines += lineOf(group, grouping.request.keys.size());
    return lines.join(u'\n');
}

GroupRequest by(std::vector<GroupKey> keys, GroupColumn column = GroupColumn::Sessions,
                Qt::SortOrder order = Qt::DescendingOrder)
{
    return {std::move(keys), column, order};
}

GroupInput english()
{
    GroupInput input;
    input.locale = kEnglish;
    return input;
}

QStringList firstValues(const SessionSnapshot &snapshot, const GroupRequest &request,
                        const SourceLabels *labels = nullptr)
{
    GroupInput input = english();
    input.labels = labels;
    QStringList values;
    for (const Group &group : groupSessions(snapshot, request, input).groups)
        values += shown(group.values[0]) + u' ' + QString::number(group.sessions);
    return values;
}

// -- the same in the plainest way -----------------------------------------------------------------

struct NaiveGroup
{
    std::vector<quint32> rows;
};

std::optional<QString> textOf(const PlainSession &session, Column column)
{
    const auto &text = session.text(column);
    return text ? std::optional(exactText(*text)) : std::nullopt;
}

std::optional<QString> naiveValue(const PlainSession &session, const GroupKey &key)
{
    switch (key.by) {
    case GroupBy::Source:
        return textOf(session, Column::Client);
    case GroupBy::Network: {
        const auto source = textOf(session, Column::Client);
        if (!source)
            return std::nullopt;
        const QByteArray network = networkOf(source->toUtf8(), key);
        return network.isEmpty() ? source : std::optional(QString::fromLatin1(network));
    }
    case GroupBy::Alias: {
        const auto alias = textOf(session, Column::ClientDesc);
        return alias && !alias->isEmpty() ? alias : std::nullopt;
    }
    case GroupBy::Name:
        return textOf(session, Column::Name);
    case GroupBy::NamePrefix: {
        const auto name = textOf(session, Column::Name);
        if (!name)
            return std::nullopt;
        static const QRegularExpression kEnd(u"[-_:./#0-9]"_s);
        const qsizetype end = name->indexOf(kEnd);
        return end > 0 ? name->first(end) : name;
    }
    case GroupBy::Command:
        return textOf(session, Column::Cmd);
    case GroupBy::Db: {
        const auto &db = session.number(Column::Db);
        return db ? std::optional(QString::number(*db)) : std::nullopt;
    }
    case GroupBy::Node:
        return textOf(session, Column::NodeId);
    case GroupBy::Flags:
        return textOf(session, Column::Flags);
    case GroupBy::Role: {
        const auto flags = textOf(session, Column::Flags);
        return flags ? std::optional(roleOfFlags(*flags)) : std::nullopt;
    }
    case GroupBy::User:
        return textOf(session, Column::User);
    case GroupBy::Library:
        return textOf(session, Column::LibName);
    }
    return std::nullopt;
}

GroupSum naiveSum(const PlainSessions &sessions, const std::vector<quint32> &rows, Column column)
{
    GroupSum sum;
    std::vector<qint64> values;
    for (const quint32 row : rows) {
        if (const auto &value = sessions[row].number(column))
            values.push_back(*value);
        else
            ++sum.unknown;
    }
    if (values.empty())
        return sum;
    // Positive and negative ones in turns, so that only the result can be too large.
    std::sort(values.begin(), values.end());
    long double total = 0;
    qint64 exact = 0;
    bool isExact = true;
    std::size_t low = 0;
    std::size_t high = values.size();
    while (low < high) {
        const qint64 value = exact > 0 ? values[low++] : values[--high];
        total += static_cast<long double>(value);
        isExact = isExact && !__builtin_add_overflow(exact, value, &exact);
    }
    sum.sum = isExact ? exact : total > 0 ? kLargest : kSmallest;
    return sum;
}

QMap<QStringList, Group> naiveGroups(const PlainSessions &sessions,
                                     const std::vector<GroupKey> &keys,
                                     const std::vector<quint8> &passing,
                                     std::chrono::seconds activeIdleLimit)
{
    QMap<QStringList, std::vector<quint32>> rowsOf;
    for (quint32 row = 0; row < sessions.size(); ++row) {
        if (!passing.empty() && passing[row] == 0)
            continue;
        QStringList key;
        for (const GroupKey &part : keys)
            key += shown(naiveValue(sessions[row], part));
        rowsOf[key].push_back(row);
    }
    QMap<QStringList, Group> groups;
    for (auto it = rowsOf.cbegin(); it != rowsOf.cend(); ++it) {
        Group group;
        for (std::size_t key = 0; key < keys.size(); ++key)
            group.values[key] = naiveValue(sessions[it->front()], keys[key]);
        group.sessions = static_cast<quint32>(it->size());
        std::vector<qint64> idle;
        for (const quint32 row : *it) {
            if (const auto &value = sessions[row].number(Column::Idle)) {
                idle.push_back(*value);
                group.active += *value <= activeIdleLimit.count() ? 1 : 0;
            }
            if (const auto &age = sessions[row].number(Column::Age))
                group.oldestAge = std::max(*age, group.oldestAge.value_or(*age));
        }
        std::sort(idle.begin(), idle.end());
        if (!idle.empty()) {
            group.maxIdle = idle.back();
            group.medianIdle = idle[(idle.size() - 1) / 2];
        }
        group.qbuf = naiveSum(sessions, *it, Column::Qbuf);
        group.omem = naiveSum(sessions, *it, Column::Omem);
        groups[it.key()] = group;
    }
    return groups;
}

std::optional<qint64> metricOf(const Group &group, GroupColumn column)
{
    switch (column) {
    case GroupColumn::Active:
        return group.active;
    case GroupColumn::MaxIdle:
        return group.maxIdle;
    case GroupColumn::MedianIdle:
        return group.medianIdle;
    case GroupColumn::OldestAge:
        return group.oldestAge;
    case GroupColumn::Qbuf:
        return group.qbuf.sum;
    case GroupColumn::Omem:
        return group.omem.sum;
    default:
        return group.sessions;
    }
}

PlainSession randomSession(TestRandom &random)
{
    static const std::vector<QByteArray> kSources{"10.0.0.1",    "10.0.0.2",  "10.0.1.1",
                                                  "10.9.0.1",    "::1",       "2001:db8::7",
                                                  "2001:db8::8", "/run/sock", ""};
    static const std::vector<QByteArray> kNames{"",        "cart",    "cart-1", "cart-2", "cart10",
                                                "order:a", "order.b", "9lives", "-x",     "Üb/er"};
    static const std::vector<QByteArray> kFlags{"N", "S", "M", "OS", "b", "", "P"};
    PlainSession session;
    const auto maybe = [&](Column column, const QByteArray &text) {
        if (!random.oneIn(6))
            session.text(column) = text;
    };
    const auto number = [&](Column column, qint64 highest) {
        if (random.oneIn(5))
            return;
        session.number(column) = random.oneIn(40)
            ? random.oneOf(std::array{kLargest, kSmallest, qint64(-1), qint64(1) << 40})
            : random.between(0, highest);
    };
    maybe(Column::Client, random.oneOf(kSources));
    maybe(Column::ClientDesc, random.oneOf(std::vector<QByteArray>{"", "web", "jobs"}));
    maybe(Column::Name, random.oneOf(kNames));
    maybe(Column::Cmd, QByteArray("c" + QByteArray::number(random.below(12))));
    maybe(Column::NodeId, QByteArray("n" + QByteArray::number(random.below(3))));
    maybe(Column::Flags, random.oneOf(kFlags));
    number(Column::Db, 4);
    number(Column::Idle, 30);
    number(Column::Age, 1000);
    number(Column::Qbuf, 100);
    number(Column::Omem, 100);
    return session;
}

} // namespace

class TestGrouping : public QObject
{
    Q_OBJECT

private slots:
    void countsASourcesSessions();
    void groupsByTwoKeys();
    void groupsNetworks();
    void takesThePrefixOfAName_data();
    void takesThePrefixOfAName();
    void prefersTheUsersAlias();
    void groupsRolesAndDatabases();
    void ordersUnknownLastBothWays();
    void ordersKeysByValue();
    void limitsTheList();
    void keepsTheOrderOfTheView();
    void saturatesSums();
    void countsDurations();
    void isTheSameAsANaiveWay_data();
    void isTheSameAsANaiveWay();
    void findsManyGroups();
};

void TestGrouping::countsASourcesSessions()
{
    const SnapshotPointer snapshot = drawnSnapshot("Client   Idle Age Qbuf Omem\n"
                                                   "10.0.0.2 0    5   10   -\n"
                                                   "10.0.0.1 10   9   1    0\n"
                                                   "10.0.0.1 11   -   -    7\n"
                                                   "10.0.0.1 90   3   2    8\n"
                                                   "-        -    -   -    -\n"
                                                   "10.0.0.1 -    3   2    8");
    const Grouping grouping = groupSessions(*snapshot, {}, english());
    QCOMPARE(picture(grouping),
             u"'10.0.0.1' 4 1 90 11 9 5(1?) 23\n"
             "'10.0.0.2' 1 1 0 0 5 10 -(1?)\n"
             "- 1 0 - - - -(1?) -(1?)"_s);
    QCOMPARE(grouping.groupCount, 3U);
    QCOMPARE(grouping.sessions, 6U);
    QCOMPARE(grouping.active, 2U);
    QCOMPARE(lineOf(grouping.largest.front(), 1), lineOf(grouping.groups.front(), 1));
}

void TestGrouping::groupsByTwoKeys()
{
    const SnapshotPointer snapshot = drawnSnapshot("Name  Cmd\n"
                                                   "a     get\n"
                                                   "b     get\n"
                                                   "a     set\n"
                                                   "\"\"  get\n"
                                                   "a     get\n"
                                                   "-     get");
    const Grouping grouping =
        groupSessions(*snapshot, by({{GroupBy::Name}, {GroupBy::Command}}), english());
    QStringList lines;
    for (const Group &group : grouping.groups)
        lines += shown(group.values[0]) + shown(group.values[1]) + QString::number(group.sessions);
    QCOMPARE(lines.join(u' '), u"'a''get'2 '''get'1 'a''set'1 'b''get'1 -'get'1"_s);
}

void TestGrouping::groupsNetworks()
{
    const SnapshotPointer snapshot = drawnSnapshot("Client\n 10.1.4.17\n 10.1.4.200\n 10.1.5.1\n"
                                                   " 2001:db8:0:1::5\n 2001:db8:0:1:f::6\n"
                                                   " /run/redis.sock\n \"\"\n -\n 10.1.4.1");
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Network}}, GroupColumn::Key1, Qt::AscendingOrder))
                 .join(u", "),
             u"'10.1.4.0/24' 3, '10.1.5.0/24' 1, '2001:db8:0:1::/64' 2, '' 1, "
             "'/run/redis.sock' 1, - 1"_s);
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Network, 16, 32}})).join(u", "),
             u"'10.1.0.0/16' 4, '2001:db8::/32' 2, '' 1, '/run/redis.sock' 1, - 1"_s);
    QCOMPARE(networkOf("10.1.4.17", {GroupBy::Network, 32, 128}), "10.1.4.17/32");
    QCOMPARE(networkOf("10.1.4.17", {GroupBy::Network, 0, 0}), "0.0.0.0/0");
    QCOMPARE(networkOf("10.1.4.17", {GroupBy::Network, 200, 200}), "10.1.4.17/32");
    QCOMPARE(networkOf("[2001:db8::1]", {GroupBy::Network, 24, 0}), "::/0");
    QCOMPARE(networkOf("10.1.4.17", {GroupBy::Network, 23, 64}), "10.1.4.0/23");
    QCOMPARE(networkOf("localhost", {}), "");
}

void TestGrouping::takesThePrefixOfAName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("prefix");
    for (const char *name : {"order-service", "order_7", "order:7", "order.eu", "order/a",
                             "order#1", "order7", "order"})
        QTest::addRow("%s", name) << QByteArray(name) << QByteArray("order");
    QTest::addRow("separator in front") << QByteArray("-order-1") << QByteArray("-order-1");
    QTest::addRow("digit in front") << QByteArray("7order") << QByteArray("7order");
    QTest::addRow("empty") << QByteArray("") << QByteArray("");
    QTest::addRow("blank stays") << QByteArray("my app-1") << QByteArray("my app");
    QTest::addRow("NUL stays") << QByteArray("a\0b-1", 5) << QByteArray("a\0b", 3);
}

void TestGrouping::takesThePrefixOfAName()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, prefix);
    QCOMPARE(namePrefix(name).toByteArray(), prefix);
}

void TestGrouping::prefersTheUsersAlias()
{
    const SnapshotPointer snapshot = drawnSnapshot("Client   Name  ClientDesc\n"
                                                   "10.0.0.1 cart  remote\n"
                                                   "10.0.0.2 cart  remote\n"
                                                   "10.0.0.2 other remote\n"
                                                   "10.0.0.2 other \"\"\n"
                                                   "-        -     -\n"
                                                   "10.0.0.3 other web");
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Alias}})).join(u", "),
             u"'remote' 3, - 2, 'web' 1"_s);
    SourceLabels labels;
    labels.labels = {{u"mine"_s, {}}, {u"by name"_s, {}}, {QString(), {u"tag"_s}}};
    const auto codeOf = [&](Column column, const char *text) {
        return *snapshot->dictionary(column).find(QByteArrayView(text));
    };
    labels.ofSource.resize(snapshot->dictionary(Column::Client).size(), kNoLabel);
    labels.ofName.resize(snapshot->dictionary(Column::Name).size(), kNoLabel);
    labels.ofSource[codeOf(Column::Client, "10.0.0.1")] = 0;
    labels.ofSource[codeOf(Column::Client, "10.0.0.3")] = 2; // no alias, only a tag
    labels.ofName[codeOf(Column::Name, "cart")] = 1;
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Alias}}), &labels).join(u", "),
             u"- 2, 'by name' 1, 'mine' 1, 'remote' 1, 'web' 1"_s);
}

void TestGrouping::groupsRolesAndDatabases()
{
    const SnapshotPointer snapshot = drawnSnapshot("Flags Db\n N 0\n b 10\n S 9\n OS 9\n - -\n"
                                                   " \"\" -1\n N 9000000000");
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Role}})).join(u", "),
             u"'normal' 4, 'monitor' 1, 'replica' 1, - 1"_s);
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Db}}, GroupColumn::Key1, Qt::AscendingOrder))
                 .join(u", "),
             u"'-1' 1, '0' 1, '9' 2, '10' 1, '9000000000' 1, - 1"_s);
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Flags}}, GroupColumn::Key1, Qt::AscendingOrder))
                 .size(),
             6);
}

void TestGrouping::ordersUnknownLastBothWays()
{
    const SnapshotPointer snapshot = drawnSnapshot("Cmd Idle\n a 5\n b -\n c 9\n d -9");
    const auto order = [&](GroupColumn column, Qt::SortOrder direction) {
        return firstValues(*snapshot, by({{GroupBy::Command}}, column, direction))
            .join(u' ')
            .remove(u" 1"_s)
            .remove(u'\'');
    };
    QCOMPARE(order(GroupColumn::MaxIdle, Qt::AscendingOrder), u"d a c b"_s);
    QCOMPARE(order(GroupColumn::MaxIdle, Qt::DescendingOrder), u"c a d b"_s);
    QCOMPARE(order(GroupColumn::Key1, Qt::DescendingOrder), u"d c b a"_s);
    QCOMPARE(order(GroupColumn::Omem, Qt::DescendingOrder), u"a b c d"_s);
}

void TestGrouping::ordersKeysByValue()
{
    const SnapshotPointer snapshot =
        drawnSnapshot("Client\n 10.0.0.10\n 10.0.0.9\n -\n 9.0.0.0\n ::1\n sock");
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Source}}, GroupColumn::Key1, Qt::AscendingOrder))
                 .join(u' ')
                 .remove(u" 1"_s),
             u"'9.0.0.0' '10.0.0.9' '10.0.0.10' '::1' 'sock' -"_s);
    QCOMPARE(firstValues(*snapshot, by({{GroupBy::Source}}, GroupColumn::Key1))
                 .join(u' ')
                 .remove(u" 1"_s),
             u"'sock' '::1' '10.0.0.10' '10.0.0.9' '9.0.0.0' -"_s);
}

void TestGrouping::limitsTheList()
{
    const SnapshotPointer snapshot = drawnSnapshot("Cmd Idle\n a 5\n b 3\n b 3\n c 9\n d 1\n d 2");
    GroupInput input = english();
    input.atMost = 2;
    const Grouping grouping =
        groupSessions(*snapshot, by({{GroupBy::Command}}, GroupColumn::MaxIdle), input);
    QCOMPARE(grouping.groups.size(), std::size_t(2));
    QCOMPARE(grouping.groupCount, 4U);
    QCOMPARE(*grouping.groups[0].values[0], u"c"_s);
    QCOMPARE(*grouping.groups[1].values[0], u"a"_s);
    QCOMPARE(grouping.rows, (std::vector<quint32>{3, 0}));
    QCOMPARE(*grouping.largest[0].values[0], u"b"_s); // whatever is listed
    QCOMPARE(grouping.largest.size(), std::size_t(4));
    QCOMPARE(grouping.sessions, 6U);
}

void TestGrouping::keepsTheOrderOfTheView()
{
    const SnapshotPointer snapshot = drawnSnapshot("Cmd\n a\n b\n a\n b\n a");
    GroupInput input = english();
    const std::vector<quint32> order{4, 5, 3, 2, 1, 0};
    const std::vector<quint8> passing{1, 1, 0, 1, 1};
    input.order = order;
    input.passing = passing;
    const Grouping grouping = groupSessions(*snapshot, by({{GroupBy::Command}}), input);
    QCOMPARE(grouping.rows, (std::vector<quint32>{4, 0, 3, 1}));
    const auto rows = grouping.rowsOf(grouping.groups[1]);
    QCOMPARE(std::vector<quint32>(rows.begin(), rows.end()), (std::vector<quint32>{3, 1}));
}

void TestGrouping::saturatesSums()
{
    const SnapshotPointer snapshot = drawnSnapshot("Cmd Omem                 Qbuf\n"
                                                   "a   9223372036854775807  -9223372036854775808\n"
                                                   "a   1                    -1\n"
                                                   "b   9223372036854775807  -9223372036854775808\n"
                                                   "b   -9223372036854775808 9223372036854775807\n"
                                                   "c   9223372036854775807  -9223372036854775808");
    QCOMPARE(picture(groupSessions(*snapshot, by({{GroupBy::Command}}), english())),
             u"'a' 2 0 - - - -9223372036854775808 9223372036854775807\n"
             "'b' 2 0 - - - -1 -1\n"
             "'c' 1 0 - - - -9223372036854775808 9223372036854775807"_s);
}

void TestGrouping::countsDurations()
{
    const SnapshotPointer snapshot =
        drawnSnapshot("Idle   Age\n -5 0\n 0 1\n 1 9\n 9 10\n 10 59\n 59 60\n 60 599\n 600 3600\n"
                      " 86400 604800\n - 86399\n 5 -");
    const std::vector<quint8> passing{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
    GroupInput input = english();
    input.passing = passing;
    const Grouping grouping = groupSessions(*snapshot, {}, input);
    const auto drawnCounts = [](const DurationCounts &counts) -> QString {
        QStringList parts;
        for (const DurationCounts::Bucket &bucket : counts.buckets)
            parts += u"%1/%2"_s.arg(bucket.sessions).arg(bucket.active);
        return parts.join(u' ') + u" ?%1"_s.arg(counts.unknown.sessions);
    };
    QCOMPARE(drawnCounts(grouping.idle), u"2/2 2/2 2/1 1/0 1/0 0/0 0/0 1/0 0/0 ?1"_s);
    QCOMPARE(drawnCounts(grouping.age), u"1/1 2/2 2/2 2/0 0/0 1/0 1/0 0/0 1/0 ?0"_s);
}

void TestGrouping::isTheSameAsANaiveWay_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestGrouping::isTheSameAsANaiveWay()
{
    QFETCH(quint32, seed);
    TestRandom random(seed);
    const QString where = u"seed %1"_s.arg(random.seed());
    PlainSessions sessions;
    const int count = random.oneIn(8) ? random.below(3) : random.below(400);
    for (int i = 0; i < count; ++i)
        sessions.push_back(randomSession(random));
    const SnapshotPointer snapshot = toSnapshot(sessions);
    GroupRequest request;
    request.keys.resize(1 + static_cast<std::size_t>(random.below(3)));
    for (GroupKey &key : request.keys) {
        key.by = static_cast<GroupBy>(random.below(static_cast<int>(kLastGroupBy) + 1));
        key.ipv4Bits = static_cast<quint8>(random.below(33));
        key.ipv6Bits = static_cast<quint8>(random.below(129));
    }
    request.sortColumn = static_cast<GroupColumn>(random.below(10));
    if (static_cast<std::size_t>(request.sortColumn) < 3
        && static_cast<std::size_t>(request.sortColumn) >= request.keys.size())
        request.sortColumn = GroupColumn::Sessions;
    request.sortOrder = random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
    std::vector<quint8> passing;
    if (!random.oneIn(3)) {
        for (std::size_t row = 0; row < sessions.size(); ++row)
            passing.push_back(random.oneIn(3) ? 0 : 1);
    }
    GroupInput input = english();
    input.passing = passing;
    input.activeIdleLimit = std::chrono::seconds(random.below(20));

    const Grouping grouping = groupSessions(*snapshot, request, input);
    const auto expected = naiveGroups(sessions, request.keys, passing, input.activeIdleLimit);
    QVERIFY2(grouping.groups.size() == static_cast<std::size_t>(expected.size()),
             qPrintable(where));
    QSet<quint32> seen;
    for (const Group &group : grouping.groups) {
        QStringList key;
        for (std::size_t part = 0; part < request.keys.size(); ++part)
            key += shown(group.values[part]);
        QVERIFY2(expected.contains(key), qPrintable(where + key.join(u' ')));
        QVERIFY2(lineOf(group, request.keys.size()) == lineOf(expected[key], request.keys.size()),
                 qPrintable(where + u'\n' + lineOf(group, 3) + u'\n' + lineOf(expected[key], 3)));
        for (const quint32 row : grouping.rowsOf(group)) {
            QVERIFY2(!seen.contains(row), qPrintable(where));
            seen.insert(row);
            for (std::size_t part = 0; part < request.keys.size(); ++part)
                QVERIFY2(naiveValue(sessions[row], request.keys[part]) == group.values[part],
                         qPrintable(where));
        }
    }
    QCOMPARE(static_cast<quint32>(seen.size()), grouping.sessions);
    if (static_cast<std::size_t>(request.sortColumn) < 3)
        return; // the order of values has tests of its own
    for (std::size_t i = 1; i < grouping.groups.size(); ++i) {
        const auto left = metricOf(grouping.groups[i - 1], request.sortColumn);
        const auto right = metricOf(grouping.groups[i], request.sortColumn);
        QVERIFY2(!right
                     || (left
                         && (request.sortOrder == Qt::AscendingOrder ? *left <= *right
                                                                     : *left >= *right)),
                 qPrintable(where));
    }
}

// More combinations than have a place each, and than fit into 32 bits.
void TestGrouping::findsManyGroups()
{
    constexpr int kCount = 70'000;
    PlainSessions sessions(kCount);
    for (int i = 0; i < kCount; ++i) {
        PlainSession &session = sessions[static_cast<std::size_t>(i)];
        session.text(Column::Name) = QByteArray("n" + QByteArray::number(i));
        session.text(Column::Client) = QByteArray("s" + QByteArray::number(i % 60'000));
        session.text(Column::NodeId) = QByteArray("n" + QByteArray::number(i % 7));
    }
    const SnapshotPointer snapshot = toSnapshot(sessions);
    const auto countOf = [&](const std::vector<GroupKey> &keys) {
        return groupSessions(*snapshot, by(keys), english()).groupCount;
    };
    QCOMPARE(countOf({{GroupBy::Source}, {GroupBy::Node}}), 70'000U - 60'000U + 60'000U);
    QCOMPARE(countOf({{GroupBy::Source}, {GroupBy::Name}}), 70'000U);
    QCOMPARE(countOf({{GroupBy::Source}, {GroupBy::Name}, {GroupBy::Node}}), 70'000U);
    QCOMPARE(countOf({{GroupBy::Source}, {GroupBy::Role}, {GroupBy::NamePrefix}}), 60'000U);
    const Grouping grouping =
        groupSessions(*snapshot, by({{GroupBy::Source}, {GroupBy::Name}}), english());
    QCOMPARE(grouping.groups.size(), kMaxListedGroups);
    QCOMPARE(grouping.rows.size(), kMaxListedGroups);
}

QTEST_GUILESS_MAIN(TestGrouping)
#include "tst_grouping.moc"
