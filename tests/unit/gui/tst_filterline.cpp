// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"
#include "gui/filterline.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

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
    void followsTheThemeWhileSomethingIsWrong();
    void isLeftByEscapeAndDown();
};

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
    line.setFilterText(u"cart"_s);
    QCOMPARE(changed.count(), 0);
}

void TestFilterLine::saysWhatIsWrongByColorAndSentence()
{
    FilterLine line;
    const QColor usual = line.palette().color(QPalette::Base);
    const QSignalSpy problem(&line, &FilterLine::problemChanged);
    line.setFilterText(u"\"cart"_s);
    QVERIFY(!problem.last().first().toString().isEmpty());
    QCOMPARE(line.accessibleDescription(), problem.last().first().toString());
    QCOMPARE(line.palette().color(QPalette::Base), Colors::of(QApplication::palette()).dangerSoft);
    line.setFilterText(u"\"cart\""_s);
    QCOMPARE(problem.last().first().toString(), QString());
    QCOMPARE(line.palette().color(QPalette::Base), usual);
}

void TestFilterLine::followsTheThemeWhileSomethingIsWrong()
{
    const QPalette before = QApplication::palette();
    QApplication::setPalette(gui::lightPalette());
    QWidget window;
    auto *line = new FilterLine(&window);
    window.show();
    line->setFilterText(u"\"cart"_s);
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

QTEST_MAIN(TestFilterLine)
#include "tst_filterline.moc"
