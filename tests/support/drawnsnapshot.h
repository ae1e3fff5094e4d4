// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/snapshotbuilder.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <numeric>
#include <span>
#include <vector>

//! Snapshots as drawn tables, for inputs and expectations that can be read.
//!
//!     const auto snapshot = drawnSnapshot(R"(
//!         Id  Addr            Name       Age
//!         7   10.0.0.1:5000   cart       12
//!         8   [::1]:5001      ""         -      # empty name, unknown age
//!         9   -               "two w\n"  3
//!     )");
//!     QCOMPARE(drawn(*snapshot, "Id Age"), drawnTable("Id Age\n 7 12\n 8 -\n 9 3"));
//!
//! The first line names members of the API; members that it does not name are unknown. Cells are
//! separated by blanks, so alignment is free. "-" is unknown, everything else is the value. A cell
//! in quotation marks may hold blanks and the escapes \" \\ \n \r \t \0 and \u{hex}; "" is the
//! empty text and "-" in quotation marks a minus sign. From " #" to the end of the line is a
//! remark. A wrong table ends the test program.
namespace sessionscope::test {

namespace detail {

struct Cell
{
    bool quoted = false;
    QString text;

    bool isUnknown() const { return !quoted && text == QLatin1String("-"); }
};

inline QString unescaped(QStringView text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != QLatin1Char('\\')) {
            out += text[i];
            continue;
        }
        if (++i == text.size())
            qFatal("drawn table: backslash at the end of a cell");
        switch (text[i].unicode()) {
        case u'n':
            out += QLatin1Char('\n');
            break;
        case u'r':
            out += QLatin1Char('\r');
            break;
        case u't':
            out += QLatin1Char('\t');
            break;
        case u'0':
            out += QChar(u'\0');
            break;
        case u'u': {
            const qsizetype end = text.indexOf(QLatin1Char('}'), i);
            bool ok = end > i + 2 && text[i + 1] == QLatin1Char('{');
            const char32_t point = ok ? text.mid(i + 2, end - i - 2).toUInt(&ok, 16) : 0;
            if (!ok)
                qFatal("drawn table: \\u needs {hex digits}");
            out += QStringView(QChar::fromUcs4(point)); // QString::fromUcs4() drops U+FEFF
            i = end;
            break;
        }
        default:
            out += text[i];
        }
    }
    return out;
}

inline QList<Cell> cellsOf(QStringView line)
{
    QList<Cell> cells;
    qsizetype at = 0;
    while (at < line.size()) {
        if (line[at].isSpace()) {
            ++at;
            continue;
        }
        if (line[at] == QLatin1Char('#'))
            break;
        qsizetype end = at + 1;
        const bool quoted = line[at] == QLatin1Char('"');
        if (quoted) {
            while (end < line.size() && line[end] != QLatin1Char('"'))
                end += line[end] == QLatin1Char('\\') ? 2 : 1;
            if (end >= line.size())
                qFatal("drawn table: quotation mark not closed: %s",
                       qUtf8Printable(line.toString()));
            cells.append({true, unescaped(line.mid(at + 1, end - at - 1))});
            ++end;
        } else {
            while (end < line.size() && !line[end].isSpace())
                ++end;
            cells.append({false, line.mid(at, end - at).toString()});
        }
        at = end;
    }
    return cells;
}

inline QList<QList<Cell>> rowsOf(QStringView table)
{
    QList<QList<Cell>> rows;
    for (const QStringView line : table.split(QLatin1Char('\n'))) {
        const QList<Cell> cells = cellsOf(line);
        if (!cells.isEmpty())
            rows.append(cells);
    }
    return rows;
}

inline QString drawnCell(const QString &text)
{
    QString out;
    bool needsQuotes = text.isEmpty() || text == QLatin1String("-");
    for (const QChar c : text) {
        const bool isPlain = c.isPrint() && !c.isSpace() && c.unicode() < 0x7f;
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\');
        if (isPlain || c == QLatin1Char(' ') || c.isLetterOrNumber() || c.isSurrogate())
            out += c;
        else
            out += QLatin1String("\\u{") + QString::number(c.unicode(), 16) + QLatin1Char('}');
        needsQuotes = needsQuotes || !isPlain || c == QLatin1Char('"') || c == QLatin1Char('\\')
            || c == QLatin1Char('#');
    }
    return needsQuotes ? QLatin1Char('"') + out + QLatin1Char('"') : out;
}

