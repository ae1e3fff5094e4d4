// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! Hostile names of filters, column sets, colour rules and sources, in menus, lists and dialogs.
#include "gui/colorrulesdialog.h"
#include "gui/detailsdock.h"
#include "gui/filtermenu.h"
#include "gui/pagedocks.h"
#include "gui/pagelook.h"
#include "gui/savedfiltersdialog.h"
#include "models/labellistmodel.h"
#include "session/labelrulesfile.h"
#include "support/hostilesessions.h"
#include "unit/gui/everydialog.h"

#include "hostilewidgets.h"
#include "windowworld.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using test::allTexts;
using test::child;
using test::complaintsAboutDialog;
using test::complaintsAboutLines;
using test::complaintsAboutMenu;
using test::HostileText;
using test::kMark;
using test::WindowWorld;

class TestHostileNames final : public QObject
{
    Q_OBJECT

private slots:
    void filtersInMenusAreHarmless();
    void savedFiltersAreHarmlessAndUsable();
    void importedFiltersAreHarmless();
    void columnSetsAreHarmlessAndUsable();
    void colorRulesAreHarmless();
    void rowsOfARuleAreHarmless();
    void filesOfLooksAreHarmless();
    void importedLabelsAreHarmless();
};

void TestHostileNames::filtersInMenusAreHarmless()
{
    WindowWorld world;
    gui::InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    auto *menu = page->findChild<gui::FilterMenu *>();
    QVERIFY(menu != nullptr);
    int saved = 0;
    for (const QString &text : allTexts()) {
        world.world.settings.addRecentFilter(text);
        const QString name = text.left(models::SavedFilterStore::kMaxNameCharacters);
        if (world.views.filters.save(name, text.left(8000)) && ++saved % 20 != 0)
            continue; // the menu has had no text of its own for a while
        QCOMPARE(complaintsAboutMenu(*menu), QString());
    }
    QCOMPARE(complaintsAboutMenu(*menu), QString());
    QVERIFY(menu->actions().size() > 50);
}

void TestHostileNames::savedFiltersAreHarmlessAndUsable()
{
    test::DialogWorld world;
    models::SavedFilterStore store(world.folder.filePath(u"filters.json"_s), world.settings);
    for (const QString &text : allTexts()) {
        const QString name = text.left(models::SavedFilterStore::kMaxNameCharacters);
        if (const auto saved = store.save(name, text.left(8000)); !saved)
            QCOMPARE(test::complaintAboutText(saved.error().message), QString());
        gui::SaveFilterDialog one(store, text);
        QCOMPARE(complaintsAboutDialog(one), QString());
    }
    const qsizetype count = store.list().size();
    QVERIFY(count > 50);
    gui::SavedFiltersDialog dialog(store, std::make_unique<test::FakeFileChooser>());
    QCOMPARE(complaintsAboutDialog(dialog), QString());
    // Each can be renamed, moved and deleted, whatever its name looks like.
    auto *tree = child<QTreeWidget>(&dialog, "filtersTreeWidget");
    for (qsizetype left = count; left > 0; --left) {
        tree->setCurrentItem(tree->topLevelItem(0));
        if (left % 2 == 0) {
            tree->topLevelItem(0)->setText(0, u"renamed %1"_s.arg(left));
            QCOMPARE(store.list().first().name, u"renamed %1"_s.arg(left));
        }
        child<QPushButton>(&dialog, "deleteButton")->click();
        QCOMPARE(store.list().size(), left - 1);
        QCOMPARE(test::complaintsAboutWidgets(dialog, kMark), QString());
    }
}

