// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! Rows coloured by a rule, as they are painted.
#include "gui/sessiondelegate.h"
#include "live/refreshbuilder.h"
#include "models/sessiontablemodel.h"
#include "session/snapshotbuilder.h"
#include "unit/gui/contrast.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::Colors;
using gui::SessionDelegate;
using session::Column;
using test::contrast;

namespace {

constexpr QSize kSize(400, 24);

//! One session a letter: "s" is slow, "g" is one that goes.
session::SnapshotPointer sessions(const QByteArray &letters)
{
    session::SnapshotBuilder builder;
    for (const char letter : letters) {
        builder.beginRow();
        builder.setId(quint64(letter));
        builder.setText(Column::Name, QByteArray(1, letter));
        builder.setInteger(Column::Idle, letter == 's' || letter == 'g' ? 500 : 1);
    }
    return std::move(builder).finish({});
}

live::ViewRequest request(int color)
{
    live::ViewRequest request;
    request.keepsGone = true;
    request.colorRules = std::make_shared<const live::ColorRules>(
        std::vector<live::ColorRule>{{u"1"_s, u"slow"_s, u"idle > 100"_s, color}});
    return request;
}

bool hasColor(const QImage &image, const QColor &color)
{
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class TestRuleColors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void textIsReadableOnEveryColour_data();
    void textIsReadableOnEveryColour();
    void rowsHaveTheColourAndTheSignOfTheirRule();
    void selectedNewAndGoneRowsStayRecognisable();
    void withoutRulesNothingIsOtherThanBefore();

private:
    void show(const QByteArray &before, const QByteArray &after, const live::ViewRequest &request);
    int rowOf(const QByteArray &name) const;
    QImage row(int row, bool isSelected = false) const;
    QImage sign(int row) const;

    std::unique_ptr<models::SessionTableModel> m_model;
    std::unique_ptr<SessionDelegate> m_delegate;
    Colors m_colors;
};

void TestRuleColors::init()
{
    m_model = std::make_unique<models::SessionTableModel>();
    m_delegate = std::make_unique<SessionDelegate>();
    m_delegate->setLook(QFont(), gui::lightPalette());
    m_colors = Colors::of(gui::lightPalette());
}

void TestRuleColors::show(const QByteArray &before, const QByteArray &after,
                          const live::ViewRequest &request)
{
    live::RefreshBuilder builder;
    const auto first = builder.build(nullptr, sessions(before), request, 1);
    m_model->apply(first);
    m_model->apply(builder.build(first.get(), sessions(after), request, 2));
    m_delegate->setRuleSigns(m_model->result()->colors != nullptr);
}

int TestRuleColors::rowOf(const QByteArray &name) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->snapshot()->text(Column::Name, m_model->snapshotRow(row))
            == QString::fromLatin1(name))
            return row;
    }
    return -1;
}

QImage TestRuleColors::row(int row, bool isSelected) const
{
    QImage image(kSize, QImage::Format_RGB32);
    QPainter painter(&image);
    m_delegate->paintRow(&painter, image.rect(), *m_model, row, isSelected);
    m_delegate->paintCell(&painter, image.rect(), Qt::LeftToRight, false, *m_model, row,
                          Column::Name);
    return image;
}

QImage TestRuleColors::sign(int row) const
{
    QImage image(m_delegate->markWidth(), kSize.height(), QImage::Format_RGB32);
    QPainter painter(&image);
    m_delegate->paintRow(&painter, image.rect(), *m_model, row, false);
    m_delegate->paintMark(&painter, image.rect(), *m_model, row);
    return image;
}

void TestRuleColors::textIsReadableOnEveryColour_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << gui::lightPalette();
    QTest::newRow("dark") << gui::darkPalette();
}

void TestRuleColors::textIsReadableOnEveryColour()
{
    QFETCH(QPalette, palette);
    const Colors colors = Colors::of(palette);
    const QColor base = palette.color(QPalette::Base);
    for (const QColor &ground : colors.chartSoft) {
        // Doubtful values stand there in the colour of secondary text.
        for (const QColor &ink : {palette.color(QPalette::Text), colors.secondary, colors.fresh,
                                  colors.changed, colors.danger})
            QVERIFY2(contrast(ink, ground) >= 4.5,
                     qPrintable(ink.name() + u" on "_s + ground.name()));
        QVERIFY2(contrast(base, ground) >= 1.15, qPrintable(ground.name())); // it is seen
        QVERIFY(ground != colors.accentSoft);
    }
}

void TestRuleColors::rowsHaveTheColourAndTheSignOfTheirRule()
{
    for (int color = 1; color <= 7; ++color) {
        init();
        show("as", "as", request(color));
        const QColor soft = m_colors.chartSoft[size_t(color - 1)];
        QCOMPARE(row(1).pixelColor(399, 1), soft);
        QCOMPARE(row(0).pixelColor(399, 1), gui::lightPalette().color(QPalette::Base));
        // The full colour as a bar, and a letter in the colour of text.
        QVERIFY(hasColor(sign(1), m_colors.chart[size_t(color - 1)]));
        QVERIFY(!hasColor(sign(0), m_colors.chart[size_t(color - 1)]));
        QVERIFY(sign(1) != sign(0));
    }
}

void TestRuleColors::selectedNewAndGoneRowsStayRecognisable()
{
    m_delegate->setMarks(true, 1.0);
    show("ag", "as", request(2));
    const int fresh = rowOf("s");
    const int gone = rowOf("g");
    QVERIFY(fresh >= 0 && gone >= 0);
    QCOMPARE(row(fresh, true).pixelColor(399, 1), m_colors.accentSoft);
    QCOMPARE(row(fresh, true).pixelColor(399, 0), m_colors.accent); // blue rows are like that
    QVERIFY(hasColor(sign(fresh), m_colors.chart[1]));
    QCOMPARE(row(fresh).pixelColor(399, 1), m_colors.freshSoft);
    QVERIFY(hasColor(row(gone), m_colors.danger)); // struck through
    QCOMPARE(row(gone).pixelColor(399, 1), m_colors.dangerSoft);
    // They fade to the colour of their rule.
    m_delegate->setMarks(true, 0);
    QCOMPARE(row(fresh).pixelColor(399, 1), m_colors.chartSoft[1]);
    QVERIFY(hasColor(row(gone), m_colors.danger));
    QVERIFY(sign(fresh) != sign(gone));
}

void TestRuleColors::withoutRulesNothingIsOtherThanBefore()
{
    show("as", "as", {});
    const int narrow = m_delegate->markWidth();
    QCOMPARE(row(1).pixelColor(399, 1), gui::lightPalette().color(QPalette::AlternateBase));
    show("as", "as", request(1));
    QVERIFY(m_delegate->markWidth() > narrow);
    show("as", "as", {});
    QCOMPARE(m_delegate->markWidth(), narrow);
}

QTEST_MAIN(TestRuleColors)
#include "tst_rulecolors.moc"
