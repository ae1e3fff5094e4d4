// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiondialog.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "core/runonpool.h"
#include "core/settings.h"
#include "gui/errordetailsdialog.h"
#include "gui/fitheight.h"
#include "gui/instancepickerdialog.h"
#include "gui/opendialog.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"
#include "session/sourcestatistics.h"

#include "ui_connectiondialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>

#include <numeric>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using live::ConnectionProfile;

namespace {

live::ConnectionProfile newProfile(const Settings &settings)
{
    live::ConnectionProfile profile;
    // From the start, so that saving again after a late answer changes the same connection.
    profile.id = live::ProfileStore::newId();
    profile.endpoint = ConnectionProfile::defaultEndpoint();
    profile.refreshInterval = settings.defaultRefreshInterval();
    return profile;
}

//! O(rows).
quint32 sourceCount(const session::SessionSnapshot &snapshot)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return session::countSources(snapshot, rows, session::kDefaultActiveIdleLimit, false)
        .sourcesWithRows;
}

QString serverKind(const session::ServerState &server)
{
    using Role = session::ServerNode::Role;
    if (server.isProxy())
        return ConnectionDialog::tr("a proxy.");
    if (server.nodes.size() > 1) {
        return ConnectionDialog::tr("a cluster with %Ln node(s).", nullptr,
                                    static_cast<int>(server.nodes.size()));
    }
    switch (server.nodes.front().role) {
    case Role::Primary:
        return ConnectionDialog::tr("a primary with %Ln replica(s).", nullptr,
                                    static_cast<int>(server.related.size()));
    case Role::Replica:
        return ConnectionDialog::tr("a replica.");
    case Role::Unknown:
    case Role::Proxy:
        break;
    }
    return ConnectionDialog::tr("a server of unknown role.");
}

bool isAboutKeychain(const Error &error)
{
    return stageOf(error.code) == ErrorStage::Keychain;
}

} // namespace

