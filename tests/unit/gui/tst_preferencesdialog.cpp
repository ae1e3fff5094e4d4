// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferencesdialog.h"

#include "gui/fieldhint.h"
#include "gui/intervalspinbox.h"

#include "dialogworld.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using test::child;

class TestPreferencesDialog : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    }

    void showsTheSettings();
    void appliesEverything();
    void themeIsTriedAtOnceAndTakenBackByCancel();
    void applyIsThereForChangesOnly();
    void restoresDefaultsWithoutApplyingThem();
    void intervalGoesThroughTheUsualChoices();
    void intervalOfOneSecondBecomesTheShortest();

private:
    void open(PreferencesDialog &dialog)
    {
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }

    static QPushButton *button(const PreferencesDialog &dialog,
                               QDialogButtonBox::StandardButton which)
    {
        return child<QDialogButtonBox>(&dialog, "buttonBox")->button(which);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
};

void TestPreferencesDialog::showsTheSettings()
{
    m_settings->setLanguage(u"zh_CN"_s);
    m_settings->setTheme(Settings::Theme::Dark);
    m_settings->setRowDensity(Settings::RowDensity::Comfortable);
    m_settings->setDefaultRefreshInterval(std::chrono::seconds(0));
    m_settings->setActiveIdleLimit(std::chrono::seconds(33));
    m_settings->setHighlightTime(std::chrono::seconds(44));
    m_settings->setChartTopN(17);
    m_settings->setCsvPreset(Settings::CsvPreset::Scripts);
    PreferencesDialog dialog(*m_settings);
    open(dialog);
    QCOMPARE(child<QComboBox>(&dialog, "languageComboBox")->currentText(), u"简体中文"_s);
    QCOMPARE(child<QComboBox>(&dialog, "themeComboBox")->currentText(), u"Dark"_s);
    QCOMPARE(child<QComboBox>(&dialog, "rowDensityComboBox")->currentText(), u"Comfortable"_s);
    QCOMPARE(child<QSpinBox>(&dialog, "refreshIntervalSpinBox")->text(), u"on demand only"_s);
    QCOMPARE(child<QSpinBox>(&dialog, "activeIdleLimitSpinBox")->value(), 33);
    QCOMPARE(child<QSpinBox>(&dialog, "highlightTimeSpinBox")->value(), 44);
    QCOMPARE(child<QSpinBox>(&dialog, "chartTopNSpinBox")->value(), 17);
    QCOMPARE(child<QComboBox>(&dialog, "csvPresetComboBox")->currentIndex(), 2);
    QVERIFY(!child<FieldHint>(&dialog, "csvPresetHint")->help().isEmpty());
}

void TestPreferencesDialog::appliesEverything()
{
    PreferencesDialog dialog(*m_settings);
    open(dialog);
    child<QComboBox>(&dialog, "languageComboBox")->setCurrentIndex(1);
    child<QComboBox>(&dialog, "themeComboBox")->setCurrentIndex(1);
    child<QComboBox>(&dialog, "rowDensityComboBox")->setCurrentIndex(0);
    child<IntervalSpinBox>(&dialog, "refreshIntervalSpinBox")
        ->setInterval(std::chrono::seconds(45));
    child<QSpinBox>(&dialog, "activeIdleLimitSpinBox")->setValue(60);
    child<QSpinBox>(&dialog, "highlightTimeSpinBox")->setValue(0);
    child<QSpinBox>(&dialog, "chartTopNSpinBox")->setValue(5);
    child<QComboBox>(&dialog, "csvPresetComboBox")->setCurrentIndex(1);
    QTest::keyClick(child<QComboBox>(&dialog, "csvPresetComboBox"), Qt::Key_Return);
    QVERIFY(!dialog.isVisible());

    const Settings reread(m_settings->filePath());
    QCOMPARE(reread.language(), u"en"_s);
    QCOMPARE(reread.theme(), Settings::Theme::Light);
    QCOMPARE(reread.rowDensity(), Settings::RowDensity::Compact);
    QCOMPARE(reread.defaultRefreshInterval(), std::chrono::seconds(45));
    QCOMPARE(reread.activeIdleLimit(), std::chrono::seconds(60));
    QCOMPARE(reread.highlightTime(), std::chrono::seconds(0));
    QCOMPARE(reread.chartTopN(), 5);
    QCOMPARE(reread.csvPreset(), Settings::CsvPreset::Spreadsheet);
}

