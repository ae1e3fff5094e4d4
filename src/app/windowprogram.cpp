// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowprogram.h"

#include "app/translation.h"
#include "cloud/aliyunprofile.h"
#include "core/future.h"
#include "core/logtail.h"
#include "gui/icons.h"
#include "record/snapshotfile.h"

#include <QApplication>
#include <QProcessEnvironment>
#include <QPromise>
#include <QTimer>

#include <utility>

namespace sessionscope::app {

using live::SessionSource;

namespace {

//! What nobody misses in the first frame.
void completeWindow()
{
    // The icon is drawn in many sizes for the window system.
    QTimer::singleShot(std::chrono::milliseconds(0), qApp,
                       [] { QApplication::setWindowIcon(gui::applicationIcon()); });
}

} // namespace

Language::Language(const Settings &settings)
{
    const QLocale locale = settings.language().isEmpty() ? QLocale() : QLocale(settings.language());
    QLocale::setDefault(locale);
    installTranslations(locale, QCoreApplication::instance());
}

WindowProgram::WindowProgram(CommandLine line, const AppPaths &paths, const LogTail &log)
    : m_line(std::move(line))
    , m_log(log)
    , m_context(paths)
    , m_language(m_context.settings())
    , m_theme(m_context.settings())
    , m_proxyPrompt(m_context.client())
    , m_firstPaint(completeWindow)
    , m_window(std::make_unique<gui::MainWindow>(services()))
{
    m_context.credentials().setPrompt(&m_credentialPrompt);
    m_credentialPrompt.setWindow(m_window.get());
    m_proxyPrompt.setWindow(m_window.get());
}

WindowProgram::~WindowProgram() = default;

gui::MainWindowServices WindowProgram::services()
{
    gui::ConnectionServices connections{
        m_context.profiles(),
        m_context.credentials(),
        m_context.settings(),
        m_files,
        m_context.paths().aliyunConfig,
        [this](const live::ConnectionProfile &profile,
               const std::optional<cloud::Credentials> &credentials, const std::stop_token &stop) {
            return m_context.testProfile(profile, credentials, stop);
        },
        [this](const cloud::InstanceQuery &query, const std::stop_token &stop,
               const cloud::InstanceProgress &progress) {
            return m_context.client().describeInstances(query, stop, progress);
        }};
    return {connections,
            m_context.settings(),
            m_context.labels(),
            m_context.views(),
            m_context.worker(),
            m_context.clock(),
            [this](const live::ConnectionProfile &profile) {
                Result<std::unique_ptr<SessionSource>> source = m_context.openProfile(profile);
                // The proxy of the system is for the web.
                if (source && profile.kind == live::ConnectionKind::Das)
                    source = behindProxy(std::move(*source));
                return source;
            },
            [this](const QString &path) { return m_context.openFile(path); },
            [this] { return openDemo(); },
            [this](const QString &path, const session::SnapshotPointer &snapshot) {
                return saveSnapshot(path, snapshot);
            },
            [this] { return m_log.lines(); },
            m_context.journal(),
            [this](const live::ConnectionProfile &profile) {
                return m_context.disconnectAll(profile);
            }};
}

Result<void> WindowProgram::start()
{
    const Result<void> opened = openAsked();
    if (!opened)
        return opened;
    if (!m_line.filter.isEmpty()) {
        for (gui::InstancePage *page : m_window->pages())
            page->setFilterText(m_line.filter.text());
    }
    m_window->show();
    return {};
}

Result<void> WindowProgram::openAsked()
{
    switch (m_line.source) {
    case CommandLine::Source::None:
        return {};
    case CommandLine::Source::Demo:
        m_window->openDemo();
        return {};
    case CommandLine::Source::Connection: {
        const Result<live::ConnectionProfile> profile =
            m_context.profiles().find(m_line.connection);
        if (!profile)
            return failure(profile.error());
        m_window->openProfile(profile->id);
        return {};
    }
    case CommandLine::Source::Instance:
        return openInstance();
    case CommandLine::Source::Files:
        for (const QString &path : m_line.files)
            m_window->openFile(path);
        return {};
    }
    return {};
}

Result<void> WindowProgram::openInstance()
{
    const CommandLine::Instance &instance = m_line.instance;
    const Result<cloud::Credentials> credentials = instance.aliyunProfile
        ? cloud::credentialsFromAliyunProfile(m_context.paths().aliyunConfig,
                                              *instance.aliyunProfile)
        : cloud::credentialsFromEnvironment(QProcessEnvironment::systemEnvironment());
    if (!credentials)
        return failure(credentials.error());
    gui::InstancePageInfo info;
    info.title = instance.id;
    info.interval = m_context.settings().defaultRefreshInterval();
    info.hasDirectModeNote = true;
    m_window->openSource(
        info,
        behindProxy(m_context.openInstance({instance.endpoint, instance.id, instance.consoleContext,
                                            m_line.caFile, m_line.timeout},
                                           *credentials)));
    return {};
}

Result<std::unique_ptr<SessionSource>> WindowProgram::openDemo()
{
    if (!m_demo) {
        demo::DemoOptions options;
        if (m_line.source == CommandLine::Source::Demo)
            options.sessions = m_line.demoSessions;
        m_demo = std::make_unique<demo::DemoServer>(options);
    }
    const Result<demo::DemoAccess> access = m_demo->start();
    if (!access)
        return failure(access.error());
    Result<cloud::Endpoint> endpoint = cloud::Endpoint::parse(access->endpoint);
    if (!endpoint)
        return failure(endpoint.error());
    live::DasTarget target;
    target.endpoint = std::move(*endpoint);
    target.instanceId = access->instanceId;
    return m_context.openInstance(target, access->credentials);
}

QFuture<Result<void>> WindowProgram::saveSnapshot(const QString &path,
                                                  const session::SnapshotPointer &snapshot)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const record::SnapshotFileInfo info{m_context.clock().now(),
                                        QStringLiteral("Sessionscope ")
                                            + QCoreApplication::applicationVersion()};
    m_context.worker().post([promise, path, snapshot, info] {
        promise->addResult(record::saveSnapshot(path, *snapshot, info));
        promise->finish();
    });
    return promise->future();
}

std::unique_ptr<SessionSource> WindowProgram::behindProxy(std::unique_ptr<SessionSource> source)
{
    return std::make_unique<ProxySource>(std::move(source), m_proxyPrompt);
}

} // namespace sessionscope::app
