// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcommand.h"

#include "app/exitstatus.h"
#include "app/exportnotices.h"
#include "cloud/aliyunprofile.h"
#include "cloud/dasclient.h"
#include "core/future.h"
#include "demo/demoserver.h"
#include "export/target.h"
#include "keychain/memorysecretstore.h"
#include "keychain/systemsecretstore.h"
#include "live/credentialresolver.h"
#include "live/dassource.h"
#include "live/filesource.h"
#include "live/labelstore.h"
#include "live/profilestore.h"
#include "live/redissource.h"
#include "live/refreshworker.h"
#include "session/order.h"

#include <QPromise>
#include <QThreadPool>

namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;
using Code = Error::Code;

namespace {

// The client has the same deadline and knows better which error it is; this one is for everything
// around it.
constexpr milliseconds kDeadlineGrace{500};
// How long to wait for the end of what has been told to stop.
constexpr milliseconds kPatience{1'000};

// The rows that pass the filter, in the order asked for.
Result<std::vector<quint32>> rowsOf(const session::SessionSnapshot &snapshot,
                                    const CommandLine &line, const session::SourceLabels *labels)
{
    std::vector<quint32> rows = line.output.sort.empty()
        ? exporting::allRows(snapshot)
        : session::sortedRows(snapshot, line.output.sort);
    if (!line.filter.isEmpty()) {
        query::Context context;
        context.labels = labels;
        const query::Evaluation filtered = line.filter.evaluate(snapshot, context);
        if (filtered.gaveUp)
            return failure(Error::Code::InvalidInput,
                           ExportCommand::tr("The regular expression of the filter takes too long "
                                             "on these sessions; write a simpler one."));
        std::erase_if(rows, [&](quint32 row) { return filtered.passing[row] == 0; });
    }
    return rows;
}

Result<exporting::Table> tableOf(const session::SnapshotPointer &snapshot, const CommandLine &line,
                                 const session::LabelRulesPointer &labelRules)
{
    session::SourceLabelsPointer labels;
    if (labelRules)
        labels = std::make_shared<const session::SourceLabels>(labelRules->labelsOf(*snapshot));
    Result<std::vector<quint32>> rows = rowsOf(*snapshot, line, labels.get());
    if (!rows)
        return failure(rows.error());
    if (line.output.statistics)
        return exporting::sourcesTable(snapshot, *rows, session::kDefaultActiveIdleLimit, labels);
    return exporting::SessionsTable{snapshot, std::move(*rows), line.output.columns, labels};
}

} // namespace

struct ExportCommand::Outcome
{
    exporting::ExportSummary summary;
    QStringList notices;
};

// All that a saved connection needs beyond the call itself.
class ExportCommand::Keyring final
{
public:
    Keyring(const Places &places, milliseconds timeout)
        : m_profiles(places.profilesPath)
        , m_system(timeout)
        , m_resolver({m_profiles, m_system, m_memory, places.aliyunConfigPath,
                      [environment = places.environment] {
                          return environment;
                      }})
    {
    }

    Result<live::ConnectionProfile> find(const QString &name) const
    {
        Result<live::ConnectionProfile> profile = m_profiles.find(name);
        // A file that cannot be read explains better why the connection is not there.
        if (!profile && !m_profiles.notice().isEmpty())
            return failure(profile.error().code, m_profiles.notice());
        return profile;
    }

    QFuture<Result<cloud::Credentials>> credentials(const live::ConnectionProfile &profile)
    {
        return m_resolver.resolve(profile);
    }

private:
    live::ProfileStore m_profiles;
    keychain::SystemSecretStore m_system;
    keychain::MemorySecretStore m_memory;
    live::CredentialResolver m_resolver;
};

ExportCommand::ExportCommand(CommandLine line, Places places, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_places(std::move(places))
    , m_client(std::make_unique<cloud::DasClient>(m_clock))
    , m_redis(std::make_unique<live::RedisNetwork>())
    , m_worker(std::make_unique<live::RefreshWorker>())
{
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, &ExportCommand::handleDeadline);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &ExportCommand::giveUp);
}

