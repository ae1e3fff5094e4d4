// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"
#include "gui/filterline.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::Colors;
using gui::FilterLine;

class TestFilterLine : public QObject
{
    Q_OBJECT

private slots:
    void takesOverOncePerPause();
    void takesOverAtOnceByReturn();
    void keepsTheFilterThatIsInForce();
    void saysWhatIsWrongByColorAndSentence();
    void isCalmWhileSomethingIsMissing();
    void canUndoWhatTheProgramWrote();
    void followsTheThemeWhileSomethingIsWrong();
    void isLeftByEscapeAndDown();
    void completesByKeyboard();
    void leavesReturnToTheLineUntilSomethingIsChosen();
    void opensNothingOverWhatIsFinished();
    void closesTheCompletionsFirst();
    void completesByMouse();
};

namespace {

// A line that has the focus, in a window of its own.
struct Typing
{
    Typing()
    {
        auto values = std::make_shared<query::ValueHints>();
        values->columns.push_back({session::Column::Cmd, {{u"get"_s, 3}, {u"getset"_s, 1}}});
        line->setCompletionSources({values, {u"db = 3"_s}});
        window.show();
        QApplication::setActiveWindow(&window);
        line->setFocus();
        if (!QTest::qWaitFor([this] { return line->hasFocus(); }))
            qFatal("no focus");
    }

    QWidget window;
    FilterLine *line = new FilterLine(&window);
    QTreeWidget *list = line->findChild<QTreeWidget *>(u"filterCompletions"_s);
};

} // namespace

void TestFilterLine::takesOverOncePerPause()
{
    FilterLine line;
    const QSignalSpy changed(&line, &FilterLine::filterChanged);
    QTest::keyClicks(&line, u"cart"_s);
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().value<query::Filter>(), *query::Filter::parse(u"cart"_s));
}

void TestFilterLine::takesOverAtOnceByReturn()
{
    FilterLine line;
    const QSignalSpy changed(&line, &FilterLine::filterChanged);
    QTest::keyClicks(&line, u"cart"_s);
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(changed.count(), 1); // it is the same
    line.clear();
    QCOMPARE(changed.count(), 2);
}

void TestFilterLine::keepsTheFilterThatIsInForce()
{
    FilterLine line;
    line.setFilterText(u"cart"_s);
    const QSignalSpy changed(&line, &FilterLine::filterChanged);
    line.setFilterText(u"\"cart"_s);
    line.setFilterText(u"idle > x"_s);
    QCOMPARE(line.filter().text(), u"cart"_s);
    line.setFilterText(u"cart"_s);
    QCOMPARE(changed.count(), 0);
}

void TestFilterLine::saysWhatIsWrongByColorAndSentence()
{
    FilterLine line;
    const QColor usual = line.palette().color(QPalette::Base);
    QCOMPARE(line.verdict(), FilterLine::Verdict::Empty);
    line.setFilterText(u"idle > x"_s);
    QCOMPARE(line.verdict(), FilterLine::Verdict::Wrong);
    QVERIFY(!line.sentence().isEmpty());
    QVERIFY(line.accessibleDescription().startsWith(line.sentence()));
    QCOMPARE(line.palette().color(QPalette::Base), Colors::of(QApplication::palette()).dangerSoft);
    line.selectProblem();
    QCOMPARE(line.selectedText(), u"x"_s);
    line.setFilterText(u"idle > 5m"_s);
    QCOMPARE(line.verdict(), FilterLine::Verdict::InForce);
    QCOMPARE(line.palette().color(QPalette::Base), usual);
    QCOMPARE(line.accessibleDescription(), line.sentence());
}

// Who has not finished has made no mistake.
void TestFilterLine::isCalmWhileSomethingIsMissing()
{
    FilterLine line;
    const QColor usual = line.palette().color(QPalette::Base);
    for (const QString &text : {u"idle >"_s, u"\"cart"_s, u"(a or"_s, u"cmd in {get"_s}) {
        line.setFilterText(text);
        QCOMPARE(line.verdict(), FilterLine::Verdict::Incomplete);
        QVERIFY(!line.sentence().isEmpty());
        QCOMPARE(line.palette().color(QPalette::Base), usual);
    }
}

void TestFilterLine::canUndoWhatTheProgramWrote()
{
    FilterLine line;
    QTest::keyClicks(&line, u"cart"_s);
    line.setFilterText(u"cart and db = 3"_s);
    line.undo();
    QCOMPARE(line.text(), u"cart"_s);
}

