// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/aboutdialog.h"
#include "gui/colorruledialog.h"
#include "gui/colors.h"
#include "gui/columnsetsdialog.h"
#include "gui/connectiondialog.h"
#include "gui/credentialdialog.h"
#include "gui/deleteconnectiondialog.h"
#include "gui/errordetailsdialog.h"
#include "gui/exportdialog.h"
#include "gui/helpdialog.h"
#include "gui/preferencesdialog.h"
#include "gui/proxydialog.h"
#include "gui/savecolumnsdialog.h"
#include "models/colorrulestore.h"
#include "models/columnsets.h"
#include "query/completion.h"

#include "dialogworld.h"
#include "support/drawnsnapshot.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using test::DialogWorld;

namespace {

using MakeDialog = std::function<QDialog *(DialogWorld &)>;

live::ConnectionProfile savedProfile(DialogWorld &world)
{
    live::ConnectionProfile profile;
    profile.name = u"orders-prod"_s;
    profile.instanceId = u"r-2zemyfd1sh1u2i"_s;
    profile.endpoint = live::ConnectionProfile::defaultEndpoint();
    profile.accessKeyId = u"LTAI5tExample"_s;
    profile.production = true;
    return *world.profiles.add(profile);
}

Error refusal()
{
    return {Error::Code::TokenExpired,
            u"The STS token has expired; get new temporary credentials and enter them."_s,
            u"{\"Code\":\"InvalidSecurityToken.Expired\",\"Message\":\"Specified SecurityToken is "
            "expired.\",\"RequestId\":\"01A0F19D-9870-5E78-BF8D-F5CE8D550A2B\"}"_s,
            u"InvalidSecurityToken.Expired"_s, u"01A0F19D-9870-5E78-BF8D-F5CE8D550A2B"_s};
}

//! A language whose texts are half as long again.
class LongTranslator final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }

    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + u" lorem ipsum dolor sit amet"_s.repeated(10).left(text.size() / 2);
    }
};

ExportInput exportInput()
{
    ExportInput input;
    input.snapshot = test::drawnSnapshot(R"(
        Id  Addr           Client    Name   Cmd      Age  Idle  Flags  Multi
        1   10.0.0.1:5000  10.0.0.1  cart   hgetall  12   0     N      -1
        2   10.0.0.1:5001  10.0.0.1  ""     get      7    3     N      -1
        3   10.0.0.2:5000  10.0.0.2  =1+1   blpop    40   40    b      -1
    )");
    input.visibleRows = {2, 0};
    input.visibleColumns = {session::Column::Name, session::Column::Addr, session::Column::Multi};
    input.name = u"orders-prod"_s;
    return input;
}

} // namespace

//! What holds for every dialog, whatever it is for. With SESSIONSCOPE_SHOTS=folder the pictures of
//! all of them are saved there, dark ones if SESSIONSCOPE_SHOTS_DARK is set.
class TestDialogs : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setPalette(
            qEnvironmentVariableIsSet("SESSIONSCOPE_SHOTS_DARK") ? darkPalette() : lightPalette());
    }

    void init() { m_world = std::make_unique<DialogWorld>(); }

    void accessKeysAreUnique_data() { addDialogs(); }

    void accessKeysAreUnique();

    void everyControlHasAName_data() { addDialogs(); }

    void everyControlHasAName();

    void fitsASmallScreen_data() { addDialogs(); }

    void fitsASmallScreen();

    void nothingIsCutOff_data() { addDialogs(); }

    void nothingIsCutOff();

    void longerTextsAreNotCutOff_data() { addDialogs(); }

    void longerTextsAreNotCutOff();

    void tabGoesThroughAllFieldsInOrder_data() { addDialogs(); }

    void tabGoesThroughAllFieldsInOrder();

    void escapeCloses_data() { addDialogs(); }

    void escapeCloses();

private:
    static void addDialogs();
    std::unique_ptr<QDialog> openDialog();
    void checkThatNothingIsCutOff();

    std::unique_ptr<DialogWorld> m_world;
};

