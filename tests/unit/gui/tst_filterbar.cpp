// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterbar.h"
#include "gui/filterhistory.h"
#include "gui/filterline.h"
#include "gui/filtermenu.h"
#include "gui/savedfiltersdialog.h"
#include "gui/savefilterdialog.h"
#include "models/savedfilters.h"
#include "unit/gui/dialogworld.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace sessionscope;
using namespace sessionscope::gui;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct BarWorld
{
    BarWorld()
    {
        bar.setUp(world.settings, filters);
        bar.resize(800, 60);
        bar.show();
    }

    FilterLine *line() const { return child<FilterLine>(&bar, "filterLineEdit"); }

    QList<QToolButton *> chips() const
    {
        QList<QToolButton *> shown;
        for (QToolButton *chip : bar.findChildren<QToolButton *>(u"filterTermButton"_s)) {
            if (!chip->isHidden())
                shown.append(chip);
        }
        return shown;
    }

    QStringList chipTexts() const
    {
        QStringList texts;
        for (const QToolButton *chip : chips())
            texts.append(chip->text());
        return texts;
    }

    void trigger(qsizetype action) const { bar.actions()[action]->trigger(); }

    DialogWorld world;
    models::SavedFilterStore filters{world.folder.filePath(u"filters.json"_s), world.settings};
    FilterBar bar;
};

// With the user at the file dialog of a world.
class ChooserOf final : public FileChooser
{
public:
    explicit ChooserOf(FakeFileChooser &user)
        : m_user(user)
    {
    }

    void open(QWidget *parent, const Request &request, Done done) override
    {
        m_user.open(parent, request, std::move(done));
    }

    void save(QWidget *parent, const Request &request, Done done) override
    {
        m_user.save(parent, request, std::move(done));
    }

private:
    FakeFileChooser &m_user;
};

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT

private slots:
    void showsEachTermAsAChip();
    void removesTermsByMouseAndKeyboard();
    void tellsProblemsFromWhatIsMissing();
    void goesBackAndForward();
    void takesTypingForOneFilter();
    void remembersRecentFilters();
    void savesUnderAName();
    void managesSavedFilters();
    void importsAndExports();
    void losesNothingByADamagedFile_data();
    void losesNothingByADamagedFile();
    void takesOverThoseOfOldSettings();
    void showsWhatAnotherProgramSaves();
    void saysThatAFilterCannotBeSaved();
};

void TestFilterBar::showsEachTermAsAChip()
{
    BarWorld world;
    world.bar.setFilterText(u"cart"_s);
    QVERIFY(world.chips().isEmpty());
    world.bar.setFilterText(u"cart and idle > 5m (a or b)"_s);
    QCOMPARE(world.chipTexts(), QStringList({u"cart"_s, u"idle > 5m"_s, u"(a or b)"_s}));
    QCOMPARE(world.chips().at(1)->accessibleName(), u"Remove filter term: idle > 5m"_s);
    // What is wrong leaves the last filter in force, and its terms.
    world.bar.setFilterText(u"idle >"_s);
    QCOMPARE(world.chips().size(), 3);
    world.bar.setFilterText({});
    QVERIFY(world.chips().isEmpty());
    world.bar.setFilterText(u"a & b <c>"_s);
    world.bar.setFilterText(u"x "_s.repeated(40));
    QCOMPARE(world.chips().size(), 30);
}

void TestFilterBar::removesTermsByMouseAndKeyboard()
{
    BarWorld world;
    const QSignalSpy left(&world.bar, &FilterBar::left);
    world.bar.setFilterText(u"cart idle > 5m db = 3"_s);
    QTest::mouseClick(world.chips().at(1), Qt::LeftButton);
    QCOMPARE(world.bar.filterText(), u"cart and db = 3"_s);
    QCOMPARE(world.line()->text(), u"cart and db = 3"_s);
    world.chips().at(0)->setFocus();
    QTest::keyClick(world.chips().at(0), Qt::Key_Right);
    QTest::keyClick(world.chips().at(1), Qt::Key_Delete);
    QCOMPARE(world.bar.filterText(), u"cart"_s);
    QVERIFY(world.chips().isEmpty());
    world.bar.setFilterText(u"db = 3"_s);
    QTest::keyClick(world.chips().at(0), Qt::Key_Escape);
    QVERIFY(left.count() > 0);
    QTest::keyClick(world.chips().at(0), Qt::Key_Backspace);
    QCOMPARE(world.bar.filterText(), QString());
}

