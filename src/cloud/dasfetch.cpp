// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasfetch.h"

#include "cloud/emptybody.h"
#include "cloud/errortable.h"
#include "cloud/requestbuilder.h"
#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/logging.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSslCertificate>

#include <atomic>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;
using Code = Error::Code;

namespace {

//! How much of a body is taken at a time: a bomb is noticed after this much more than the limit.
constexpr qint64 kReadChunk = 256LL * 1024;

//! An envelope with an error status may echo a long request; above this it is none.
constexpr qint64 kMaxErrorEnvelopeBytes = 1024LL * 1024;

//! Nobody waits longer for a server, and larger numbers need not be computed with.
constexpr milliseconds kMaxServerWish = std::chrono::hours(24);

int nextNumber()
{
    static std::atomic<int> number{0};
    return ++number;
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            Code::CannotRead,
            DasFetch::tr("The CA file %1 cannot be read: check its name and its permissions.")
                .arg(QDir::toNativeSeparators(path)),
            file.errorString());
    }
    const QByteArray bytes = file.read(kMaxSettingsFileBytes + 1);
    QList<QSslCertificate> certificates;
    if (bytes.size() <= kMaxSettingsFileBytes)
        certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    if (certificates.isEmpty()) {
        return failure(
            Code::CannotRead,
            DasFetch::tr("The CA file %1 holds no certificate in PEM form: choose another file.")
                .arg(QDir::toNativeSeparators(path)));
    }
    return certificates;
}

//! x-acs-retry-after is in milliseconds (read in the official SDK).
std::optional<milliseconds> serverWish(const QNetworkReply &reply)
{
    bool isNumber = false;
    const qlonglong value = reply.rawHeader("x-acs-retry-after").trimmed().toLongLong(&isNumber);
    if (!isNumber || value < 0)
        return std::nullopt;
    return std::min(milliseconds(value), kMaxServerWish);
}

//! The Date header in the form that HTTP demands (IMF-fixdate); invalid if there is none.
QDateTime dateOf(const QNetworkReply &reply)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date").trimmed()),
                                             u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

//! Servers quote the request in their refusals; a token in it must not reach a log or a window.
QByteArray withoutSecrets(QByteArray body, const Credentials &credentials)
{
    for (const Secret *secret : {&credentials.securityToken, &credentials.accessKeySecret}) {
        if (secret->isEmpty())
            continue;
        QByteArray plain = secret->reveal().toByteArray();
        QByteArray escaped = plain;
        escaped.replace('/', "\\/");
        QByteArray encoded = plain.toPercentEncoding();
        for (QByteArray *form : {&plain, &escaped, &encoded}) {
            body.replace(*form, "***");
            wipe(*form);
        }
    }
    return body;
}

QString seconds(milliseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / 1000.0, 'g', 3);
}

} // namespace

DasFetch::DasFetch(NetworkWorker &worker, SessionQuery query, ProgressCallback progress,
                   std::shared_ptr<Completion> completion)
    : QObject(&worker)
    , m_worker(worker)
    , m_query(std::move(query))
    , m_progress(std::move(progress))
    , m_completion(std::move(completion))
    , m_number(nextNumber())
{
    for (QTimer *timer : {&m_deadlineTimer, &m_connectTimer, &m_waitTimer})
        timer->setSingleShot(true);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &DasFetch::handleDeadline);
    connect(&m_connectTimer, &QTimer::timeout, this, &DasFetch::handleConnectDeadline);
    connect(&m_waitTimer, &QTimer::timeout, this, &DasFetch::beginAttempt);
    connect(&m_progressTimer, &QTimer::timeout, this, &DasFetch::reportProgress);
}

DasFetch::~DasFetch()
{
    abandonReply();
}

void DasFetch::start(std::stop_token stop)
{
    if (stop.stop_requested()) {
        complete(failure(Code::Cancelled, tr("The request was cancelled.")));
        return;
    }
    m_begun = m_worker.clock().elapsed();
    if (const std::optional<Error> error = prepare()) {
        complete(failure(*error));
        return;
    }
    // Called by whoever asks to stop, on any thread; only the event crosses over.
    m_stopCallback.emplace(std::move(stop), [this] {
        QMetaObject::invokeMethod(
            this, [this] { complete(failure(Code::Cancelled, tr("The request was cancelled."))); },
            Qt::QueuedConnection);
    });
    m_deadlineTimer.start(m_query.timeout);
    if (m_progress)
        m_progressTimer.start(kProgressInterval);
    beginAttempt();
}