ConnectionDialog::ConnectionDialog(ConnectionServices services, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
    , m_services(std::move(services))
    , m_isNew(true)
{
    setUp(newProfile(m_services.settings));
}

ConnectionDialog::ConnectionDialog(ConnectionServices services, const ConnectionProfile &profile,
                                   QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
    , m_services(std::move(services))
    , m_isNew(false)
{
    setUp(profile);
    setWindowTitle(tr("Edit connection"));
}

ConnectionDialog::~ConnectionDialog()
{
    m_stop.request_stop();
}

void ConnectionDialog::done(int result)
{
    m_stop.request_stop();
    ++m_run;
    m_ui->form->wipeSecrets();
    QDialog::done(result);
}

void ConnectionDialog::setUp(const ConnectionProfile &profile)
{
    m_ui->setupUi(this);
    m_ui->form->setServices(m_services.files, m_services.aliyunConfigPath);
    m_ui->form->setProfile(profile, !m_isNew);
    m_testButton = m_ui->buttonBox->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_testButton->setObjectName(u"testButton"_s);
    m_testButton->setAutoDefault(false);
    m_ui->buttonBox->button(QDialogButtonBox::Save)->setDefault(true);

    connect(m_ui->form, &ConnectionForm::changed, this, &ConnectionDialog::clearStatus);
    connect(m_ui->form, &ConnectionForm::instanceListRequested, this,
            &ConnectionDialog::chooseInstance);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectionDialog::test);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &ConnectionDialog::stop);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &ConnectionDialog::save);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &ConnectionDialog::reject);
    connect(m_ui->copyResultButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            m_error ? ErrorDetailsDialog::report(*m_error, m_ui->form->profile().name)
                    : m_ui->statusHint->help());
    });
    connect(m_ui->errorDetailsButton, &QPushButton::clicked, this, [this] {
        auto *dialog = new ErrorDetailsDialog(*m_error, m_ui->form->profile().name, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    whenFinished(m_services.credentials.probeKeychain(), this, [this](const Result<void> &probed) {
        if (!probed && probed.error().code == Error::Code::KeychainUnavailable)
            m_ui->form->setKeychainRemark(probed.error().message);
    });
    setActivity(Activity::None);
    fitHeight(this, m_ui->scrollArea);
}

void ConnectionDialog::test()
{
    if (m_activity != Activity::None || !m_ui->form->check(ConnectionForm::Purpose::Test))
        return;
    clearStatus();
    setActivity(Activity::Testing);
    m_stop = std::stop_source();
    whenFinished(
        m_services.test(m_ui->form->profile(), m_ui->form->typedCredentials(), m_stop.get_token()),
        this, [this, run = m_run](const Result<live::FetchedSnapshot> &fetched) {
            finishTest(run, fetched);
        });
}

void ConnectionDialog::finishTest(quint64 run, const Result<live::FetchedSnapshot> &fetched)
{
    if (run != m_run)
        return;
    if (!fetched) {
        setActivity(Activity::None);
        if (fetched.error().code == Error::Code::Cancelled) {
            m_ui->statusHint->setHelp(tr("The test has been cancelled."));
            m_ui->statusWidget->show();
        } else {
            showError(fetched.error(), fetched.error().message);
        }
        return;
    }
    whenFinished(runOnPool<quint32>([snapshot = fetched->snapshot] {
                     return Result<quint32>(sourceCount(*snapshot));
                 }),
                 this, [this, run, fetched = *fetched](const Result<quint32> &sources) {
                     if (run != m_run)
                         return;
                     setActivity(Activity::None);
                     m_ui->statusHint->setHelp(testMessage(fetched, sources.value_or(0)));
                     m_ui->statusWidget->show();
                     m_ui->copyResultButton->show();
                 });
}

QString ConnectionDialog::testMessage(const live::FetchedSnapshot &fetched, quint32 sources)
{
    const session::SnapshotInfo &info = fetched.snapshot->info();
    if (!info.server.nodes.empty())
        return serverTestMessage(fetched, sources);
    const QLocale locale;
    const QString taken = info.timestamp_ms
        ? locale.toString(QDateTime::fromMSecsSinceEpoch(*info.timestamp_ms).time(), u"HH:mm:ss"_s)
        : tr("at an unknown time");
    const double seconds = std::chrono::duration<double>(fetched.elapsed).count();
    return tr("It works: %1 from %2, list taken %3, %4 in %5 s, RequestId %6.",
              "sessions, sources, time, bytes, seconds")
        .arg(tr("%Ln session(s)", nullptr, static_cast<int>(fetched.snapshot->rowCount())),
             tr("%Ln source(s)", nullptr, static_cast<int>(sources)), taken,
             humanBytes(fetched.bytes, locale), locale.toString(seconds, 'f', 1),
             info.requestId.isEmpty() ? tr("unknown", "RequestId")
                                      : displayText(info.requestId, kMaxCellCharacters));
}

QString ConnectionDialog::serverTestMessage(const live::FetchedSnapshot &fetched, quint32 sources)
{
    const session::ServerState &server = fetched.snapshot->info().server;
    const QLocale locale;
    const double seconds = std::chrono::duration<double>(fetched.elapsed).count();
    QStringList sentences{
        tr("It works: %1 from %2 in %3 s.", "sessions, sources, seconds")
            .arg(tr("%Ln session(s)", nullptr, static_cast<int>(fetched.snapshot->rowCount())),
                 tr("%Ln source(s)", nullptr, static_cast<int>(sources)),
                 locale.toString(seconds, 'f', 1))};
    sentences.append(tr("%1: %2", "version of a server; what it is")
                         .arg(server.version.isEmpty()
                                  ? tr("Version unknown", "of a server")
                                  : displayText(server.version, kMaxCellCharacters),
                              serverKind(server)));
    for (const session::ServerNode &node : server.failedNodes()) {
        sentences.append(tr("%1 failed: %2", "a node; why")
                             .arg(displayText(QString::fromUtf8(node.id), kMaxCellCharacters),
                                  node.error->message));
    }
    for (const Error &error : server.lacking)
        sentences.append(tr("Not permitted, but not needed: %1").arg(error.message));
    return sentences.join(u' ');
}

void ConnectionDialog::chooseInstance()
{
    const ConnectionProfile profile = m_ui->form->profile();
    const std::optional<cloud::Credentials> typed = m_ui->form->typedCredentials();
    const auto saved = m_services.profiles.profile(profile.id);
    const bool isKept = saved && saved->kind == profile.kind
        && saved->credentialSource == live::CredentialSource::Keychain;
    if (profile.credentialSource == live::CredentialSource::Keychain && !typed && !isKept) {
        clearStatus();
        m_ui->statusHint->setRemark(
            tr("The list needs the AccessKey: enter its ID and secret first, or choose where they "
               "come from."));
        m_ui->statusWidget->show();
        m_ui->form->chooseOtherSource();
        return;
    }
    auto *dialog = new InstancePickerDialog(m_services, profile, typed, this);
    connect(dialog, &InstancePickerDialog::instanceChosen, this,
            [this](const cloud::Instance &instance) {
                m_ui->form->setTarget(live::withInstance(m_ui->form->profile(), instance));
            });
    openDialog(dialog);
}

void ConnectionDialog::save()
{
    if (m_activity != Activity::None || !m_ui->form->check(ConnectionForm::Purpose::Save))
        return;
    const ConnectionProfile profile = m_ui->form->profile();
    if (m_services.profiles.isNameTaken(profile.name, profile.id)) {
        m_ui->form->setNameProblem(tr("Another connection has this name."));
        m_ui->form->check(ConnectionForm::Purpose::Save);
        return;
    }
    clearStatus();
    setActivity(Activity::Saving);
    live::SecretChanges changes;
    if (const auto typed = m_ui->form->typedCredentials()) {
        changes.accessKeySecret = typed->accessKeySecret;
        changes.securityToken = typed->securityToken; // none: a token of before goes
    }
    whenFinished(
        m_services.credentials.saveConnection(profile, changes), this,
        [this, run = m_run](const Result<ConnectionProfile> &result) { finishSave(run, result); });
}

void ConnectionDialog::finishSave(quint64 run, const Result<ConnectionProfile> &result)
{
    if (run != m_run)
        return;
    setActivity(Activity::None);
    if (result) {
        emit saved(result->id);
        accept();
        return;
    }
    const Error &error = result.error();
    if (isAboutKeychain(error)) {
        m_ui->form->chooseOtherSource();
        showError(error,
                  tr("%1 Or choose another source for the credentials: memory, asking each "
                     "time, or the environment.",
                     "the sentence on what went wrong with the keychain")
                      .arg(error.message));
    } else {
        showError(error, error.message);
    }
}

void ConnectionDialog::stop()
{
    m_stop.request_stop();
    if (m_activity == Activity::Saving) {
        ++m_run;
        setActivity(Activity::None);
        m_ui->statusHint->setRemark(
            tr("The keychain has not answered yet. Save again, or choose another source."));
        m_ui->statusWidget->show();
    }
}

void ConnectionDialog::showError(const Error &error, const QString &message)
{
    m_error = error;
    m_ui->statusHint->setProblem(displayText(message, kMaxDetailCharacters));
    m_ui->copyResultButton->show();
    m_ui->errorDetailsButton->show();
    m_ui->statusWidget->show();
}

void ConnectionDialog::clearStatus()
{
    if (m_activity != Activity::None)
        return;
    m_error.reset();
    m_ui->statusHint->setHelp(QString());
    m_ui->statusHint->setRemark(QString());
    m_ui->statusHint->setProblem(QString());
    m_ui->copyResultButton->hide();
    m_ui->errorDetailsButton->hide();
    m_ui->statusWidget->hide();
}

void ConnectionDialog::setActivity(Activity activity)
{
    const bool wasBusy = m_activity != Activity::None;
    m_activity = Activity::None;
    clearStatus();
    m_activity = activity;
    const bool isBusy = activity != Activity::None;
    if (isBusy) {
        ++m_run;
        m_focusBefore = focusWidget();
        m_ui->statusHint->setHelp(activity == Activity::Testing
                                      ? tr("Asking the server for the list of sessions …")
                                      : tr("Saving; the keychain may ask for its password …"));
        m_ui->statusWidget->show();
        m_ui->stopButton->setText(activity == Activity::Testing ? tr("Can&cel test")
                                                                : tr("Stop wai&ting"));
    }
    m_ui->statusProgressBar->setVisible(isBusy);
    m_ui->stopButton->setVisible(isBusy);
    m_ui->form->setEnabled(!isBusy);
    m_testButton->setEnabled(!isBusy);
    m_ui->buttonBox->button(QDialogButtonBox::Save)->setEnabled(!isBusy);
    if (isBusy)
        m_ui->stopButton->setFocus();
    else if (wasBusy) // not to the button that happens to be the next one
        (m_focusBefore ? m_focusBefore.data() : m_testButton)->setFocus();
}

} // namespace sessionscope::gui
