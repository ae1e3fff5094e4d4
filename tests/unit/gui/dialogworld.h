// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "gui/connectiondialog.h"
#include "gui/filechooser.h"
#include "keychain/memorysecretstore.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace sessionscope::test {

//! The user at a file dialog: answers as told, and remembers what he was asked.
class FakeFileChooser final : public gui::FileChooser
{
public:
    void open(QWidget *, const Request &request, Done done) override
    {
        requests.append(request);
        done(answer);
    }

    void save(QWidget *, const Request &request, Done done) override
    {
        requests.append(request);
        done(answer);
    }

    QString answer; //!< empty: gave up
    QList<Request> requests;
};

//! A server at the other end of the Test button: each call hangs until answer() is called or the
//! test gives up.
class FakeServer
{
public:
    using Fetched = Result<live::FetchedSnapshot>;

    gui::TestConnection function()
    {
        return [this](live::ConnectionProfile profile, std::optional<cloud::Credentials> used,
                      std::stop_token stop) {
            profiles.append(profile);
            credentials.append(used);
            stopToken = stop;
            promise = std::make_shared<QPromise<Fetched>>();
            promise->start();
            return promise->future();
        };
    }

    void answer(const Fetched &fetched)
    {
        promise->addResult(fetched);
        promise->finish();
    }

    int calls() const { return static_cast<int>(profiles.size()); }

    QList<live::ConnectionProfile> profiles;
    QList<std::optional<cloud::Credentials>> credentials;
    std::stop_token stopToken;
    std::shared_ptr<QPromise<Fetched>> promise;
};

//! R-kvstore at the other end of the list of instances: each call hangs until answer() is called.
class FakeInstanceList
{
public:
    using Listed = Result<cloud::InstanceList>;

    live::DescribeInstances function()
    {
        return [this](cloud::InstanceQuery query, std::stop_token stop,
                      cloud::InstanceProgress report) {
            queries.append(query);
            stopToken = stop;
            progress = report;
            promise = std::make_shared<QPromise<Listed>>();
            promise->start();
            return promise->future();
        };
    }

    void answer(const Listed &listed)
    {
        promise->addResult(listed);
        promise->finish();
    }

    QList<cloud::InstanceQuery> queries;
    std::stop_token stopToken;
    cloud::InstanceProgress progress;
    std::shared_ptr<QPromise<Listed>> promise;
};

//! Stores in a folder of their own and in memory.
struct DialogWorld
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    live::ProfileStore profiles{folder.filePath(QStringLiteral("connections.json"))};
    keychain::MemorySecretStore keychain;
    keychain::MemorySecretStore memory;
    QString aliyunConfigPath = folder.filePath(QStringLiteral("aliyun.json"));
    live::CredentialResolver credentials{{profiles, keychain, memory, aliyunConfigPath, [] {
                                              return QProcessEnvironment();
                                          }}};
    FakeFileChooser files;
    FakeServer server;
    FakeInstanceList cloudList;

    gui::ConnectionServices services()
    {
        return {profiles,          credentials,         settings, files, aliyunConfigPath,
                server.function(), cloudList.function()};
    }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
    }
};

template <class Widget>
Widget *child(const QWidget *parent, const char *name)
{
    auto *found = parent->findChild<Widget *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no widget named %s", name);
    return found;
}

} // namespace sessionscope::test
