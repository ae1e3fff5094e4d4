// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/sessionsnapshot.h"

#include <QObject>
#include <QString>

#include <functional>

namespace sessionscope::demo {

//! Where the endpoint gets the sessions of its instance, and ends them. Lives on the endpoint's
//! thread.
class AnswerSource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerSource)

public:
    using Done = std::function<void(Result<session::SnapshotPointer>)>;

    using QObject::QObject;

    //! Takes the list now. \a done is called once, at once or later; not after the source has gone.
    virtual void fetch(const QString &requestId, Done done) = 0;

    //! Ends all sessions of clients now. \a done as above.
    virtual void disconnectAll(std::function<void(Result<void>)> done) = 0;

    //! Where the instance can be reached directly, "host:port"; empty: nowhere.
    virtual QString directAddress() const { return {}; }
};

} // namespace sessionscope::demo
