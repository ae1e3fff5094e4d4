// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/labellistmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/roles.h"

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using session::LabelRule;
using session::LabelRuleKind;

namespace {

QString textOf(const LabelRule &rule, int column)
{
    switch (column) {
    case LabelListModel::Pattern:
        return rule.pattern;
    case LabelListModel::Alias:
        return rule.label.alias;
    case LabelListModel::Tags:
        return rule.label.tags.join(u' ');
    default:
        return rule.label.color == 0 ? QString() : labelColorTitle(rule.label.color);
    }
}

} // namespace

QString labelColorTitle(int color)
{
    switch (color) {
    case 1:
        return LabelListModel::tr("Blue");
    case 2:
        return LabelListModel::tr("Orange");
    case 3:
        return LabelListModel::tr("Green");
    case 4:
        return LabelListModel::tr("Pink");
    case 5:
        return LabelListModel::tr("Olive");
    case 6:
        return LabelListModel::tr("Sky blue");
    case 7:
        return LabelListModel::tr("Purple");
    default:
        return LabelListModel::tr("None", "no colour");
    }
}

QString labelPatternHelp(const QString &pattern)
{
    const auto kind = session::kindOfLabelPattern(pattern);
    if (!kind)
        return {};
    switch (*kind) {
    case LabelRuleKind::Address:
        return LabelListModel::tr("The source of exactly this address.");
    case LabelRuleKind::Block:
        return LabelListModel::tr("All sources of this block of addresses.");
    case LabelRuleKind::Range:
        return LabelListModel::tr("All sources from the first address to the last one.");
    case LabelRuleKind::Text:
        break;
    }
    return LabelListModel::tr("All sessions whose client name is this; * stands for any "
                              "characters.");
}

LabelListModel::LabelListModel(QObject *parent)
    : KeyedTableModel(parent)
{
}

void LabelListModel::setRules(const session::LabelRules &rules)
{
    replaceRows(rules.rules());
}

int LabelListModel::rowOf(const QString &pattern) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).pattern.compare(pattern, Qt::CaseInsensitive) == 0)
            return row;
    }
    return -1;
}

QString LabelListModel::keyOf(const LabelRule &rule) const
{
    return rule.pattern.toCaseFolded();
}

int LabelListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LabelListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LabelRule &rule = rowAt(index.row());
    const QString text = textOf(rule, index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(text, kMaxCellCharacters);
    case Qt::ToolTipRole: {
        const QString shown = displayText(text, kMaxCellCharacters);
        return toPlainToolTip(
            index.column() == Pattern ? shown + u'\n' + labelPatternHelp(rule.pattern) : shown);
    }
    case RawRole:
        return text;
    case KeyRole:
        return rule.pattern;
    case LabelColorRole:
        return index.column() == Color ? rule.label.color : 0;
    default:
        return {};
    }
}

QVariant LabelListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeading);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Pattern:
        return tr("Sources", "address, block, range or name pattern");
    case Alias:
        return tr("Alias");
    case Tags:
        return tr("Tags");
    case Color:
        return tr("Colour");
    default:
        return {};
    }
}

} // namespace sessionscope::models
