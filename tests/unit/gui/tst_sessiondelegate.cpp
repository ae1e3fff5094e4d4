// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessiondelegate.h"
#include "live/refreshbuilder.h"
#include "models/sessiontablemodel.h"
#include "session/snapshotbuilder.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <optional>

using namespace sessionscope;
using gui::Colors;
using gui::SessionDelegate;
using session::Column;

namespace {

constexpr int kHeight = 24;

struct Look
{
    int width = 200;
    int row = 0;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QStyle::State state = QStyle::State_Enabled;
    double ratio = 1;
};

session::SnapshotPointer snapshot()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(Column::Name, "cart");
    builder.setText(Column::Addr, "10.1.4.17:5012");
    builder.setText(Column::Flags, "N");
    builder.setInteger(Column::Idle, 240);
    builder.setInteger(Column::Sub, 7);
    builder.beginRow();
    builder.setText(Column::Name, "a name of a service that is far too long for its column");
    builder.setText(Column::Flags, "O");
    builder.setInteger(Column::Idle, 59);
    builder.beginRow();
    builder.setText(Column::Name, "");
    return std::move(builder).finish({});
}

//! The columns of pixels from the first to the last one that differ from the corner.
struct Ink
{
    int left = 0;
    int right = 0;
};

std::optional<Ink> inkOf(const QImage &image)
{
    const QRgb ground = image.pixel(image.width() - 1, 0);
    std::optional<Ink> ink;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) == ground)
                continue;
            if (!ink)
                ink = Ink{x, x};
            ink->right = x;
            break;
        }
    }
    return ink;
}

//! Whether a pixel is close to a colour: edges of letters are blends.
bool hasColor(const QImage &image, const QColor &color)
{
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            if (qAbs(pixel.red() - color.red()) + qAbs(pixel.green() - color.green())
                    + qAbs(pixel.blue() - color.blue())
                < 24)
                return true;
        }
    }
    return false;
}

} // namespace

class TestSessionDelegate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void alignsTextsAndNumbers();
    void mirrorsTextsFromRightToLeft();
    void elidesWhatDoesNotFit();
    void paintsNothingOutsideOfNarrowCells();
    void showsUnitsAndPlaceholdersInSecondaryText();
    void marksDangerousFlagsWithADot();
    void paintsStatesOfRows();
    void framesTheCellWithTheFocus();
    void takesColoursFromThePalette();
    void paintsTheSameFromItsCache();
    void fitsScreensOfSmallPixels();
    void knowsTheWidthThatShowsACellWhole();

private:
    QImage painted(Column column, const Look &look = {}) const;

    models::SessionTableModel m_model;
    std::unique_ptr<SessionDelegate> m_delegate;
    Colors m_colors;
};

void TestSessionDelegate::initTestCase()
{
    m_model.apply(live::buildRefresh(nullptr, snapshot(), {}, 1));
    m_delegate = std::make_unique<SessionDelegate>();
    const QPalette palette = gui::lightPalette();
    m_delegate->setLook(QFont(), palette);
    m_colors = Colors::of(palette);
}

QImage TestSessionDelegate::painted(Column column, const Look &look) const
{
    QImage image(QSize(look.width, kHeight) * look.ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(look.ratio);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    painter.setLayoutDirection(look.direction);
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, look.width, kHeight);
    option.direction = look.direction;
    option.state = look.state;
    m_delegate->paint(&painter, option, m_model.index(look.row, session::indexOf(column)));
    return image;
}

void TestSessionDelegate::alignsTextsAndNumbers()
{
    for (const Column column : {Column::Name, Column::Addr}) {
        const auto ink = inkOf(painted(column));
        QVERIFY(ink.has_value());
        QVERIFY(ink->left >= 5 && ink->left < 12);
        QVERIFY(ink->right < 150);
    }
    for (const Column column : {Column::Sub, Column::Idle}) {
        const auto ink = inkOf(painted(column));
        QVERIFY(ink.has_value());
        QVERIFY(ink->left > 150);
        QVERIFY(ink->right < 195);
    }
}