void TestDialogs::addDialogs()
{
    QTest::addColumn<MakeDialog>("make");
    const auto add = [](const char *name, const MakeDialog &make) {
        QTest::newRow(name) << make;
    };
    add("connection-new",
        [](DialogWorld &world) { return new ConnectionDialog(world.services()); });
    add("connection-edit", [](DialogWorld &world) {
        return new ConnectionDialog(world.services(), savedProfile(world));
    });
    add("connection-advanced", [](DialogWorld &world) {
        live::ConnectionProfile profile = savedProfile(world);
        profile.consoleContext = u"None"_s;
        profile.credentialSource = live::CredentialSource::AliyunProfile;
        return new ConnectionDialog(world.services(), profile);
    });
    add("credential-expired", [](DialogWorld &world) {
        return new CredentialDialog(savedProfile(world), live::PromptReason::TokenExpired,
                                    refusal());
    });
    add("credential-each-time", [](DialogWorld &world) {
        return new CredentialDialog(savedProfile(world), live::PromptReason::EachTime, {});
    });
    add("proxy", [](DialogWorld &) { return new ProxyDialog(u"proxy.example.com"_s, 3128); });
    add("preferences", [](DialogWorld &world) { return new PreferencesDialog(world.settings); });
    add("export-sessions", [](DialogWorld &world) {
        return new ExportDialog(exportInput(), world.settings, world.files);
    });
    add("error", [](DialogWorld &) { return new ErrorDetailsDialog(refusal(), u"orders-prod"_s); });
    add("help", [](DialogWorld &) { return new HelpDialog; });
    add("help-flags", [](DialogWorld &) {
        auto *dialog = new HelpDialog;
        dialog->showTopic(HelpDialog::Topic::Flags);
        return dialog;
    });
    add("help-privacy", [](DialogWorld &) {
        auto *dialog = new HelpDialog;
        dialog->showTopic(HelpDialog::Topic::Privacy);
        return dialog;
    });
    add("save-columns", [](DialogWorld &world) {
        auto *store = new models::ColumnSetStore(world.folder.filePath(u"columnsets.json"_s));
        auto *dialog = new SaveColumnsDialog(*store, models::columnSets().last().columns);
        store->setParent(dialog);
        return dialog;
    });
    add("column-sets", [](DialogWorld &world) {
        auto *store = new models::ColumnSetStore(world.folder.filePath(u"columnsets.json"_s));
        store->save(u"before a change"_s, {session::Column::Addr, session::Column::Db});
        auto *dialog = new ColumnSetsDialog(*store);
        store->setParent(dialog);
        return dialog;
    });
    add("colour-rule", [](DialogWorld &world) {
        auto *store = new models::ColorRuleStore(world.folder.filePath(u"rules.json"_s));
        auto *dialog = new ColorRuleDialog(*store, store->rules().first(), {});
        store->setParent(dialog);
        return dialog;
    });
    add("about", [](DialogWorld &) { return new AboutDialog; });
    add("delete", [](DialogWorld &world) {
        return new DeleteConnectionDialog(world.services(), savedProfile(world));
    });
}

std::unique_ptr<QDialog> TestDialogs::openDialog()
{
    QFETCH(MakeDialog, make);
    std::unique_ptr<QDialog> dialog(make(*m_world));
    dialog->open();
    if (!QTest::qWaitForWindowActive(dialog.get()))
        qFatal("the dialog does not come up");
    return dialog;
}

void TestDialogs::accessKeysAreUnique()
{
    const std::unique_ptr<QDialog> dialog = openDialog();
    QHash<QString, QString> owners;
    const auto check = [&owners](const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty())
            return QString();
        const QString other = owners.value(key.toString());
        owners.insert(key.toString(), text);
        return other.isEmpty() ? QString() : u"%1 and %2"_s.arg(other, text);
    };
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy() != nullptr)
            QCOMPARE(check(label->text()), QString());
    }
    for (const auto *button : dialog->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QCOMPARE(check(button->text()), QString());
    }
    for (const auto *bar : dialog->findChildren<QTabBar *>()) {
        for (int i = 0; i < bar->count(); ++i)
            QCOMPARE(check(bar->tabText(i)), QString());
    }
}

