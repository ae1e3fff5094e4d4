// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! Hostile sessions on a page: each thing that shows them, and each that makes a text of them.
#include "core/limits.h"
#include "gui/chartpicture.h"
#include "gui/detailsdock.h"
#include "gui/filterbar.h"
#include "gui/filterchips.h"
#include "gui/filtercompletions.h"
#include "gui/filterline.h"
#include "gui/findingsdock.h"
#include "gui/pagedocks.h"
#include "gui/sessionsheader.h"
#include "gui/sourceschart.h"
#include "gui/sourcesdock.h"
#include "models/celltext.h"
#include "models/findinglistmodel.h"
#include "models/roles.h"
#include "query/composing.h"
#include "session/labelrules.h"
#include "session/order.h"
#include "support/hostileaudit.h"
#include "support/hostilesessions.h"

#include "pageworld.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QListView>
#include <QToolTip>
#include <QTreeView>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using session::Column;
using test::child;
using test::HostileText;
using test::PageWorld;

namespace {

//! A page full of hostile sessions, with all its docks.
struct HostileWorld : PageWorld
{
    explicit HostileWorld(const session::SnapshotPointer &snapshot = test::hostileSessions())
    {
        page->docks().setSourcesShown(true);
        page->docks().setDetailsShown(true);
        page->docks().setFindingsShown(true);
        show(snapshot);
    }

    QAbstractItemModel *groups() const
    {
        return child<QTreeView>(page.get(), "sourcesTable")->model();
    }

    gui::SourcesChart *chart() const { return page->findChild<gui::SourcesChart *>(); }

    //! The row of the view that shows that row of the snapshot.
    int rowOf(quint32 row) const { return model()->rowOf(row); }
};

void addTexts()
{
    QTest::addColumn<int>("row");
    int row = 0;
    for (const HostileText &text : test::hostileTexts())
        QTest::addRow("%s", text.what) << row++;
}

const HostileText &textOf(int row)
{
    return test::hostileTexts()[static_cast<std::size_t>(row)];
}

//! Several sessions of one source with that name, so that there is something to find.
session::SnapshotPointer manyOf(const QByteArray &text)
{
    test::PlainSessions rows;
    for (quint64 id = 1; id <= 60; ++id) {
        rows.push_back(test::sessionOfText(id, text));
        rows.back().text(Column::Flags) = id % 3 == 0 ? "O" : "N";
        rows.back().number(Column::Idle) = 10'000'000;
        rows.back().number(Column::Multi) = 3;
        rows.back().number(Column::Omem) = std::numeric_limits<qint64>::max();
        rows.back().number(Column::Qbuf) = std::numeric_limits<qint64>::max();
    }
    return test::toSnapshot(rows);
}

bool inOrder(const models::SessionTableModel &model, const std::vector<quint32> &rows)
{
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (model.snapshotRow(static_cast<int>(place)) != rows[place])
            return false;
    }
    return true;
}

} // namespace

class TestHostilePage final : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { m_world = std::make_unique<HostileWorld>(); }

    void cleanupTestCase() { m_world.reset(); }

    void theTableGivesHarmlessTexts();
    void theTableKeepsWhatWasSaid();
    void cellsArePaintedAsPlainText();
    void aRowIsPaintedWithinItself();

    void theDetailsAreHarmless_data() { addTexts(); }

    void theDetailsAreHarmless();
    void groupsAreHarmless_data();
    void groupsAreHarmless();
    void groupsOfSessionsAreHarmless();
    void theTipOfABarIsHarmless();
    void chartsAreHarmlessAndWhole();

    void findingsAreHarmless_data() { addTexts(); }

    void findingsAreHarmless();

    void aFilterOfACellFindsIt_data() { addTexts(); }

    void aFilterOfACellFindsIt();

    void wrongFiltersAreHarmless_data() { addTexts(); }

    void wrongFiltersAreHarmless();
    void completionsAreHarmless();

    void labelsAreHarmless_data() { addTexts(); }

    void labelsAreHarmless();
    void nothingOfThePageIsHarmful();
    void sortsByEachColumn();

private:
    std::unique_ptr<HostileWorld> m_world; // of tests that leave it as it was
};

void TestHostilePage::theTableGivesHarmlessTexts()
{
    const HostileWorld world;
    QCOMPARE(world.model()->rowCount(), static_cast<int>(test::hostileRows().size()));
    QCOMPARE(test::complaintsAboutModel(*world.model()), QString());
    for (int row = 0; row < world.model()->rowCount(); ++row) {
        for (int column = 0; column < session::kColumnCount; ++column) {
            const QString text = world.model()->index(row, column).data().toString();
            // Ten characters for one that is not shown as it is.
            QVERIFY(text.size() <= 10 * kMaxCellCharacters + 1);
        }
    }
}

