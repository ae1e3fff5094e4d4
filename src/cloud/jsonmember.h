// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>

#include <optional>

//! How the members of answers are read: tolerant of spelling and type, exact in meaning.
namespace sessionscope::cloud {

//! The member called \a name in any case; the exact spelling is preferred. Undefined if absent.
QJsonValue memberOf(const QJsonObject &object, QLatin1String name);

//! A text, or a number as its text; empty for everything else.
QString textOf(const QJsonValue &value);

//! An integer, also as decimal text or an integral float; nothing for everything else.
std::optional<qint64> integerOf(const QJsonValue &value);

} // namespace sessionscope::cloud
