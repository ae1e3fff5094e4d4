// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/dasclient.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <vector>

class QAuthenticator;
class QNetworkProxy;

namespace sessionscope::cloud {

class DasFetch;

//! Tells the end of a fetch. Whatever becomes of its owner, that happens exactly once: with
//! Error::Cancelled when it dies untold.
class Completion final
{
public:
    using Done = std::function<void(Result<RawAnswer>)>;

    //! \a done is called on the network thread, or where the client dies.
    explicit Completion(Done done);
    ~Completion();
    Q_DISABLE_COPY_MOVE(Completion)

    void complete(Result<RawAnswer> result);

private:
    Done m_done;
};

//! One call of an operation, see DasClient.
struct FetchJob
{
    ApiCall call;
    std::stop_token stop;
    ProgressCallback progress;
    OpenBodySink openSink;
    std::shared_ptr<Completion> completion;
};

//! A QNetworkAccessManager in the hands of one fetch at a time. Its connections are kept for the
//! next fetch with the same endpoint and trusted certificates: Qt's connection cache knows nothing
//! of the latter, and a fetch must not run over a connection that other certificates vouched for.
struct Transport
{
    std::unique_ptr<QNetworkAccessManager> manager;
    QByteArray key;
    bool isUsed = false; //!< a connection may be open
    std::chrono::milliseconds idleSince{0};
    QDateTime idleSinceDate;
};

//! What lives on the network thread: the fetches, the idle connections, the proxy passwords.
//! All functions are called on that thread, unless they say otherwise.
class NetworkWorker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkWorker)

public:
    NetworkWorker(const Clock &clock, DasClientOptions options);
    ~NetworkWorker() override;

    //! Any thread. Dies with the worker, unless the event loop gets there first.
    void queueFetch(FetchJob job);

    const Clock &clock() const { return m_clock; }

    const DasClientOptions &options() const { return m_options; }

    //! For an endpoint and its trusted certificates. \a isFresh: one without open connections,
    //! which the server may be about to close.
    Transport takeTransport(const QByteArray &key, bool isFresh);
    //! Only after a whole answer: a connection that failed is not used again.
    void returnTransport(Transport transport);

    //! Any thread.
    void setProxyCredentials(const QString &host, quint16 port, const QString &user,
                             const Secret &password);
    //! False if no password is known for \a proxy.
    bool fillProxyCredentials(const QNetworkProxy &proxy, QAuthenticator &authenticator) const;

protected:
    void customEvent(QEvent *event) override; // there are jobs

private:
    struct ProxyCredentials
    {
        QString user;
        Secret password;
    };

    std::vector<FetchJob> takeJobs();

    const Clock &m_clock;
    const DasClientOptions m_options;
    std::vector<Transport> m_idle;
    // Handed over under a lock of ours rather than inside an event: thread sanitizers do not see
    // the one that Qt takes.
    QMutex m_jobMutex;
    std::vector<FetchJob> m_jobs;
    mutable QMutex m_proxyMutex;
    QHash<QString, ProxyCredentials> m_proxyCredentials; // by "host:port"
};

//! "host:port", as in the detail of Error::ProxyAuthenticationRequired.
QString proxyName(const QString &host, quint16 port);

} // namespace sessionscope::cloud
