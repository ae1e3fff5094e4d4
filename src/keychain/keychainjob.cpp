// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/keychainjob.h"

#include "core/logging.h"
#include "keychain/keychainerrors.h"

#include <QAbstractEventDispatcher>
#include <QLibrary>

#include <qt6keychain/keychain.h>

namespace sessionscope::keychain {

namespace {

//! Nothing for success. QtKeychain's texts are low-level English: they become the detail.
std::optional<Error> errorOf(const QKeychain::Job &job)
{
    const QString detail =
        QStringLiteral("QtKeychain %1: %2").arg(job.error()).arg(job.errorString());
    switch (job.error()) {
    case QKeychain::NoError:
        return std::nullopt;
    case QKeychain::EntryNotFound:
        return notFoundError();
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return refusedError(detail);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return unavailableError(detail);
}

template <class T>
void run(QKeychain::Job *job, const QString &key, QObject *context,
         std::function<void(Result<T>)> answer, std::function<T()> value)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [answer = std::move(answer), value = std::move(value)](QKeychain::Job *done) {
                         if (auto error = errorOf(*done)) {
                             qCInfo(lcKeychain) << "job failed:" << error->detail;
                             answer(failure(*std::move(error)));
                             return;
                         }
                         if constexpr (std::is_void_v<T>)
                             answer({});
                         else
                             answer(value());
                     });
    job->start();
}

} // namespace

void readByJob(const QString &service, const QString &key, QObject *context,
               std::function<void(Result<Secret>)> answer)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    run<Secret>(job, key, context, std::move(answer), [job] { return Secret(job->binaryData()); });
}

void writeByJob(const QString &service, const QString &key, const Secret &secret, QObject *context,
                std::function<void(Result<void>)> answer)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    QString text = QString::fromUtf8(secret.reveal());
    job->setTextData(text); // keeps UTF-8 of its own
    wipe(text);
    run<void>(job, key, context, std::move(answer), {});
}

void removeByJob(const QString &service, const QString &key, QObject *context,
                 std::function<void(Result<void>)> answer)
{
    run<void>(new QKeychain::DeletePasswordJob(service), key, context, std::move(answer), {});
}

bool hasLibsecret()
{
    return QLibrary(QStringLiteral("secret-1"), 0).load();
}

bool hasGlibEventLoop()
{
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher && dispatcher->inherits("QEventDispatcherGlib");
}

void forgetLibsecretSession()
{
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    if (const auto disconnect = libsecret.resolve("secret_service_disconnect"))
        disconnect();
}

} // namespace sessionscope::keychain
