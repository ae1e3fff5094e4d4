// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/celltext.h"

#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "models/doubt.h"
#include "session/flags.h"

#include <QCoreApplication>
#include <QStringList>

namespace sessionscope::models {

using session::Column;
using session::SessionSnapshot;
using session::Unit;
using session::ValueType;

namespace {

struct CellWords
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::CellWords)
};

// Between a value and what stands beside it, and between tags.
constexpr QStringView kBeside = u" · ";
constexpr QStringView kBetweenWords = u", ";

//! Where the unit starts in a number followed by one, whatever the language.
qsizetype findUnit(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isLetter())
            return i;
    }
    return -1;
}

bool isName(Column column)
{
    // These number things; a group separator would make another name of them.
    return column == Column::Db || column == Column::Fd || column == Column::Redir
        || column == Column::IoThread;
}

QString integerText(Column column, qint64 value, const QLocale &locale)
{
    switch (session::columnInfo(column).unit) {
    case Unit::Seconds:
        return humanDuration(value, locale);
    case Unit::Bytes:
        return humanBytes(value, locale);
    case Unit::None:
        break;
    }
    return isName(column) ? QString::number(value) : locale.toString(value);
}

//! -1 where there is nothing to be counted or named.
bool isNone(Column column, qint64 value)
{
    return (column == Column::Multi || column == Column::Redir) && value == -1;
}

QString words(Column column, const QString &text)
{
    if (column == Column::Flags)
        return session::flagWords(text);
    if (column == Column::Events)
        return session::eventWords(text);
    return text;
}

QString fieldText(Column column, const QString &text, int maxCharacters)
{
    // Enough letters for any real flags; each of them becomes a word.
    constexpr qsizetype kMaxLetters = 64;
    const bool areLetters = column == Column::Flags || column == Column::Events;
    return displayText(areLetters ? words(column, text.left(kMaxLetters)) : text, maxCharacters);
}

CellText placeholder(const QString &text)
{
    CellText cell;
    cell.text = text;
    cell.isPlaceholder = true;
    return cell;
}

CellText integerCell(Column column, qint64 value, const QLocale &locale)
{
    if (isNone(column, value)) {
        return placeholder(column == Column::Multi ? CellWords::tr("no", "not in MULTI")
                                                   : CellWords::tr("none", "no redirection"));
    }
    CellText cell;
    cell.text = integerText(column, value, locale);
    if (session::columnInfo(column).unit != Unit::None)
        cell.unitStart = findUnit(cell.text);
    return cell;
}

CellText textCell(Column column, const QString &text)
{
    if (text.isEmpty() && column == Column::Name)
        return placeholder(CellWords::tr("(no name)"));
    CellText cell;
    cell.text = fieldText(column, text, kMaxCellCharacters);
    cell.isNoteworthy = column == Column::Flags && session::isNoteworthy(text);
    return cell;
}

} // namespace

QString unknownText()
{
    return QString(QChar(0x2013));
}

CellText cellText(const SessionSnapshot &snapshot, Column column, quint32 row,
                  const QLocale &locale)
{
    switch (session::columnInfo(column).type) {
    case ValueType::Id:
        if (const auto id = snapshot.id(row)) {
            CellText cell;
            cell.text = QString::number(*id);
            return cell;
        }
        break;
    case ValueType::Integer:
        if (const auto value = snapshot.integer(column, row))
            return integerCell(column, *value, locale);
        break;
    case ValueType::Text:
        if (const auto text = snapshot.text(column, row))
            return textCell(column, *text);
        break;
    }
    return placeholder(unknownText());
}

QString labelText(const session::SourceLabel &label)
{
    return displayText(label.alias.isEmpty() ? label.tags.join(kBetweenWords) : label.alias,
                       kMaxCellCharacters);
}

QString aliasText(const session::SourceLabel *label, const QString &remoteAlias,
                  qsizetype &besideStart)
{
    besideStart = -1;
    const QString local = label != nullptr ? labelText(*label) : QString();
    const QString remote = displayText(remoteAlias, kMaxCellCharacters);
    if (local.isEmpty() || remote.isEmpty() || local == remote)
        return local.isEmpty() ? remote : local;
    besideStart = local.size();
    return local + kBeside + remote;
}