void TestFilterBar::tellsProblemsFromWhatIsMissing()
{
    BarWorld world;
    const auto *problem = child<QWidget>(&world.bar, "filterProblemLabel");
    QVERIFY(problem->isHidden());
    world.bar.setFilterText(u"idle > x"_s);
    QVERIFY(!problem->isHidden());
    const QColor wrong = problem->palette().color(QPalette::WindowText);
    world.bar.setFilterText(u"idle >"_s);
    QVERIFY(!problem->isHidden());
    QVERIFY(problem->palette().color(QPalette::WindowText) != wrong);
    world.bar.setFilterText(u"idle > 5"_s);
    QVERIFY(problem->isHidden());
}

void TestFilterBar::goesBackAndForward()
{
    BarWorld world;
    QVERIFY(!world.bar.actions().at(0)->isEnabled());
    world.bar.setFilterText(u"a"_s);
    world.bar.setFilterText(u"b"_s);
    world.bar.setFilterText(u"c"_s);
    world.trigger(0);
    QCOMPARE(world.bar.filterText(), u"b"_s);
    world.trigger(0);
    world.trigger(0);
    QCOMPARE(world.bar.filterText(), QString());
    QVERIFY(!world.bar.actions().at(0)->isEnabled());
    world.trigger(1);
    world.trigger(1);
    QCOMPARE(world.line()->text(), u"b"_s);
    world.bar.setFilterText(u"d"_s);
    QVERIFY(!world.bar.actions().at(1)->isEnabled()); // "c" is forgotten
    world.trigger(0);
    QCOMPARE(world.bar.filterText(), u"b"_s);
}

void TestFilterBar::takesTypingForOneFilter()
{
    FilterHistory history;
    for (const QString &typed : {u"c"_s, u"ca"_s, u"cart"_s})
        history.note(typed);
    history.note({}); // cleared
    history.note(u"x"_s);
    history.settle();
    history.note(u"xy"_s);
    QStringList back;
    while (history.canGoBack())
        back.append(history.goBack());
    QCOMPARE(back, QStringList({u"x"_s, u"cart"_s, QString()}));
    for (int i = 0; i < 1000; ++i) {
        history.note(QString::number(i));
        history.settle();
    }
    int steps = 0;
    for (; history.canGoBack(); ++steps)
        history.goBack();
    QCOMPARE(steps, FilterHistory::kMostFilters - 1);
}

void TestFilterBar::remembersRecentFilters()
{
    BarWorld world;
    QTest::keyClicks(world.line(), u"cart"_s);
    QTest::keyClick(world.line(), Qt::Key_Return);
    world.bar.setFilterText(u"db = 3"_s);
    world.bar.setFilterText(u"db ="_s); // none
    QCOMPARE(world.world.settings.recentFilters(), QStringList({u"db = 3"_s, u"cart"_s}));
    for (int i = 0; i < 30; ++i)
        world.bar.setFilterText(u"db = %1"_s.arg(i));
    QCOMPARE(world.world.settings.recentFilters().size(), Settings::kMaxRecentFilters);
    QCOMPARE(world.world.settings.recentFilters().first(), u"db = 29"_s);
    // All of them can be had from the menu.
    auto *menu = world.bar.findChild<FilterMenu *>();
    emit menu->aboutToShow();
    const auto menus = menu->findChildren<QMenu *>();
    QCOMPARE(menus.last()->actions().at(1)->text(), u"db = 28"_s);
    menus.last()->actions().at(1)->trigger();
    QCOMPARE(world.bar.filterText(), u"db = 28"_s);
}

void TestFilterBar::savesUnderAName()
{
    BarWorld world;
    {
        SaveFilterDialog dialog(world.filters, u"idle > 5m"_s);
        auto *save = child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Save);
        QVERIFY(!save->isEnabled());
        child<QLineEdit>(&dialog, "nameLineEdit")->setText(u" Idle & long "_s);
        save->click();
    }
    const models::SavedFilterStore &saved = world.filters;
    QCOMPARE(saved.list(), QList<models::SavedFilter>({{u"Idle & long"_s, u"idle > 5m"_s}}));
    {
        SaveFilterDialog dialog(world.filters, u"idle > 9m"_s);
        child<QLineEdit>(&dialog, "nameLineEdit")->setText(u"idle & LONG"_s);
        dialog.accept();
    }
    QCOMPARE(saved.list(), QList<models::SavedFilter>({{u"idle & LONG"_s, u"idle > 9m"_s}}));
    auto *menu = world.bar.findChild<FilterMenu *>();
    emit menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == u"idle && LONG"_s)
            action->trigger();
    }
    QCOMPARE(world.bar.filterText(), u"idle > 9m"_s);

    world.bar.saveFilter();
    auto *asked = world.bar.window()->findChild<SaveFilterDialog *>();
    QVERIFY(asked);
    QCOMPARE(child<QLabel>(asked, "filterTextLabel")->text(), u"idle > 9m"_s);
    delete asked;
    world.bar.setFilterText({});
    QTRY_VERIFY(!menu->hasFilter());
    QTimer::singleShot(0, menu, &QWidget::close); // showing it lasts until it is closed
    QSignalSpy shown(menu, &QMenu::aboutToShow);
    world.bar.saveFilter();
    QCOMPARE(shown.count(), 1);
    QVERIFY(!world.bar.window()->findChild<SaveFilterDialog *>());
}

