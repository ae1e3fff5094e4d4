// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/sessionsource.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QWidget>

#include <memory>

namespace sessionscope::cloud {
class DasClient;
}

namespace sessionscope::app {

//! Asks the user for the password of a proxy, once however many calls wait for it, and gives it to
//! the client. GUI thread.
class ProxyPrompt final : public QObject
{
    Q_OBJECT

public:
    explicit ProxyPrompt(cloud::DasClient &client, QObject *parent = nullptr);

    void setWindow(QWidget *window) { m_window = window; }

    //! \a error is a ProxyAuthenticationRequired. Fails with it if the user gives up.
    QFuture<Result<void>> ask(const Error &error);

private:
    struct Question
    {
        QPromise<Result<void>> promise;
        QFuture<Result<void>> future;
    };

    void answer(const QString &proxy, const Result<void> &result);

    cloud::DasClient &m_client;
    QPointer<QWidget> m_window;
    QHash<QString, std::shared_ptr<Question>> m_questions; // by host:port
    QHash<QString, QString> m_users; // the last one given for a proxy
};

//! A source behind a proxy that may want a password: asks for it and makes the call once more.
class ProxySource final : public live::SessionSource
{
public:
    //! \a prompt outlives the source.
    ProxySource(std::unique_ptr<live::SessionSource> source, ProxyPrompt &prompt);

    bool isLive() const override { return m_source->isLive(); }

    QString instanceId() const override { return m_source->instanceId(); }

    QFuture<Result<live::FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override;
    void noteUserRequest() override;

private:
    std::unique_ptr<live::SessionSource> m_source;
    ProxyPrompt &m_prompt;
    bool m_isRefused = false; // the user gave up; polls do not ask again
    QObject m_context; // what is under way ends with the source
};

} // namespace sessionscope::app
