// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! Hostile names of connections, files, filters, sets and rules, and hostile words of the server,
//! in the window, its menus and its dialogs.
#include "gui/colorrulesdialog.h"
#include "gui/detailsdock.h"
#include "gui/filtermenu.h"
#include "gui/pagedocks.h"
#include "gui/pagelook.h"
#include "gui/savedfiltersdialog.h"
#include "models/labellistmodel.h"
#include "session/labelrulesfile.h"
#include "support/hostileaudit.h"
#include "support/hostilesessions.h"
#include "unit/gui/everydialog.h"

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
using test::child;
using test::HostileText;
using test::WindowWorld;

namespace {

//! Stands before every foreign text here, so that the audit knows it again.
const QString kMark = u"Zq7"_s;

constexpr std::size_t kTextsInAWindow = 8;

//! A row for some texts at a time: a window for each would take minutes.
void addTexts()
{
    QTest::addColumn<QStringList>("texts");
    const std::vector<HostileText> &all = test::hostileTexts();
    for (std::size_t first = 0; first < all.size(); first += kTextsInAWindow) {
        QStringList texts;
        for (std::size_t i = first; i < qMin(all.size(), first + kTextsInAWindow); ++i)
            texts.append(kMark + all[i].text());
        QTest::addRow("from %s", all[first].what) << texts;
    }
}

QStringList allTexts()
{
    QStringList texts;
    for (const HostileText &text : test::hostileTexts())
        texts.append(kMark + text.text());
    return texts;
}

QString complaintsAboutLines(const QString &text)
{
    QStringList complaints;
    for (const QString &line : text.split(u'\n')) {
        if (const QString complaint = test::complaintAboutText(line); !complaint.isEmpty())
            complaints.append(complaint);
    }
    return complaints.join(u'\n');
}

//! What is wrong with \a dialog as it is on the screen.
QString complaintsAboutDialog(QDialog &dialog)
{
    dialog.show();
    QString complaints = test::complaintsAboutWidgets(dialog, kMark);
    if (test::hasMarkupColor(test::pictureOf(dialog)))
        complaints += u"\nmarkup is painted"_s;
    if (dialog.width() > 2000 || dialog.height() > 2000)
        complaints += u"\n%1 x %2 pixels"_s.arg(dialog.width()).arg(dialog.height());
    return complaints;
}

QString complaintsAboutWindow(gui::MainWindow &window)
{
    QString complaints = test::complaintsAboutWidgets(window, kMark);
    if (test::hasMarkupColor(test::pictureOf(window)))
        complaints += u"\nmarkup is painted"_s;
    return complaints;
}

//! What is wrong with \a menu as it comes up.
QString complaintsAboutMenu(QMenu &menu)
{
    menu.popup({});
    QString complaints = test::complaintsAboutWidgets(menu, kMark);
    if (menu.width() > menu.screen()->size().width())
        complaints += u"\n%1 pixels wide"_s.arg(menu.width());
    if (test::hasMarkupColor(test::pictureOf(menu)))
        complaints += u"\nmarkup is painted"_s;
    menu.close();
    return complaints;
}

Error hostileError(const QString &text)
{
    return {Error::Code::Refused, text, text.left(10'000) + u'\n' + text.left(10'000), text, text};
}

live::ConnectionProfile hostileProfile(const QString &text)
{
    live::ConnectionProfile profile;
    profile.name = text.left(200);
    profile.instanceId = text.left(100);
    profile.endpoint = live::ConnectionProfile::defaultEndpoint();
    profile.credentialSource = live::CredentialSource::Environment;
    profile.production = true;
    profile.productionWord = text.left(20);
    profile.consoleContext = text;
    profile.refreshInterval = std::chrono::seconds(0);
    return profile;
}

//! A name that is free of what a shell, a file system or a dialog makes something else of.
QString complaintAboutFileName(const QString &name)
{
    static const QRegularExpression harmful(u"[\\s;/\\\\:*?\"<>|$`&']"_s);
    if (harmful.match(name).hasMatch() || name.startsWith(u'.') || name.startsWith(u'-'))
        return u"no name for a file: "_s + name;
    if (name.toUtf8().size() > 255)
        return u"%1 bytes"_s.arg(name.toUtf8().size());
    return test::complaintAboutText(name);
}

} // namespace

