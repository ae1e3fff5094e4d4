// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/instancepages.h"
#include "cloud/networkworker.h"

#include <QPromise>

#include <memory>

namespace sessionscope::cloud {

//! DasClient::describeInstances(): one page after the other. It lives as long as the completion of
//! a page holds it, and works on the network thread.
class InstanceFetch final : public std::enable_shared_from_this<InstanceFetch>
{
public:
    InstanceFetch(NetworkWorker &worker, InstanceQuery query, std::stop_token stop,
                  InstanceProgress progress);
    Q_DISABLE_COPY_MOVE(InstanceFetch)

    //! Any thread.
    QFuture<Result<InstanceList>> start();

private:
    void askForPage(int number);
    void handlePage(const Result<RawAnswer> &answer);
    void report(const FetchProgress &fetch) const;
    void finish(Result<InstanceList> result);

    NetworkWorker &m_worker;
    const InstanceQuery m_query;
    const std::stop_token m_stop;
    const InstanceProgress m_progress;
    const std::chrono::milliseconds m_begun;
    InstanceCollector m_collector;
    QPromise<Result<InstanceList>> m_promise;
};

} // namespace sessionscope::cloud
