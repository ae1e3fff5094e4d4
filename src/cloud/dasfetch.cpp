// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasfetch.h"

#include "cloud/emptybody.h"
#include "cloud/errortable.h"
#include "cloud/requestbuilder.h"
#include "core/humanunits.h"
#include "core/logging.h"
#include "tls/pemfiles.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QEvent>
#include <QLocale>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSslCertificate>

#include <algorithm>
#include <atomic>
#include <utility>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Code = Error::Code;
using Retry = AttemptFailure::Retry;

namespace {

//! More than anybody means by a number of seconds.
constexpr milliseconds kMaxTimeout = std::chrono::hours(24);

//! How much of a body is taken at a time.
constexpr qint64 kReadChunk = 256LL * 1024;
//! What Qt may collect: a sink that waits must not make it collect the rest of the body.
constexpr qint64 kReadBuffer = 4 * kReadChunk;
//! Deflate makes 1,032 bytes of one at most, and all of a chunk is undone before the sink and the
//! limit get to see it: 16 MiB.
constexpr qint64 kCompressedChunk = 16LL * 1024;

int nextNumber()
{
    static std::atomic<int> number{0};
    return ++number;
}

QString seconds(milliseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / 1000.0, 'g', 6);
}

} // namespace

DasFetch::DasFetch(NetworkWorker &worker, FetchJob job)
    : QObject(&worker)
    , m_worker(worker)
    , m_call(std::move(job.call))
    , m_progress(std::move(job.progress))
    , m_openSink(std::move(job.openSink))
    , m_completion(std::move(job.completion))
    , m_number(nextNumber())
    , m_reader(std::min(m_call.operation->maxBodyBytes, worker.options().maxBodyBytes))
{
    for (QTimer *timer : {&m_deadlineTimer, &m_connectTimer, &m_waitTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer); // the default may fire early, by 5 %
    }
    connect(&m_deadlineTimer, &QTimer::timeout, this, &DasFetch::handleDeadline);
    connect(&m_connectTimer, &QTimer::timeout, this, &DasFetch::handleConnectDeadline);
    connect(&m_waitTimer, &QTimer::timeout, this, &DasFetch::beginAttempt);
    connect(&m_progressTimer, &QTimer::timeout, this, &DasFetch::reportProgress);
}

DasFetch::~DasFetch()
{
    if (mayHaveActed())
        completeWith(Code::Cancelled, tr("The request was cancelled."));
    abandonReply();
}

void DasFetch::start(std::stop_token stop)
{
    m_begun = m_worker.clock().elapsed();
    if (stop.stop_requested()) {
        completeWith(Code::Cancelled, tr("The request was cancelled."));
        return;
    }
    if (const std::optional<Error> error = prepare()) {
        complete(failure(*error));
        return;
    }
    // Called by whoever asks to stop, on any thread; only the event crosses over.
    m_stopCallback.emplace(std::move(stop),
                           [this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); });
    // A QTimer counts in int milliseconds.
    m_call.access.timeout = std::clamp<milliseconds>(m_call.access.timeout, 1ms, kMaxTimeout);
    m_call.access.spent =
        std::clamp<milliseconds>(m_call.access.spent, 0ms, m_call.access.timeout - 1ms);
    m_deadlineTimer.start(m_call.access.timeout - m_call.access.spent);
    if (m_progress)
        m_progressTimer.start(kProgressInterval);
    beginAttempt();
}

void DasFetch::customEvent(QEvent *)
{
    completeWith(Code::Cancelled, tr("The request was cancelled."));
}

//! All that can be refused before anything is sent.
std::optional<Error> DasFetch::prepare()
{
    const bool isIncomplete =
        std::any_of(m_call.parameters.cbegin(), m_call.parameters.cend(), [](const auto &one) {
            return one.first == "InstanceId"_L1 && one.second.isEmpty();
        });
    if (isIncomplete)
        return Error{Code::InvalidInput, tr("The instance id is missing: enter it."), {}, {}, {}};
    if (const Result<void> credentials = checkCredentials(m_call.access.credentials); !credentials)
        return credentials.error();

    if (m_call.access.endpoint.url().scheme() == "https"_L1) {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls->setProtocol(QSsl::TlsV1_2OrLater);
    }
    QCryptographicHash trusted(QCryptographicHash::Sha256);
    if (!m_call.access.caFile.isEmpty()) {
        const Result<QList<QSslCertificate>> certificates = tls::readCaFile(m_call.access.caFile);
        if (!certificates)
            return certificates.error();
        // Added to the system's: those are loaded on demand, a list of our own would replace them.
        if (m_tls)
            m_tls->addCaCertificates(*certificates);
        for (const QSslCertificate &certificate : *certificates)
            trusted.addData(certificate.digest(QCryptographicHash::Sha256));
    }
    m_transport.key = m_call.access.endpoint.toString().toLatin1() + ' ' + trusted.result().toHex();
    return std::nullopt;
}

