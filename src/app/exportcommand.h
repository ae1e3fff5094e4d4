// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "cloud/credentials.h"
#include "core/clock.h"
#include "core/result.h"
#include "export/exporter.h"
#include "live/sessionsource.h"
#include "session/labelrules.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcessEnvironment>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace sessionscope::cloud {
class DasClient;
}

namespace sessionscope::demo {
class DemoServer;
}

namespace sessionscope::live {
class RedisNetwork;
struct ConnectionProfile;
struct DasTarget;
class RefreshWorker;
} // namespace sessionscope::live

namespace sessionscope::app {

//! One export of the command line: fetch once, write the table. It needs a QCoreApplication with a
//! running event loop and no display; D-Bus only for a connection whose secrets are in the
//! keychain. Lives in the main thread, works elsewhere.
class ExportCommand final : public QObject
{
    Q_OBJECT

public:
    //! Where things are found.
    struct Places
    {
        QString profilesPath; //!< of the saved connections
        QString labelsPath; //!< of what the user calls the sources
        QString aliyunConfigPath;
        QProcessEnvironment environment;
    };

    ExportCommand(CommandLine line, Places places, QObject *parent = nullptr);
    //! Waits for what is under way, unless the program was told to leave it by abandoned().
    ~ExportCommand() override;

    void start();
    //! Ctrl+C and the like: gives up, leaves nothing behind, ends with InterruptedBy + \a signal.
    void interrupt(int signal);

signals:
    //! One sentence about a success, for stderr.
    void noticed(const QString &sentence);
    //! Once. \a line says why, for stderr; empty on success.
    void finished(int status, const QString &line);
    //! Instead of finished(): something that cannot be stopped, such as a read from a pipe, does
    //! not end. The program must end without waiting for its threads.
    void abandoned(int status, const QString &line);

private:
    class Keyring;
    struct Outcome;

    Result<void> readLabels();
    void fetchDemo();
    void fetchConnection();
    void fetchInstance();
    void fetchServer(const live::ConnectionProfile &profile);
    void fetchFrom(live::DasTarget target, cloud::Credentials credentials);
    void fetch(std::unique_ptr<live::SessionSource> source);
    void write(const live::FetchedSnapshot &fetched);
    static Result<Outcome> written(const session::SnapshotPointer &snapshot,
                                   const CommandLine &line,
                                   const session::LabelRulesPointer &labelRules,
                                   const std::stop_token &stop);
    void handleWritten(const Result<Outcome> &outcome);
    void handleDeadline();
    void giveUp();
    void fail(Error error);
    Error timedOut() const;

    const CommandLine m_line;
    const Places m_places;
    SystemClock m_clock;
    QElapsedTimer m_elapsed;
    QTimer m_deadline;
    QTimer m_patience; // for what does not stop
    session::LabelRulesPointer m_labelRules; // null unless the table is to have them
    std::stop_source m_stop;
    int m_signal = 0;
    bool m_isLate = false;
    bool m_isFinished = false;
    std::unique_ptr<demo::DemoServer> m_demo;
    std::unique_ptr<cloud::DasClient> m_client;
    std::unique_ptr<live::RedisNetwork> m_redis;
    std::unique_ptr<live::RefreshWorker> m_worker;
    std::unique_ptr<live::SessionSource> m_source;
    std::unique_ptr<Keyring> m_keyring;
};

} // namespace sessionscope::app