ExportCommand::~ExportCommand()
{
    m_stop.request_stop();
    QThreadPool::globalInstance()->waitForDone();
}

void ExportCommand::start()
{
    if (m_isFinished)
        return; // interrupted before it began
    m_elapsed.start();
    // Found out before anything is asked of the server.
    if (const Result<void> target = exporting::checkTarget(m_line.output.path); !target) {
        fail(target.error());
        return;
    }
    if (const Result<void> labels = readLabels(); !labels) {
        fail(labels.error());
        return;
    }
    m_deadline.start(m_line.timeout + kDeadlineGrace);
    switch (m_line.source) {
    case CommandLine::Source::Demo:
        fetchDemo();
        break;
    case CommandLine::Source::Connection:
        fetchConnection();
        break;
    case CommandLine::Source::Instance:
        fetchInstance();
        break;
    case CommandLine::Source::Files:
        fetch(std::make_unique<live::FileSource>(m_line.files.first(), *m_worker));
        break;
    case CommandLine::Source::None:
        fail({Code::Internal, tr("There is nothing to export."), {}, {}, {}});
        break;
    }
}

// A table without the names that were asked for would look complete.
Result<void> ExportCommand::readLabels()
{
    if (!m_line.output.labels)
        return {};
    const live::LabelStore store(m_places.labelsPath);
    if (!store.notice().isEmpty())
        return failure(Code::InvalidInput, store.notice());
    m_labelRules = store.rules();
    return {};
}

void ExportCommand::fetchDemo()
{
    demo::DemoOptions options;
    options.sessions = m_line.demoSessions;
    m_demo = std::make_unique<demo::DemoServer>(std::move(options));
    const Result<demo::DemoAccess> access = m_demo->start();
    if (!access) {
        fail(access.error());
        return;
    }
    const Result<cloud::Endpoint> endpoint = cloud::Endpoint::parse(access->endpoint);
    if (!endpoint) {
        fail(endpoint.error());
        return;
    }
    fetchFrom({*endpoint, access->instanceId, {}, {}, {}}, access->credentials);
}

void ExportCommand::fetchInstance()
{
    const CommandLine::Instance &instance = m_line.instance;
    Result<cloud::Credentials> credentials = instance.aliyunProfile
        ? cloud::credentialsFromAliyunProfile(m_places.aliyunConfigPath, *instance.aliyunProfile)
        : cloud::credentialsFromEnvironment(m_places.environment);
    if (credentials)
        fetchFrom({instance.endpoint, instance.id, instance.consoleContext, m_line.caFile, {}},
                  std::move(*credentials));
    else
        fail(credentials.error());
}

void ExportCommand::fetchConnection()
{
    m_keyring = std::make_unique<Keyring>(m_places, m_line.timeout);
    const Result<live::ConnectionProfile> profile = m_keyring->find(m_line.connection);
    if (!profile) {
        fail(profile.error());
        return;
    }
    if (profile->kind == live::ConnectionKind::Redis) {
        fetchServer(*profile);
        return;
    }
    const Result<cloud::Endpoint> endpoint = cloud::Endpoint::parse(profile->endpoint);
    if (!endpoint) {
        fail(endpoint.error());
        return;
    }
    live::DasTarget target{*endpoint,
                           profile->instanceId,
                           std::nullopt,
                           m_line.caFile.isEmpty() ? profile->caFile : m_line.caFile,
                           {}};
    if (!profile->consoleContext.isEmpty())
        target.consoleContext = profile->consoleContext;
    whenFinished(m_keyring->credentials(*profile), this,
                 [this, target](Result<cloud::Credentials> credentials) {
                     if (credentials)
                         fetchFrom(target, std::move(*credentials));
                     else
                         fail(credentials.error());
                 });
}

void ExportCommand::fetchServer(const live::ConnectionProfile &profile)
{
    live::RedisTarget target = live::redisTargetOf(
        profile.redis, m_line.caFile.isEmpty() ? profile.caFile : m_line.caFile);
    target.timeout = m_line.timeout;
    fetch(std::make_unique<live::RedisSource>(
        std::move(target), [this, profile] { return m_keyring->credentials(profile); }, *m_redis,
        *m_worker));
}