void DasFetch::beginAttempt()
{
    ++m_attempt;
    m_waitReason.clear();
    m_hasHeaders = false;
    m_isConnected = false;
    m_isDecompressed = true;
    m_network = {};
    m_reader.begin({}, -1);
    m_sink.reset();
    m_bodyStart.clear();
    if (!m_transport.manager)
        m_transport = m_worker.takeTransport(m_transport.key, !m_call.operation->mayBeRepeated);
    connect(m_transport.manager.get(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
            &DasFetch::handleProxyQuestion, Qt::UniqueConnection);

    const auto &makeNonce = m_worker.options().nonce;
    const QNetworkRequest request = buildRequest(m_call, m_worker.clock().now(),
                                                 makeNonce ? makeNonce() : randomNonce(), m_tls);
    auto *body = new EmptyBody;
    m_reply = m_transport.manager->post(request, body);
    body->setParent(m_reply);
    // Qt's thread of HTTP heeds the limit only if it is told of it behind the request, and that one
    // is handed over in the next turn of the event loop (seen with 6.4.2).
    QMetaObject::invokeMethod(
        m_reply, [reply = m_reply] { reply->setReadBufferSize(kReadBuffer); },
        Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &DasFetch::handleConnecting);
    connect(m_reply, &QNetworkReply::encrypted, this, &DasFetch::handleConnected);
    connect(m_reply, &QNetworkReply::readyRead, this, &DasFetch::handleReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &DasFetch::handleFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_network.sslErrors += errors; });
    if (!std::exchange(m_transport.isUsed, true))
        handleConnecting(); // the name is looked up before the socket connects
    qCDebug(lcCloud).noquote().nospace()
        << "request " << m_number << "." << m_attempt << ": POST " << m_call.operation->action
        << " at " << m_call.access.endpoint.toString();
}

//! Not for a connection that is kept: that one is there already. Of plain HTTP, which is for this
//! computer alone, Qt does not tell when it is connected; requestSent() never comes for a POST
//! (seen with 6.4.2).
void DasFetch::handleConnecting()
{
    if (m_tls && !m_isConnected)
        m_connectTimer.start(m_worker.options().connectTimeout);
}

void DasFetch::handleConnected()
{
    m_isConnected = true;
    m_connectTimer.stop();
}

void DasFetch::handleHeaders()
{
    m_hasHeaders = true;
    m_connectTimer.stop();
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    handleReaderStatus(m_reader.begin(m_reply->rawHeader("Content-Encoding"),
                                      length.isValid() ? length.toLongLong() : -1));
}

void DasFetch::handleReadyRead()
{
    if (!m_hasHeaders)
        handleHeaders();
    while (m_reply && m_reply->bytesAvailable() > 0) {
        const QByteArray wire =
            m_reply->read(m_reader.isCompressed() ? kCompressedChunk : kReadChunk);
        if (wire.isEmpty())
            return;
        // After damage it reads on, to know whether it is an error of the network.
        if (m_isDecompressed)
            handleReaderStatus(m_reader.feed(wire));
        streamBody();
    }
}

void DasFetch::streamBody()
{
    if (!m_reply || !m_isDecompressed || m_reader.body().isEmpty())
        return;
    if (m_bodyStart.isEmpty()) {
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool isNoAnswer = status < 200 || status > 299
            || isWebPage(m_reply->rawHeader("Content-Type"), m_reader.body());
        if (m_reader.size() <= (isNoAnswer ? kMaxErrorEnvelopeBytes : kMaxEnvelopeBytes)
            || (!isNoAnswer && !m_openSink))
            return;
        m_bodyStart = m_reader.body().left(kMaxErrorDetailBytes);
        if (!isNoAnswer)
            m_sink = m_openSink();
    }
    // The rest of what is no answer is of no use to anybody.
    QByteArray part = m_reader.takeBody();
    if (m_sink)
        m_sink->write(std::move(part));
}

void DasFetch::handleReaderStatus(BodyReader::Status status)
{
    if (status == BodyReader::Status::Damaged)
        m_isDecompressed = false;
    if (status != BodyReader::Status::TooLarge)
        return;
    AttemptFailure failed;
    failed.error.code = Code::TooLarge;
    failed.error.message =
        tr("The answer is larger than %1, the most that is accepted: check the endpoint.")
            .arg(humanBytes(m_reader.limit()));
    endAttempt(tl::make_unexpected(failed));
}

void DasFetch::handleFinished()
{
    handleReadyRead();
    if (!m_reply)
        return; // the last bytes went over the limit
    FinishedReply reply = takeReply(*m_reply);
    reply.body = m_bodyStart.isEmpty() ? m_reader.body() : m_bodyStart;
    reply.bodyBytes = m_reader.size();
    reply.isDecompressed = m_isDecompressed && m_reader.isComplete();
    reply.network.sslErrors = m_network.sslErrors;
    reply.network.proxy = m_network.proxy;
    reply.network.proxyPasswordTried = m_network.proxyPasswordTried;
    // A proxy that was satisfied by the password is not what went wrong.
    if (reply.status != 0 && reply.status != 407)
        reply.network.proxy.clear();
    endAttempt(judgeReply(reply, m_call, m_worker.clock().now()));
}