void TestHostileNames::importedFiltersAreHarmless()
{
    test::DialogWorld world;
    for (const QString &text : allTexts()) {
        models::SavedFilterStore store(world.folder.filePath(u"filters.json"_s), world.settings);
        auto files = std::make_unique<test::FakeFileChooser>();
        const QString name = u"import.json"_s;
        files->answer = world.folder.filePath(name);
        gui::SavedFiltersDialog dialog(store, std::move(files));
        for (const QJsonValue &filter : {QJsonValue(text), QJsonValue(1), QJsonValue()}) {
            const QJsonObject entry{{u"name"_s, text.left(60)}, {u"filter"_s, filter}};
            world.write(name,
                        QJsonDocument(QJsonObject{{u"version"_s, 1},
                                                  {u"filters"_s, QJsonArray{entry, entry}}})
                            .toJson());
            child<QPushButton>(&dialog, "importButton")->click();
            QCOMPARE(complaintsAboutDialog(dialog), QString());
        }
        world.write(name, text.toUtf8());
        child<QPushButton>(&dialog, "importButton")->click();
        QCOMPARE(complaintsAboutDialog(dialog), QString());
        QVERIFY(QFile::remove(world.folder.filePath(u"filters.json"_s)) || store.list().isEmpty());
    }
}

void TestHostileNames::columnSetsAreHarmlessAndUsable()
{
    WindowWorld world;
    gui::InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    auto *menu = world.child<QMenu>("columnsMenu");
    for (const QString &text : allTexts()) {
        if (const auto saved = world.views.columnSets.save(text, {session::Column::Fd}); !saved)
            QCOMPARE(test::complaintAboutText(saved.error().message), QString());
    }
    const qsizetype count = world.views.columnSets.own().size();
    QVERIFY(count > 20);
    QCOMPARE(complaintsAboutMenu(*menu), QString());
    gui::ColumnSetsDialog dialog(world.views.columnSets);
    QCOMPARE(complaintsAboutDialog(dialog), QString());
    auto *tree = child<QTreeWidget>(&dialog, "setsTreeWidget");
    for (qsizetype left = count; left > 0; --left) {
        tree->setCurrentItem(tree->topLevelItem(0));
        if (left % 2 == 0) {
            tree->topLevelItem(0)->setText(0, u"renamed %1"_s.arg(left));
            QCOMPARE(world.views.columnSets.own().first().title, u"renamed %1"_s.arg(left));
        }
        child<QPushButton>(&dialog, "deleteButton")->click();
        QCOMPARE(world.views.columnSets.own().size(), left - 1);
        QCOMPARE(test::complaintsAboutWidgets(dialog, kMark), QString());
    }
}

void TestHostileNames::colorRulesAreHarmless()
{
    WindowWorld world;
    gui::InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    for (const live::ColorRule &rule : QList(world.views.colorRules.rules()))
        QVERIFY(world.views.colorRules.remove(rule.id));
    int number = 0;
    for (const QString &text : allTexts()) {
        live::ColorRule rule{{}, text, u"idle > 1"_s, number++ % 7 + 1};
        if (const auto put = world.views.colorRules.put(rule); !put)
            QCOMPARE(test::complaintAboutText(put.error().message), QString());
        // A file may hold a filter that is none; its dialog says what is wrong with it.
        rule.filter = text.left(8000);
        gui::ColorRuleDialog edit(world.views.colorRules, rule, {});
        QCOMPARE(complaintsAboutDialog(edit), QString());
    }
    QVERIFY(world.views.colorRules.rules().size() > 20);
    gui::ColorRulesDialog dialog(world.views.colorRules, page->look(), {});
    QCOMPARE(complaintsAboutDialog(dialog), QString());
    while (!world.views.colorRules.rules().isEmpty()) {
        const qsizetype before = world.views.colorRules.rules().size();
        child<QPushButton>(&dialog, "deleteButton")->click();
        QCOMPARE(world.views.colorRules.rules().size(), before - 1);
        QCOMPARE(test::complaintsAboutWidgets(dialog, kMark), QString());
    }
}

