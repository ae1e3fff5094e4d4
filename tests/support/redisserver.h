// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace sessionscope::test {

//! A real redis-server for a test: on 127.0.0.1, a free port, in an empty folder, without
//! persistence. It dies with the test program, however that ends. Start it from the main thread:
//! the kernel's signal at the parent's death goes by the thread that started the child.
class RedisServer final
{
public:
    RedisServer() = default;
    ~RedisServer();
    Q_DISABLE_COPY_MOVE(RedisServer)

    //! \brief Starts it and waits until it answers; \a arguments are further options
    //! ("--requirepass", "x"). False with errorString() if that fails.
    bool start(const QStringList &arguments = {});
    //! Starts it again on the same port.
    bool startAgain(const QStringList &arguments = {});
    //! Kills it, as a crash would.
    void stop();
    //! Ends it in its own way, SHUTDOWN.
    void shutDown();
    //! Stops its clock: connections stay, nothing is answered any more, as behind a cut line.
    void freeze();
    void thaw();

    quint16 port() const { return m_port; }

    QString address() const;

    QString errorString() const { return m_error; }

    //! The raw standard output of redis-cli with these arguments, a connection of its own.
    //! Without arguments it runs the commands in \a input, one a line.
    QByteArray cli(const QStringList &arguments, const QByteArray &input = {}) const;

    //! A folder that goes with this object, for a Unix socket.
    QString folder() const { return m_folder.path(); }

private:
    bool startOnce(const QStringList &arguments);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_error;
};

//! Makes \a process die with the thread that starts it.
void dieWithParent(QProcess &process);

//! A port of this computer that nobody listens on; another program may take it before it is used.
quint16 freePort();

} // namespace sessionscope::test