inline std::vector<session::Column> columnsOf(const QList<Cell> &names)
{
    std::vector<session::Column> columns;
    for (const Cell &name : names) {
        const auto column = session::columnFromApiName(name.text);
        if (!column)
            qFatal("drawn table: no member is called %s", qUtf8Printable(name.text));
        columns.push_back(*column);
    }
    return columns;
}

inline void setCell(session::SnapshotBuilder &builder, session::Column column, const Cell &cell)
{
    if (cell.isUnknown())
        return;
    bool ok = true;
    switch (session::columnInfo(column).type) {
    case session::ValueType::Id:
        builder.setId(cell.text.toULongLong(&ok));
        break;
    case session::ValueType::Integer:
        builder.setInteger(column, cell.text.toLongLong(&ok));
        break;
    case session::ValueType::Text:
        builder.setText(column, cell.text.toUtf8());
        break;
    }
    if (!ok)
        qFatal("drawn table: %s is no number", qUtf8Printable(cell.text));
}

} // namespace detail

//! The snapshot that \a table (UTF-8) draws. \a info is taken as it is: draw no Total, set it.
inline session::SnapshotPointer drawnSnapshot(const char *table, session::SnapshotInfo info = {})
{
    const QString text = QString::fromUtf8(table);
    const QList<QList<detail::Cell>> rows = detail::rowsOf(text);
    session::SnapshotBuilder builder;
    if (!rows.isEmpty()) {
        const std::vector<session::Column> columns = detail::columnsOf(rows.front());
        for (const QList<detail::Cell> &row : rows.mid(1)) {
            if (row.size() != static_cast<qsizetype>(columns.size()))
                qFatal("drawn table: a row has %lld cells", static_cast<long long>(row.size()));
            builder.beginRow();
            for (qsizetype i = 0; i < row.size(); ++i)
                detail::setCell(builder, columns[static_cast<std::size_t>(i)], row[i]);
        }
    }
    return std::move(builder).finish(std::move(info));
}

//! The canonical form of a drawn table: one blank between cells, quotation marks only where needed.
inline QString drawnTable(const char *table)
{
    const QString text = QString::fromUtf8(table);
    QStringList lines;
    for (const QList<detail::Cell> &row : detail::rowsOf(text)) {
        QStringList cells;
        for (const detail::Cell &cell : row)
            cells.append(cell.isUnknown() ? cell.text : detail::drawnCell(cell.text));
        lines.append(cells.join(QLatin1Char(' ')));
    }
    return lines.join(QLatin1Char('\n'));
}

//! Draws the members \a members ("Id Name Age"; empty = all 21) of \a rows, in canonical form.
inline QString drawn(const session::SessionSnapshot &snapshot, const char *members,
                     std::span<const quint32> rows)
{
    const QString names = QString::fromUtf8(members);
    std::vector<session::Column> columns;
    if (names.isEmpty()) {
        columns = session::columnsOf(snapshot.columnSet());
    } else {
        columns = detail::columnsOf(detail::cellsOf(names));
    }
    QStringList cells;
    for (const session::Column column : columns)
        cells.append(session::columnInfo(column).apiName);
    QStringList lines{cells.join(QLatin1Char(' '))};
    for (const quint32 row : rows) {
        cells.clear();
        for (const session::Column column : columns) {
            const std::optional<QString> text = snapshot.rawText(column, row);
            const bool isText = session::columnInfo(column).type == session::ValueType::Text;
            cells.append(!text ? QStringLiteral("-") : isText ? detail::drawnCell(*text) : *text);
        }
        lines.append(cells.join(QLatin1Char(' ')));
    }
    return lines.join(QLatin1Char('\n'));
}

//! The same for all rows in the server's order.
inline QString drawn(const session::SessionSnapshot &snapshot, const char *members = "")
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return drawn(snapshot, members, rows);
}

} // namespace sessionscope::test
