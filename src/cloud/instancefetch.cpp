// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/instancefetch.h"

#include "cloud/errortable.h"
#include "cloud/replyjudge.h"

#include <utility>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

InstanceFetch::InstanceFetch(NetworkWorker &worker, InstanceQuery query, std::stop_token stop,
                             InstanceProgress progress)
    : m_worker(worker)
    , m_query(std::move(query))
    , m_stop(std::move(stop))
    , m_progress(std::move(progress))
    , m_begun(worker.clock().elapsed())
{
}

QFuture<Result<InstanceList>> InstanceFetch::start()
{
    m_promise.start();
    // First: when the page has ended, this may be gone.
    QFuture<Result<InstanceList>> future = m_promise.future();
    askForPage(1);
    return future;
}

void InstanceFetch::askForPage(int number)
{
    ApiCall call{&kDescribeInstances, static_cast<const ApiAccess &>(m_query), {}};
    call.access.spent += m_worker.clock().elapsed() - m_begun;
    if (!m_query.regionId.isEmpty())
        call.parameters.push_back({u"RegionId"_s, m_query.regionId});
    if (!m_query.searchKey.isEmpty())
        call.parameters.push_back({u"SearchKey"_s, m_query.searchKey});
    call.parameters.push_back({u"PageNumber"_s, QString::number(number)});
    call.parameters.push_back({u"PageSize"_s, QString::number(kInstancePageSize)});
    ProgressCallback progress;
    if (m_progress) {
        progress = [self = shared_from_this()](const FetchProgress &fetch) {
            self->report(fetch);
        };
    }
    const auto done = [self = shared_from_this()](const Result<RawAnswer> &answer) {
        self->handlePage(answer);
    };
    m_worker.queueFetch(
        {std::move(call), m_stop, std::move(progress), {}, std::make_shared<Completion>(done)});
}

void InstanceFetch::handlePage(const Result<RawAnswer> &answer)
{
    if (!answer) {
        finish(failure(answer.error()));
        return;
    }
    std::optional<InstancePage> page = readInstancePage(answer->body);
    if (!page) {
        finish(failure(answerError(answer->httpStatus, answer->contentType,
                                   withoutSecrets(answer->body, m_query.credentials))));
        return;
    }
    m_collector.add(*std::move(page));
    if (const std::optional<int> next = m_collector.nextPage()) {
        if (m_progress)
            report({});
        askForPage(*next);
    } else {
        finish(m_collector.list());
    }
}

void InstanceFetch::report(const FetchProgress &fetch) const
{
    const InstanceList &list = m_collector.list();
    m_progress({list.instances.size(), list.total, m_collector.nextPage().value_or(1), fetch});
}

void InstanceFetch::finish(Result<InstanceList> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace sessionscope::cloud
