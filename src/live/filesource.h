// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/sessionsource.h"

namespace sessionscope::live {

class RefreshWorker;

//! Sessions from a snapshot file, or from any saved answer of the API. Read in the worker thread.
class FileSource final : public SessionSource
{
public:
    //! \a worker must outlive the source and its fetches.
    FileSource(QString filePath, RefreshWorker &worker);

    bool isLive() const override { return false; }

    //! Empty: what the file says is in SnapshotInfo::instanceId.
    QString instanceId() const override { return {}; }

    QString filePath() const { return m_filePath; }

    QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override;

private:
    QString m_filePath;
    RefreshWorker &m_worker;
};

} // namespace sessionscope::live
