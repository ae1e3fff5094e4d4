// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"
#include "core/future.h"
#include "faultyserver.h"
#include "gui/noticebar.h"
#include "live/dassource.h"
#include "unit/gui/pageworld.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::testing;
using test::child;
using test::PageWorld;

namespace {

//! A page of the window, on a real client and a real server.
struct FaultyPage
{
    //! \a caFile is what the connection trusts besides the system.
    FaultyPage(const FaultyServer &server, const FaultRow &row, const QString &caFile)
        : client(clock, clientOptions(row))
        , world({u"orders"_s, {}, {}, std::chrono::seconds(0), {}, {}, false},
                [&](live::RefreshWorker &worker) {
                    live::DasTarget target;
                    target.endpoint = cloud::Endpoint::parse(server.url()).value();
                    target.instanceId = FaultyServer::instanceId();
                    target.caFile = caFile;
                    target.timeout = row.timeout;
                    return std::make_unique<live::DasSource>(
                        target,
                        [] { return readyFuture<cloud::Credentials>(FaultyServer::credentials()); },
                        client, worker);
                })
        , tester(world.model(), QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
    }

    //! Without waits, unless they are what a row is about.
    static cloud::DasClientOptions clientOptions(const FaultRow &row)
    {
        cloud::DasClientOptions options;
        if (row.timeout == FaultRow().timeout)
            options.retry.baseDelay = std::chrono::milliseconds(1);
        return options;
    }