void DasFetch::endAttempt(AttemptOutcome outcome)
{
    m_connectTimer.stop();
    const milliseconds elapsed = m_worker.clock().elapsed() - m_begun;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString line = u"reply %1.%2: HTTP %3, %4 bytes, %5 ms"_s.arg(m_number)
                             .arg(m_attempt)
                             .arg(status)
                             .arg(m_reader.size())
                             .arg(elapsed.count());
    if (outcome)
        qCDebug(lcCloud, "%s", qUtf8Printable(line));
    else
        qCInfo(lcCloud, "%s, %s", qUtf8Printable(line),
               qUtf8Printable(outcome.error().error.line()));

    const bool isWholeAnswer = m_reply->isFinished()
        && (outcome || stageOf(outcome.error().error.code) == ErrorStage::Refusal);
    if (isWholeAnswer) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
    } else {
        abandonReply();
    }
    if (!outcome) {
        m_sink.reset();
        retryOrFail(outcome.error());
        return;
    }
    if (m_sink) {
        m_sink->finish();
        m_sink.reset();
        outcome->isStreamed = true;
        outcome->body.clear();
    }
    outcome->attempts = m_attempt;
    outcome->elapsed = elapsed;
    complete(std::move(*outcome));
}

void DasFetch::retryOrFail(const AttemptFailure &failed)
{
    const RetryPolicy &policy = m_worker.options().retry;
    if (!m_call.operation->mayBeRepeated) {
        const bool isPlain = failed.isRefusal || !mayHaveLeft(failed.error);
        complete(failure(isPlain ? failed.error : outcomeUnknown(failed.error)));
        return;
    }
    const bool isNonceAgain = failed.retry == Retry::AtOnce && m_nonceRenewed;
    if (failed.retry == Retry::No || isNonceAgain || m_attempt >= policy.maxAttempts) {
        complete(failure(failed.error));
        return;
    }
    milliseconds wait{0};
    if (failed.retry == Retry::AtOnce)
        m_nonceRenewed = true;
    else
        wait = policy.delayAfter(m_attempt, failed.serverWish,
                                 QRandomGenerator::global()->generateDouble());

    const milliseconds now = m_worker.clock().elapsed();
    if (now + wait >= m_begun + m_call.access.timeout - m_call.access.spent) {
        // Nothing is gained by sitting the rest of the time out.
        Error error = failed.error;
        error.code = Code::RetryDeadline;
        error.message = tr("No time is left to try again (the limit is %1 s). %2")
                            .arg(seconds(m_call.access.timeout), failed.error.message);
        complete(failure(error));
        return;
    }
    m_waitEnds = now + wait;
    m_waitReason = failed.error.message;
    m_waitTimer.start(wait);
}

//! Only while an attempt runs: no wait is begun that would last beyond the deadline.
void DasFetch::handleDeadline()
{
    completeWith(
        Code::TimedOut,
        tr("%1 gave no complete answer within %2 s: check the network, or allow more time.")
            .arg(host(), seconds(m_call.access.timeout)));
}

void DasFetch::handleConnectDeadline()
{
    // Not completeWith(): before TLS is agreed nothing leaves.
    complete(failure(
        Code::TimedOut,
        tr("No connection to %1 within %2 s: check the endpoint, the network and the firewall.")
            .arg(host(), seconds(m_worker.options().connectTimeout))));
}

void DasFetch::handleProxyQuestion(const QNetworkProxy &proxy, QAuthenticator *authenticator)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return; // the endpoint itself answered 407
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
    progress.bytesReceived = m_reader.size();
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

//! An end that comes from here. Qt's thread of HTTP may have sent the request without having been
//! heard of it yet.
void DasFetch::completeWith(Error::Code code, const QString &message)
{
    const Error error{code, message, {}, {}, {}};
    complete(failure(mayHaveActed() ? outcomeUnknown(error) : error));
}

//! Whether the request of an exchange that ended with \a error has left this computer.
bool DasFetch::mayHaveLeft(const Error &error) const
{
    if (m_tls)
        return m_isConnected;
    return error.code != Code::HostNotFound && error.code != Code::ConnectionFailed;
}

bool DasFetch::mayHaveActed() const
{
    return !m_call.operation->mayBeRepeated && m_reply;
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
    m_call = {};
    m_progress = {};
    m_openSink = {};
    m_sink.reset();
    const std::shared_ptr<Completion> completion = std::exchange(m_completion, nullptr);
    deleteLater();
    completion->complete(std::move(result));
}

QString DasFetch::host() const
{
    return QString::fromLatin1(m_call.access.endpoint.hostHeader());
}

} // namespace sessionscope::cloud
