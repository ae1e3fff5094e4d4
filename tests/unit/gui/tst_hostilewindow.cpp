// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! Hostile names of connections and files, and hostile words of the server, in the window, its
//! menus and its dialogs.
#include "gui/savedfiltersdialog.h"
#include "session/labelrulesfile.h"
#include "support/hostilesessions.h"
#include "unit/gui/everydialog.h"

#include "hostilewidgets.h"
#include "windowworld.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

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

namespace {

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

QString complaintsAboutWindow(gui::MainWindow &window)
{
    QString complaints = test::complaintsAboutWidgets(window, kMark);
    if (test::hasMarkupColor(test::pictureOf(window)))
        complaints += u"\nmarkup is painted"_s;
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