QString labelSentence(const session::SourceLabel &label)
{
    const QString tags = displayText(label.tags.join(kBetweenWords), kMaxDetailCharacters);
    const QString alias = displayText(label.alias, kMaxCellCharacters);
    if (alias.isEmpty())
        return CellWords::tr("Your tags: %1", "tags of a source").arg(tags);
    if (tags.isEmpty())
        return CellWords::tr("You call it “%1”", "alias of a source").arg(alias);
    return CellWords::tr("You call it “%1”; tags: %2", "alias and tags of a source")
        .arg(alias, tags);
}

CellText cellText(const SessionSnapshot &snapshot, Column column, quint32 row,
                  const QLocale &locale, const session::SourceLabel *label)
{
    CellText cell = cellText(snapshot, column, row, locale);
    if (label == nullptr || (column != Column::Client && column != Column::ClientDesc))
        return cell;
    cell.labelColor = label->color;
    if (column == Column::Client) {
        cell.besideStart = cell.text.size();
        cell.text += kBeside + labelText(*label);
        return cell;
    }
    cell.text = aliasText(label, snapshot.text(column, row).value_or(QString()), cell.besideStart);
    cell.isPlaceholder = false;
    return cell;
}

QString detailText(const SessionSnapshot &snapshot, Column column, quint32 row,
                   const QLocale &locale)
{
    if (snapshot.isUnknown(column, row))
        return CellWords::tr("unknown");
    const session::ColumnInfo &info = session::columnInfo(column);
    if (info.type == ValueType::Text) {
        const QString text = snapshot.text(column, row).value_or(QString());
        if (text.isEmpty())
            return CellWords::tr("(empty)");
        return fieldText(column, text, kMaxDetailCharacters);
    }
    if (info.unit == Unit::Seconds)
        return humanDurationLong(snapshot.integer(column, row).value_or(0), locale);
    if (column == Column::Multi && snapshot.integer(column, row) == -1)
        return CellWords::tr("not in MULTI");
    return cellText(snapshot, column, row, locale).text;
}

QVariant rawValue(const SessionSnapshot &snapshot, Column column, quint32 row)
{
    switch (session::columnInfo(column).type) {
    case ValueType::Id:
        if (const auto id = snapshot.id(row))
            return QVariant::fromValue<qulonglong>(*id);
        break;
    case ValueType::Integer:
        if (const auto value = snapshot.integer(column, row))
            return QVariant::fromValue<qlonglong>(*value);
        break;
    case ValueType::Text:
        if (const auto text = snapshot.text(column, row))
            return *text;
        break;
    }
    return {};
}

QString rawDisplayText(const SessionSnapshot &snapshot, Column column, quint32 row)
{
    const auto text = snapshot.rawText(column, row);
    return text ? displayText(*text, kMaxDetailCharacters) : CellWords::tr("unknown");
}

QString meaning(const SessionSnapshot &snapshot, Column column, quint32 row)
{
    if (column == Column::Flags) {
        constexpr qsizetype kMaxLetters = 64;
        const QString letters = snapshot.text(column, row).value_or(QString());
        if (!letters.isEmpty())
            return session::flagHelp(letters.left(kMaxLetters));
    }
    const QString help = session::columnHelp(column);
    return isDoubtful(snapshot, column, row) ? help + QLatin1Char('\n') + doubtText(column) : help;
}

QString rowSummary(const SessionSnapshot &snapshot, quint32 row, const QLocale &locale)
{
    QStringList parts;
    for (const Column column : {Column::Addr, Column::Name, Column::Cmd}) {
        const CellText cell = cellText(snapshot, column, row, locale);
        if (!cell.isPlaceholder && !cell.text.isEmpty())
            parts.append(cell.text);
    }
    if (const auto idle = snapshot.integer(Column::Idle, row))
        parts.append(CellWords::tr("idle %1", "a duration").arg(humanDuration(*idle, locale)));
    const CellText flags = cellText(snapshot, Column::Flags, row, locale);
    if (!flags.isPlaceholder && !flags.text.isEmpty())
        parts.append(flags.text);
    return parts.join(CellWords::tr(", ", "between the parts of a row that is read out"));
}

} // namespace sessionscope::models