void ExportCommand::fetchFrom(live::DasTarget target, cloud::Credentials credentials)
{
    target.timeout = m_line.timeout;
    target.spent = milliseconds(m_elapsed.elapsed());
    fetch(std::make_unique<live::DasSource>(
        std::move(target),
        [credentials = std::move(credentials)] {
            return readyFuture(Result<cloud::Credentials>(credentials));
        },
        *m_client, *m_worker));
}

void ExportCommand::fetch(std::unique_ptr<live::SessionSource> source)
{
    if (m_isFinished)
        return;
    m_source = std::move(source);
    whenFinished(m_source->fetch(m_stop.get_token(), {}), this,
                 [this](const Result<live::FetchedSnapshot> &fetched) {
                     if (fetched)
                         write(*fetched);
                     else
                         fail(fetched.error());
                 });
}

void ExportCommand::write(const live::FetchedSnapshot &fetched)
{
    m_deadline.stop();
    auto promise = std::make_shared<QPromise<Result<Outcome>>>();
    promise->start();
    whenFinished(promise->future(), this,
                 [this](const Result<Outcome> &outcome) { handleWritten(outcome); });
    QThreadPool::globalInstance()->start([promise, snapshot = fetched.snapshot, line = m_line,
                                          labelRules = m_labelRules, stop = m_stop.get_token()] {
        promise->addResult(written(snapshot, line, labelRules, stop));
        promise->finish();
    });
}

Result<ExportCommand::Outcome> ExportCommand::written(const session::SnapshotPointer &snapshot,
                                                      const CommandLine &line,
                                                      const session::LabelRulesPointer &labelRules,
                                                      const std::stop_token &stop)
{
    Result<exporting::Table> table = tableOf(snapshot, line, labelRules);
    if (!table)
        return failure(table.error());
    const exporting::ExportJob job{std::move(*table), line.output.format, line.output.path};
    const Result<exporting::ExportSummary> summary = exporting::exportTable(job, stop);
    if (!summary)
        return failure(summary.error());
    return Outcome{*summary, noticesAbout(*snapshot)};
}

void ExportCommand::handleWritten(const Result<Outcome> &outcome)
{
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_patience.stop();
    for (const QString &notice : outcome->notices)
        emit noticed(notice);
    emit noticed(exporting::doneMessage(outcome->summary));
    emit finished(Written, {});
}

void ExportCommand::interrupt(int signal)
{
    if (std::exchange(m_signal, signal) != 0) {
        giveUp(); // the user does not want to wait
        return;
    }
    m_deadline.stop();
    m_stop.request_stop();
    m_patience.start(kPatience);
    // What cannot be stopped has nothing to leave behind: a question to the keychain.
    if (!m_source)
        fail({Code::Cancelled, {}, {}, {}, {}});
}

void ExportCommand::handleDeadline()
{
    m_isLate = true;
    m_stop.request_stop();
    m_patience.start(kPatience);
    if (!m_source)
        fail(timedOut());
}

void ExportCommand::giveUp()
{
    if (std::exchange(m_isFinished, true))
        return;
    if (m_signal != 0)
        emit abandoned(InterruptedBy + m_signal, tr("Interrupted."));
    else
        emit abandoned(NoCompleteAnswer, timedOut().line());
}

void ExportCommand::fail(Error error)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_deadline.stop();
    m_patience.stop();
    if (m_signal != 0) {
        emit finished(InterruptedBy + m_signal, tr("Interrupted."));
        return;
    }
    if (m_isLate && error.code == Code::Cancelled)
        error = timedOut();
    emit finished(exitStatus(error.code), error.line());
}

Error ExportCommand::timedOut() const
{
    const double seconds = static_cast<double>(m_line.timeout.count()) / 1000;
    return {Code::TimedOut,
            tr("The sessions were not there within %1 s; --timeout allows for more.").arg(seconds),
            {},
            {},
            {}};
}

} // namespace sessionscope::app
