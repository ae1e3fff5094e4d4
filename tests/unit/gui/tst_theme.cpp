// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "unit/gui/contrast.h"

#include <QApplication>
#include <QCheckBox>
#include <QDirIterator>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <utility>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::Colors;
using gui::IconColor;
using test::contrast;

namespace {

//! The colour of the most opaque pixel: what the lines are drawn in.
QColor inkOf(const QIcon &icon, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = icon.pixmap(QSize(24, 24), 1.0, mode).toImage();
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > ink.alpha())
                ink = image.pixelColor(x, y);
        }
    }
    ink.setAlpha(255);
    return ink;
}

bool isNear(const QColor &one, const QColor &other)
{
    return std::abs(one.red() - other.red()) < 4 && std::abs(one.green() - other.green()) < 4
        && std::abs(one.blue() - other.blue()) < 4;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:

    void cleanup() { QApplication::setPalette(QPalette()); }

    void canBeRead_data();
    void canBeRead();
    void emptyBoxesAreSeen_data();
    void emptyBoxesAreSeen();
    void followsTheSettings();
    void drawsIconsInColorsOfThePalette();
    void drawsEveryIconSharply();
    void fitsAPaletteOfTheSystem();
};

void TestTheme::canBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addRow("light") << gui::lightPalette();
    QTest::addRow("dark") << gui::darkPalette();
}

void TestTheme::canBeRead()
{
    QFETCH(QPalette, palette);
    const Colors colors = Colors::of(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);

    // What is written on which ground. Rows coloured by a rule: see tst_rulecolors.
    struct Ground
    {
        const char *name;
        QColor color;
    };

    const std::array grounds{Ground{"base", base},
                             Ground{"alternate", palette.color(QPalette::AlternateBase)},
                             Ground{"window", palette.color(QPalette::Window)},
                             Ground{"selected", colors.accentSoft},
                             Ground{"hover", colors.hover},
                             Ground{"fresh", colors.freshSoft},
                             Ground{"changed", colors.changedSoft},
                             Ground{"danger", colors.dangerSoft}};
    const std::array inks{Ground{"text", text},
                          Ground{"secondary", colors.secondary},
                          Ground{"accent", colors.accent},
                          Ground{"fresh", colors.fresh},
                          Ground{"changed", colors.changed},
                          Ground{"danger", colors.danger},
                          Ground{"doubtful", colors.doubtful}};
    QStringList tooFaint;
    const auto check = [&tooFaint](const char *ink, const QColor &color, const char *ground,
                                   const QColor &behind, double least) {
        if (contrast(color, behind) < least)
            tooFaint.append(u"%1 on %2: %3"_s.arg(QLatin1StringView(ink), QLatin1StringView(ground))
                                .arg(contrast(color, behind), 0, 'f', 2));
    };
    for (const Ground &ground : grounds) {
        for (const Ground &ink : inks)
            check(ink.name, ink.color, ground.name, ground.color, 4.5);
    }
    for (const auto &[ink, ground] :
         {std::pair{QPalette::WindowText, QPalette::Window},
          std::pair{QPalette::ButtonText, QPalette::Button},
          std::pair{QPalette::ToolTipText, QPalette::ToolTipBase},
          std::pair{QPalette::PlaceholderText, QPalette::Base},
          std::pair{QPalette::Link, QPalette::Base}, std::pair{QPalette::Link, QPalette::Window},
          std::pair{QPalette::LinkVisited, QPalette::Base},
          std::pair{QPalette::HighlightedText, QPalette::Highlight}})
        check(qPrintable(QString::number(ink)), palette.color(ink),
              qPrintable(QString::number(ground)), palette.color(ground), 4.5);
    check("text", text, "base", base, 14);
    // Bars are no text, and have theirs beside them.
    for (const QColor &color : colors.chart)
        check("chart", color, "base", base, 3);
    check("others", colors.chartOthers, "base", base, 3);
    QVERIFY2(tooFaint.isEmpty(), qPrintable(tooFaint.join(u'\n')));
}

void TestTheme::emptyBoxesAreSeen_data()
{
    QTest::addColumn<Settings::Theme>("theme");
    QTest::addRow("light") << Settings::Theme::Light;
    QTest::addRow("dark") << Settings::Theme::Dark;
}

// WCAG 2.1, 1.4.11: what tells a control from its ground has a contrast of 3 at least.
void TestTheme::emptyBoxesAreSeen()
{
    QFETCH(Settings::Theme, theme);
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    settings.setTheme(theme);
    const gui::Theme applied(settings);
    QCheckBox box;
    QRadioButton button;
    for (QWidget *widget : QList<QWidget *>{&box, &button}) {
        const QImage image = widget->grab().toImage();
        const QColor ground = image.pixelColor(0, 0);
        double most = 1;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, contrast(image.pixelColor(x, y), ground));
        }
        QVERIFY2(
            most >= 3,
            qPrintable(
                u"%1: %2"_s.arg(QLatin1StringView(widget->metaObject()->className())).arg(most)));
    }
}

void TestTheme::followsTheSettings()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    settings.setTheme(Settings::Theme::Dark);
    const gui::Theme theme(settings);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(0x181B1F));
    settings.setTheme(Settings::Theme::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(0xFFFFFF));
}

void TestTheme::drawsIconsInColorsOfThePalette()
{
    QApplication::setPalette(gui::lightPalette());
    const QIcon plain = gui::themedIcon(u"refresh"_s);
    const QIcon danger = gui::themedIcon(u"error"_s, IconColor::Danger);
    QVERIFY(isNear(inkOf(plain), Colors::of(gui::lightPalette()).secondary));
    QVERIFY(isNear(inkOf(danger), QColor(0xB42318)));
    // The same icons, without being made again.
    QApplication::setPalette(gui::darkPalette());
    QVERIFY(isNear(inkOf(plain), Colors::of(gui::darkPalette()).secondary));
    QVERIFY(isNear(inkOf(danger), QColor(0xFF8F85)));
    QVERIFY(!isNear(inkOf(plain), inkOf(plain, QIcon::Disabled)));
}

void TestTheme::drawsEveryIconSharply()
{
    QDirIterator icons(u":/icons"_s, {u"*.svg"_s});
    int count = 0;
    while (icons.hasNext()) {
        icons.next();
        const QIcon icon = gui::themedIcon(icons.fileInfo().completeBaseName());
        const QPixmap pixmap = icon.pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        QVERIFY2(inkOf(icon).isValid(), qPrintable(icons.fileName()));
        ++count;
    }
    QVERIFY(count > 20);
    QVERIFY(!gui::applicationIcon().pixmap(32).isNull());
}

void TestTheme::fitsAPaletteOfTheSystem()
{
    QPalette system(QColor(40, 30, 30));
    system.setColor(QPalette::Base, QColor(20, 10, 10));
    system.setColor(QPalette::Text, QColor(240, 240, 240));
    system.setColor(QPalette::Highlight, QColor(200, 100, 0));
    const Colors colors = Colors::of(system);
    QVERIFY(colors.isDark);
    QCOMPARE(colors.accent, QColor(200, 100, 0));
    QVERIFY(contrast(system.color(QPalette::Text), colors.accentSoft) >= 4.5);
    QCOMPARE(colors.danger, Colors::of(gui::darkPalette()).danger);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
