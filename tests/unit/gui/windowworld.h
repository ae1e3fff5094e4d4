// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "gui/mainwindow.h"
#include "live/labelstore.h"
#include "models/connectionlistmodel.h"
#include "models/roles.h"
#include "unit/gui/pageworld.h"

#include <QAction>
#include <QListView>
#include <QTabWidget>

namespace sessionscope::test {

//! A window on fake instances, one for each profile, file or demo that is opened.
struct WindowWorld
{
    WindowWorld()
    {
        window = std::make_unique<gui::MainWindow>(gui::MainWindowServices{
            world.services(), world.settings, labels, views, worker, clock,
            [this](const live::ConnectionProfile &profile)
                -> Result<gui::MainWindowServices::SourcePointer> {
                if (refusal)
                    return failure(*refusal);
                return makeSource(profile.instanceId, true);
            },
            [this](const QString &path) { return makeSource(path, false); },
            [this]() -> Result<gui::MainWindowServices::SourcePointer> {
                return makeSource(QStringLiteral("r-demo"), true);
            },
            [this](const QString &path, const session::SnapshotPointer &snapshot) {
                savedPath = path;
                saved = snapshot;
                return readyFuture<void>(saveResult);
            },
            [this] { return logLines; }, journal,
            [this](const live::ConnectionProfile &profile) {
                disconnected.append(profile.instanceId);
                return readyFuture<live::DisconnectAllEnd>(disconnectAllEnd);
            }});
        window->show();
    }

    std::unique_ptr<live::SessionSource> makeSource(const QString &instanceId, bool isLive)
    {
        instances.push_back(std::make_unique<test::FakeInstance>());
        instances.back()->instanceId = instanceId;
        instances.back()->isLive = isLive;
        return std::make_unique<test::FakeSource>(*instances.back());
    }

    QString addProfile(const QString &name, bool isProduction = false)
    {
        live::ConnectionProfile profile;
        profile.name = name;
        profile.instanceId = QStringLiteral("r-") + name;
        profile.credentialSource = live::CredentialSource::Environment;
        profile.production = isProduction;
        profile.refreshInterval = std::chrono::seconds(0);
        return world.profiles.add(profile).value().id;
    }

    void showRows(gui::InstancePage *page, std::size_t number,
                  const session::SnapshotPointer &snapshot = drawn({"cart 10.0.0.1 5"}))
    {
        instances[number]->answer(snapshot);
        QTRY_VERIFY(page->snapshot() == snapshot);
    }

    QTabWidget *tabs() const { return child<QTabWidget>(window.get(), "pagesTabWidget"); }

    QAction *action(const char *name) const { return child<QAction>(name); }

    template <class Object>
    Object *child(const char *name) const
    {
        auto *found = window->findChild<Object *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no object named %s", name);
        return found;
    }

    template <class Widget>
    Widget *child(const QWidget *parent, const char *name) const
    {
        return test::child<Widget>(parent, name);
    }

    models::ConnectionState stateOf(const QString &profileId) const
    {
        const auto *model = static_cast<models::ConnectionListModel *>(
            child<QListView>("connectionsList")->model());
        return model->indexOf(profileId).data(models::StateRole).value<models::ConnectionState>();
    }

    QStringList tabTexts() const
    {
        QStringList texts;
        for (int i = 0; i < tabs()->count(); ++i)
            texts.append(tabs()->tabText(i));
        return texts;
    }

    DialogWorld world;
    live::LabelStore labels{world.folder.filePath(QStringLiteral("sources.json"))};
    models::ViewStores views{world.folder.path(), world.settings};
    SystemClock clock;
    live::RefreshWorker worker;
    std::vector<std::unique_ptr<test::FakeInstance>> instances;
    std::optional<Error> refusal;
    Result<void> saveResult;
    QString savedPath;
    session::SnapshotPointer saved;
    QStringList logLines;
    live::Journal journal{world.folder.filePath(QStringLiteral("journal.ndjson"))};
    QStringList disconnected; //!< instances, all their sessions
    Result<live::DisconnectAllEnd> disconnectAllEnd;
    std::unique_ptr<gui::MainWindow> window;
};

} // namespace sessionscope::test
