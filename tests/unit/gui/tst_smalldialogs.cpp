// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/aboutdialog.h"
#include "gui/errordetailsdialog.h"
#include "gui/filterhelp.h"
#include "gui/helpdialog.h"
#include "gui/problemreport.h"
#include "gui/proxydialog.h"
#include "gui/reportdialog.h"
#include "query/filter.h"
#include "session/flags.h"

#include "dialogworld.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using test::child;

//! The dialogs that show or ask for little: errors, proxy, help, about.
class TestSmallDialogs : public QObject
{
    Q_OBJECT

private slots:
    void errorShowsAllParts();
    void errorHidesWhatIsNotThere();
    void errorTextIsNeverMarkup();
    void proxyGivesUserAndPassword();
    void proxySaysThatAPasswordWasRefused();
    void proxyCancelledGivesNothing();
    void helpKnowsAllFlags();
    void helpOpensAtATopic();
    void guideHasItsChapters();
    void helpWritesExamplesIntoTheFilterLine();
    void aboutCopiesTheVersions();
    void reportNamesNobody();
    void reportIsShownAndCopied();
};

void TestSmallDialogs::errorShowsAllParts()
{
    const Error error{Error::Code::NoPermission, u"Grant hdm:GetRedisAllSession."_s,
                      u"{\n \"Code\": \"NoPermission\"\n}"_s, u"NoPermission"_s, u"REQ-1"_s};
    ErrorDetailsDialog dialog(error, u"orders"_s);
    dialog.open();
    QCOMPARE(child<QLabel>(&dialog, "messageLabel")->text(), error.message);
    QCOMPARE(child<QLabel>(&dialog, "subjectLabel")->text(), u"orders"_s);
    QCOMPARE(child<QLabel>(&dialog, "codeLabel")->text(), u"NoPermission"_s);
    QCOMPARE(child<QLabel>(&dialog, "requestIdLabel")->text(), u"REQ-1"_s);
    QCOMPARE(child<QPlainTextEdit>(&dialog, "detailTextEdit")->toPlainText(), error.detail);
    child<QPushButton>(&dialog, "copyButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Grant hdm:GetRedisAllSession.\nConnection: orders\nCode: NoPermission\n"
             "RequestId: REQ-1\n\n{\n \"Code\": \"NoPermission\"\n}\n"_s);
}

void TestSmallDialogs::errorHidesWhatIsNotThere()
{
    ErrorDetailsDialog dialog(Error{Error::Code::TimedOut, u"No answer."_s, {}, {}, {}});
    dialog.open();
    for (const char *name : {"subjectLabel", "codeLabel", "requestIdLabel", "codeTitleLabel"})
        QVERIFY(!child<QLabel>(&dialog, name)->isVisible());
    QVERIFY(!child<QPlainTextEdit>(&dialog, "detailTextEdit")->toPlainText().isEmpty());
}

void TestSmallDialogs::errorTextIsNeverMarkup()
{
    const QString hostile = u"<img src=x>\u202e\u0007"_s;
    ErrorDetailsDialog dialog(Error{Error::Code::Refused, hostile, hostile, hostile, hostile},
                              hostile);
    for (const char *name : {"messageLabel", "subjectLabel", "codeLabel", "requestIdLabel"}) {
        const auto *label = child<QLabel>(&dialog, name);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->text().startsWith(u"<img src=x>"_s));
        QVERIFY(!label->text().contains(u'\u202e'));
        QVERIFY(!label->text().contains(u'\u0007'));
    }
    QVERIFY(!child<QPlainTextEdit>(&dialog, "detailTextEdit")->toPlainText().contains(u'\u202e'));
}