class TestHostileWindow final : public QObject
{
    Q_OBJECT

private slots:

    void connectionsAreHarmless_data() { addTexts(); }

    void connectionsAreHarmless();

    void dialogsOfAConnectionAreHarmless();

    void filesAreHarmless_data() { addTexts(); }

    void filesAreHarmless();

    void wordsOfTheServerAreHarmless_data() { addTexts(); }

    void wordsOfTheServerAreHarmless();
    void errorDetailsAreHarmless();
    void filtersInMenusAreHarmless();
    void savedFiltersAreHarmlessAndUsable();
    void importedFiltersAreHarmless();
    void columnSetsAreHarmlessAndUsable();
    void colorRulesAreHarmless();
    void rowsOfARuleAreHarmless();
    void filesOfLooksAreHarmless();
    void importedLabelsAreHarmless();
    void pathsInHintsAreHarmless();
    void logLinesInAReportAreHarmless();
};

void TestHostileWindow::connectionsAreHarmless()
{
    QFETCH(QStringList, texts);
    WindowWorld world;
    for (const QString &text : texts) {
        const auto added = world.world.profiles.add(hostileProfile(text));
        if (!added) { // no name, and says so in a sentence
            QCOMPARE(test::complaintAboutText(added.error().message), QString());
            continue;
        }
        gui::InstancePage *page = world.window->openProfile(added->id);
        world.showRows(page, world.instances.size() - 1);
        const QString title = world.window->windowTitle();
        QVERIFY(title.contains(kMark));
        QCOMPARE(test::complaintAboutText(title), QString());
        QVERIFY(title.size() < 3000);
        // Qt would leave out the place of a mark; what it does with the title is the screen's.
        QCOMPARE(QString(title).remove(u"[*][*]"_s).contains(u"[*]"_s), false);
        QVERIFY(!test::hasMarkupColor(test::pictureOf(*world.window)));
        QCOMPARE(complaintAboutFileName(page->snapshotFileName()), QString());
        QCOMPARE(complaintAboutFileName(page->chartFileName()), QString());
        page->showMessage(text);
    }
    QCOMPARE(complaintsAboutWindow(*world.window), QString());
}

void TestHostileWindow::dialogsOfAConnectionAreHarmless()
{
    for (const QString &text : allTexts()) {
        test::DialogWorld world;
        live::ConnectionProfile profile = hostileProfile(text);
        if (const auto added = world.profiles.add(profile))
            profile = *added;
        gui::DeleteConnectionDialog deletion(world.services(), profile);
        QCOMPARE(complaintsAboutDialog(deletion), QString());
        gui::ConnectionDialog edit(world.services(), profile);
        QCOMPARE(complaintsAboutDialog(edit), QString());
        gui::CredentialDialog credentials(profile, live::PromptReason::TokenExpired,
                                          hostileError(text));
        QCOMPARE(complaintsAboutDialog(credentials), QString());
        gui::ProxyDialog proxy(text, 3128, text);
        QCOMPARE(complaintsAboutDialog(proxy), QString());
        gui::ServerIdsDialog ids(text, {1, 2});
        QCOMPARE(complaintsAboutDialog(ids), QString());
        gui::ExportInput input = test::exportInput();
        input.name = text;
        gui::ExportDialog exporting(input, world.settings, world.files);
        QCOMPARE(complaintsAboutDialog(exporting), QString());
    }
}

void TestHostileWindow::filesAreHarmless()
{
    QFETCH(QStringList, texts);
    WindowWorld world;
    for (const QString &text : texts) {
        gui::InstancePage *page = world.window->openFile(u"/tmp/"_s + text.left(5000));
        QCOMPARE(test::complaintAboutText(world.window->windowTitle()), QString());
        world.instances.back()->fail(Error::Code::CannotRead, text);
        QTRY_VERIFY(page->status().error.has_value());
    }
    QCOMPARE(complaintsAboutWindow(*world.window), QString());
    auto *recent = world.child<QMenu>("recentFilesMenu");
    QCOMPARE(complaintsAboutMenu(*recent), QString());
    QVERIFY(recent->actions().size() > 1);
}