void TestHostilePage::theTableKeepsWhatWasSaid()
{
    const HostileWorld world;
    for (quint32 row = 0; row < test::hostileTexts().size(); ++row) {
        const QModelIndex name =
            world.model()->index(world.rowOf(row), session::indexOf(Column::Name));
        QCOMPARE(name.data(models::RawRole).toString().toUtf8(), textOf(int(row)).utf8);
    }
}

void TestHostilePage::cellsArePaintedAsPlainText()
{
    const HostileWorld world;
    for (int row = 0; row < world.model()->rowCount(); row += 5) {
        world.view()->scrollTo(world.model()->index(row, 0), QAbstractItemView::PositionAtTop);
        QVERIFY(!test::hasMarkupColor(test::pictureOf(*world.page)));
    }
    // The test can tell: a label that guesses is painted in that colour.
    QLabel label;
    label.resize(200, 100);
    label.setText(u"<table bgcolor=#ff00ff width=99 height=99><tr><td>x</td></tr></table>"_s);
    QVERIFY(test::hasMarkupColor(test::pictureOf(label)));
}

//! Marks piled on a letter must not be painted over the sessions above and below.
void TestHostilePage::aRowIsPaintedWithinItself()
{
    HostileWorld world(test::toSnapshot(test::PlainSessions(5)));
    const auto pictureWith = [&world](const QByteArray &text) {
        test::PlainSessions rows(5);
        rows[2] = test::sessionOfText(0, text);
        rows[2].id.reset();
        world.page->refresh();
        world.show(test::toSnapshot(rows));
        world.view()->clearSelection();
        const QImage picture = test::pictureOf(*world.view()->viewport());
        const int top = world.view()->rowViewportPosition(2);
        return picture.copy(0, 0, picture.width(), top - world.view()->rowHeight(2) / 2);
    };
    const QImage harmless = pictureWith("e");
    for (const HostileText &text : test::hostileTexts())
        QVERIFY2(pictureWith(text.utf8) == harmless, text.what);
}

void TestHostilePage::theDetailsAreHarmless()
{
    QFETCH(int, row);
    HostileWorld &world = *m_world;
    world.view()->setCurrentIndex(world.model()->index(world.rowOf(quint32(row)), 0));
    auto *dock = world.page->findChild<gui::DetailsDock *>();
    const QAbstractItemModel *model = child<QTreeView>(dock, "detailsList")->model();
    const auto shown = [model] {
        return model->index(session::indexOf(Column::Name), 0).data(models::RawRole).toString();
    };
    QTRY_COMPARE(shown().toUtf8(), textOf(row).utf8);
    QCOMPARE(test::complaintsAboutModel(*model), QString());
    QCOMPARE(test::complaintsAboutWidgets(*dock), QString());
    QVERIFY(!test::hasMarkupColor(test::pictureOf(*dock)));
    QVERIFY(child<QLabel>(dock, "detailsTitleLabel")->height() <= dock->height());
}

void TestHostilePage::groupsAreHarmless_data()
{
    QTest::addColumn<QString>("title");
    const PageWorld world;
    const auto *box = child<QComboBox>(world.page.get(), "groupBy1ComboBox");
    for (int i = 0; i < box->count(); ++i)
        QTest::addRow("%s", qPrintable(box->itemText(i))) << box->itemText(i);
}

void TestHostilePage::groupsAreHarmless()
{
    QFETCH(QString, title);
    const HostileWorld world;
    auto *box = child<QComboBox>(world.page.get(), "groupBy1ComboBox");
    box->setCurrentIndex(box->findText(title));
    QTRY_VERIFY(world.groups()->rowCount() > 0);
    QTest::qWait(20);
    QCOMPARE(test::complaintsAboutModel(*world.groups()), QString());
    auto *dock = world.page->findChild<gui::SourcesDock *>();
    QCOMPARE(test::complaintsAboutWidgets(*dock), QString());
    QVERIFY(!test::hasMarkupColor(test::pictureOf(*dock)));
}

