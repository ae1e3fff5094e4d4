// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sessionscope::demo {

//! SIGINT, SIGTERM and SIGHUP as a Qt signal, so that a program can end in order. One object at a
//! time, in the main thread; elsewhere than on Unix it does nothing.
class TerminationSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSignals)

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

signals:
    void received();
};

} // namespace sessionscope::demo