//! What stands beside the rows, in their tool tips and in the details.
void TestHostileNames::rowsOfARuleAreHarmless()
{
    WindowWorld world;
    gui::InstancePage *page = world.window->openDemo();
    page->docks().setDetailsShown(true);
    world.showRows(page, 0, test::drawn({"cart 10.0.0.1 500", "order 10.0.0.2 500"}));
    auto *view = test::child<gui::SessionsView>(page, "sessionsView");
    auto *model = static_cast<models::SessionTableModel *>(view->model());
    for (const live::ColorRule &rule : QList(world.views.colorRules.rules()))
        QVERIFY(world.views.colorRules.remove(rule.id));
    const Result<QString> id = world.views.colorRules.put({{}, u"x"_s, u"idle > 1"_s, 1});
    QVERIFY(id);
    page->look().setRules({*id});
    QTRY_VERIFY(model->colorRuleAt(0) != nullptr);
    view->setCurrentIndex(model->index(0, 0));
    for (const QString &text : allTexts()) {
        const QString word = text.mid(kMark.size()) + kMark; // the first character is the sign
        if (!world.views.colorRules.put({*id, word, u"idle > 1"_s, 1}))
            continue;
        const QString kept = world.views.colorRules.rules().first().word;
        QTRY_VERIFY(model->colorRuleAt(0) != nullptr && model->colorRuleAt(0)->rule.word == kept);
        QCOMPARE(test::complaintsAboutModel(*model), QString());
        QTRY_COMPARE(test::complaintsAboutWidgets(*page, kMark), QString());
    }
}

//! The file of looks has no names; whatever stands in it, the window comes up.
void TestHostileNames::filesOfLooksAreHarmless()
{
    for (const HostileText &text : test::hostileTexts()) {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"settings.ini"_s));
        const QString value = text.text();
        const QJsonArray list{value, -1, 1e300, QJsonValue(), QJsonArray{value}};
        const QJsonObject look{{u"columns"_s, list},  {u"sort"_s, list},  {u"docks"_s, value},
                               {u"sources"_s, value}, {u"zoom"_s, value}, {u"density"_s, value},
                               {u"rules"_s, list},    {value, value}};
        QFile file(folder.filePath(u"looks.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(QJsonObject{{u"version"_s, 1},
                                             {u"general"_s, look},
                                             {u"connections"_s, QJsonObject{{value, look}}}})
                       .toJson());
        file.close();
        const models::LookStore store(file.fileName(), settings);
        QCOMPARE(test::complaintAboutText(store.notice()), QString());
        const models::Look read = store.look(value);
        QVERIFY(!read.zoom || (*read.zoom >= models::kMinZoom && *read.zoom <= models::kMaxZoom));
    }
}

void TestHostileNames::importedLabelsAreHarmless()
{
    test::DialogWorld world;
    for (const QString &text : allTexts()) {
        const QString storePath = world.folder.filePath(u"sources.json"_s);
        QFile::remove(storePath);
        live::LabelStore store{storePath};
        gui::LabelsDialog dialog(store, world.files, world.settings);
        const QAbstractItemModelTester tester(
            child<QTableView>(&dialog, "labelsTableView")->model(),
            QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QByteArray cell = '"' + text.toUtf8().replace('"', "\"\"") + '"';
        for (const QByteArray &content :
             {QByteArray("10.0.0.1," + cell + ',' + cell + ",red\n"),
              QByteArray(cell + ',' + cell + ',' + cell + ',' + cell + '\n'),
              QByteArray("10.0.0.2 " + text.toUtf8() + "\n" + text.toUtf8() + " x\n")}) {
            world.write(u"labels.csv"_s, content);
            world.files.answer = world.folder.filePath(u"labels.csv"_s);
            child<QPushButton>(&dialog, "importButton")->click();
            QCOMPARE(complaintsAboutDialog(dialog), QString());
            const QString problems =
                child<QPlainTextEdit>(&dialog, "problemsTextEdit")->toPlainText();
            QVERIFY(problems.size() < 20'000);
            QCOMPARE(complaintsAboutLines(problems), QString());
        }
        for (const session::LabelRule &rule : store.rules()->rules()) {
            gui::LabelDialog edit(store, {rule.pattern});
            QCOMPARE(complaintsAboutDialog(edit), QString());
        }
        gui::LabelDialog unknown(store, gui::labelProposals(text, text.mid(kMark.size())));
        QCOMPARE(complaintsAboutDialog(unknown), QString());
    }
}

QTEST_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
