// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//! A million sessions, each with a name, a source and a command of its own, on a page: nothing is
//! shown, counted or offered without an end.
#include "gui/filtercompletions.h"
#include "gui/filterline.h"
#include "gui/pagedocks.h"
#include "gui/sourceschart.h"
#include "session/grouping.h"
#include "session/snapshotbuilder.h"

#include "pageworld.h"

#include <QComboBox>
#include <QLabel>
#include <QTreeView>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using session::Column;
using test::child;
using test::PageWorld;

namespace {

constexpr int kNames = 1'000'000;
constexpr int kPatience = 240'000; // ms: a loaded machine, with sanitizers

session::SnapshotPointer manyNames()
{
    session::SnapshotBuilder builder;
    for (int i = 0; i < kNames; ++i) {
        const QByteArray number = QByteArray::number(i);
        builder.beginRow();
        builder.setId(static_cast<quint64>(i) + 1);
        builder.setText(Column::Name, QByteArray("name-" + number));
        builder.setText(Column::Client, QByteArray("host-" + number));
        builder.setText(Column::Addr, QByteArray("host-" + number + ":1"));
        builder.setText(Column::Cmd, QByteArray("cmd-" + number));
        builder.setText(Column::Flags, "N");
    }
    return std::move(builder).finish({});
}

//! What the program has had at most, or 0 where that is not known.
long peakMebibytes()
{
#ifdef Q_OS_LINUX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
#else
    return 0;
#endif
}

} // namespace

class TestManyNames final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void cleanupTestCase() { m_world.reset(); }

    void theTableHasThemAll();
    void groupsOfNamesAreCountedAndSomeListed();
    void completionsAreFew();
    void aFilterFindsOne();
    void tellsItsMemory();

private:
    QAbstractItemModel *groups() const
    {
        return child<QTreeView>(m_world->page.get(), "sourcesTable")->model();
    }

    std::unique_ptr<PageWorld> m_world;
};

void TestManyNames::initTestCase()
{
    m_world = std::make_unique<PageWorld>();
    m_world->page->docks().setSourcesShown(true);
    m_world->page->docks().setFindingsShown(true);
    const session::SnapshotPointer snapshot = manyNames();
    m_world->instance.answer(snapshot);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->page->snapshot() == snapshot, kPatience);
}

void TestManyNames::theTableHasThemAll()
{
    QCOMPARE(m_world->model()->rowCount(), kNames);
    QCOMPARE(m_world->nameAt(0), u"name-0"_s);
    QCOMPARE(m_world->nameAt(kNames - 1), u"name-%1"_s.arg(kNames - 1));
    m_world->view()->scrollToBottom();
    QVERIFY(!m_world->page->grab().isNull());
}

void TestManyNames::groupsOfNamesAreCountedAndSomeListed()
{
    auto *box = child<QComboBox>(m_world->page.get(), "groupBy1ComboBox");
    for (const QString &title : {u"Source"_s, u"Name"_s, u"Command"_s}) {
        const int index = box->findText(title);
        QVERIFY2(index >= 0, qPrintable(title));
        box->setCurrentIndex(index);
        QTRY_COMPARE_WITH_TIMEOUT(groups()->rowCount(), static_cast<int>(session::kMaxListedGroups),
                                  kPatience);
        auto *caption = child<QLabel>(m_world->page.get(), "sourcesCaptionLabel");
        QTRY_VERIFY_WITH_TIMEOUT(caption->text().contains(QLocale().toString(kNames)), kPatience);
        auto *chart = m_world->page->findChild<gui::SourcesChart *>();
        QVERIFY(chart->barCount() > 0 && chart->barCount() < 100);
        QVERIFY(!chart->grab().isNull());
    }
}

void TestManyNames::completionsAreFew()
{
    auto *line = m_world->page->findChild<gui::FilterLine *>();
    auto *completions = line->findChild<gui::FilterCompletions *>();
    QVERIFY(completions != nullptr);
    line->setFocus();
    for (const QString &text : {u"name = "_s, u"name = name-9999"_s, u"cmd = cmd"_s}) {
        line->clear();
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(completions->model()->rowCount() > 0, kPatience);
        QVERIFY(completions->model()->rowCount() < 1000);
        QTest::keyClick(line, Qt::Key_Escape);
    }
    line->clear();
}

void TestManyNames::aFilterFindsOne()
{
    const auto shows = [this](const QString &filter, int rows) {
        m_world->page->setFilterText(filter);
        return QTest::qWaitFor([&] { return m_world->model()->rowCount() == rows; }, kPatience);
    };
    QVERIFY(shows(u"name = name-500000"_s, 1));
    QCOMPARE(m_world->nameAt(0), u"name-500000"_s);
    QVERIFY(shows(u"client = host-7 or cmd = cmd-8"_s, 2));
    QVERIFY(shows(u"name-12345"_s, 11));
    m_world->page->clearFilter();
    QVERIFY(QTest::qWaitFor([&] { return m_world->model()->rowCount() == kNames; }, kPatience));
}

//! A figure for whoever reads the log; what it may be is for the benchmarks to say.
void TestManyNames::tellsItsMemory()
{
    qInfo("%d names: at most %ld MiB", kNames, peakMebibytes());
}

QTEST_MAIN(TestManyNames)
#include "tst_manynames.moc"