void TestHostilePage::groupsOfSessionsAreHarmless()
{
    const HostileWorld world;
    QTRY_VERIFY(world.groups()->rowCount() > 10);
    const QAbstractItemModelTester tester(world.groups(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int row = 0; row < world.groups()->rowCount(); ++row) {
        const QModelIndex group = world.groups()->index(row, 0);
        if (world.groups()->canFetchMore(group))
            world.groups()->fetchMore(group);
    }
    QVERIFY(world.groups()->rowCount(world.groups()->index(0, 0)) > 0);
    QCOMPARE(test::complaintsAboutModel(*world.groups()), QString());
}

void TestHostilePage::theTipOfABarIsHarmless()
{
    for (const char *what : {"bold", "coloured table", "rich text by Qt's guess", "entities"}) {
        const auto found =
            std::find_if(test::hostileTexts().begin(), test::hostileTexts().end(),
                         [what](const HostileText &text) { return qstrcmp(text.what, what) == 0; });
        QVERIFY(found != test::hostileTexts().end());
        const HostileWorld world(manyOf(found->utf8));
        QTRY_VERIFY(world.chart()->barCount() > 0);
        world.chart()->setFocus();
        QTest::keyClick(world.chart(), Qt::Key_Home);
        QTRY_VERIFY(!QToolTip::text().isEmpty());
        QCOMPARE(test::complaintAboutToolTip(QToolTip::text()), QString());
        QVERIFY(QToolTip::text().contains(found->text().left(20).toHtmlEscaped()));
        QToolTip::hideText();
    }
}

void TestHostilePage::chartsAreHarmlessAndWhole()
{
    for (const HostileText &text : test::hostileTexts()) {
        const HostileWorld world(manyOf(text.utf8));
        QTRY_VERIFY(world.chart()->barCount() > 0);
        QCOMPARE(test::complaintsAboutWidgets(*world.chart()), QString());
        QVERIFY2(!test::hasMarkupColor(test::pictureOf(*world.chart())), text.what);
        const QString path = world.world.folder.filePath(u"chart.svg"_s);
        gui::InstancePageInfo info = world.page->info();
        info.title = text.text();
        world.page->setInfo(info);
        QVERIFY(world.page->saveChart(path).has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            // What the painter draws, and nothing that a foreign text has brought along.
            const QStringView element = reader.name();
            QVERIFY2(element != u"script" && element != u"a" && element != u"foreignObject"
                         && element != u"b" && element != u"img",
                     text.what);
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                QVERIFY2(!attribute.name().startsWith(u"on"), text.what);
        }
        QVERIFY2(!reader.hasError(),
                 qPrintable(QLatin1String(text.what) + u": "_s + reader.errorString()));
        QVERIFY(!test::hasMarkupColor(
            QImage::fromData(gui::pngPicture(*world.chart(), text.text().left(300)))));
    }
}

void TestHostilePage::findingsAreHarmless()
{
    QFETCH(int, row);
    const HostileWorld world(manyOf(textOf(row).utf8));
    auto *dock = world.page->findChild<gui::FindingsDock *>();
    const QAbstractItemModel *model = child<QListView>(dock, "findingsList")->model();
    QTRY_VERIFY(model->rowCount() > 3);
    QCOMPARE(test::complaintsAboutModel(*model), QString());
    QCOMPARE(test::complaintsAboutWidgets(*dock), QString());
    QVERIFY(!test::hasMarkupColor(test::pictureOf(*dock)));
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex index = model->index(i, 0);
        const QString reason = index.data(models::DescriptionRole).toString();
        QCOMPARE(test::complaintAboutText(reason, true), QString());
        // The filter behind it can be read, and finds what it says.
        const QString filter = index.data(models::KeyRole).toString();
        QVERIFY2(query::Filter::parse(filter).has_value(), qPrintable(filter));
    }
}

void TestHostilePage::aFilterOfACellFindsIt()
{
    QFETCH(int, row);
    HostileWorld &world = *m_world;
    auto *line = world.page->findChild<gui::FilterLine *>();
    const session::SessionSnapshot &snapshot = *world.page->snapshot();
    const QString term = query::termForCell(snapshot, Column::Name, quint32(row));
    const QList<uint> points = term.toUcs4();
    QVERIFY(std::all_of(points.begin(), points.end(),
                        [](uint point) { return QChar::isPrint(point); }));
    world.page->setFilterText(term);
    // The line has changed nothing of it, and understands it.
    QCOMPARE(line->text(), term);
    QCOMPARE(line->verdict(), gui::FilterLine::Verdict::InForce);
    const auto passes = [&] {
        return world.model()->rowCount() < static_cast<int>(snapshot.rowCount())
            && world.rowOf(quint32(row)) >= 0;
    };
    QTRY_VERIFY(passes());
    for (int shown = 0; shown < world.model()->rowCount(); ++shown) {
        const QString name = world.nameAt(shown);
        QVERIFY2(name.left(query::kMaxComposedCharacters)
                         .compare(textOf(row).text().left(query::kMaxComposedCharacters),
                                  Qt::CaseInsensitive)
                     == 0,
                 qPrintable(name));
    }
    QCOMPARE(test::complaintsAboutWidgets(*world.page->findChild<gui::FilterBar *>()), QString());
    world.page->clearFilter();
    QTRY_COMPARE(world.model()->rowCount(), static_cast<int>(snapshot.rowCount()));
}

