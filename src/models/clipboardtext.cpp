// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clipboardtext.h"

#include "session/column.h"

namespace sessionscope::models {

namespace {

constexpr QChar kTab(u'\t');

void appendOnOneLine(QString &out, const QString &text)
{
    for (const QChar c : text) {
        const bool splits = c == kTab || c == u'\n' || c == u'\r' || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
        out += splits ? QChar(u' ') : c;
    }
}

} // namespace

QString toTabSeparated(const session::SessionSnapshot &snapshot, std::span<const quint32> rows,
                       std::span<const session::Column> columns)
{
    QString out;
    for (const session::Column column : columns) {
        if (!out.isEmpty())
            out += kTab;
        out += session::columnInfo(column).apiName;
    }
    out += u'\n';
    for (const quint32 row : rows) {
        bool isFirst = true;
        for (const session::Column column : columns) {
            if (!isFirst)
                out += kTab;
            isFirst = false;
            appendOnOneLine(out, snapshot.rawText(column, row).value_or(QString()));
        }
        out += u'\n';
    }
    return out;
}

} // namespace sessionscope::models