void TestFilterLine::followsTheThemeWhileSomethingIsWrong()
{
    const QPalette before = QApplication::palette();
    QApplication::setPalette(gui::lightPalette());
    QWidget window;
    auto *line = new FilterLine(&window);
    window.show();
    line->setFilterText(u"idle > x"_s);
    for (const QPalette &theme : {gui::darkPalette(), gui::lightPalette()}) {
        QApplication::setPalette(theme);
        QTRY_COMPARE(line->palette().color(QPalette::Base), Colors::of(theme).dangerSoft);
        QCOMPARE(line->palette().color(QPalette::Text), theme.color(QPalette::Text));
    }
    QApplication::setPalette(before);
}

void TestFilterLine::isLeftByEscapeAndDown()
{
    FilterLine line;
    const QSignalSpy left(&line, &FilterLine::left);
    const QSignalSpy changed(&line, &FilterLine::filterChanged);
    QTest::keyClicks(&line, u"cart"_s);
    QTest::keyClick(&line, Qt::Key_Down);
    QCOMPARE(left.count(), 1);
    QCOMPARE(changed.count(), 1); // does not wait for the pause
    QTest::keyClick(&line, Qt::Key_Escape);
    QCOMPARE(line.text(), QString());
    QCOMPARE(left.count(), 1);
    QTest::keyClick(&line, Qt::Key_Escape);
    QCOMPARE(left.count(), 2);
}

void TestFilterLine::completesByKeyboard()
{
    Typing typing;
    QTest::keyClicks(typing.line, u"cm"_s);
    QVERIFY(typing.list->isVisible());
    QTest::keyClick(typing.line, Qt::Key_Tab);
    QCOMPARE(typing.line->text(), u"cmd "_s);
    QVERIFY(typing.line->hasFocus());
    // What can follow comes at once.
    QVERIFY(typing.list->isVisible());
    QTest::keyClick(typing.line, Qt::Key_Down);
    QTest::keyClick(typing.line, Qt::Key_Down);
    QVERIFY(typing.line->accessibleDescription().startsWith(u'='));
    QTest::keyClick(typing.line, Qt::Key_Return);
    QCOMPARE(typing.line->text(), u"cmd = "_s);
    QTest::keyClick(typing.line, Qt::Key_Up); // the last one
    QTest::keyClick(typing.line, Qt::Key_Enter);
    QCOMPARE(typing.line->text(), u"cmd = getset"_s);
    QVERIFY(!typing.list->isVisible());
}

void TestFilterLine::leavesReturnToTheLineUntilSomethingIsChosen()
{
    Typing typing;
    const QSignalSpy changed(typing.line, &FilterLine::filterChanged);
    QTest::keyClicks(typing.line, u"cm"_s);
    QVERIFY(typing.list->isVisible());
    QTest::keyClick(typing.line, Qt::Key_Return);
    QCOMPARE(typing.line->text(), u"cm"_s);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!typing.list->isVisible());
}

void TestFilterLine::opensNothingOverWhatIsFinished()
{
    Typing typing;
    for (const QString &text : {u"zzz"_s, u"name"_s, u"cmd = getset"_s}) {
        typing.line->clear();
        QTest::keyClicks(typing.line, text);
        QVERIFY2(!typing.list->isVisible(), qUtf8Printable(text));
    }
    typing.line->clear();
    QVERIFY(!typing.list->isVisible());
    QTest::keyClick(typing.line, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(typing.list->isVisible()); // asked for
    typing.line->setFilterText(u"cm"_s);
    QVERIFY(!typing.list->isVisible()); // nobody types
}

void TestFilterLine::closesTheCompletionsFirst()
{
    Typing typing;
    QTest::keyClicks(typing.line, u"cm"_s);
    QTest::keyClick(typing.line, Qt::Key_Escape);
    QVERIFY(!typing.list->isVisible());
    QCOMPARE(typing.line->text(), u"cm"_s);
    QTest::keyClick(typing.line, Qt::Key_Escape);
    QCOMPARE(typing.line->text(), QString());
    QTest::keyClicks(typing.line, u"cm"_s);
    QVERIFY(typing.list->isVisible());
    typing.line->clearFocus();
    QVERIFY(!typing.list->isVisible());
}

void TestFilterLine::completesByMouse()
{
    Typing typing;
    QTest::keyClicks(typing.line, u"cm"_s);
    const QRect first = typing.list->visualItemRect(typing.list->topLevelItem(0));
    QTest::mouseClick(typing.list->viewport(), Qt::LeftButton, {}, first.center());
    QCOMPARE(typing.line->text(), u"cmd "_s);
}

QTEST_MAIN(TestFilterLine)
#include "tst_filterline.moc"
