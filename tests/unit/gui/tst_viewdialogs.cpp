// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! Sets of columns and colour rules, by keyboard through the window.
#include "gui/pagelook.h"
#include "models/colorrulelistmodel.h"
#include "models/columnlistmodel.h"
#include "unit/gui/windowworld.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::InstancePage;
using session::Column;
using test::child;
using test::drawn;
using test::WindowWorld;

namespace {

struct KeyboardWorld : WindowWorld
{
    KeyboardWorld()
    {
        world.settings.setHighlightTime(std::chrono::seconds(0));
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window does not come up");
        page = window->openDemo();
        showRows(page, 0, drawn({"cart 10.0.0.1 5", "order 10.0.0.2 500", "x 10.0.0.3 4000"}));
        view = test::child<gui::SessionsView>(page, "sessionsView");
    }

    //! The dialog that is open now, of that class.
    QDialog *dialog(const char *name) const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(widget);
            if (dialog != nullptr && dialog->isVisible()
                && dialog->objectName() == QLatin1String(name))
                return dialog;
        }
        return nullptr;
    }

    //! Waits until it has come up.
    QDialog *openDialog(const char *name) const
    {
        if (!QTest::qWaitFor([&] { return dialog(name) != nullptr; }))
            qFatal("no dialog %s", name);
        dialog(name)->activateWindow(); // a menu that closes after it takes the focus away
        if (!QTest::qWaitFor([&] {
                QWidget *focus = QApplication::focusWidget();
                return focus != nullptr && focus->window() == dialog(name);
            }))
            qFatal("the dialog %s has no focus", name);
        return dialog(name);
    }

    //! Alt+V, C, and what follows: the entries of View > Columns.
    QMenu *openColumnsMenu() const
    {
        auto *menu = child<QMenu>("columnsMenu");
        child<QMenu>("viewMenu")->popup({});
        QTest::keyClick(child<QMenu>("viewMenu"), Qt::Key_C);
        if (!QTest::qWaitFor([menu] { return menu->isVisible(); }))
            qFatal("no menu");
        return menu;
    }

    //! An entry of View > Columns by its key.
    void chooseInColumns(Qt::Key key) const
    {
        QTest::keyClick(openColumnsMenu(), key);
        child<QMenu>("viewMenu")->close();
    }

    QStringList ticked(const QMenu *menu) const
    {
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (action->isChecked())
                texts.append(action->text().section(u"  "_s, 1));
        }
        return texts;
    }

    models::SessionTableModel *model() const
    {
        return static_cast<models::SessionTableModel *>(view->model());
    }

    //! The words of the rules that colour the rows; a dash for none.
    QString colours() const
    {
        QStringList words;
        for (int row = 0; row < model()->rowCount(); ++row) {
            const live::RuleInForce *rule = model()->colorRuleAt(row);
            words.append(rule == nullptr ? u"-"_s : rule->rule.word);
        }
        return words.join(u' ');
    }

    using WindowWorld::child;

    InstancePage *page = nullptr;
    gui::SessionsView *view = nullptr;
};

void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

bool isNotOfDas(Column column)
{
    return session::indexOf(column) >= session::kDasColumnCount;
}

} // namespace

class TestViewDialogs : public QObject
{
    Q_OBJECT

private slots:
    void savesAndAppliesAColumnSetByKeyboard();
    void replacesASetKnowingly();
    void managesSetsByKeyboard();
    void showsHostileNamesAsText();
    void colorsRowsByRulesThroughTheKeyboard();
    void saysWhatIsWrongWithARule();
    void ordersAndDeletesRules();
    void leavesTheRuleByEscape();
};

