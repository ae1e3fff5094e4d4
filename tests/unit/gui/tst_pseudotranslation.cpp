// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"
#include "unit/gui/cutoff.h"
#include "unit/gui/everydialog.h"
#include "unit/gui/windowworld.h"

#include <QDialogButtonBox>
#include <QLayout>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using test::cutOff;
using test::DialogWorld;
using test::MakeDialog;
using test::nameOf;

namespace {

//! A language of no country: accented, half as long again, in brackets that show where a text is
//! cut. Placeholders, access keys and what stands in quotation marks are left as they are.
class PseudoTranslator final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }

    QString translate(const char *, const char *source, const char *, int) const override
    {
        return pseudo(QString::fromUtf8(source));
    }

    static QString pseudo(const QString &text)
    {
        static const QString kPlain = u"aceinostuyACEINOSUY"_s;
        static const QString kAccented = u"àçéîñôšţûýÀÇÉÎÑÔŠÛÝ"_s;
        QString result = u"["_s;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'%' || text[i] == u'&') { // %1, %L1, %n, %Ln, &File
                while (i < text.size() && (text[i] == u'%' || text[i] == u'&'))
                    result += text[i++];
                if (i < text.size() && text[i] == u'L')
                    result += text[i++];
                if (i < text.size())
                    result += text[i];
                continue;
            }
            const qsizetype at = kPlain.indexOf(text[i]);
            result += at >= 0 ? kAccented[at] : text[i];
        }
        return result + u" ŵörđš ţö çömé"_s.repeated(100).left((text.size() + 1) / 2) + u']';
    }
};

//! Widgets of one layout that cover each other.
QStringList overlaps(const QWidget &window)
{
    QStringList found;
    for (const QWidget *parent : window.findChildren<QWidget *>()) {
        const QLayout *layout = parent->layout();
        if (!parent->isVisible() || layout == nullptr || layout->inherits("QStackedLayout")
            || layout->inherits("QMainWindowLayout"))
            continue;
        QList<const QWidget *> siblings;
        for (const QWidget *child :
             parent->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible() && !child->isWindow() && layout->indexOf(child) >= 0)
                siblings.append(child);
        }
        for (qsizetype i = 0; i < siblings.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                if (siblings[i]->geometry().intersects(siblings[j]->geometry()))
                    found.append(u"%1 covers %2"_s.arg(nameOf(siblings[i]), nameOf(siblings[j])));
            }
        }
    }
    return found;
}

} // namespace

//! Longer texts, other letters and the other direction break no layout.
class TestPseudoTranslation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void keepsWhatMustStay();
    void dialogsHoldLongTexts_data();
    void dialogsHoldLongTexts();
    void dialogsCanBeMirrored_data();
    void dialogsCanBeMirrored();
    void windowHoldsLongTexts_data();
    void windowHoldsLongTexts();

private:
    void checkDialog();

    PseudoTranslator m_translator;
};

void TestPseudoTranslation::initTestCase()
{
    QApplication::setStyle(u"Fusion"_s);
    QApplication::setPalette(lightPalette());
    QCoreApplication::installTranslator(&m_translator);
}

void TestPseudoTranslation::cleanupTestCase()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void TestPseudoTranslation::keepsWhatMustStay()
{
    QCOMPARE(PseudoTranslator::pseudo(u"&Copy %Ln of %1"_s), u"[&Côpý %Ln ôf %1 ŵörđš ţ]"_s);
}

void TestPseudoTranslation::dialogsHoldLongTexts_data()
{
    test::addEveryDialog();
}

void TestPseudoTranslation::dialogsHoldLongTexts()
{
    checkDialog();
}

void TestPseudoTranslation::dialogsCanBeMirrored_data()
{
    test::addEveryDialog();
}

void TestPseudoTranslation::dialogsCanBeMirrored()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
    checkDialog();
}

void TestPseudoTranslation::checkDialog()
{
    QFETCH(MakeDialog, make);
    DialogWorld world;
    const std::unique_ptr<QDialog> dialog(make(world));
    dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    const QSize smallest = dialog->minimumSizeHint();
    QVERIFY2(smallest.width() <= 1024 && smallest.height() <= 560,
             qPrintable(u"%1 x %2"_s.arg(smallest.width()).arg(smallest.height())));
    const auto check = [&dialog] {
        // A form that scrolls gets its height when it knows whether there is a scroll bar.
        QTRY_COMPARE(cutOff(*dialog) + overlaps(*dialog), QStringList());
    };
    check();
    for (auto *tabs : dialog->findChildren<QTabWidget *>()) {
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            check();
        }
    }
    if (const QString folder = qEnvironmentVariable("SESSIONSCOPE_SHOTS"); !folder.isEmpty())
        dialog->grab().save(QDir(folder).filePath(
            u"%1-%2.png"_s.arg(QLatin1StringView(QTest::currentDataTag()))
                .arg(QGuiApplication::isRightToLeft() ? u"rtl"_s : u"long"_s)));
}

void TestPseudoTranslation::windowHoldsLongTexts_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addRow("left to right") << Qt::LeftToRight;
    QTest::addRow("right to left") << Qt::RightToLeft;
}

void TestPseudoTranslation::windowHoldsLongTexts()
{
    QFETCH(Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
    test::WindowWorld world;
    world.window->resize(1280, 1000);
    const auto check = [&world](const char *what) {
        QCoreApplication::processEvents();
        const QStringList faults = cutOff(*world.window) + overlaps(*world.window);
        QVERIFY2(faults.isEmpty(),
                 qPrintable(QLatin1StringView(what) + u'\n' + faults.join(u'\n')));
    };
    check("welcome page");
    InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    check("page");
    page->setFilterText(u"idle > 5m and nosuchfield = 3"_s);
    check("page with a filter");
    if (const QString folder = qEnvironmentVariable("SESSIONSCOPE_SHOTS"); !folder.isEmpty())
        world.window->grab().save(QDir(folder).filePath(
            u"window-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag()))));
}

QTEST_MAIN(TestPseudoTranslation)
#include "tst_pseudotranslation.moc"
