// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/redisserver.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTcpServer>
#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#include <csignal>

namespace sessionscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kStartAttempts = 5; // another program may take the free port first
constexpr int kReadyTimeout_ms = 20'000;

} // namespace

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress(QHostAddress::LocalHost)) ? server.serverPort() : quint16(0);
}

void dieWithParent(QProcess &process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#else
    Q_UNUSED(process);
#endif
}

RedisServer::~RedisServer()
{
    stop();
}

bool RedisServer::start(const QStringList &arguments)
{
    stop();
    for (int attempt = 0; attempt < kStartAttempts; ++attempt) {
        m_port = freePort();
        if (startOnce(arguments))
            return true;
        stop();
    }
    return false;
}

bool RedisServer::startAgain(const QStringList &arguments)
{
    stop();
    return startOnce(arguments);
}

bool RedisServer::startOnce(const QStringList &arguments)
{
    dieWithParent(m_process);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(u"redis-server"_s,
                    QStringList{u"--port"_s, QString::number(m_port), u"--bind"_s, u"127.0.0.1"_s,
                                u"--dir"_s, m_folder.path(), u"--save"_s, QString(),
                                u"--appendonly"_s, u"no"_s, u"--daemonize"_s, u"no"_s}
                        + arguments);
    if (!m_process.waitForStarted()) {
        m_error = "redis-server cannot be started: "_L1 + m_process.errorString();
        return false;
    }
    const QDeadlineTimer deadline(kReadyTimeout_ms);
    while (!deadline.hasExpired()) {
        if (m_process.waitForReadyRead(50))
            m_error += QString::fromUtf8(m_process.readAll());
        if (m_error.contains("Ready to accept connections"_L1)) {
            m_error.clear();
            return true;
        }
        if (m_process.state() == QProcess::NotRunning)
            break;
    }
    return false;
}

void RedisServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void RedisServer::shutDown()
{
    cli({u"SHUTDOWN"_s, u"NOSAVE"_s});
    m_process.waitForFinished();
}

void RedisServer::freeze()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void RedisServer::thaw()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

QString RedisServer::address() const
{
    return "127.0.0.1:"_L1 + QString::number(m_port);
}

QByteArray RedisServer::cli(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    dieWithParent(process);
    process.start(u"redis-cli"_s,
                  QStringList{u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port)}
                      + arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

} // namespace sessionscope::test
