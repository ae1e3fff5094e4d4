// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/proxysource.h"

#include "cloud/dasclient.h"
#include "core/future.h"
#include "gui/proxydialog.h"

namespace sessionscope::app {

ProxyPrompt::ProxyPrompt(cloud::DasClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

QFuture<Result<void>> ProxyPrompt::ask(const Error &error)
{
    const QString proxy = error.detail;
    if (const auto asked = m_questions.constFind(proxy); asked != m_questions.constEnd())
        return (*asked)->future;
    const qsizetype colon = proxy.lastIndexOf(QLatin1Char(':'));
    const QString host = proxy.left(colon);
    const quint16 port = colon < 0 ? quint16(0) : proxy.mid(colon + 1).toUShort();

    auto question = std::make_shared<Question>();
    question->promise.start();
    question->future = question->promise.future();
    m_questions.insert(proxy, question);
    auto *dialog = new gui::ProxyDialog(host, port, m_users.value(proxy), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &gui::ProxyDialog::entered, this,
            [this, proxy, host, port](const QString &user, const Secret &password) {
                m_users.insert(proxy, user);
                m_client.setProxyCredentials(host, port, user, password);
                answer(proxy, {});
            });
    connect(dialog, &QDialog::rejected, this,
            [this, proxy, error] { answer(proxy, failure(error)); });
    dialog->open();
    return question->future;
}

void ProxyPrompt::answer(const QString &proxy, const Result<void> &result)
{
    const std::shared_ptr<Question> question = m_questions.take(proxy);
    if (!question)
        return;
    question->promise.addResult(result);
    question->promise.finish();
}

ProxySource::ProxySource(std::unique_ptr<live::SessionSource> source, ProxyPrompt &prompt)
    : m_source(std::move(source))
    , m_prompt(prompt)
{
}

QFuture<Result<live::FetchedSnapshot>> ProxySource::fetch(std::stop_token stop, Progress progress)
{
    using Fetched = Result<live::FetchedSnapshot>;
    auto promise = std::make_shared<QPromise<Fetched>>();
    promise->start();
    const auto finish = [promise](const Fetched &fetched) {
        promise->addResult(fetched);
        promise->finish();
    };
    const auto handleAnswer = [this, stop, progress, finish](const Fetched &fetched) {
        if (fetched || m_isRefused || stop.stop_requested()
            || fetched.error().code != Error::Code::ProxyAuthenticationRequired) {
            finish(fetched);
            return;
        }
        whenFinished(m_prompt.ask(fetched.error()), &m_context,
                     [this, stop, progress, finish](const Result<void> &asked) {
                         m_isRefused = !asked;
                         if (asked)
                             whenFinished(m_source->fetch(stop, progress), &m_context, finish);
                         else
                             finish(failure(asked.error()));
                     });
    };
    whenFinished(m_source->fetch(stop, progress), &m_context, handleAnswer);
    return promise->future();
}

void ProxySource::noteUserRequest()
{
    m_isRefused = false;
    m_source->noteUserRequest();
}

} // namespace sessionscope::app