//! All that can be refused before anything is sent.
std::optional<Error> DasFetch::prepare()
{
    if (m_query.instanceId.isEmpty())
        return Error{Code::InvalidInput, tr("The instance id is missing: enter it."), {}, {}, {}};
    if (const Result<void> credentials = checkCredentials(m_query.credentials); !credentials)
        return credentials.error();

    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    QCryptographicHash trusted(QCryptographicHash::Sha256);
    if (!m_query.caFile.isEmpty()) {
        const Result<QList<QSslCertificate>> certificates = readCertificates(m_query.caFile);
        if (!certificates)
            return certificates.error();
        // Added to the system's: those are loaded on demand, a list of our own would replace them.
        m_tls.addCaCertificates(*certificates);
        for (const QSslCertificate &certificate : *certificates)
            trusted.addData(certificate.digest(QCryptographicHash::Sha256));
    }
    m_transport.key = m_query.endpoint.toString().toLatin1() + ' ' + trusted.result().toHex();
    return std::nullopt;
}

void DasFetch::beginAttempt()
{
    ++m_attempt;
    m_waitReason.clear();
    m_body.clear();
    m_network = {};
    if (!m_transport.manager)
        m_transport = m_worker.takeTransport(m_transport.key);
    connect(m_transport.manager.get(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
            &DasFetch::handleProxyQuestion, Qt::UniqueConnection);

    const auto &makeNonce = m_worker.options().nonce;
    const QNetworkRequest request = buildRequest(m_query, m_worker.clock().now(),
                                                 makeNonce ? makeNonce() : randomNonce(), m_tls);
    auto *body = new EmptyBody;
    m_reply = m_transport.manager->post(request, body);
    body->setParent(m_reply);
    connect(m_reply, &QNetworkReply::requestSent, &m_connectTimer, &QTimer::stop);
    connect(m_reply, &QNetworkReply::readyRead, this, &DasFetch::handleReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &DasFetch::handleFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_network.sslErrors += errors; });
    m_connectTimer.start(m_worker.options().connectTimeout);
    qCDebug(lcCloud).noquote().nospace()
        << "request " << m_number << "." << m_attempt << ": POST GetRedisAllSession at "
        << m_query.endpoint.toString();
}

void DasFetch::handleReadyRead()
{
    m_connectTimer.stop();
    const qint64 limit = m_worker.options().maxBodyBytes;
    const qint64 promised =
        m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(); // 0 if unknown
    if (promised > limit) {
        endAttempt(tl::make_unexpected(tooLarge()));
        return;
    }
    if (m_body.isEmpty() && promised > 0 && !m_reply->hasRawHeader("Content-Encoding"))
        m_body.reserve(static_cast<qsizetype>(promised));
    while (true) {
        const qsizetype before = m_body.size();
        m_body.resize(before + kReadChunk);
        const qint64 count = m_reply->read(m_body.data() + before, kReadChunk);
        m_body.resize(before + qMax(count, qint64(0)));
        if (count <= 0)
            return;
        if (m_body.size() > limit) {
            endAttempt(tl::make_unexpected(tooLarge()));
            return;
        }
    }
}

void DasFetch::handleFinished()
{
    handleReadyRead();
    if (!m_reply)
        return; // the last bytes went over the limit
    m_network.error = m_reply->error();
    m_network.errorString = displayText(m_reply->errorString(), kMaxDetailCharacters);
    endAttempt(judge());
}

//! What the finished reply means.
DasFetch::Outcome DasFetch::judge() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_network.error;
    // HTTP statuses from 400 on are errors to Qt too; any other error means no complete answer.
    const bool isStatusError = status >= 400 && error >= QNetworkReply::ContentAccessDenied
        && error != QNetworkReply::ContentReSendError;
    if (status == 0 || status == 407 || (error != QNetworkReply::NoError && !isStatusError)
        || isShort()) {
        NetworkFailure network = m_network;
        if (error == QNetworkReply::NoError)
            network.error = QNetworkReply::RemoteHostClosedError;
        Failure failed{networkError(network, m_query.endpoint), Failure::Retry::No, std::nullopt};
        if (failed.error.code == Code::ConnectionLost)
            failed.retry = Failure::Retry::AfterWait;
        return tl::make_unexpected(failed);
    }
    if (status >= 300 && status < 400) {
        const QString target =
            m_reply->url()
                .resolved(m_reply->header(QNetworkRequest::LocationHeader).toUrl())
                .host();
        const QString host = displayText(target, kMaxCellCharacters);
        return tl::make_unexpected(Failure{
            Error{Code::Redirected,
                  tr("The endpoint redirects to %1 (HTTP status %2), which is never followed, "
                     "since the "
                     "credentials would go there: check the endpoint and whether the network wants "
                     "a login.")
                      .arg(host)
                      .arg(status),
                  QString::fromLatin1(m_reply->rawHeader("Location").left(kMaxDetailCharacters)),
                  {},
                  {}},
            Failure::Retry::No, std::nullopt});
    }
    return status >= 400 ? judgeHttpError(status) : judgeSuccess(status);
}

