// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/plainsessions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <vector>

//! An answer of the API read naively through QJsonDocument.
namespace sessionscope::test {

inline QByteArray repaired(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += text[i];
            out += text[++i];
        } else {
            out += text[i].isSurrogate() ? QChar(QChar::ReplacementCharacter) : text[i];
        }
    }
    return out.toUtf8();
}

inline std::optional<qint64> integerOf(const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        for (qsizetype i = text.startsWith(QLatin1Char('-')) ? 1 : 0; i < text.size(); ++i) {
            if (text[i] < QLatin1Char('0') || text[i] > QLatin1Char('9'))
                return std::nullopt;
        }
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    // An integer does not depend on the default.
    const qint64 number = value.toInteger(1);
    return value.isDouble() && number == value.toInteger(2) ? std::optional(number) : std::nullopt;
}

struct NaiveAnswer
{
    PlainSessions rows;
    quint64 unreadable = 0;
    QByteArray requestId;
    std::optional<qint64> total;
    std::optional<qint64> timestamp_ms;
    std::vector<quint64> ids; // of the first source
};

inline PlainSession naiveRow(const QJsonObject &object, quint64 &unreadable)
{
    PlainSession row;
    for (const session::ColumnInfo &column : session::columns()) {
        const QJsonValue value = object[column.apiName];
        bool isKnown = false;
        if (column.type == session::ValueType::Text) {
            if (value.isString())
                row.text(column.column) = repaired(value.toString());
            else if (value.isDouble())
                row.text(column.column) = QByteArray::number(value.toInteger());
            isKnown = value.isString() || value.isDouble();
        } else {
            const std::optional<qint64> number = integerOf(value);
            isKnown = number && (column.type != session::ValueType::Id || *number >= 0);
            if (isKnown && column.type == session::ValueType::Id)
                row.id = static_cast<quint64>(*number);
            else if (isKnown)
                row.number(column.column) = number;
        }
        if (!isKnown && !value.isNull() && !value.isUndefined())
            ++unreadable;
    }
    return row;
}

inline NaiveAnswer naiveAnswer(const QByteArray &body)
{
    NaiveAnswer answer;
    const QJsonObject envelope = QJsonDocument::fromJson(body).object();
    const QJsonObject data = envelope[QLatin1String("Data")].toObject();
    for (const QJsonValue row : data[QLatin1String("Sessions")].toArray()) {
        if (row.isObject())
            answer.rows.push_back(naiveRow(row.toObject(), answer.unreadable));
        else
            ++answer.unreadable;
    }
    answer.requestId = repaired(envelope[QLatin1String("RequestId")].toString());
    answer.total = integerOf(data[QLatin1String("Total")]);
    answer.timestamp_ms = integerOf(data[QLatin1String("Timestamp")]);
    const QJsonValue source = data[QLatin1String("SourceStats")].toArray().at(0);
    for (const QJsonValue id : source[QLatin1String("Ids")].toArray()) {
        if (const std::optional<qint64> number = integerOf(id); number && *number >= 0)
            answer.ids.push_back(static_cast<quint64>(*number));
    }
    return answer;
}

} // namespace sessionscope::test