void TestSmallDialogs::proxyGivesUserAndPassword()
{
    ProxyDialog dialog(u"<b>proxy</b>"_s, 3128);
    dialog.open();
    QVERIFY(child<QLabel>(&dialog, "introLabel")->text().contains(u"<b>proxy</b>"_s));
    QVERIFY(child<QLabel>(&dialog, "introLabel")->text().contains(u"3128"_s));
    auto *ok = child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    child<QLineEdit>(&dialog, "userLineEdit")->setText(u"ann"_s);
    auto *password = child<QLineEdit>(&dialog, "passwordLineEdit");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    password->setText(u" p w "_s);
    QString user;
    Secret given;
    connect(&dialog, &ProxyDialog::entered, this, [&](const QString &name, const Secret &secret) {
        user = name;
        given = secret;
    });
    ok->click();
    QCOMPARE(user, u"ann"_s);
    QVERIFY(given == Secret(" p w ")); // blanks may belong to a password
    QCOMPARE(password->text(), QString());
}

void TestSmallDialogs::proxySaysThatAPasswordWasRefused()
{
    ProxyDialog dialog(u"proxy"_s, 1, u"ann"_s);
    QCOMPARE(child<QLineEdit>(&dialog, "userLineEdit")->text(), u"ann"_s);
    QVERIFY(child<QLabel>(&dialog, "introLabel")->text().contains(u"refused"_s));
}

void TestSmallDialogs::proxyCancelledGivesNothing()
{
    ProxyDialog dialog(u"proxy"_s, 1);
    QSignalSpy entered(&dialog, &ProxyDialog::entered);
    child<QLineEdit>(&dialog, "userLineEdit")->setText(u"ann"_s);
    child<QLineEdit>(&dialog, "passwordLineEdit")->setText(u"p"_s);
    dialog.reject();
    QCOMPARE(entered.count(), 0);
    QCOMPARE(child<QLineEdit>(&dialog, "passwordLineEdit")->text(), QString());
}

void TestSmallDialogs::helpKnowsAllFlags()
{
    HelpDialog dialog;
    const auto *tree = child<QTreeWidget>(&dialog, "flagsTreeWidget");
    QString shown;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        shown += tree->topLevelItem(i)->text(0);
    QCOMPARE(shown.size(), tree->topLevelItemCount());
    for (char16_t letter = u'A'; letter <= u'z'; ++letter)
        QCOMPARE(shown.count(QChar(letter)), session::flagInfo(QChar(letter)) != nullptr ? 1 : 0);
}

void TestSmallDialogs::helpOpensAtATopic()
{
    HelpDialog dialog;
    dialog.open();
    QVERIFY(child<QPlainTextEdit>(&dialog, "guideTextEdit")->isVisible());
    dialog.showTopic(HelpDialog::Topic::Privacy);
    QVERIFY(child<QPlainTextEdit>(&dialog, "privacyTextEdit")->isVisible());
    QVERIFY(!child<QPlainTextEdit>(&dialog, "guideTextEdit")->isVisible());
}

void TestSmallDialogs::guideHasItsChapters()
{
    HelpDialog dialog;
    dialog.open();
    auto *list = child<QListWidget>(&dialog, "chaptersListWidget");
    auto *text = child<QPlainTextEdit>(&dialog, "guideTextEdit");
    QVERIFY(text->isReadOnly());
    QVERIFY(text->toPlainText().contains(u"hdm:GetRedisAllSession"_s));
    QSet<QString> texts;
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        texts.insert(text->toPlainText());
        QVERIFY(!text->toPlainText().contains(u"%1"_s));
    }
    QCOMPARE(texts.size(), guideChapters().size());
    // Of what it offers as a filter, all is one.
    for (const QString &filter :
         {u"idle > 5m"_s, u"db = 3"_s, u"client in 10.0.0.0/8"_s, u"not flags:replica"_s})
        QVERIFY(query::Filter::parse(filter));
}