void TestSessionDelegate::mirrorsTextsFromRightToLeft()
{
    const auto text = inkOf(painted(Column::Name, {.direction = Qt::RightToLeft}));
    QVERIFY(text.has_value());
    QVERIFY(text->left > 100);
    QVERIFY(text->right >= 188 && text->right < 195);
    // Numbers stand below each other in both directions.
    QCOMPARE(painted(Column::Sub, {.direction = Qt::RightToLeft}), painted(Column::Sub));
}

void TestSessionDelegate::elidesWhatDoesNotFit()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const auto ink =
            inkOf(painted(Column::Name, {.width = 90, .row = 1, .direction = direction}));
        QVERIFY(ink.has_value());
        QVERIFY(ink->left >= 5);
        QVERIFY(ink->right <= 85);
        QVERIFY(ink->right - ink->left > 50);
    }
    // Wider again: more of it is there.
    const auto wide = inkOf(painted(Column::Name, {.width = 180, .row = 1}));
    QVERIFY(wide->right > 130);
}

void TestSessionDelegate::paintsNothingOutsideOfNarrowCells()
{
    for (const Column column : {Column::Name, Column::Idle, Column::Flags, Column::Sub}) {
        for (int width = 1; width <= 40; ++width) {
            QImage image(80, kHeight, QImage::Format_RGB32);
            image.fill(Qt::magenta);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.rect = QRect(20, 0, width, kHeight);
            m_delegate->paint(&painter, option, m_model.index(1, session::indexOf(column)));
            painter.end();
            for (int x = 0; x < image.width(); ++x) {
                if (x >= 20 && x < 20 + width)
                    continue;
                for (int y = 0; y < kHeight; ++y)
                    QCOMPARE(image.pixelColor(x, y), QColor(Qt::magenta));
            }
        }
    }
}

void TestSessionDelegate::showsUnitsAndPlaceholdersInSecondaryText()
{
    const QColor text = gui::lightPalette().color(QPalette::Text);
    QVERIFY(hasColor(painted(Column::Name), text));
    const QImage placeholder = painted(Column::Name, {.row = 2});
    QVERIFY(inkOf(placeholder).has_value());
    QVERIFY(!hasColor(placeholder, text));
    QVERIFY(inkOf(painted(Column::Db, {.row = 2})).has_value()); // unknown: an en dash
    const QImage duration = painted(Column::Idle);
    QVERIFY(hasColor(duration, text));
    QVERIFY(hasColor(duration, m_colors.secondary));
}

void TestSessionDelegate::marksDangerousFlagsWithADot()
{
    QVERIFY(!hasColor(painted(Column::Flags), m_colors.danger));
    const QImage left = painted(Column::Flags, {.row = 1});
    QVERIFY(hasColor(left.copy(0, 0, 14, kHeight), m_colors.danger));
    const QImage right = painted(Column::Flags, {.row = 1, .direction = Qt::RightToLeft});
    QVERIFY(hasColor(right.copy(right.width() - 14, 0, 14, kHeight), m_colors.danger));
}

void TestSessionDelegate::paintsStatesOfRows()
{
    const auto ground = [this](const Look &look) {
        return painted(Column::Name, look).pixelColor(1, 1);
    };
    const QPalette palette = gui::lightPalette();
    QCOMPARE(ground({}), palette.color(QPalette::Base));
    QCOMPARE(ground({.row = 1}), palette.color(QPalette::AlternateBase));
    QCOMPARE(ground({.state = QStyle::State_Selected}), m_colors.accentSoft);
    m_delegate->setHoveredRow(0);
    QCOMPARE(ground({}), m_colors.hover);
    QCOMPARE(ground({.state = QStyle::State_Selected}), m_colors.accentSoft);
    m_delegate->setHoveredRow(-1);
    QCOMPARE(ground({}), palette.color(QPalette::Base));
}