void TestFilterBar::managesSavedFilters()
{
    BarWorld world;
    models::SavedFilterStore &saved = world.filters;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(saved.save(name, u"1"_s));
    SavedFiltersDialog dialog(world.filters, std::make_unique<ChooserOf>(world.world.files));
    auto *tree = child<QTreeWidget>(&dialog, "filtersTreeWidget");
    const auto click = [&dialog](const char *name) {
        child<QPushButton>(&dialog, name)->click();
    };
    const auto names = [&saved] {
        QString all;
        for (const models::SavedFilter &one : saved.list())
            all += one.name;
        return all;
    };
    tree->setCurrentItem(tree->topLevelItem(1));
    click("downButton");
    QCOMPARE(names(), u"acb"_s);
    click("upButton");
    click("upButton");
    QCOMPARE(names(), u"bac"_s);
    QVERIFY(!child<QPushButton>(&dialog, "upButton")->isEnabled());
    tree->topLevelItem(0)->setText(0, u"x"_s);
    QCOMPARE(names(), u"xac"_s);
    tree->topLevelItem(0)->setText(0, u"C"_s); // there is one
    tree->topLevelItem(0)->setText(0, u" "_s);
    QCOMPARE(names(), u"xac"_s);
    QCOMPARE(tree->topLevelItem(0)->text(0), u"x"_s);
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(names(), u"ac"_s);
    click("deleteButton");
    click("deleteButton");
    QCOMPARE(names(), QString());
    QVERIFY(!child<QPushButton>(&dialog, "exportButton")->isEnabled());
}

void TestFilterBar::importsAndExports()
{
    BarWorld world;
    models::SavedFilterStore &saved = world.filters;
    const QList<models::SavedFilter> list{{u"a"_s, u"name = \"\u4e2d\u6587\""_s}, {u"b"_s, u"2"_s}};
    for (const models::SavedFilter &one : list)
        QVERIFY(saved.save(one.name, one.filter));
    SavedFiltersDialog dialog(world.filters, std::make_unique<ChooserOf>(world.world.files));
    world.world.files.answer = world.world.folder.filePath(u"exported.json"_s);
    child<QPushButton>(&dialog, "exportButton")->click();
    QVERIFY(saved.remove(u"a"_s));
    QVERIFY(saved.save(u"B"_s, u"another"_s));
    QVERIFY(saved.save(u"mine"_s, u"x"_s));
    child<QPushButton>(&dialog, "importButton")->click();
    QCOMPARE(saved.list(),
             QList<models::SavedFilter>(
                 {{u"B"_s, u"another"_s}, {u"mine"_s, u"x"_s}, list[0], {u"b (2)"_s, u"2"_s}}));
    child<QPushButton>(&dialog, "importButton")->click();
    QCOMPARE(saved.list().size(), 4); // they are all there
    world.world.files.answer = world.world.folder.filePath(u"no/such/folder.json"_s);
    QVERIFY(!saved.exportTo(world.world.files.answer));
    QVERIFY(!saved.importFrom(world.world.files.answer));
}

void TestFilterBar::losesNothingByADamagedFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"version\": 1,");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no version") << QByteArray(R"({"filters": []})");
    QTest::newRow("newer") << QByteArray(R"({"version": 2, "filters": []})");
    QTest::newRow("no filters") << QByteArray(R"({"version": 1})");
    QTest::newRow("no name") << QByteArray(
        R"({"version": 1, "filters": [{"name": "x", "filter": "y"}, {"filter": "z"}]})");
    QTest::newRow("a number") << QByteArray(
        R"({"version": 1, "filters": [{"name": "x", "filter": 3}]})");
    QTest::newRow("long name") << QByteArray(R"({"version": 1, "filters": [{"name": ")"
                                             + QByteArray(81, 'x') + R"(", "filter": "y"}]})");
    QByteArray many = R"({"version": 1, "filters": [)";
    for (int i = 0; i < 201; ++i)
        many += QByteArray(i > 0 ? "," : "") + R"({"filter": "x", "name": ")"
            + QByteArray::number(i) + "\"}";
    QTest::newRow("too many") << many + "]}";
}

