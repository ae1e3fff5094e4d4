// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clipboardtext.h"

#include "session/column.h"
#include "session/minimalblocks.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::SessionSnapshot;

namespace {

constexpr QChar kTab(u'\t');

bool endsLine(QChar c)
{
    // U+000B, U+000C and U+0085 end lines for some readers.
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator
        || c == u'\v' || c == u'\f' || c == QChar(0x85);
}

void appendOnOneLine(QString &out, const QString &text)
{
    for (const QChar c : text)
        out += c == kTab || endsLine(c) ? QChar(u' ') : c;
}

void appendMarkdown(QString &out, const QString &text)
{
    // Others mean something at the start of a line only, where a cell never stands.
    constexpr QStringView kMeaningful = u"\\`*_[]<>|~&";
    for (const QChar c : text) {
        if (c == kTab || endsLine(c)) {
            out += u' ';
            continue;
        }
        if (kMeaningful.contains(c))
            out += u'\\';
        out += c;
    }
}

//! Visits the sources of \a rows, each once, in the order in which they come first. Returns how
//! many sessions have none.
template <class Visitor>
qsizetype visitSources(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                       Visitor visit)
{
    const session::Dictionary &hosts = snapshot.dictionary(Column::Client);
    std::vector<quint8> isSeen(hosts.size(), 0);
    qsizetype unknown = 0;
    for (const quint32 row : rows) {
        std::optional<quint32> code = snapshot.code(Column::Client, row);
        if (!code)
            code = snapshot.addrHostCode(row);
        if (!code) {
            ++unknown;
        } else if (!isSeen[*code]) {
            isSeen[*code] = 1;
            visit(hosts.utf8(*code));
        }
    }
    return unknown;
}

bool isFitForCommand(const QString &addr)
{
    return !addr.isEmpty() && std::all_of(addr.cbegin(), addr.cend(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
            || u".:[]/_-%@"_s.contains(c);
    });
}

} // namespace

QString toTabSeparated(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                       std::span<const Column> columns)
{
    QString out;
    for (const Column column : columns) {
        if (!out.isEmpty())
            out += kTab;
        out += session::columnInfo(column).apiName;
    }
    out += u'\n';
    for (const quint32 row : rows) {
        bool isFirst = true;
        for (const Column column : columns) {
            if (!isFirst)
                out += kTab;
            isFirst = false;
            appendOnOneLine(out, snapshot.rawText(column, row).value_or(QString()));
        }
        out += u'\n';
    }
    return out;
}

QString toMarkdown(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                   std::span<const Column> columns)
{
    QString out = u"|"_s;
    for (const Column column : columns)
        out += u' ' + session::columnInfo(column).apiName + u" |"_s;
    out += u"\n|"_s;
    for (const Column column : columns) {
        const bool isText = session::columnInfo(column).type == session::ValueType::Text;
        out += isText ? u" --- |"_s : u" ---: |"_s;
    }
    out += u'\n';
    for (const quint32 row : rows) {
        out += u'|';
        for (const Column column : columns) {
            out += u' ';
            appendMarkdown(out, snapshot.rawText(column, row).value_or(QString()));
            out += u" |"_s;
        }
        out += u'\n';
    }
    return out;
}

CopiedLines toAddressList(const SessionSnapshot &snapshot, std::span<const quint32> rows)
{
    CopiedLines copied;
    copied.leftOut = visitSources(snapshot, rows, [&copied](QByteArrayView source) {
        appendOnOneLine(copied.text, session::exactText(source));
        copied.text += u'\n';
        ++copied.lines;
    });
    return copied;
}

CopiedLines toBlockList(const SessionSnapshot &snapshot, std::span<const quint32> rows)
{
    CopiedLines copied;
    std::vector<session::HostAddress> addresses;
    qsizetype others = 0;
    const qsizetype unknown = visitSources(snapshot, rows, [&](QByteArrayView source) {
        if (const auto address = session::parseHostAddress(source))
            addresses.push_back(*address);
        else
            ++others;
    });
    copied.leftOut = unknown + others;
    for (const session::AddressBlock &block : session::minimalBlocks(std::move(addresses))) {
        copied.text += session::toText(block) + u'\n';
        ++copied.lines;
    }
    return copied;
}

CopiedLines toDisconnectCommands(const SessionSnapshot &snapshot, std::span<const quint32> rows)
{
    CopiedLines copied;
    QSet<QString> seen;
    for (const quint32 row : rows) {
        const QString addr = snapshot.text(Column::Addr, row).value_or(QString());
        if (!snapshot.addrPort(row) || !isFitForCommand(addr)) {
            ++copied.leftOut;
            continue;
        }
        if (seen.contains(addr))
            continue;
        seen.insert(addr);
        copied.text += u"CLIENT KILL ADDR "_s + addr + u'\n';
        ++copied.lines;
    }
    return copied;
}

} // namespace sessionscope::models
