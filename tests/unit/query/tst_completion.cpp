// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/completion.h"
#include "query/filter.h"

#include "support/drawnsnapshot.h"
#include "support/testrandom.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::query;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

CompletionSources sources()
{
    static const ValueHintsPointer hints = valueHints(*drawnSnapshot(R"(
        Name             Cmd      Client      Db  ClientDesc
        cart             get      10.1.4.17   0   orders
        cart             get      10.1.4.17   0   orders
        "order service"  hgetall  10.1.4.22   3   -
        "cart\u{202e}"   set      10.2.0.9    3   -
        ""               get      ::1         0   -
    )"));
    return {hints, {u"idle > 5m and active"_s, u"db = 3"_s}};
}

// What the filter becomes with each completion; the cursor stands at "|".
QStringList completed(QString text)
{
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    QStringList all;
    for (const Completion &one : completions(text, cursor, sources()))
        all.append(QString(text).replace(one.from, one.length, one.replacement));
    return all;
}

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT

private slots:
    void goesOn_data();
    void goesOn();
    void offersNothing_data();
    void offersNothing();
    void sayWhatTheyMean();
    void surviveWhateverIsTyped();
};

void TestCompletion::goesOn_data()
{
    QTest::addColumn<QStringList>("expected"); // the first ones
    const auto row = [](const char *text, const QStringList &expected) {
        QTest::newRow(text) << expected;
    };
    row("|", {u"id "_s, u"addr "_s, u"client "_s, u"clientdesc "_s});
    row("nam|", {u"name "_s});
    row("NAM|", {u"name "_s});
    row("id|", {u"idle "_s});
    row("comm|", {u"command "_s});
    row("qbuf-|", {u"qbuf-free "_s});
    row("acti|", {u"active"_s, u"idle > 5m and active"_s});
    row("no|", {u"nodeid "_s, u"not "_s});
    row("cart and idl|", {u"cart and idle "_s});
    row("cart idl|", {u"cart idle "_s});
    row("(idl|)", {u"(idle )"_s});
    row("idle |",
        {u"idle > "_s, u"idle >= "_s, u"idle < "_s, u"idle <= "_s, u"idle = "_s, u"idle != "_s,
         u"idle in "_s, u"idle is unknown"_s});
    row("idle i|", {u"idle in "_s, u"idle is unknown"_s, u"idle id "_s, u"idle ip "_s});
    row("name |",
        {u"name:"_s, u"name = "_s, u"name != "_s, u"name ~ "_s, u"name in "_s,
         u"name is unknown"_s});
    row("role |", {u"role:"_s, u"role = "_s, u"role != "_s, u"role in "_s, u"role is unknown"_s});
    row("changed |", {u"changed:"_s, u"changed = "_s, u"changed != "_s, u"changed in "_s});
    row("idle > 5|", {u"idle > 5s"_s, u"idle > 5m"_s, u"idle > 5h"_s, u"idle > 5d"_s});
    row("idle 5|", {u"idle 5s"_s, u"idle 5m"_s});
    row("idle>1h30|", {u"idle>1h30s"_s, u"idle>1h30m"_s});
    row("omem >= 64|", {u"omem >= 64B"_s, u"omem >= 64KiB"_s, u"omem >= 64MiB"_s});
    row("omem >= 64K|", {});
    row("db = |", {u"db = 0"_s, u"db = 3"_s});
    row("cmd = |", {u"cmd = get"_s, u"cmd = hgetall"_s, u"cmd = set"_s});
    row("cmd=g|", {u"cmd=get"_s, u"cmd=hgetall"_s});
    row("name:|", {u"name:cart"_s, u"name:\"order service\""_s, u"name:\"\""_s});
    row("name:ser|", {u"name:\"order service\""_s});
    row("name = \"ord|", {u"name = \"order service\""_s});
    row("name = \"ord| and x", {u"name = \"order service\" and x"_s});
    row("source = 10.1|", {u"source = 10.1.4.17"_s, u"source = 10.1.4.22"_s});
    row("alias = |", {u"alias = orders"_s});
    row("source in |", {u"source in {"_s, u"source in 10.1.4.0/24"_s, u"source in 10.2.0.0/24"_s});
    row("cmd in {|", {u"cmd in {get"_s, u"cmd in {hgetall"_s});
    row("cmd in {get, h|", {u"cmd in {get, hgetall"_s});
    row("cmd in {get, h|}", {u"cmd in {get, hgetall}"_s});
    row("flags:mon|", {u"flags:monitor"_s});
    row("events:w|", {u"events:writable"_s});
    row("role = |", {u"role = normal"_s, u"role = monitor"_s});
    row("role:rep|", {u"role:replica"_s});
    row("changed:|", {u"changed:new"_s, u"changed:gone"_s, u"changed:any"_s, u"changed:id"_s});
    row("changed:c|", {u"changed:client"_s, u"changed:clientdesc"_s, u"changed:cmd"_s});
    row("name is |", {u"name is unknown"_s, u"name is not unknown"_s});
    row("name is not |", {});
    row("name is n|", {u"name is not unknown"_s});
    row("idle > 5m |", {u"idle > 5m and "_s, u"idle > 5m or "_s});
    row("(idle > 5m |", {u"(idle > 5m and "_s, u"(idle > 5m or "_s, u"(idle > 5m )"_s});
    row("idle > 5m a|", {u"idle > 5m and "_s, u"idle > 5m addr "_s});
    row("cart o|", {u"cart or "_s, u"cart obl "_s});
    row("db|", {u"db = 3"_s});
    row("5m|", {u"idle > 5m and active"_s});
}

