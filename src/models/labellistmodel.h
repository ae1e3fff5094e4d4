// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyedtablemodel.h"
#include "session/labelrules.h"

namespace sessionscope::models {

//! What the user calls the sources, one row a rule. GUI thread.
class LabelListModel final : public KeyedTableModel<session::LabelRule, QString>
{
    Q_OBJECT

public:
    enum Column { Pattern, Alias, Tags, Color, ColumnCount };

    explicit LabelListModel(QObject *parent = nullptr);

    void setRules(const session::LabelRules &rules);

    const session::LabelRule &ruleAt(int row) const { return rowAt(row); }

    //! The row of that pattern, or -1. O(rows).
    int rowOf(const QString &pattern) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString keyOf(const session::LabelRule &rule) const override;
};

//! "Blue": the word for a colour of labels, "None" for 0.
QString labelColorTitle(int color);

//! "An exact address", "All addresses of the block": which sources a pattern means; empty for a
//! pattern of no kind.
QString labelPatternHelp(const QString &pattern);

} // namespace sessionscope::models