void TestSessionDelegate::framesTheCellWithTheFocus()
{
    const QImage image = painted(Column::Name, {.state = QStyle::State_HasFocus});
    for (const QPoint corner :
         {QPoint(0, 0), QPoint(199, 0), QPoint(0, kHeight - 1), QPoint(199, kHeight - 1)})
        QCOMPARE(image.pixelColor(corner), m_colors.accent);
    QCOMPARE(image.pixelColor(2, 2), gui::lightPalette().color(QPalette::Base));
}

void TestSessionDelegate::takesColoursFromThePalette()
{
    QPalette contrast;
    contrast.setColor(QPalette::Base, Qt::black);
    contrast.setColor(QPalette::AlternateBase, Qt::black);
    contrast.setColor(QPalette::Text, Qt::yellow);
    m_delegate->setLook(QFont(), contrast);
    const QImage image = painted(Column::Name);
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::black));
    QVERIFY(hasColor(image, Qt::yellow));
    m_delegate->setLook(QFont(), gui::lightPalette());
    QVERIFY(!hasColor(painted(Column::Name), Qt::yellow));

    QFont large;
    large.setPointSizeF(large.pointSizeF() * 1.5);
    const int height = m_delegate->lineHeight();
    const auto before = inkOf(painted(Column::Name));
    m_delegate->setLook(large, gui::lightPalette());
    QVERIFY(m_delegate->lineHeight() > height);
    QVERIFY(inkOf(painted(Column::Name))->right > before->right);
    m_delegate->setLook(QFont(), gui::lightPalette());
    QCOMPARE(m_delegate->lineHeight(), height);
}

void TestSessionDelegate::paintsTheSameFromItsCache()
{
    QList<QImage> first;
    for (const session::ColumnInfo &info : session::columns())
        first.append(painted(info.column, {.row = 1}));
    // More different texts than are kept.
    for (int size = 8; size < 11; ++size) {
        session::SnapshotBuilder builder;
        for (int i = 0; i < 6000; ++i) {
            builder.beginRow();
            builder.setId(static_cast<quint64>(size * 10000 + i));
        }
        models::SessionTableModel model;
        model.apply(live::buildRefresh(nullptr, std::move(builder).finish({}), {}, 1));
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(m_delegate->widthOf(model.index(row, session::indexOf(Column::Id))) > 12);
        for (const session::ColumnInfo &info : session::columns())
            QCOMPARE(painted(info.column, {.row = 1}), first[session::indexOf(info.column)]);
    }
}

void TestSessionDelegate::fitsScreensOfSmallPixels()
{
    const auto once = inkOf(painted(Column::Name));
    const auto twice = inkOf(painted(Column::Name, {.ratio = 2}));
    QVERIFY(twice.has_value());
    QVERIFY(qAbs(twice->left - 2 * once->left) <= 3);
    QVERIFY(qAbs(twice->right - 2 * once->right) <= 6);
    // And back on a screen of large ones.
    QCOMPARE(inkOf(painted(Column::Name))->right, once->right);
}

void TestSessionDelegate::knowsTheWidthThatShowsACellWhole()
{
    for (const Column column : {Column::Name, Column::Addr, Column::Idle, Column::Flags}) {
        for (int row = 0; row < 2; ++row) {
            const QModelIndex index = m_model.index(row, session::indexOf(column));
            const int width = m_delegate->widthOf(index);
            QCOMPARE(m_delegate->sizeHint({}, index).width(), width);
            const auto wide = inkOf(painted(column, {.width = width + 60, .row = row}));
            const auto fitting = inkOf(painted(column, {.width = width, .row = row}));
            QVERIFY(wide.has_value() && fitting.has_value());
            // Elided it would be shorter.
            QCOMPARE(fitting->right - fitting->left, wide->right - wide->left);
        }
    }
}

QTEST_MAIN(TestSessionDelegate)
#include "tst_sessiondelegate.moc"
