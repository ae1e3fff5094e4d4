// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/emptybody.h"

namespace sessionscope::cloud {

EmptyBody::EmptyBody(QObject *parent)
    : QIODevice(parent)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 EmptyBody::readData(char *, qint64)
{
    return 0;
}

qint64 EmptyBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace sessionscope::cloud