void TestViewDialogs::savesAndAppliesAColumnSetByKeyboard()
{
    KeyboardWorld world;
    world.chooseInColumns(Qt::Key_2); // Memory
    const QList<Column> memory = models::orderedColumns(world.view->shownColumns());
    QList<Column> expected = models::columnSets()[1].columns;
    QVERIFY(expected.removeIf(isNotOfDas) > 0); // what these sessions do not have
    QCOMPARE(memory, expected);

    world.page->chooseColumns();
    QDialog *chooser = world.openDialog("ColumnChooser");
    QCOMPARE(child<QComboBox>(chooser, "setComboBox")->currentIndex(), 1);
    chooser->close();

    QMenu *menu = world.openColumnsMenu();
    QCOMPARE(world.ticked(menu), QStringList{models::columnSets()[1].title});
    QTest::keyClick(menu, Qt::Key_S);
    world.child<QMenu>("viewMenu")->close();
    world.openDialog("SaveColumnsDialog");
    type(u"my memory"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(world.dialog("SaveColumnsDialog") == nullptr);
    QCOMPARE(world.views.columnSets.own().size(), 1);
    QCOMPARE(world.views.columnSets.own().first().columns, memory);

    world.chooseInColumns(Qt::Key_4);
    QCOMPARE(world.view->shownColumns().size(), session::kDasColumnCount);
    world.chooseInColumns(Qt::Key_5);
    QCOMPARE(models::orderedColumns(world.view->shownColumns()), memory);
    menu = world.openColumnsMenu();
    QVERIFY(world.ticked(menu).contains(u"my memory"_s));
    menu->close();
    world.child<QMenu>("viewMenu")->close();
}

void TestViewDialogs::replacesASetKnowingly()
{
    KeyboardWorld world;
    QVERIFY(world.views.columnSets.save(u"mine"_s, {Column::Fd}));
    world.chooseInColumns(Qt::Key_S);
    QDialog *dialog = world.openDialog("SaveColumnsDialog");
    auto *save = dialog->findChild<QPushButton *>();
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        save = button->isDefault() ? button : save;
    QVERIFY(!save->isEnabled());
    type(u"min"_s);
    QCOMPARE(save->text(), u"&Save"_s);
    type(u"E"_s);
    QCOMPARE(save->text(), u"&Replace"_s);
    QVERIFY(child<QLabel>(dialog, "nameHint")->text().contains(u"replaced"_s));
    press(Qt::Key_Return);
    QTRY_COMPARE(world.views.columnSets.own().size(), 1);
    QTRY_VERIFY(world.views.columnSets.own().first().columns.size() > 1);
}

void TestViewDialogs::managesSetsByKeyboard()
{
    KeyboardWorld world;
    for (const QString &name : {u"one"_s, u"two"_s})
        QVERIFY(world.views.columnSets.save(name, {Column::Fd}));
    world.chooseInColumns(Qt::Key_M);
    QDialog *dialog = world.openDialog("ColumnSetsDialog");
    auto *tree = child<QTreeWidget>(dialog, "setsTreeWidget");
    QCOMPARE(tree->topLevelItemCount(), 6);
    press(Qt::Key_F2);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    type(u"first"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(world.views.columnSets.own().first().title, u"first"_s);
    child<QPushButton>(dialog, "downButton")->click();
    QCOMPARE(world.views.columnSets.own().last().title, u"first"_s);
    tree->setFocus();
    press(Qt::Key_Delete);
    QCOMPARE(world.views.columnSets.own().size(), 1);
    // The ones of the program stay.
    press(Qt::Key_End);
    QVERIFY(!child<QPushButton>(dialog, "deleteButton")->isEnabled());
    press(Qt::Key_Delete);
    press(Qt::Key_F2);
    QCOMPARE(tree->topLevelItemCount(), 5);
    press(Qt::Key_Escape);
    QTRY_VERIFY(world.dialog("ColumnSetsDialog") == nullptr);
}

void TestViewDialogs::showsHostileNamesAsText()
{
    KeyboardWorld world;
    const QString name = u"<b>&x</b> & y"_s;
    QVERIFY(world.views.columnSets.save(name, {Column::Fd}));
    QMenu *menu = world.openColumnsMenu();
    bool isThere = false;
    for (const QAction *action : menu->actions())
        isThere = isThere || action->text() == u"&5  <b>&&x</b> && y"_s;
    QVERIFY(isThere);
    menu->close();
    world.child<QMenu>("viewMenu")->close();
}

void TestViewDialogs::colorsRowsByRulesThroughTheKeyboard()
{
    KeyboardWorld world;
    QCOMPARE(world.colours(), u"- - -"_s);
    world.child<QMenu>("viewMenu")->popup({});
    QTest::keyClick(world.child<QMenu>("viewMenu"), Qt::Key_O);
    world.child<QMenu>("viewMenu")->close();
    world.openDialog("ColorRulesDialog");
    press(Qt::Key_A, Qt::AltModifier);
    world.openDialog("ColorRuleDialog");
    type(u"idle > 100"_s);
    press(Qt::Key_Tab);
    if (qobject_cast<QLineEdit *>(QApplication::focusWidget())->objectName()
        == u"filterLineEdit"_s) // Tab has taken a completion
        press(Qt::Key_Tab);
    type(u"Slow"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(world.dialog("ColorRuleDialog") == nullptr);
    QTRY_COMPARE(world.colours(), u"- Slow Slow"_s);
    QVERIFY(world.view->verticalHeader()->width() > 0);

    // The example "Idle for an hour" stands before it and wins once it is in force.
    QDialog *dialog = world.openDialog("ColorRulesDialog");
    auto *table = child<QTableView>(dialog, "rulesTableView");
    table->setFocus();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 1).data().toString() == u"idle > 1h"_s)
            table->setCurrentIndex(table->model()->index(row, 0));
    }
    const QString word = table->currentIndex().data().toString();
    press(Qt::Key_Space);
    QTRY_COMPARE(world.colours(), u"- Slow "_s + word);
    press(Qt::Key_Space);
    QTRY_COMPARE(world.colours(), u"- Slow Slow"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(world.dialog("ColorRulesDialog") == nullptr);

    // In words, for those who do not see the colour.
    QVERIFY(world.model()
                ->index(1, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"colour rule: Slow"_s));
    QVERIFY(world.model()
                ->headerData(1, Qt::Vertical, Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"colour rule: Slow"_s));
    world.view->setCurrentIndex(world.model()->index(1, 0));
    bool isSaid = false;
    for (const QLabel *label : world.page->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text() == u"S colour rule: Slow"_s);
    QVERIFY(isSaid);
}

void TestViewDialogs::saysWhatIsWrongWithARule()
{
    KeyboardWorld world;
    world.page->editColorRules();
    world.openDialog("ColorRulesDialog");
    press(Qt::Key_A, Qt::AltModifier);
    QDialog *dialog = world.openDialog("ColorRuleDialog");
    auto *hint = child<QLabel>(dialog, "filterHint");
    child<QLineEdit>(dialog, "wordLineEdit")->setText(u"x"_s);
    auto *line = child<QLineEdit>(dialog, "filterLineEdit");
    line->setText(u"idle >> 5"_s);
    QCOMPARE(hint->property("text").toString().contains(
                 query::Filter::parse(u"idle >> 5"_s).error().message),
             true);
    press(Qt::Key_Return);
    QTest::qWait(0);
    QVERIFY(world.dialog("ColorRuleDialog") != nullptr);
    line->setText(u"idle >"_s);
    QVERIFY(hint->text().contains(query::Filter::parse(u"idle >"_s).error().message));
    line->setText(u"idle > 5"_s);
    QVERIFY(!hint->text().contains(query::Filter::parse(u"idle >"_s).error().message));
    dialog->reject();
}

void TestViewDialogs::ordersAndDeletesRules()
{
    KeyboardWorld world;
    world.page->editColorRules();
    QDialog *dialog = world.openDialog("ColorRulesDialog");
    const QList<live::ColorRule> before = world.views.colorRules.rules();
    child<QPushButton>(dialog, "downButton")->click();
    QCOMPARE(world.views.colorRules.rules()[1], before[0]);
    auto *table = child<QTableView>(dialog, "rulesTableView");
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(world.views.colorRules.rules().size(), before.size() - 1);
    QCOMPARE(world.views.colorRules.rules()[0], before[1]);
    for (qsizetype left = before.size() - 1; left > 0; --left)
        QTest::keyClick(table, Qt::Key_Delete); // its neighbour is the current one now
    QVERIFY(world.views.colorRules.rules().isEmpty());
    QVERIFY(!child<QPushButton>(dialog, "editButton")->isEnabled());
}

void TestViewDialogs::leavesTheRuleByEscape()
{
    KeyboardWorld world;
    world.page->editColorRules();
    world.openDialog("ColorRulesDialog");
    press(Qt::Key_Return);
    QDialog *dialog = world.openDialog("ColorRuleDialog");
    auto *line = child<QLineEdit>(dialog, "filterLineEdit");
    QCOMPARE(line->text(), world.views.colorRules.rules().first().filter);
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(world.dialog("ColorRuleDialog") == nullptr);
}

QTEST_MAIN(TestViewDialogs)
#include "tst_viewdialogs.moc"
