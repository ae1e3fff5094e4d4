// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>

#include <utility>

namespace sessionscope::test {

//! Reads CSV as RFC 4180 says, knowing nothing of the writer: a record is a list of cells.
inline QList<QByteArrayList> readCsv(const QByteArray &bytes, char separator,
                                     const QByteArray &lineEnd)
{
    QList<QByteArrayList> records;
    QByteArrayList record;
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (i + 1 < bytes.size() && bytes[i + 1] == '"')
                cell += bytes[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == separator) {
            record.append(std::exchange(cell, {}));
        } else if (bytes.mid(i, lineEnd.size()) == lineEnd) {
            record.append(std::exchange(cell, {}));
            records.append(std::exchange(record, {}));
            i += lineEnd.size() - 1;
        } else {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !record.isEmpty())
        qFatal("the last record has no end");
    return records;
}

} // namespace sessionscope::test