//! With data and without: in the notice, in place of the rows, in the list of connections.
void TestHostileWindow::wordsOfTheServerAreHarmless()
{
    QFETCH(QStringList, texts);
    WindowWorld world;
    for (const QString &text : texts) {
        gui::InstancePage *page =
            world.window->openProfile(world.addProfile(u"orders%1"_s.arg(world.instances.size())));
        test::FakeInstance &instance = *world.instances.back();
        instance.finish(failure(hostileError(text)));
        QTRY_VERIFY(page->status().error.has_value());
        QCOMPARE(complaintsAboutWindow(*world.window), QString());

        page->refresh();
        session::SnapshotInfo info;
        info.requestId = text;
        info.instanceId = text;
        info.total = 7;
        world.showRows(page, world.instances.size() - 1, test::drawn({"cart 10.0.0.1 5"}, info));
        page->refresh();
        instance.finish(failure(hostileError(text)));
        QTRY_VERIFY(page->status().error.has_value());
    }
    QCOMPARE(complaintsAboutWindow(*world.window), QString());
}

void TestHostileWindow::errorDetailsAreHarmless()
{
    for (const QString &text : allTexts()) {
        gui::ErrorDetailsDialog dialog(hostileError(text), text);
        QCOMPARE(complaintsAboutDialog(dialog), QString());
        const QString detail = child<QPlainTextEdit>(&dialog, "detailTextEdit")->toPlainText();
        QVERIFY(detail.contains(kMark));
        QVERIFY(detail.size() < 200'000);
        QCOMPARE(complaintsAboutLines(detail), QString());
        // What Copy takes is what is shown: somebody pastes it into a terminal.
        child<QPushButton>(&dialog, "copyButton")->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(kMark));
        QCOMPARE(complaintsAboutLines(copied), QString());
    }
}

void TestHostileWindow::filtersInMenusAreHarmless()
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

void TestHostileWindow::savedFiltersAreHarmlessAndUsable()
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

void TestHostileWindow::importedFiltersAreHarmless()
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

void TestHostileWindow::columnSetsAreHarmlessAndUsable()
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

void TestHostileWindow::colorRulesAreHarmless()
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
void TestHostileWindow::rowsOfARuleAreHarmless()
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
void TestHostileWindow::filesOfLooksAreHarmless()
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

void TestHostileWindow::importedLabelsAreHarmless()
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

//! Files that are not there, in the sentences that say so.
void TestHostileWindow::pathsInHintsAreHarmless()
{
    test::DialogWorld world;
    live::LabelStore labels{world.folder.filePath(u"sources.json"_s)};
    gui::LabelsDialog sources(labels, world.files, world.settings);
    models::SavedFilterStore store(world.folder.filePath(u"filters.json"_s), world.settings);
    QVERIFY(store.save(u"x"_s, u"idle > 5"_s));
    auto files = std::make_unique<test::FakeFileChooser>();
    test::FakeFileChooser &chooser = *files;
    gui::SavedFiltersDialog filters(store, std::move(files));
    for (const QString &text : allTexts()) {
        chooser.answer = world.folder.path() + u"/nosuch/"_s + text;
        world.files.answer = chooser.answer;
        for (QDialog *dialog :
             {static_cast<QDialog *>(&sources), static_cast<QDialog *>(&filters)}) {
            for (const char *button : {"importButton", "exportButton"}) {
                child<QPushButton>(dialog, button)->click();
                QCOMPARE(complaintsAboutDialog(*dialog), QString());
                const QString hint = child<QLabel>(dialog, "resultHint")->text();
                QVERIFY2(hint.contains(kMark) || labels.rules()->rules().empty(),
                         qPrintable(hint.left(300)));
            }
        }
    }
}

void TestHostileWindow::logLinesInAReportAreHarmless()
{
    test::DialogWorld world;
    const QStringList lines = allTexts();
    gui::ReportDialog dialog(gui::problemReport(world.settings, world.profiles, lines));
    QCOMPARE(complaintsAboutDialog(dialog), QString());
    const QString shown = child<QPlainTextEdit>(&dialog, "reportTextEdit")->toPlainText();
    QVERIFY(shown.contains(kMark));
    QCOMPARE(complaintsAboutLines(shown), QString());
    child<QPushButton>(&dialog, "copyButton")->click();
    QCOMPARE(complaintsAboutLines(QGuiApplication::clipboard()->text()), QString());
}

QTEST_MAIN(TestHostileWindow)
#include "tst_hostilewindow.moc"
