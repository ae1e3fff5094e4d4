// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/disconnectrun.h"

#include "live/disconnectworker.h"

namespace sessionscope::live {

DisconnectRun::DisconnectRun(DisconnectOrder order, const Journal &journal, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_worker(new DisconnectWorker(std::move(order), journal, clock, m_stop.get_token()))
{
    qRegisterMetaType<DisconnectProgress>();
    qRegisterMetaType<DisconnectEnd>();
    m_thread.setObjectName(QStringLiteral("disconnect"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &DisconnectWorker::progressed, this, &DisconnectRun::progressed);
    connect(m_worker, &DisconnectWorker::finished, this, &DisconnectRun::finished);
    m_thread.start();
}

DisconnectRun::~DisconnectRun()
{
    m_stop.request_stop();
    QMetaObject::invokeMethod(m_worker, &DisconnectWorker::abandon, Qt::QueuedConnection);
    QMetaObject::invokeMethod(m_worker, &DisconnectWorker::leave, Qt::QueuedConnection);
    m_thread.wait();
}

void DisconnectRun::start()
{
    QMetaObject::invokeMethod(m_worker, &DisconnectWorker::start, Qt::QueuedConnection);
}

void DisconnectRun::cancel()
{
    m_stop.request_stop();
    QMetaObject::invokeMethod(m_worker, &DisconnectWorker::handleStop, Qt::QueuedConnection);
}

} // namespace sessionscope::live