void TestDialogs::everyControlHasAName()
{
    const std::unique_ptr<QDialog> dialog = openDialog();
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0
            || qobject_cast<QLabel *>(widget) != nullptr || widget->focusProxy() != nullptr
            || qobject_cast<QTabBar *>(widget) != nullptr)
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
    }
}

void TestDialogs::fitsASmallScreen()
{
    const std::unique_ptr<QDialog> dialog = openDialog();
    const QSize smallest = dialog->minimumSizeHint();
    QVERIFY2(smallest.width() <= 1280 && smallest.height() <= 660,
             qPrintable(u"%1 x %2"_s.arg(smallest.width()).arg(smallest.height())));
    QVERIFY(dialog->width() <= 1280);
    // It scrolls on a screen that is too small alone.
    const int room = dialog->screen()->availableGeometry().height() * 8 / 10;
    for (const QScrollArea *area : dialog->findChildren<QScrollArea *>())
        QVERIFY(area->verticalScrollBar()->maximum() == 0 || dialog->height() > room);
    if (const QString folder = qEnvironmentVariable("SESSIONSCOPE_SHOTS"); !folder.isEmpty()) {
        QTest::qWait(300); // previews come from a worker
        dialog->grab().save(
            QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s));
    }
}

void TestDialogs::nothingIsCutOff()
{
    checkThatNothingIsCutOff();
}

void TestDialogs::longerTextsAreNotCutOff()
{
    LongTranslator translator;
    QCoreApplication::installTranslator(&translator);
    checkThatNothingIsCutOff();
}

void TestDialogs::checkThatNothingIsCutOff()
{
    const std::unique_ptr<QDialog> dialog = openDialog();
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->objectName()));
        if (!label->wordWrap())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->objectName()));
    }
    for (const auto *button : dialog->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                     qPrintable(button->objectName()));
    }
}

void TestDialogs::tabGoesThroughAllFieldsInOrder()
{
    const std::unique_ptr<QDialog> dialog = openDialog();
    QList<QWidget *> visited;
    dialog->setFocus();
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused != nullptr);
        if (visited.contains(focused))
            break;
        visited.append(focused);
    }
    // Every field can be reached ...
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<QLineEdit *>(widget) != nullptr
            || qobject_cast<QComboBox *>(widget) != nullptr
            || qobject_cast<QAbstractSpinBox *>(widget) != nullptr;
        const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parent()) != nullptr;
        if (isField && !isPart && widget->isVisible() && widget->isEnabled())
            QVERIFY2(visited.contains(widget), qPrintable(widget->objectName()));
    }
    // ... and from one to the next it goes to the right or down.
    const auto isButtonOfBox = [](const QWidget *widget) {
        return qobject_cast<const QDialogButtonBox *>(widget->parentWidget()) != nullptr;
    };
    const qsizetype first = std::distance(
        visited.begin(), std::min_element(visited.begin(), visited.end(), [&](auto *a, auto *b) {
            return a->mapTo(dialog.get(), QPoint()).y() < b->mapTo(dialog.get(), QPoint()).y();
        }));
    std::rotate(visited.begin(), visited.begin() + first, visited.end());
    for (qsizetype i = 1; i < visited.size(); ++i) {
        if (isButtonOfBox(visited[i]) || isButtonOfBox(visited[i - 1]))
            continue;
        const QRect before(visited[i - 1]->mapTo(dialog.get(), QPoint()), visited[i - 1]->size());
        const QRect here(visited[i]->mapTo(dialog.get(), QPoint()), visited[i]->size());
        QVERIFY2(here.center().y() > before.top() - 4 || here.left() > before.right(),
                 qPrintable(u"%1 before %2"_s.arg(visited[i - 1]->objectName(),
                                                  visited[i]->objectName())));
    }
}

void TestDialogs::escapeCloses()
{
    const std::unique_ptr<QDialog> dialog = openDialog();
    QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget()
                                                           : dialog.get(),
                    Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(dialog->result(), static_cast<int>(QDialog::Rejected));
}

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