//! A body of fewer bytes than promised. Qt reports that itself; this is for the cases it misses.
bool DasFetch::isShort() const
{
    if (m_reply->hasRawHeader("Content-Encoding"))
        return false;
    return m_body.size() < m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
}

DasFetch::Outcome DasFetch::judgeSuccess(int status) const
{
    const QByteArray type = m_reply->rawHeader("Content-Type");
    const QByteArray start = m_body.left(1024).trimmed();
    const bool isSmall = m_body.size() <= kMaxEnvelopeBytes;
    if (isSmall) {
        const std::optional<Envelope> envelope =
            parseEnvelope(withoutSecrets(m_body, m_query.credentials));
        if (envelope && isRefusal(*envelope))
            return tl::make_unexpected(refusal(*envelope, status));
    }
    if (start.isEmpty() || start.startsWith('<') || type.toLower().contains("html")) {
        return tl::make_unexpected(Failure{
            answerError(status, type,
                        withoutSecrets(m_body.left(kMaxErrorDetailBytes), m_query.credentials)),
            Failure::Retry::No, std::nullopt});
    }
    // A compressed stream that ends too early is no error to Qt, only short.
    if (m_reply->hasRawHeader("Content-Encoding") && start.startsWith('{')
        && !m_body.right(64).trimmed().endsWith('}')) {
        NetworkFailure damaged;
        damaged.error = QNetworkReply::UnknownContentError;
        damaged.errorString = u"the compressed body ends too early"_s;
        return tl::make_unexpected(
            Failure{networkError(damaged, m_query.endpoint), Failure::Retry::No, std::nullopt});
    }
    RawAnswer answer;
    answer.body = m_body;
    answer.contentType = type;
    answer.httpStatus = status;
    answer.attempts = m_attempt;
    answer.elapsed = m_worker.clock().elapsed() - m_begun;
    return answer;
}

DasFetch::Outcome DasFetch::judgeHttpError(int status) const
{
    if (m_body.size() <= kMaxErrorEnvelopeBytes) {
        const std::optional<Envelope> envelope =
            parseEnvelope(withoutSecrets(m_body, m_query.credentials));
        if (envelope && envelope->namesError())
            return tl::make_unexpected(refusal(*envelope, status));
    }
    Failure failed{
        answerError(status, m_reply->rawHeader("Content-Type"),
                    withoutSecrets(m_body.left(kMaxErrorEnvelopeBytes), m_query.credentials)),
        Failure::Retry::No, serverWish(*m_reply)};
    if (status >= 502 && status <= 504)
        failed.retry = Failure::Retry::AfterWait;
    return tl::make_unexpected(failed);
}

DasFetch::Failure DasFetch::refusal(const Envelope &envelope, int status) const
{
    Failure failed{refusalError(envelope, status, dateOf(*m_reply), m_worker.clock().now()),
                   Failure::Retry::No, serverWish(*m_reply)};
    if (isUsedNonce(envelope))
        failed.retry = m_nonceRenewed ? Failure::Retry::No : Failure::Retry::AtOnce;
    else if (isRetryableRefusal(envelope, status))
        failed.retry = Failure::Retry::AfterWait;
    return failed;
}

DasFetch::Failure DasFetch::tooLarge() const
{
    return {Error{Code::TooLarge,
                  tr("The answer is larger than %1, the most that is accepted: check the endpoint.")
                      .arg(humanBytes(m_worker.options().maxBodyBytes)),
                  {},
                  {},
                  {}},
            Failure::Retry::No, std::nullopt};
}

