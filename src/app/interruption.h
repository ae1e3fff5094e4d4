// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sessionscope::app {

//! SIGINT, SIGTERM and SIGHUP as a Qt signal, so that the program can end in order. A signal that
//! the program was started to ignore (nohup) stays ignored. One object at a time, in the main
//! thread; elsewhere than on Unix it does nothing.
class Interruption final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interruption)

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

signals:
    void received(int signal);
};

} // namespace sessionscope::app
