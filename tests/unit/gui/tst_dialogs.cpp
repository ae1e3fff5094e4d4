// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"
#include "unit/gui/cutoff.h"
#include "unit/gui/everydialog.h"

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

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using test::DialogWorld;
using test::MakeDialog;

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

    void accessKeysAreUnique_data() { test::addEveryDialog(); }

    void accessKeysAreUnique();

    void everyControlHasAName_data() { test::addEveryDialog(); }

    void everyControlHasAName();

    void fitsASmallScreen_data() { test::addEveryDialog(); }

    void fitsASmallScreen();

    void nothingIsCutOff_data() { test::addEveryDialog(); }

    void nothingIsCutOff();

    void tabGoesThroughAllFieldsInOrder_data() { test::addEveryDialog(); }

    void tabGoesThroughAllFieldsInOrder();

    void escapeCloses_data() { test::addEveryDialog(); }

    void escapeCloses();

private:
    std::unique_ptr<QDialog> openDialog();

    std::unique_ptr<DialogWorld> m_world;
};

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
    const std::unique_ptr<QDialog> dialog = openDialog();
    // A form that scrolls gets its height when it knows whether there is a scroll bar.
    QTRY_COMPARE(test::cutOff(*dialog), QStringList());
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
        const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parent()) != nullptr
            || qobject_cast<QComboBox *>(widget->parent()) != nullptr;
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