void TestCompletion::goesOn()
{
    QFETCH(const QStringList, expected);
    const QStringList found = completed(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(found.first(qMin(found.size(), expected.size())), expected);
    if (expected.isEmpty() && !found.isEmpty())
        QVERIFY2(found.isEmpty() || QString::fromUtf8(QTest::currentDataTag()).contains(u"not"_s),
                 qUtf8Printable(found.join(u'\n')));
}

void TestCompletion::offersNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"name|"_s, u"na|me"_s, u"name |and x"_s, u"cart |"_s, u"\"order service\"|"_s,
          u"\"order s|"_s, u"name ~ |"_s, u"name ~ car|"_s, u"db = 3|"_s, u"cmd = get|"_s,
          u"flags:monitor|"_s, u"name is unknown|"_s, u"idle > 5m|"_s, u"x > 5|"_s, u"idle > > |"_s,
          u"cmd in get|"_s})
        QTest::newRow(qUtf8Printable(text)) << text;
}

void TestCompletion::offersNothing()
{
    QFETCH(const QString, text);
    const QStringList found = completed(text);
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u'\n')));
}

void TestCompletion::sayWhatTheyMean()
{
    for (const char *text : {"", "idle ", "name ", "idle > 5", "omem > 5",
                             "cmd = ", "changed:", "name is ", "client in ", "(db = 3 "}) {
        const QString typed = QString::fromUtf8(text);
        const auto all = completions(typed, typed.size(), sources());
        QVERIFY2(!all.empty(), text);
        for (const Completion &one : all)
            QVERIFY2(!one.help.isEmpty(), qUtf8Printable(one.replacement));
    }
    const auto values = completions(u"cmd = "_s, 6, sources());
    QCOMPARE(values.front().kind, Completion::Kind::Value);
    QVERIFY(values.front().help.startsWith(u'3'));
}

void TestCompletion::surviveWhateverIsTyped()
{
    const QStringList pieces{u"idle"_s, u" "_s, u">"_s, u"="_s, u"name"_s,   u":"_s,     u"("_s,
                             u")"_s,    u"{"_s, u"}"_s, u","_s, u"in"_s,     u"is"_s,    u"not"_s,
                             u"\""_s,   u"5"_s, u"~"_s, u"x"_s, u"and"_s,    u"&&"_s,    u"!"_s,
                             u"\\"_s,   u"*"_s, u"-"_s, u"/"_s, u"active"_s, u"client"_s};
    for (quint32 round = 1; round <= 2000; ++round) {
        TestRandom random(round);
        QString text;
        for (int i = random.below(10); i > 0; --i)
            text += random.oneOf(pieces);
        const int cursor = random.below(static_cast<int>(text.size()) + 1);
        for (const Completion &one : completions(text, cursor, sources())) {
            const bool isInside = one.from >= 0 && one.length >= 0
                && one.from + one.length <= text.size() && !one.replacement.isEmpty();
            QVERIFY2(isInside, qPrintable(QStringLiteral("seed %1: ").arg(random.seed()) + text));
        }
    }
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
