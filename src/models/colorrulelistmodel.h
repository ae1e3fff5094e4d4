// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/colorrules.h"
#include "models/keyedtablemodel.h"

#include <QStringList>

namespace sessionscope::models {

//! The colour rules in the order in which they win, with a tick for each that is in force. GUI
//! thread.
class ColorRuleListModel final : public KeyedTableModel<live::ColorRule, QString>
{
    Q_OBJECT

public:
    enum Column { Word, Filter, Color, ColumnCount };

    explicit ColorRuleListModel(QObject *parent = nullptr);

    void setRules(const QList<live::ColorRule> &rules);
    void setTicked(const QStringList &ids);

    //! Ids, whether there are rules of them or not.
    const QStringList &ticked() const { return m_ticked; }

    const live::ColorRule &ruleAt(int row) const { return rowAt(row); }

    //! The row of that id, or -1.
    int rowOf(const QString &id) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    //! The user has put a rule in force or out of it.
    void tickedChanged();

private:
    QString keyOf(const live::ColorRule &rule) const override;

    QStringList m_ticked;
};

} // namespace sessionscope::models