void TestSmallDialogs::helpWritesExamplesIntoTheFilterLine()
{
    QVERIFY(gui::filterExamples().size() >= 15);
    for (const gui::FilterExample &example : gui::filterExamples()) {
        const auto filter = query::Filter::parse(example.filter);
        QVERIFY2(filter && !filter->isEmpty(), example.filter.data());
    }
    HelpDialog dialog;
    dialog.showTopic(HelpDialog::Topic::Filter);
    dialog.open();
    const QSignalSpy chosen(&dialog, &HelpDialog::filterChosen);
    auto *use = child<QPushButton>(&dialog, "useExampleButton");
    auto *tree = child<QTreeWidget>(&dialog, "filterTreeWidget");
    QVERIFY(!use->isVisible()); // no page is open
    dialog.setExamplesUsable(true);
    tree->setCurrentItem(tree->topLevelItem(1)->child(0)); // a field
    QVERIFY(!use->isEnabled());
    tree->setCurrentItem(tree->topLevelItem(0)->child(2));
    use->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), QString(gui::filterExamples()[2].filter));
    QVERIFY(!dialog.isVisible());
}

void TestSmallDialogs::aboutCopiesTheVersions()
{
    QCoreApplication::setApplicationVersion(u"9.8.7"_s);
    AboutDialog dialog;
    child<QPushButton>(&dialog, "copyButton")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Sessionscope 9.8.7"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String(qVersion())));
}

void TestSmallDialogs::reportNamesNobody()
{
    test::DialogWorld world;
    live::ConnectionProfile profile;
    profile.name = u"orders prod"_s;
    profile.instanceId = u"r-tiny"_s;
    profile.endpoint = u"das.private"_s;
    profile.accessKeyId = u"KeyOfAnn"_s;
    profile.credentialSource = live::CredentialSource::Environment;
    QVERIFY(world.profiles.add(profile));
    world.settings.setChartTopN(7);
    const QString report = problemReport(
        world.settings, world.profiles,
        {u"21:47:03.120 info sessionscope.cloud: reply 1.1: HTTP 403, of r-tiny at das.private by "
         "KeyOfAnn from 10.1.2.3, Code InvalidAccessKeyId.NotFound"_s,
         u"\u202e<b>"_s + QString(10'000, u'x') + u" redis.corp.example"_s,
         u"not saved: \"%1/x\" Orders Prod"_s.arg(QDir::homePath())});
    for (const QString &hidden :
         {u"orders"_s, u"Orders"_s, u"r-tiny"_s, u"das.private"_s, u"KeyOfAnn"_s, u"10.1.2.3"_s,
          u"corp"_s, QString(QDir::homePath() + u'/'), world.folder.path(), QString(u'\u202e')})
        QVERIFY2(!report.contains(hidden), qUtf8Printable(hidden + u'\n' + report));
    for (const QString &shown :
         {u"Sessionscope "_s, QString::fromLatin1(qVersion()), u"Platform: "_s, u"bars: 7"_s,
          u"Connections: 1 environment"_s, u"HTTP 403"_s, u"InvalidAccessKeyId.NotFound"_s,
          u"FindingChurn 20"_s})
        QVERIFY2(report.contains(shown), qUtf8Printable(shown + u'\n' + report));
}

void TestSmallDialogs::reportIsShownAndCopied()
{
    ReportDialog dialog(u"one\n<b>two</b>\n"_s);
    dialog.open();
    auto *text = child<QPlainTextEdit>(&dialog, "reportTextEdit");
    QCOMPARE(text->toPlainText(), u"one\n<b>two</b>\n"_s);
    QVERIFY(text->isReadOnly());
    QVERIFY(child<QLineEdit>(&dialog, "whereLineEdit")->text().endsWith(u"/issues"_s));
    child<QPushButton>(&dialog, "copyButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one\n<b>two</b>\n"_s);
    QVERIFY(!child<QLabel>(&dialog, "copiedLabel")->text().isEmpty());
}

QTEST_MAIN(TestSmallDialogs)
#include "tst_smalldialogs.moc"