void TestFilterBar::losesNothingByADamagedFile()
{
    QFETCH(const QByteArray, content);
    DialogWorld world;
    models::SavedFilterStore saved(world.folder.filePath(u"filters.json"_s), world.settings);
    QVERIFY(saved.save(u"a"_s, u"1"_s));
    const QList<models::SavedFilter> before = saved.list();
    world.write(u"damaged.json"_s, content);
    const Result<int> added = saved.importFrom(world.folder.filePath(u"damaged.json"_s));
    QVERIFY(!added);
    QVERIFY(added.error().message.contains(u"damaged.json"_s));
    QCOMPARE(saved.list(), before);
}

void TestFilterBar::takesOverThoseOfOldSettings()
{
    DialogWorld world;
    const QString path = world.folder.filePath(u"filters.json"_s);
    constexpr int kVersion = models::SavedFilterStore::kVersion;
    world.settings.setState(Settings::Key::SavedFilters, kVersion, "{");
    QVERIFY(models::SavedFilterStore(path, world.settings).list().isEmpty());
    world.settings.setState(Settings::Key::SavedFilters, kVersion,
                            R"({"filters": [1, {"name": "x"}, {"name": "a", "filter": "b"},
                                            {"name": "A", "filter": "c"}]})");
    {
        models::SavedFilterStore saved(path, world.settings);
        QCOMPARE(saved.list(), QList<models::SavedFilter>({{u"a"_s, u"b"_s}}));
        QVERIFY(!QFile::exists(path));
        QVERIFY(saved.save(u"new"_s, u"db = 3"_s));
        QCOMPARE(saved.list().size(), 2);
        QVERIFY(saved.remove(u"a"_s));
    }
    // Once they have a file of their own, that is what counts.
    QCOMPARE(models::SavedFilterStore(path, world.settings).list(),
             QList<models::SavedFilter>({{u"new"_s, u"db = 3"_s}}));
    QVERIFY(QFile::remove(path));
    world.settings.setState(Settings::Key::SavedFilters, kVersion + 1, "{}");
    QVERIFY(models::SavedFilterStore(path, world.settings).list().isEmpty());
}

void TestFilterBar::showsWhatAnotherProgramSaves()
{
    BarWorld world;
    const QString path = world.world.folder.filePath(u"filters.json"_s);
    models::SavedFilterStore other(path, world.world.settings);
    QVERIFY(world.filters.save(u"a"_s, u"1"_s));
    SavedFiltersDialog dialog(world.filters, std::make_unique<ChooserOf>(world.world.files));
    dialog.show();
    auto *tree = child<QTreeWidget>(&dialog, "filtersTreeWidget");
    QVERIFY(other.save(u"b"_s, u"2"_s));
    QTRY_COMPARE(tree->topLevelItemCount(), 2);

    // Not while somebody is typing a name, which is not lost by it.
    child<QPushButton>(&dialog, "renameButton")->click();
    auto *editor = tree->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText(u"mine"_s);
    QVERIFY(other.move(u"b"_s, -1));
    QTRY_COMPARE(world.filters.list().constFirst().name, u"b"_s);
    QCOMPARE(tree->viewport()->findChild<QLineEdit *>(), editor);
    QCOMPARE(editor->text(), u"mine"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(tree->topLevelItem(0)->text(0), u"b"_s);
    QCOMPARE(tree->topLevelItem(1)->text(0), u"mine"_s);
    QCOMPARE(tree->currentItem(), tree->topLevelItem(1));

    // What is gone is said to be.
    QVERIFY(other.remove(u"mine"_s));
    tree->topLevelItem(1)->setText(0, u"late"_s);
    QVERIFY(child<QLabel>(&dialog, "resultHint")->text().contains(u"no such filter"_s));
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
}

void TestFilterBar::saysThatAFilterCannotBeSaved()
{
    BarWorld world;
    SaveFilterDialog dialog(world.filters, u"idle > 5m"_s);
    dialog.show();
    child<QLineEdit>(&dialog, "nameLineEdit")->setText(u"a"_s);
    QVERIFY(QDir().mkpath(world.world.folder.filePath(u"filters.json/x"_s)));
    dialog.accept();
    QVERIFY(dialog.isVisible());
    QVERIFY(child<QLabel>(&dialog, "nameHint")->text().contains(u"filters.json"_s));
    QVERIFY(world.filters.list().isEmpty());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