//! What the user pastes into the filter from elsewhere.
void TestHostilePage::wrongFiltersAreHarmless()
{
    QFETCH(int, row);
    HostileWorld &world = *m_world;
    auto *bar = world.page->findChild<gui::FilterBar *>();
    for (const QString &before :
         {u""_s, u"name = "_s, u"name ~ ("_s, u"idle > 5 and nosuch = "_s}) {
        const QString text = before + textOf(row).text();
        world.page->setFilterText(text);
        QTest::qWait(1);
        QCOMPARE(test::complaintsAboutWidgets(*bar), QString());
        QVERIFY(!test::hasMarkupColor(test::pictureOf(*bar)));
    }
    world.page->clearFilter();
}

void TestHostilePage::completionsAreHarmless()
{
    const HostileWorld world;
    auto *line = world.page->findChild<gui::FilterLine *>();
    auto *completions = line->findChild<gui::FilterCompletions *>();
    QVERIFY(completions != nullptr);
    line->setFocus();
    for (const QString &text : {u"name = "_s, u"client = "_s, u"cmd = "_s, u"name = \""_s,
                                u"name = \"<"_s, u"nodeid = "_s, u"clientdesc = "_s}) {
        line->clear();
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(test::complaintsAboutModel(*completions->model()), QString());
        QVERIFY(!test::hasMarkupColor(test::pictureOf(*completions)));
        for (int i = 0; i < completions->model()->rowCount(); ++i) {
            QTest::keyClick(line, Qt::Key_Down);
            QCOMPARE(test::complaintAboutText(line->accessibleDescription()), QString());
        }
        QTest::keyClick(line, Qt::Key_Escape);
    }
}

//! What the user, or a file that somebody gave him, calls a source.
void TestHostilePage::labelsAreHarmless()
{
    QFETCH(int, row);
    const HostileWorld world(manyOf("192.0.2.77"));
    session::LabelRule rule;
    rule.pattern = u"192.0.2.77"_s;
    rule.label.alias = textOf(row).text();
    rule.label.tags = QStringList{textOf(row).text()};
    rule.label.color = 1;
    if (rule.label.alias.isEmpty())
        return;
    world.page->setLabelRules(std::make_shared<const session::LabelRules>(
        session::LabelRules(std::vector<session::LabelRule>{rule})));
    const auto alias = [&] {
        return world.model()->index(0, session::indexOf(Column::ClientDesc)).data().toString();
    };
    QTRY_VERIFY(alias() != u"192.0.2.77"_s);
    world.view()->setCurrentIndex(world.model()->index(0, 0));
    const QModelIndex source = world.model()->index(0, session::indexOf(Column::Client));
    for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole})
        QCOMPARE(test::complaintAboutText(source.data(role).toString()), QString());
    QCOMPARE(test::complaintAboutToolTip(source.data(Qt::ToolTipRole).toString()), QString());
    for (const auto *dock : world.page->findChildren<QDockWidget *>())
        QCOMPARE(test::complaintsAboutWidgets(*dock), QString());
    QVERIFY(!test::hasMarkupColor(test::pictureOf(*world.page)));
}

void TestHostilePage::nothingOfThePageIsHarmful()
{
    const HostileWorld world;
    QTRY_VERIFY(world.groups()->rowCount() > 0);
    QCOMPARE(test::complaintsAboutWidgets(*world.page), QString());
    // Sessions come, go and change under all of it.
    world.page->refresh();
    QTRY_VERIFY(world.instance.isAsked());
    const auto reversed = [] {
        test::PlainSessions rows = test::hostileRows();
        std::reverse(rows.begin(), rows.end());
        return test::toSnapshot(rows);
    }();
    const_cast<HostileWorld &>(world).show(reversed);
    QCOMPARE(test::complaintsAboutWidgets(*world.page), QString());
    QVERIFY(!test::hasMarkupColor(test::pictureOf(*world.page)));
}

void TestHostilePage::sortsByEachColumn()
{
    const HostileWorld world;
    const QAbstractItemModelTester tester(world.model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int column = 0; column < session::kColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const session::SortSpec sort{{session::columnAt(column), order}};
            emit world.view()->sortRequested(sort);
            const std::vector<quint32> sorted =
                session::sortedRows(*world.model()->snapshot(), sort);
            QCOMPARE(world.model()->rowCount(), static_cast<int>(sorted.size()));
            QTRY_VERIFY(inOrder(*world.model(), sorted));
        }
    }
}

QTEST_MAIN(TestHostilePage)
#include "tst_hostilepage.moc"