    //! Refreshes, and waits until that has ended.
    bool refresh()
    {
        world.page->refresh();
        return QTest::qWaitFor([this] { return !world.page->status().fetching; }, 60'000);
    }

    //! Refreshes until all is well: on a busy machine the deadline of a row may pass before.
    bool refreshWell()
    {
        return QTest::qWaitFor(
            [this] {
                const live::LiveStatus status = world.page->status();
                if (!status.fetching && status.error)
                    world.page->refresh();
                return !status.fetching && !status.error && status.hasData;
            },
            60'000);
    }

    QString notice() const
    {
        return child<gui::NoticeBar>(world.page.get(), "noticeBar")->text(gui::Notice::Kind::Error);
    }

    SystemClock clock;
    cloud::DasClient client;
    PageWorld world;
    QAbstractItemModelTester tester;
};

} // namespace

//! The window in a hostile network: the rows that it has stay and are called old, it can be used,
//! and the next refresh makes all good again.
class WindowFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void windowSurvives_data();
    void windowSurvives();
    void windowSurvivesTls_data();
    void windowSurvivesTls();
    void everyStageCanBeGivenUp_data();
    void everyStageCanBeGivenUp();

private:
    Certificates m_certificates;
};

void WindowFaultsTest::initTestCase()
{
    QVERIFY2(m_certificates.create(), "these tests need the openssl program");
}

void WindowFaultsTest::windowSurvives_data()
{
    QTest::addColumn<const FaultRow *>("row");
    for (const FaultRow &row : faultTable()) {
        if (row.tls == Tls::None || row.tls == Tls::Good)
            QTest::newRow(row.name) << &row;
    }
}

void WindowFaultsTest::windowSurvives()
{
    QFETCH(const FaultRow *, row);
    FaultyServer server;
    QVERIFY(server.listen(m_certificates, row->tls));
    FaultyPage page(server, *row, row->tls == Tls::Good ? m_certificates.caFile() : QString());
    QVERIFY(page.refreshWell());
    QCOMPARE(page.world.model()->rowCount(), FaultyServer::kSessions);
    page.world.view()->setCurrentIndex(page.world.model()->index(7, 0));
    const session::SnapshotPointer before = page.world.page->snapshot();

    server.setFaults(row->faults);
    QVERIFY(page.refresh());
    QCOMPARE(server.requestCount(), row->requests);
    QCOMPARE(server.strayCount(), 0);
    QCOMPARE(page.world.model()->rowCount(), FaultyServer::kSessions);
    QCOMPARE(page.world.view()->currentIndex().row(), 7);
    const live::LiveStatus status = page.world.page->status();
    if (row->status == 0) {
        QVERIFY2(!status.error, qPrintable(status.error ? status.error->line() : QString()));
        QTRY_VERIFY(page.world.page->snapshot() != before);
        return;
    }
    QVERIFY(status.error);
    QVERIFY2(server.sentence(*row).match(status.error->message).hasMatch(),
             qPrintable(status.error->message));
    QCOMPARE(status.error->serverCode, row->code);
    QVERIFY(page.world.page->snapshot() == before);
    QVERIFY2(page.notice().startsWith(status.error->message + " The rows shown are "_L1),
             qPrintable(page.notice()));

    // The old rows are of use.
    page.world.page->setFilterText(u"idle > 1h"_s);
    QTRY_VERIFY(page.world.model()->rowCount() < FaultyServer::kSessions);
    page.world.page->clearFilter();
    QTRY_COMPARE(page.world.model()->rowCount(), FaultyServer::kSessions);

    server.setFaultless();
    QVERIFY(page.refreshWell());
    QCOMPARE(page.notice(), QString());
    QTRY_VERIFY(page.world.page->snapshot() != before);
}

void WindowFaultsTest::windowSurvivesTls_data()
{
    QTest::addColumn<const FaultRow *>("row");
    for (const FaultRow &row : faultTable()) {
        if (row.tls != Tls::None && row.tls != Tls::Good)
            QTest::newRow(row.name) << &row;
    }
}

//! Such a server never has an answer, so there are no rows: the reason stands in their place.
void WindowFaultsTest::windowSurvivesTls()
{
    QFETCH(const FaultRow *, row);
    FaultyServer server;
    QVERIFY(server.listen(m_certificates, row->tls));
    FaultyPage page(server, *row,
                    row->tls == Tls::UnknownAuthority ? QString() : m_certificates.caFile());
    QTRY_COMPARE(page.world.text("emptyTitleLabel"), u"The sessions could not be read"_s);
    const QString message = page.world.page->status().error->message;
    QVERIFY2(server.sentence(*row).match(message).hasMatch(), qPrintable(message));
    QVERIFY(page.world.text("emptyReasonLabel").contains(message));
    QCOMPARE(server.requestCount(), 0);
    QVERIFY(page.refresh());
    QCOMPARE(page.world.page->status().error->message, message);
}

void WindowFaultsTest::everyStageCanBeGivenUp_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addRow("no answer") << u"hang"_s;
    QTest::addRow("late answer") << u"delay:60000"_s;
    QTest::addRow("slow drip") << u"drip:20"_s;
    QTest::addRow("wait before the next attempt") << u"throttle:20000"_s;
}

void WindowFaultsTest::everyStageCanBeGivenUp()
{
    QFETCH(const QString, fault);
    FaultyServer server;
    QVERIFY(server.listen(m_certificates, Tls::None));
    FaultyPage page(server, faultTable().front(), {});
    QTRY_COMPARE(page.world.model()->rowCount(), FaultyServer::kSessions);
    server.setFaults({fault});
    page.world.page->refresh();
    auto *cancel = child<QToolButton>(page.world.page.get(), "cancelButton");
    QTRY_VERIFY(cancel->isVisible());
    QCOMPARE(server.requestCount(), 1);

    // While it waits the window goes on.
    page.world.page->setFilterText(u"idle > 1h"_s);
    QTRY_VERIFY(page.world.model()->rowCount() < FaultyServer::kSessions);
    QVERIFY(page.world.page->status().fetching);

    cancel->click();
    QTRY_VERIFY(!page.world.page->status().fetching);
    QVERIFY(!page.world.page->status().error); // nothing went wrong
    server.setFaultless();
    QVERIFY(page.refresh());
    QVERIFY(!page.world.page->status().error);
    QCOMPARE(server.requestCount(), 1);
}

QTEST_MAIN(WindowFaultsTest)
#include "tst_windowfaults.moc"
