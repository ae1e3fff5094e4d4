// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/journalentry.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <vector>

namespace sessionscope::models {

//! What this program has done to others, the newest first. GUI thread.
class JournalModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, User, Connection, Action, Sessions, Outcome, ColumnCount };

    explicit JournalModel(QObject *parent = nullptr);

    //! The oldest first, as live::Journal::read() gives them.
    void setEntries(std::vector<live::JournalEntry> entries);

    //! The oldest first.
    const std::vector<live::JournalEntry> &entries() const { return m_entries; }

    const live::JournalEntry &entryAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString cellText(const live::JournalEntry &entry, int column) const;

    std::vector<live::JournalEntry> m_entries;
    QLocale m_locale;
};

//! "Disconnect sessions".
QString actionTitle(live::JournalAction::Kind kind);
//! "198 disconnected, 2 already gone", or that the outcome is unknown.
QString outcomeSummary(const live::JournalAction &action);
//! All that is known of it, line by line; harmless.
QString journalDetails(const live::JournalEntry &entry, const QLocale &locale);

} // namespace sessionscope::models
