// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/jsonmember.h"

namespace sessionscope::cloud {

QJsonValue memberOf(const QJsonObject &object, QLatin1String name)
{
    if (const auto exact = object.constFind(name); exact != object.constEnd())
        return *exact;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return *it;
    }
    return QJsonValue(QJsonValue::Undefined);
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return value.toVariant().toString();
    return {};
}

std::optional<qint64> integerOf(const QJsonValue &value)
{
    if (value.isString()) {
        bool isInteger = false;
        const qlonglong number = value.toString().trimmed().toLongLong(&isInteger);
        return isInteger ? std::optional<qint64>(number) : std::nullopt;
    }
    // toInteger() gives its default for what is none.
    if (value.isDouble() && value.toInteger(0) == value.toInteger(1))
        return value.toInteger();
    return std::nullopt;
}

} // namespace sessionscope::cloud