void DasFetch::endAttempt(Outcome outcome)
{
    m_connectTimer.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    qCDebug(lcCloud).noquote().nospace()
        << "reply " << m_number << "." << m_attempt << ": HTTP " << status << ", " << m_body.size()
        << " bytes, " << (m_worker.clock().elapsed() - m_begun).count() << " ms"
        << (outcome ? QString() : ", "_L1 + outcome.error().error.line());

    const bool isWholeAnswer = m_reply->isFinished()
        && (outcome || stageOf(outcome.error().error.code) == ErrorStage::Refusal);
    if (isWholeAnswer) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
    } else {
        abandonReply();
    }
    if (outcome)
        complete(std::move(*outcome));
    else
        retryOrFail(outcome.error());
}

void DasFetch::retryOrFail(const Failure &failed)
{
    const RetryPolicy &policy = m_worker.options().retry;
    if (failed.retry == Failure::Retry::No || m_attempt >= policy.maxAttempts) {
        complete(failure(failed.error));
        return;
    }
    milliseconds wait{0};
    if (failed.retry == Failure::Retry::AtOnce)
        m_nonceRenewed = true;
    else
        wait = policy.delayAfter(m_attempt, failed.serverWish,
                                 QRandomGenerator::global()->generateDouble());

    const milliseconds now = m_worker.clock().elapsed();
    if (now + wait >= m_begun + m_query.timeout) {
        // Nothing is gained by sitting the rest of the time out.
        Error error = failed.error;
        error.code = Code::RetryDeadline;
        error.message = tr("No time is left to try again (the limit is %1 s): %2")
                            .arg(seconds(m_query.timeout), failed.error.message);
        complete(failure(error));
        return;
    }
    m_waitEnds = now + wait;
    m_waitReason = failed.error.message;
    m_waitTimer.start(wait);
}

void DasFetch::handleDeadline()
{
    const QString detail = m_waitReason;
    if (m_waitTimer.isActive()) {
        // Timers and clock may differ by a little; it is the wait that was cut short.
        complete(failure(Code::RetryDeadline,
                         tr("No time is left to try again (the limit is %1 s): %2")
                             .arg(seconds(m_query.timeout), detail)));
        return;
    }
    complete(failure(
        Code::TimedOut,
        tr("%1 gave no complete answer within %2 s: check the network, or allow more time.")
            .arg(QString::fromLatin1(m_query.endpoint.hostHeader()), seconds(m_query.timeout))));
}

void DasFetch::handleConnectDeadline()
{
    complete(failure(
        Code::TimedOut,
        tr("No connection to %1 within %2 s: check the endpoint, the network and the firewall.")
            .arg(QString::fromLatin1(m_query.endpoint.hostHeader()),
                 seconds(m_worker.options().connectTimeout))));
}

void DasFetch::handleProxyQuestion(const QNetworkProxy &proxy, QAuthenticator *authenticator)
{
    // Left alone, the authenticator makes Qt give up; a second question means a wrong password.
    const bool isRepeated = !m_network.proxy.isEmpty();
    m_network.proxy = proxyName(proxy.hostName(), proxy.port());
    if (!isRepeated)
        m_network.proxyPasswordTried = m_worker.fillProxyCredentials(proxy, *authenticator);
}

void DasFetch::reportProgress()
{
    FetchProgress progress;
    progress.attempt = m_attempt;
    progress.bytesReceived = m_body.size();
    const milliseconds now = m_worker.clock().elapsed();
    progress.elapsed = now - m_begun;
    if (m_waitTimer.isActive()) {
        progress.waiting = std::max(milliseconds(0), m_waitEnds - now);
        progress.reason = m_waitReason;
    }
    m_progress(progress);
}

//! Ends the exchange at once; its connection is not used again.
void DasFetch::abandonReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->disconnect(&m_connectTimer);
    m_reply->abort();
    m_reply = nullptr;
    // Not at once: this may run inside a signal of the reply, which the manager owns.
    m_transport.manager.release()->deleteLater();
}

void DasFetch::complete(Result<RawAnswer> result)
{
    if (!m_completion)
        return;
    m_stopCallback.reset();
    for (QTimer *timer : {&m_deadlineTimer, &m_connectTimer, &m_waitTimer, &m_progressTimer})
        timer->stop();
    abandonReply();
    if (m_transport.manager) {
        m_transport.manager->disconnect(this);
        m_worker.returnTransport(std::move(m_transport));
    }
    // The credentials and the callback are not needed any more; the copies end here.
    m_query = {};
    m_progress = {};
    const std::shared_ptr<Completion> completion = std::exchange(m_completion, nullptr);
    deleteLater();
    completion->complete(std::move(result));
}

} // namespace sessionscope::cloud