void TestPreferencesDialog::themeIsTriedAtOnceAndTakenBackByCancel()
{
    PreferencesDialog dialog(*m_settings);
    open(dialog);
    child<QComboBox>(&dialog, "themeComboBox")->setCurrentIndex(2);
    QCOMPARE(m_settings->theme(), Settings::Theme::Dark);
    child<QSpinBox>(&dialog, "chartTopNSpinBox")->setValue(50);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(m_settings->theme(), Settings::Theme::System);
    QVERIFY(m_settings->chartTopN() != 50);

    // Applied before, it stays.
    PreferencesDialog second(*m_settings);
    open(second);
    child<QComboBox>(&second, "themeComboBox")->setCurrentIndex(2);
    button(second, QDialogButtonBox::Apply)->click();
    child<QComboBox>(&second, "themeComboBox")->setCurrentIndex(1);
    second.reject();
    QCOMPARE(m_settings->theme(), Settings::Theme::Dark);
}

void TestPreferencesDialog::applyIsThereForChangesOnly()
{
    PreferencesDialog dialog(*m_settings);
    open(dialog);
    QPushButton *apply = button(dialog, QDialogButtonBox::Apply);
    QVERIFY(!apply->isEnabled());
    auto *count = child<QSpinBox>(&dialog, "chartTopNSpinBox");
    count->setValue(count->value() + 1);
    QVERIFY(apply->isEnabled());
    apply->click();
    QVERIFY(!apply->isEnabled());
    QVERIFY(dialog.isVisible());
    QCOMPARE(m_settings->chartTopN(), count->value());
    child<QComboBox>(&dialog, "themeComboBox")->setCurrentIndex(1);
    QVERIFY(apply->isEnabled());
}

void TestPreferencesDialog::restoresDefaultsWithoutApplyingThem()
{
    const int fallback = m_settings->chartTopN();
    m_settings->setChartTopN(fallback + 3);
    m_settings->setLanguage(u"en"_s);
    PreferencesDialog dialog(*m_settings);
    open(dialog);
    button(dialog, QDialogButtonBox::RestoreDefaults)->click();
    QCOMPARE(child<QSpinBox>(&dialog, "chartTopNSpinBox")->value(), fallback);
    QCOMPARE(child<QComboBox>(&dialog, "languageComboBox")->currentIndex(), 0);
    QCOMPARE(m_settings->chartTopN(), fallback + 3);
    dialog.accept();
    QCOMPARE(m_settings->chartTopN(), fallback);
}

void TestPreferencesDialog::intervalGoesThroughTheUsualChoices()
{
    IntervalSpinBox box;
    box.setInterval(std::chrono::seconds(0));
    QList<qint64> up;
    for (int i = 0; i < 8; ++i) {
        box.stepUp();
        up.append(box.interval().count());
    }
    QCOMPARE(up, (QList<qint64>{2, 5, 10, 15, 30, 60, 120, 180}));
    box.setInterval(std::chrono::seconds(62));
    QList<qint64> down;
    for (int i = 0; i < 8; ++i) {
        box.stepDown();
        down.append(box.interval().count());
    }
    QCOMPARE(down, (QList<qint64>{60, 30, 15, 10, 5, 2, 0, 0}));
    box.setInterval(std::chrono::seconds(7));
    box.stepUp();
    QCOMPARE(box.interval(), std::chrono::seconds(10));
}

void TestPreferencesDialog::intervalOfOneSecondBecomesTheShortest()
{
    PreferencesDialog dialog(*m_settings);
    open(dialog);
    auto *box = child<IntervalSpinBox>(&dialog, "refreshIntervalSpinBox");
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, u"1"_s);
    QTest::keyClick(box, Qt::Key_Tab);
    QCOMPARE(box->interval(), std::chrono::seconds(2));
    QCOMPARE(box->text(), u"2 s"_s);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, u"17"_s);
    QTest::keyClick(box, Qt::Key_Tab);
    QCOMPARE(box->interval(), std::chrono::seconds(17));
}

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferencesdialog.moc"
