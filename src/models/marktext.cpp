// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/marktext.h"

#include "core/displaytext.h"
#include "core/limits.h"

#include <QCoreApplication>
#include <QStringList>

namespace sessionscope::models {

namespace {

struct MarkWords
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::MarkWords)
};

} // namespace

Mark markOf(session::RowChanges changes)
{
    if ((changes & session::kRowIsGone) != 0)
        return Mark::Gone;
    if ((changes & session::kRowIsNew) != 0)
        return Mark::New;
    return (changes & session::kTellingColumns) != 0 ? Mark::Changed : Mark::None;
}

QString markSign(Mark mark)
{
    switch (mark) {
    case Mark::New:
        return QString(QChar(u'+'));
    case Mark::Changed:
        return QString(QChar(u'~'));
    case Mark::Gone:
        return QString(QChar(0x2013));
    case Mark::None:
        break;
    }
    return {};
}

QString markText(session::RowChanges changes)
{
    switch (markOf(changes)) {
    case Mark::New:
        return MarkWords::tr("new", "a session");
    case Mark::Gone:
        return MarkWords::tr("gone", "a session");
    case Mark::Changed:
        break;
    case Mark::None:
        return {};
    }
    QStringList titles;
    for (const session::ColumnInfo &info : session::columns()) {
        if ((changes & session::kTellingColumns & session::columnSet(info.column)) != 0)
            titles.append(session::columnTitle(info.column));
    }
    return MarkWords::tr("changed: %1", "titles of columns")
        .arg(titles.join(MarkWords::tr(", ", "between titles of columns")));
}

QString colorRuleText(const QString &word)
{
    return MarkWords::tr("colour rule: %1", "the user's word for sessions of that colour")
        .arg(displayText(word, kMaxCellCharacters));
}

} // namespace sessionscope::models
