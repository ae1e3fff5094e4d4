// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sessionscope {

//! \a bytes as text with a checksum. Qt trusts the bytes that it has saved:
//! QMainWindow::restoreState() corrupts memory where some of them are others. So they are given
//! back only as they were. Against accidents; who writes the file may do anything.
QString sealed(const QByteArray &bytes);
//! nullopt: damaged, or more than \a maxBytes.
std::optional<QByteArray> unsealed(const QString &text, qsizetype maxBytes);

} // namespace sessionscope
