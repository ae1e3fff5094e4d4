// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/disconnectplan.h"
#include "live/journalentry.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace sessionscope::models {

//! First the preview, with a box for each session that may be disconnected, and those with an
//! obstacle at the top, where they are seen; then, from begin() on, those that are being
//! disconnected, and what has become of them. GUI thread.
class DisconnectModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Address, Node, Id, Name, Command, Idle, Age, Remark, ColumnCount };

    explicit DisconnectModel(QObject *parent = nullptr);

    void setPlan(live::DisconnectPlan plan);

    const live::DisconnectPlan &plan() const { return m_plan; }

    //! Only the chosen ones stay, in the order of plan().targets(); their boxes are gone.
    void begin();

    bool hasBegun() const { return m_hasBegun; }

    //! What has become of targets, by their numbers; once for each.
    void setOutcomes(const std::vector<std::pair<quint32, live::DisconnectOutcome>> &outcomes);

    //! Targets of that outcome.
    int outcomeCount(live::DisconnectOutcome::Kind kind) const;

    //! Targets with an outcome.
    int settledCount() const;

    //! "198 disconnected, 2 already gone"; empty before the first outcome.
    QString outcomeSummary() const;

    //! The whole list, TAB separated, with a header; texts are made harmless.
    QString toText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    //! Qt::CheckStateRole of the first column.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    //! Other sessions are chosen.
    void choiceChanged();

private:
    const live::DisconnectEntry &entryAt(int row) const;
    QString cellText(int row, int column) const;
    QString remark(int row) const;
    bool isNoteworthy(int row) const;

    live::DisconnectPlan m_plan;
    bool m_hasBegun = false;
    std::vector<std::size_t> m_entries; // of the plan, by row
    std::vector<std::optional<live::DisconnectOutcome>> m_outcomes; // by row, once begun
    std::map<live::DisconnectOutcome::Kind, int> m_counts; // none is 0
    QLocale m_locale;
};

//! "198 disconnected, 2 already gone".
QString outcomeCountsText(const std::map<live::DisconnectOutcome::Kind, int> &counts);

} // namespace sessionscope::models
