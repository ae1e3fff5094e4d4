// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

//! Numbers as people read them; the raw value stands in the details and the export.
namespace sessionscope {

//! Seconds in the largest fitting unit: "0 s", "59 s", "4 m", "3 h", "2 d". Whole units, cut off
//! downwards. Negative values (not documented, but possible) are shown as they are.
QString humanDuration(qint64 seconds, const QLocale &locale = QLocale());

//! Seconds in at most two units: "3 h 25 m".
QString humanDurationLong(qint64 seconds, const QLocale &locale = QLocale());

//! Bytes in IEC units: "512 B", "1.4 KiB", "3.0 MiB".
QString humanBytes(qint64 bytes, const QLocale &locale = QLocale());

} // namespace sessionscope
