// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/filesource.h"

#include "live/refreshworker.h"
#include "record/snapshotfile.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QPromise>

#include <memory>

namespace sessionscope::live {

FileSource::FileSource(QString filePath, RefreshWorker &worker)
    : m_filePath(std::move(filePath))
    , m_worker(worker)
{
}

QFuture<Result<FetchedSnapshot>> FileSource::fetch(std::stop_token stop, Progress)
{
    auto promise = std::make_shared<QPromise<Result<FetchedSnapshot>>>();
    promise->start();
    m_worker.post([promise, path = m_filePath, stop = std::move(stop)] {
        QElapsedTimer timer;
        timer.start();
        Result<session::SnapshotPointer> snapshot = record::loadSnapshot(path, stop);
        if (snapshot) {
            FetchedSnapshot fetched;
            fetched.snapshot = std::move(*snapshot);
            fetched.bytes = QFileInfo(path).size();
            fetched.elapsed = std::chrono::milliseconds(timer.elapsed());
            promise->addResult(Result<FetchedSnapshot>(std::move(fetched)));
        } else {
            promise->addResult(Result<FetchedSnapshot>(failure(snapshot.error())));
        }
        promise->finish();
    });
    return promise->future();
}

} // namespace sessionscope::live
