// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/instancepage.h"
#include "gui/sessionsview.h"
#include "live/refreshworker.h"
#include "models/sessiontablemodel.h"
#include "models/viewstores.h"
#include "unit/gui/dialogworld.h"
#include "unit/models/simulatedsessions.h"

#include <QPromise>

#include <deque>
#include <memory>

namespace sessionscope::test {

//! The other end of a source: each fetch hangs until the test answers it.
struct FakeInstance
{
    using Fetched = Result<live::FetchedSnapshot>;

    void answer(const session::SnapshotPointer &snapshot)
    {
        finish(live::FetchedSnapshot{snapshot, 1000, 1, std::chrono::milliseconds(5)});
    }

    void fail(Error::Code code, const QString &message, const QString &requestId = {})
    {
        finish(failure(Error{code, message, QStringLiteral("raw detail"), {}, requestId}));
    }

    void finish(const Fetched &fetched)
    {
        if (waiting.empty())
            qFatal("no fetch is under way");
        waiting.front()->addResult(fetched);
        waiting.front()->finish();
        waiting.pop_front();
    }

    bool isAsked() const { return !waiting.empty(); }

    QString instanceId = QStringLiteral("r-test");
    bool isLive = true;
    int fetches = 0;
    std::stop_token stop;
    live::SessionSource::Progress progress;
    std::deque<std::shared_ptr<QPromise<Fetched>>> waiting;
};

class FakeSource final : public live::SessionSource
{
public:
    explicit FakeSource(FakeInstance &instance)
        : m_instance(instance)
    {
    }

    bool isLive() const override { return m_instance.isLive; }

    QString instanceId() const override { return m_instance.instanceId; }

    QFuture<Result<live::FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override
    {
        ++m_instance.fetches;
        m_instance.stop = std::move(stop);
        m_instance.progress = std::move(progress);
        m_instance.waiting.push_back(std::make_shared<QPromise<Result<live::FetchedSnapshot>>>());
        m_instance.waiting.back()->start();
        return m_instance.waiting.back()->future();
    }

private:
    FakeInstance &m_instance;
};

//! A page on a fake instance.
struct PageWorld
{
    explicit PageWorld(
        gui::InstancePageInfo info =
            {QStringLiteral("orders"), {}, {}, std::chrono::seconds(0), {}, {}, false},
        bool isLive = true)
        : PageWorld(std::move(info), [this, isLive](live::RefreshWorker &) {
            instance.isLive = isLive;
            return std::make_unique<FakeSource>(instance);
        })
    {
    }

    //! On a source of the test's own.
    template <typename MakeSource>
    PageWorld(gui::InstancePageInfo info, const MakeSource &makeSource)
    {
        // Whoever is gone leaves at once, unless a test wants it otherwise.
        world.settings.setHighlightTime(std::chrono::seconds(0));
        page = std::make_unique<gui::InstancePage>(std::move(info), makeSource(worker), worker,
                                                   clock, world.settings, views);
        page->resize(1000, 700);
        page->show();
    }

    //! Answers the fetch under way and waits until the rows are there.
    void show(const session::SnapshotPointer &snapshot)
    {
        instance.answer(snapshot);
        QTRY_VERIFY(page->snapshot() == snapshot);
    }

    gui::SessionsView *view() const { return child<gui::SessionsView>(page.get(), "sessionsView"); }

    models::SessionTableModel *model() const
    {
        return static_cast<models::SessionTableModel *>(view()->model());
    }

    QString text(const char *label) const
    {
        return child<QWidget>(page.get(), label)->property("text").toString();
    }

    //! What the model shows, one name a session.
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model()->rowCount(); ++row)
            names.append(nameAt(row));
        return names;
    }

    QString nameAt(int row) const
    {
        return model()
            ->snapshot()
            ->text(session::Column::Name, model()->snapshotRow(row))
            .value_or(QString());
    }

    DialogWorld world;
    models::ViewStores views{world.folder.path(), world.settings};
    SystemClock clock;
    live::RefreshWorker worker;
    FakeInstance instance;
    std::unique_ptr<gui::InstancePage> page;
};

//! One session a row: "name source idle", for example "cart 10.0.0.1 5".
inline session::SnapshotPointer drawn(const QList<QByteArray> &rows,
                                      session::SnapshotInfo info = {})
{
    session::SnapshotBuilder builder;
    quint64 id = 100;
    for (const QByteArray &row : rows) {
        const QList<QByteArray> parts = row.split(' ');
        builder.beginRow();
        builder.setId(++id);
        builder.setText(session::Column::Name, parts[0]);
        builder.setText(session::Column::Client, parts[1]);
        builder.setText(session::Column::Addr, QByteArray(parts[1] + ":1"));
        builder.setText(session::Column::Flags, "N");
        builder.setInteger(session::Column::Idle, parts[2].toLongLong());
    }
    return std::move(builder).finish(std::move(info));
}

} // namespace sessionscope::test
